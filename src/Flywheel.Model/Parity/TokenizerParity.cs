using System.Text.Json;
using Flywheel.Model.Tokenization;

namespace Flywheel.Model.Parity;

/// <summary>Compares a tokenizer with texts whose ids and decodings are known.</summary>
internal static class TokenizerParity
{
    public const string ExpectedName = "encodings.json";
    private const string TokenizerName = "tokenizer.json";

    public static IEnumerable<ParityCheck> Run(string folder)
    {
        var tokenizer = Tokenizer.Load(Path.Combine(folder, TokenizerName));
        using var document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, ExpectedName)));
        var (encoded, decoded, streamed, count) = (0, 0, 0, 0);
        foreach (var item in document.RootElement.EnumerateArray())
        {
            int[] ids = [.. item.GetProperty("ids").EnumerateArray().Select(id => id.GetInt32())];
            var text = item.GetProperty("decoded").GetString()!;
            var stream = tokenizer.Stream();
            count++;
            if (!tokenizer.Encode(item.GetProperty("text").GetString()!).SequenceEqual(ids)) encoded++;
            if (tokenizer.Decode(ids) != text) decoded++;
            if (string.Concat(ids.Select(stream.Append)) + stream.Finish() != text) streamed++;
        }
        yield return new ParityCheck($"texts encoded differently, of {count}", encoded, 0);
        yield return new ParityCheck($"texts decoded differently, of {count}", decoded, 0);
        yield return new ParityCheck($"texts decoded differently token by token, of {count}", streamed, 0);
    }
}
