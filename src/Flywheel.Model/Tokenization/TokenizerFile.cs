using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;

namespace Flywheel.Model.Tokenization;

/// <summary>Reads a tokenizer.json, and refuses what <see cref="Tokenizer"/> would do differently from what the file says.</summary>
internal sealed class TokenizerFile(string path)
{
    private const int MaximumToken = 1 << 24;

    public Tokenizer Read()
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            return Read(document.RootElement);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new ModelFileException(path, $"it cannot be read as a tokenizer: {error.Message}", error);
        }
    }

    private Tokenizer Read(JsonElement root)
    {
        var model = root.GetProperty("model");
        Demand(Text(model, "type") == "BPE", $"its model is of type {Text(model, "type")}; BPE is read.");
        Demand(!True(model, "byte_fallback") && Text(model, "unk_token") is null, "it falls back to bytes or to an unknown token; a byte-level vocabulary needs neither.");
        Demand(!True(model, "ignore_merges"), "it ignores merges for whole words, which is not read.");
        CheckNormalizer(root);
        CheckPreTokenizer(root);
        var vocabulary = model.GetProperty("vocab").EnumerateObject().ToDictionary(pair => pair.Name, pair => pair.Value.GetInt32());
        var added = Added(root);
        var tokens = Tokens(vocabulary, added);
        return new Tokenizer(tokens, new BytePairMerger(ByteTokens(vocabulary), Merges(model, vocabulary)), added);
    }

    private void CheckNormalizer(JsonElement root)
    {
        var type = root.TryGetProperty("normalizer", out var normalizer) && normalizer.ValueKind == JsonValueKind.Object ? Text(normalizer, "type") : null;
        Demand(type == "NFC", $"its normalizer is {type ?? "none"}; NFC is read.");
    }

    private void CheckPreTokenizer(JsonElement root)
    {
        var pattern = root.GetProperty("pre_tokenizer") is { ValueKind: JsonValueKind.Object } pre && pre.TryGetProperty("pretokenizers", out var steps)
            ? steps.EnumerateArray().Where(step => Text(step, "type") == "Split").Select(step => Text(step.GetProperty("pattern"), "Regex")).FirstOrDefault()
            : null;
        Demand(pattern == QwenPreTokenizer.Pattern, $"it cuts text by another expression than Qwen2's: {pattern ?? "none"}.");
    }

    private ImmutableArray<AddedToken> Added(JsonElement root)
    {
        if (!root.TryGetProperty("added_tokens", out var list)) return [];
        return [.. list.EnumerateArray().Select(Token).OrderBy(token => token.Id)];

        AddedToken Token(JsonElement entry)
        {
            var content = entry.GetProperty("content").GetString() ?? "";
            Demand(content.Length > 0, "an added token is empty.");
            Demand(!True(entry, "lstrip") && !True(entry, "rstrip") && !True(entry, "single_word"),
                $"the added token {content} strips blanks or wants single words, which is not read.");
            return new AddedToken(entry.GetProperty("id").GetInt32(), content, True(entry, "special"), True(entry, "normalized"));
        }
    }

    private byte[]?[] Tokens(Dictionary<string, int> vocabulary, ImmutableArray<AddedToken> added)
    {
        var ids = vocabulary.Values.Concat(added.Select(token => token.Id)).ToArray();
        Demand(ids.Length > 0 && ids.Min() >= 0 && ids.Max() < MaximumToken, $"its ids do not lie between 0 and {MaximumToken - 1}.");
        var tokens = new byte[]?[ids.Max() + 1];
        foreach (var (entry, id) in vocabulary)
        {
            Demand(tokens[id] is null, $"two entries have the id {id}.");
            tokens[id] = ByteAlphabet.BytesOf(entry) ?? throw new ModelFileException(path, $"the entry \"{entry}\" is not written in the byte-level alphabet.");
        }
        // An added token may repeat an entry of the vocabulary.
        foreach (var token in added) tokens[token.Id] = Encoding.UTF8.GetBytes(token.Content);
        return tokens;
    }

    private int[] ByteTokens(Dictionary<string, int> vocabulary)
    {
        var tokens = new int[256];
        for (var value = 0; value < tokens.Length; value++)
        {
            Demand(vocabulary.TryGetValue(ByteAlphabet.CharacterOf((byte)value).ToString(), out tokens[value]), $"its vocabulary lacks the byte {value:x2}.");
        }
        return tokens;
    }

    private FrozenDictionary<(int Left, int Right), (int Rank, int Token)> Merges(JsonElement model, Dictionary<string, int> vocabulary)
    {
        var merges = new Dictionary<(int, int), (int, int)>();
        foreach (var entry in model.GetProperty("merges").EnumerateArray())
        {
            // Newer files hold pairs, older ones a text with a blank between the two.
            var sides = entry.ValueKind == JsonValueKind.Array ? [.. entry.EnumerateArray().Select(side => side.GetString()!)] : entry.GetString()!.Split(' ');
            var token = 0;
            Demand(sides.Length == 2, $"the merge {merges.Count} is no pair.");
            Demand(vocabulary.TryGetValue(sides[0], out var left) & vocabulary.TryGetValue(sides[1], out var right) & vocabulary.TryGetValue(sides[0] + sides[1], out token),
                $"the merge of \"{sides[0]}\" and \"{sides[1]}\" names an entry that is not in the vocabulary.");
            merges.TryAdd((left, right), (merges.Count, token));
        }
        return merges.ToFrozenDictionary();
    }

    private void Demand(bool holds, string problem)
    {
        if (!holds) throw new ModelFileException(path, problem);
    }

    private static string? Text(JsonElement element, string key) => element.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static bool True(JsonElement element, string key) => element.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.True;
}
