using System.Text;

namespace Flywheel.Model.Tokenization;

/// <summary>Turns tokens into text as they come. A character whose bytes are spread over tokens is held back until it is whole.</summary>
public sealed class StreamingDecoder
{
    private readonly Tokenizer tokenizer;
    private readonly bool skipSpecial;
    private readonly Decoder decoder = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false).GetDecoder();

    internal StreamingDecoder(Tokenizer tokenizer, bool skipSpecial)
    {
        this.tokenizer = tokenizer;
        this.skipSpecial = skipSpecial;
    }

    /// <summary>The text that a further token completes; often one token's, sometimes none.</summary>
    public string Append(int token) => Decode(skipSpecial && tokenizer.IsSpecial(token) ? [] : tokenizer.BytesOf(token), flush: false);

    /// <summary>What is held back when no token follows; bytes that form no character become U+FFFD.</summary>
    public string Finish() => Decode([], flush: true);

    private string Decode(ReadOnlySpan<byte> bytes, bool flush)
    {
        var characters = new char[decoder.GetCharCount(bytes, flush)];
        decoder.GetChars(bytes, characters, flush);
        return new string(characters);
    }
}
