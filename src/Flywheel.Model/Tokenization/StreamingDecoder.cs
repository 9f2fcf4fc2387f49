using System.Text;

namespace Flywheel.Model.Tokenization;

/// <summary>Turns tokens into text as they come. A character whose bytes are spread over tokens is held back until it is whole.</summary>
public sealed class StreamingDecoder
{
    private readonly Tokenizer _tokenizer;
    private readonly bool _skipSpecial;
    private readonly Decoder _decoder = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false).GetDecoder();

    internal StreamingDecoder(Tokenizer tokenizer, bool skipSpecial)
    {
        _tokenizer = tokenizer;
        _skipSpecial = skipSpecial;
    }

    /// <summary>
    /// The text that a further token completes; often one token's, sometimes none. A model may have rows for more tokens than the tokenizer has:
    /// the others have no text.
    /// </summary>
    public string Append(int token) => Decode(!_tokenizer.Knows(token) || (_skipSpecial && _tokenizer.IsSpecial(token)) ? [] : _tokenizer.BytesOf(token), flush: false);

    /// <summary>What is held back when no token follows; bytes that form no character become U+FFFD.</summary>
    public string Finish() => Decode([], flush: true);

    private string Decode(ReadOnlySpan<byte> bytes, bool flush)
    {
        var characters = new char[_decoder.GetCharCount(bytes, flush)];
        _decoder.GetChars(bytes, characters, flush);
        return new string(characters);
    }
}
