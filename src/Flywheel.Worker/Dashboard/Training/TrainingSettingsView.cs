using System.Text.Json;
using Flywheel.Model.Training;
using Flywheel.Model.Training.Settings;

namespace Flywheel.Worker.Dashboard.Training;

/// <summary>A training's settings as tables show them.</summary>
/// <param name="Run">Keys of the whole training, with their values.</param>
/// <param name="StageKeys">Keys of its stages.</param>
/// <param name="Stages">Each stage's name, and a value for every key.</param>
/// <param name="Fault">Why they cannot be shown; null if they can.</param>
internal sealed record TrainingSettingsView(
    IReadOnlyList<(string Key, string Help, string Value)> Run, IReadOnlyList<(string Key, string Help)> StageKeys, IReadOnlyList<(string Name, IReadOnlyList<string> Values)> Stages, string? Fault)
{
    private const long MostBytes = 1 << 20;

    /// <summary>Reads them.</summary>
    public static TrainingSettingsView Read(TrainingFolder folder)
    {
        try
        {
            if (!TrainingFolder.IsFile(folder.SettingsPath) || new FileInfo(folder.SettingsPath).Length > MostBytes)
            {
                return new TrainingSettingsView([], [], [], "The settings are not there, or far too large to be settings.");
            }

            var settings = SettingsFile.Read(folder.SettingsPath);
            return new TrainingSettingsView(
                [.. SettingsKeys.Run.Select(key => (key.Name, key.Help, Show(key.Write(settings))))],
                [.. SettingsKeys.Stage.Where(key => key.Name != "name").Select(key => (key.Name, key.Help))],
                [.. settings.Stages.Select(stage => (stage.Name, (IReadOnlyList<string>)[.. SettingsKeys.Stage.Where(key => key.Name != "name").Select(key => Show(key.Write(stage)))]))],
                null);
        }
        catch (Exception e) when (e is TrainingException or IOException or UnauthorizedAccessException)
        {
            return new TrainingSettingsView([], [], [], e.Message);
        }
    }

    private static string Show(System.Text.Json.Nodes.JsonNode? value) => value switch
    {
        null => "–",
        System.Text.Json.Nodes.JsonArray list => list.Count == 0 ? "all" : string.Join(", ", list.Select(item => item?.ToString())),
        { } text when text.GetValueKind() == JsonValueKind.String => text.ToString(),
        _ => value.ToJsonString(),
    };
}
