using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Flywheel.Synthesis.Figures.Scenes;

namespace Flywheel.Worker.Commands;

/// <summary><c>flywheel figure elements</c>: a figure's inventory as JSON.</summary>
internal static class FigureElementsCommand
{
    private const int Decimals = 3;

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Create()
    {
        var file = FigureRun.File();
        var steps = FigureRun.Steps();
        var command = new Command("elements", "Print the elements of a figure program as JSON.") { file, steps };
        command.SetAction((parsed, cancellationToken) => Task.FromResult(new FigureRun(parsed.InvocationConfiguration.Error).Draw(
            parsed.GetRequiredValue(file),
            parsed.GetValue(steps) ?? [],
            (_, scene) => Print(scene, parsed.InvocationConfiguration.Output),
            cancellationToken)));
        return command;
    }

    /// <summary>One element a line, so that the output reads and diffs well.</summary>
    private static int Print(Scene scene, TextWriter output)
    {
        output.WriteLine($"{{\"width\": {scene.Width}, \"height\": {scene.Height}, \"theme\": \"{scene.Theme.Name}\", \"elements\": [");
        for (var i = 0; i < scene.Elements.Length; i++)
        {
            output.WriteLine($"  {ToJson(scene.Elements[i]).ToJsonString(Readable)}{(i + 1 < scene.Elements.Length ? "," : "")}");
        }

        output.WriteLine("]}");
        return 0;
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
