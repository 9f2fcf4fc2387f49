using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Flywheel.Model.Training.Settings;

/// <summary>Reads and writes settings files: JSON with the keys of <see cref="SettingsKeys"/>, comments allowed, unknown keys refused.</summary>
public static class SettingsFile
{
    /// <summary>The key that holds the list of stages.</summary>
    public const string StagesKey = "stages";

    private const int MostStages = 32;

    private static readonly JsonDocumentOptions Reading = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, AllowDuplicateProperties = false };

    /// <summary>Reads a file. Paths in it become those that begin where the file lies.</summary>
    /// <exception cref="TrainingException">It cannot be read, has an unknown key, or a value out of its range.</exception>
    public static TrainingSettings Read(string path)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path), Reading);
            var settings = Parse(path, document.RootElement);
            return settings with { From = Beside(path, settings.From), Tokenizer = Beside(path, settings.Tokenizer) };
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new TrainingException($"{path} cannot be read as settings: {error.Message}", error);
        }
    }

    /// <summary>All keys with their values: what a reader makes the same settings of.</summary>
    public static string Write(TrainingSettings settings) => Json(settings, all: true).ToJsonString(new JsonSerializerOptions { WriteIndented = true }) + "\n";

    /// <summary>The keys that the weights depend on, with their values, on one line.</summary>
    internal static string Determining(TrainingSettings settings) => Json(settings, all: false).ToJsonString();

    private static JsonObject Json(TrainingSettings settings, bool all)
    {
        var root = Json(SettingsKeys.Run, settings, all);
        root[StagesKey] = new JsonArray([.. settings.Stages.Select(stage => Json(SettingsKeys.Stage, stage, all))]);
        return root;
    }

    private static JsonObject Json<T>(ImmutableArray<SettingsKey<T>> keys, T settings, bool all)
        where T : class
    {
        var json = new JsonObject();
        foreach (var key in keys.Where(key => all || key.NotDetermining is null))
        {
            // A path that is not set has no value to write.
            if (key.Write(settings) is { } value) json[key.Name] = value;
        }
        return json;
    }

    private static TrainingSettings Parse(string path, JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object) throw new TrainingException($"{path}: an object of keys and values is expected.");
        var (settings, common) = (new TrainingSettings(), new StageSettings());
        foreach (var property in root.EnumerateObject().Where(property => property.Name != StagesKey))
        {
            if (Find(SettingsKeys.Run, property.Name) is { } key) settings = Apply(path, "", key, settings, property.Value);
            else if (Find(SettingsKeys.Stage, property.Name) is { } ofStages) common = Apply(path, "", ofStages, common, property.Value);
            else throw Unknown(path, "", property.Name, [.. SettingsKeys.Run.Select(k => k.Name), .. SettingsKeys.Stage.Select(k => k.Name), StagesKey]);
        }
        if (!root.TryGetProperty(StagesKey, out var stages)) return settings with { Stages = [common] };
        if (stages.ValueKind != JsonValueKind.Array || stages.GetArrayLength() is < 1 or > MostStages) throw new TrainingException($"{path}: {StagesKey} must be a list of 1 to {MostStages} stages.");
        return settings with { Stages = [.. stages.EnumerateArray().Select((stage, i) => ParseStage(path, $"{StagesKey}[{i}].", stage, common with { Name = $"stage {i + 1}" }))] };
    }

    private static StageSettings ParseStage(string path, string place, JsonElement stage, StageSettings common)
    {
        if (stage.ValueKind != JsonValueKind.Object) throw new TrainingException($"{path}: {place.TrimEnd('.')} must be an object of keys and values.");
        foreach (var property in stage.EnumerateObject())
        {
            var key = Find(SettingsKeys.Stage, property.Name) ?? throw Unknown(path, place, property.Name, [.. SettingsKeys.Stage.Select(k => k.Name)]);
            common = Apply(path, place, key, common, property.Value);
        }
        return common;
    }

    private static SettingsKey<T>? Find<T>(ImmutableArray<SettingsKey<T>> keys, string name)
        where T : class => keys.FirstOrDefault(key => key.Name == name);

    private static T Apply<T>(string path, string place, SettingsKey<T> key, T settings, JsonElement value)
        where T : class => key.Read(settings, value) ?? throw new TrainingException($"{path}: {place}{key.Name} is {value.GetRawText()}; {key.Range} is expected.");

    private static TrainingException Unknown(string path, string place, string name, string[] known) =>
        new($"{path}: there is no key {place}{name}. The keys are {string.Join(", ", known)}.");

    private static string? Beside(string path, string? other) => other is null ? null : Path.GetFullPath(other, Path.GetDirectoryName(Path.GetFullPath(path))!);
}
