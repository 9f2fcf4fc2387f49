using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Flywheel.Synthesis.Figures.Scenes;

namespace Flywheel.Worker.Commands;

/// <summary>A picture's inventory as JSON, one element a line, so that it reads and diffs well.</summary>
internal static class ElementListing
{
    private const int Decimals = 3;

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The lines of the document.</summary>
    public static IEnumerable<string> Lines(Scene scene)
    {
        yield return $"{{\"width\": {scene.Width}, \"height\": {scene.Height}, \"theme\": \"{scene.Theme.Name}\", \"elements\": [";
        for (var i = 0; i < scene.Elements.Length; i++)
        {
            yield return $"  {ToJson(scene.Elements[i]).ToJsonString(Readable)}{(i + 1 < scene.Elements.Length ? "," : "")}";
        }

        yield return "]}";
    }

    private static JsonObject ToJson(Element element) => new()
    {
        ["index"] = element.Index,
        ["step"] = element.Step,
        ["kind"] = element.Kind,
        ["name"] = element.Name,
        ["text"] = element.Text,
        ["points"] = new JsonArray([.. element.Points.Select(p => Numbers(p.X, p.Y))]),
        ["values"] = new JsonObject(element.Values.Select(v => new KeyValuePair<string, JsonNode?>(v.Key, v.Value.IsNumber ? Number(v.Value.Number) : v.Value.Text))),
        ["bounds"] = element.Bounds.IsEmpty ? null : Numbers(element.Bounds.Left, element.Bounds.Top, element.Bounds.Right, element.Bounds.Bottom),
    };

    private static JsonArray Numbers(params ReadOnlySpan<double> numbers)
    {
        var array = new JsonArray();
        foreach (var number in numbers)
        {
            array.Add(Number(number));
        }

        return array;
    }

    private static JsonValue Number(double number) => JsonValue.Create(Math.Round(number, Decimals));
}
