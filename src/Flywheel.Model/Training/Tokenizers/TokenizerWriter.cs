using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Flywheel.Model.Tokenization;

namespace Flywheel.Model.Training.Tokenizers;

/// <summary>Writes a tokenizer.json with Qwen2's rules, as Hugging Face's tokenizers and our own loader read it.</summary>
internal static class TokenizerWriter
{
    /// <summary>Writes a vocabulary, with special tokens after its own ids.</summary>
    public static void Write(string path, BytePairVocabulary vocabulary, ImmutableArray<string> special)
    {
        var (tokens, merges) = vocabulary;
        var json = new JsonObject
        {
            ["version"] = "1.0",
            ["truncation"] = null,
            ["padding"] = null,
            ["added_tokens"] = new JsonArray([.. special.Index().Select(token => Added(tokens.Length + token.Index, token.Item))]),
            ["normalizer"] = new JsonObject { ["type"] = "NFC" },
            ["pre_tokenizer"] = new JsonObject
            {
                ["type"] = "Sequence",
                ["pretokenizers"] = new JsonArray(
                    new JsonObject { ["type"] = "Split", ["pattern"] = new JsonObject { ["Regex"] = QwenPreTokenizer.Pattern }, ["behavior"] = "Isolated", ["invert"] = false },
                    ByteLevel(forDecoding: false)),
            },
            ["post_processor"] = null,
            ["decoder"] = ByteLevel(forDecoding: true),
            ["model"] = new JsonObject
            {
                ["type"] = "BPE",
                ["dropout"] = null,
                ["unk_token"] = null,
                ["continuing_subword_prefix"] = null,
                ["end_of_word_suffix"] = null,
                ["fuse_unk"] = false,
                ["byte_fallback"] = false,
                ["ignore_merges"] = false,
                ["vocab"] = new JsonObject(tokens.Index().Select(token => KeyValuePair.Create(token.Item, (JsonNode?)token.Index))),
                ["merges"] = new JsonArray([.. merges.Select(merge => new JsonArray(tokens[merge.Left], tokens[merge.Right]))]),
            },
        };
        var aside = path + ".writing";
        File.WriteAllText(aside, json.ToJsonString(new JsonSerializerOptions { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }) + "\n");
        File.Move(aside, path, overwrite: true);
    }

    /// <summary>The flags say nothing where tokens become text; they are those that other writers put there.</summary>
    private static JsonObject ByteLevel(bool forDecoding) => new() { ["type"] = "ByteLevel", ["add_prefix_space"] = forDecoding, ["trim_offsets"] = true, ["use_regex"] = forDecoding };

    private static JsonObject Added(int id, string content) => new()
    {
        ["id"] = id,
        ["content"] = content,
        ["single_word"] = false,
        ["lstrip"] = false,
        ["rstrip"] = false,
        ["normalized"] = false,
        ["special"] = true,
    };
}
