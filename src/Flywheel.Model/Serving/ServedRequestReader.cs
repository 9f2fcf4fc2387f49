using System.Collections.Immutable;
using System.Text.Json;
using Flywheel.Model.Chat;

namespace Flywheel.Model.Serving;

/// <summary>Reads the body of a chat completion request. What it does not know it ignores, save what would change the reply: that it refuses.</summary>
internal static class ServedRequestReader
{
    private const int MostMessages = 500;
    private const int MostStops = 16;
    private const int MostPictures = 32;
    private const int LongestStop = 256;
    private const int MostTokens = 131_072;

    /// <exception cref="ServedRequestException">Something is wrong; the exception says where and what.</exception>
    public static ServedRequest Read(JsonElement body)
    {
        Require(body.ValueKind == JsonValueKind.Object, "", "The body must be a JSON object.");
        foreach (var name in (string[])["tools", "functions"])
        {
            Require(!(Find(body, name) is { ValueKind: JsonValueKind.Array } list && list.GetArrayLength() > 0), name, "This model calls no tools.");
        }

        Require(Integer(body, "n", 1, int.MaxValue) is null or 1, "n", "Only one choice is made a request.");
        Require(Find(body, "response_format") is not { } format || Text(format, "type", "response_format.type") is null or "text", "response_format", "Only text is written.");
        var sampling = new SamplingSettings
        {
            Temperature = Number(body, "temperature", 0, 2) ?? 1,
            TopP = Number(body, "top_p", 0, 1) ?? 1,
            TopK = (int)(Integer(body, "top_k", 0, int.MaxValue) ?? 0),
            RepetitionPenalty = Number(body, "repetition_penalty", 1, 2) ?? 1,
            Seed = (ulong?)Integer(body, "seed", long.MinValue, long.MaxValue),
        };
        var sampleError = sampling.FindError();
        Require(sampleError is null, "top_p", sampleError ?? "");
        var logs = Flag(body, "logprobs");
        var top = (int?)Integer(body, "top_logprobs", 0, 20);
        Require(top is null || logs, "top_logprobs", "top_logprobs needs logprobs to be true.");
        var request = new GenerationRequest(Turns(body))
        {
            Sampling = sampling,
            Stop = Stops(body),
            MaxTokens = (int)(Integer(body, "max_completion_tokens", 1, MostTokens) ?? Integer(body, "max_tokens", 1, MostTokens) ?? new GenerationRequest([]).MaxTokens),
            LogProbabilities = logs ? top ?? 0 : null,
        };
        return new ServedRequest(request, Flag(body, "stream"), Find(body, "stream_options") is { ValueKind: JsonValueKind.Object } options && Flag(options, "include_usage"));
    }

    private static ImmutableArray<PromptTurn> Turns(JsonElement body)
    {
        var messages = Find(body, "messages");
        Require(messages is { ValueKind: JsonValueKind.Array }, "messages", "messages must be an array.");
        Require(messages!.Value.GetArrayLength() is >= 1 and <= MostMessages, "messages", $"There must be 1 to {MostMessages} messages.");
        var turns = ImmutableArray.CreateBuilder<PromptTurn>();
        foreach (var message in messages.Value.EnumerateArray())
        {
            turns.Add(Turn(message, $"messages[{turns.Count}]"));
        }

        Require(
            turns[^1].Role != PromptRole.Assistant || Flag(body, "continue_final_message"),
            $"messages[{turns.Count - 1}].role",
            "The last message is the assistant's; to go on in it, set continue_final_message to true.");
        Require(turns.Sum(t => t.Parts.Count(p => p is PicturePart)) <= MostPictures, "messages", $"There may be {MostPictures} pictures in a conversation.");
        return turns.ToImmutable();
    }

    private static PromptTurn Turn(JsonElement message, string path)
    {
        Require(message.ValueKind == JsonValueKind.Object, path, "A message must be an object.");
        var role = Text(message, "role", $"{path}.role") switch
        {
            "system" or "developer" => PromptRole.System,
            "user" => PromptRole.User,
            "assistant" => PromptRole.Assistant,
            _ => throw new ServedRequestException($"{path}.role", "A role must be system, developer, user or assistant."),
        };
        return Find(message, "content") switch
        {
            { ValueKind: JsonValueKind.String } text => new PromptTurn(role, text.GetString()!),
            { ValueKind: JsonValueKind.Array } parts => new PromptTurn(role, [.. parts.EnumerateArray().Select((part, i) => Part(part, $"{path}.content[{i}]"))]),
            _ => throw new ServedRequestException($"{path}.content", "A content must be a text or an array of parts."),
        };
    }

    private static PromptPart Part(JsonElement part, string path)
    {
        Require(part.ValueKind == JsonValueKind.Object, path, "A part must be an object.");
        switch (Text(part, "type", $"{path}.type"))
        {
            case "text":
                return new TextPart(Text(part, "text", $"{path}.text") ?? throw new ServedRequestException($"{path}.text", "A text part needs a text."));
            case "image_url":
                var address = Find(part, "image_url") is { ValueKind: JsonValueKind.Object } image ? Text(image, "url", $"{path}.image_url.url") : Text(part, "image_url", $"{path}.image_url");
                return new PicturePart(Picture(address ?? "", $"{path}.image_url"));
            default:
                throw new ServedRequestException($"{path}.type", "A part must be text or image_url.");
        }
    }

    /// <summary>A picture is taken as data only: the server fetches nothing.</summary>
    private static Picture Picture(string address, string path)
    {
        const string Marker = ";base64,";
        var comma = address.IndexOf(Marker, 0, Math.Min(address.Length, 100), StringComparison.OrdinalIgnoreCase);
        Require(address.StartsWith("data:image/", StringComparison.OrdinalIgnoreCase) && comma > 0, path, "A picture must be a data URL: data:image/png;base64,...");
        try
        {
            return Chat.Picture.Read(Convert.FromBase64String(address[(comma + Marker.Length)..]));
        }
        catch (FormatException)
        {
            throw new ServedRequestException(path, "The picture's data is not base64.");
        }
        catch (PictureException e)
        {
            throw new ServedRequestException(path, e.Message);
        }
    }

    private static ImmutableArray<string> Stops(JsonElement body)
    {
        var stops = Find(body, "stop") switch
        {
            null => [],
            { ValueKind: JsonValueKind.String } stop => [stop.GetString()!],
            { ValueKind: JsonValueKind.Array } list when list.EnumerateArray().All(s => s.ValueKind == JsonValueKind.String) => list.EnumerateArray().Select(s => s.GetString()!).ToImmutableArray(),
            _ => throw new ServedRequestException("stop", "stop must be a text or an array of texts."),
        };
        Require(stops.Length <= MostStops && stops.All(s => s.Length is > 0 and <= LongestStop), "stop", $"There may be {MostStops} stop strings of 1 to {LongestStop} characters.");
        return stops;
    }

    private static JsonElement? Find(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private static string? Text(JsonElement parent, string name, string path)
    {
        var value = parent.ValueKind == JsonValueKind.Object ? Find(parent, name) : null;
        Require(value is null or { ValueKind: JsonValueKind.String }, path, $"{name} must be a text.");
        return value?.GetString();
    }

    private static bool Flag(JsonElement parent, string name)
    {
        var value = Find(parent, name);
        Require(value is null or { ValueKind: JsonValueKind.True or JsonValueKind.False }, name, $"{name} must be true or false.");
        return value?.GetBoolean() ?? false;
    }

    private static double? Number(JsonElement body, string name, double least, double most)
    {
        if (Find(body, name) is not { } value)
        {
            return null;
        }

        Require(value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && number >= least && number <= most, name, $"{name} must be a number from {least} to {most}.");
        return value.GetDouble();
    }

    private static long? Integer(JsonElement body, string name, long least, long most)
    {
        if (Find(body, name) is not { } value)
        {
            return null;
        }

        Require(value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) && number >= least && number <= most, name, $"{name} must be a whole number from {least} to {most}.");
        return value.GetInt64();
    }

    private static void Require(bool rule, string path, string message)
    {
        if (!rule)
        {
            throw new ServedRequestException(path, message);
        }
    }
}
