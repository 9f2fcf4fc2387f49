using System.Text;
using System.Text.Json.Nodes;
using Flywheel.Model.Chat;

namespace Flywheel.Model.Serving;

/// <summary>Writes replies in the form of the OpenAI API.</summary>
/// <param name="id">The reply's id.</param>
/// <param name="created">When it began.</param>
/// <param name="model">The model's name.</param>
internal sealed class ServedReply(string id, DateTimeOffset created, string model)
{
    /// <summary>A whole reply.</summary>
    public JsonObject Whole(string text, IReadOnlyList<TokenLogProbability>? logProbabilities, GenerationEnd end)
    {
        var choice = Choice(end);
        choice["message"] = new JsonObject { ["role"] = "assistant", ["content"] = text, ["refusal"] = null };
        choice["logprobs"] = LogProbabilities(logProbabilities);
        var reply = Frame("chat.completion", choice);
        reply["usage"] = Usage(end);
        return reply;
    }

    /// <summary>The first chunk of a stream.</summary>
    public JsonObject First() => Chunk(new JsonObject { ["role"] = "assistant", ["content"] = "" }, null, null);

    /// <summary>A chunk of text.</summary>
    public JsonObject Piece(GeneratedPiece piece, bool logProbabilities) =>
        Chunk(new JsonObject { ["content"] = piece.Text }, logProbabilities ? piece.LogProbabilities : null, null);

    /// <summary>The chunk that ends the text.</summary>
    public JsonObject Last(GenerationEnd end) => Chunk([], null, end);

    /// <summary>The chunk after it that holds the numbers.</summary>
    public JsonObject Numbers(GenerationEnd end)
    {
        var chunk = Frame("chat.completion.chunk");
        chunk["usage"] = Usage(end);
        return chunk;
    }

    /// <summary>An error.</summary>
    public static JsonObject Error(string message, string type, string? parameter = null) => new()
    {
        ["error"] = new JsonObject { ["message"] = message, ["type"] = type, ["param"] = parameter, ["code"] = null },
    };

    private JsonObject Chunk(JsonObject delta, IReadOnlyList<TokenLogProbability>? logProbabilities, GenerationEnd? end)
    {
        var choice = Choice(end);
        choice["delta"] = delta;
        choice["logprobs"] = LogProbabilities(logProbabilities);
        return Frame("chat.completion.chunk", choice);
    }

    private static JsonObject Choice(GenerationEnd? end) => new()
    {
        ["index"] = 0,
        ["finish_reason"] = end is null ? null : end.Reason == FinishReason.Length ? "length" : "stop",
        ["stop_reason"] = end?.StopString,
    };

    private JsonObject Frame(string kind, params JsonNode?[] choices) => new()
    {
        ["id"] = id,
        ["object"] = kind,
        ["created"] = created.ToUnixTimeSeconds(),
        ["model"] = model,
        ["choices"] = new JsonArray(choices),
    };

    private static JsonObject Usage(GenerationEnd end) => new()
    {
        ["prompt_tokens"] = end.PromptTokens,
        ["completion_tokens"] = end.CompletionTokens,
        ["total_tokens"] = end.PromptTokens + end.CompletionTokens,
    };

    private static JsonObject? LogProbabilities(IReadOnlyList<TokenLogProbability>? tokens) => tokens is null ? null : new JsonObject
    {
        ["content"] = new JsonArray([.. tokens.Select(t =>
        {
            var entry = LogProbability(t.Token, t.LogProbability);
            entry["top_logprobs"] = new JsonArray([.. t.Alternatives.Select(a => LogProbability(a.Key, a.Value))]);
            return entry;
        })]),
    };

    private static JsonObject LogProbability(string token, double value) => new()
    {
        ["token"] = token,
        ["logprob"] = value,
        ["bytes"] = new JsonArray([.. Encoding.UTF8.GetBytes(token).Select(b => JsonValue.Create((int)b))]),
    };
}
