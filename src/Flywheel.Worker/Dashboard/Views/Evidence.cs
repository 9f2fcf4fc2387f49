using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Flywheel.Worker.Dashboard.Views;

/// <summary>A check's evidence as people read it: facts by name, nested where they are.</summary>
/// <param name="Name">The fact's name; empty for an item of a list.</param>
/// <param name="Text">Its value; null where it has parts.</param>
/// <param name="Parts">Its parts; empty where it has a value.</param>
internal sealed record Evidence(string Name, string? Text, IReadOnlyList<Evidence> Parts)
{
    /// <summary>Deeper evidence is shown as JSON.</summary>
    private const int Deepest = 4;

    /// <summary>The facts in a JSON document; none for nothing or for an empty one.</summary>
    public static IReadOnlyList<Evidence> Read(string? json)
    {
        try
        {
            return json is null ? [] : Of("", JsonNode.Parse(json), 0) is { Text: { Length: > 0 } } plain ? [plain] : Of("", JsonNode.Parse(json), 0).Parts;
        }
        catch (JsonException)
        {
            return [new Evidence("", json, [])];
        }
    }

    private static Evidence Of(string name, JsonNode? node, int depth) => node switch
    {
        null => new Evidence(name, "none", []),
        JsonObject or JsonArray when depth > Deepest => new Evidence(name, node.ToJsonString(), []),
        JsonObject { Count: 0 } or JsonArray { Count: 0 } => new Evidence(name, depth == 0 ? "" : "none", []),
        JsonObject facts => new Evidence(name, null, [.. facts.Select(f => Of(f.Key, f.Value, depth + 1))]),
        JsonArray items when items.All(i => i is null or JsonValue) => new Evidence(name, string.Join(", ", items.Select(i => i is null ? "none" : Plain(i))), []),
        JsonArray items => new Evidence(name, null, [.. items.Select(i => Of("", i, depth + 1))]),
        _ => new Evidence(name, Plain(node), []),
    };

    private static string Plain(JsonNode value) =>
        value.GetValueKind() == JsonValueKind.Number && value.AsValue().TryGetValue<double>(out var number) ? number.ToString("0.####", CultureInfo.InvariantCulture) : value.ToString();
}
