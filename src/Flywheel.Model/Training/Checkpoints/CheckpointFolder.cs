using System.Text.Json;
using Flywheel.Model.Qwen;
using Flywheel.Model.Training.Optimization;
using Flywheel.Model.Weights;

namespace Flywheel.Model.Training.Checkpoints;

/// <summary>
/// The checkpoints of a training, each a folder <c>step-N-STAGE</c> with weights, optimizer and state. One is written aside and gets its name when it is
/// complete and flushed: a crash at any moment leaves the one before whole.
/// </summary>
/// <param name="folder">The folder that holds them.</param>
/// <param name="keep">How many are kept.</param>
internal sealed class CheckpointFolder(string folder, int keep)
{
    /// <summary>The name of the folder in a training's own.</summary>
    public const string Name = "checkpoints";

    private const string Prefix = "step-", Aside = ".writing", OptimizerFile = "optimizer.safetensors", StateFile = "state.json";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>The newest checkpoint and its state; null where there is none.</summary>
    /// <exception cref="TrainingException">Its state cannot be read.</exception>
    public (string Folder, TrainingState State)? FindLatest()
    {
        if (All().LastOrDefault() is not { } latest) return null;
        var path = Path.Combine(latest, StateFile);
        try
        {
            var state = JsonSerializer.Deserialize<TrainingState>(File.ReadAllBytes(path), Json);
            return state is { Format: TrainingState.CurrentFormat, Data: not null, LeftOut: not null, Fingerprint: not null }
                ? (latest, state)
                : throw new TrainingException($"{path} is of another version than this program reads. Begin again in another folder.");
        }
        catch (Exception error) when (error is IOException or JsonException or UnauthorizedAccessException)
        {
            throw new TrainingException($"{path} cannot be read: {error.Message} Remove the folder {latest} to go on from the checkpoint before.", error);
        }
    }

    /// <summary>Writes a checkpoint and removes those that are too old to keep.</summary>
    /// <returns>Its folder.</returns>
    public string Write(QwenModel model, WeightOptimizer? optimizer, TrainingState state)
    {
        // The stage is part of the name: the end of one stage and the beginning of the next share their step.
        var final = Path.Combine(folder, $"{Prefix}{state.Steps:D8}-{state.Stage:D2}");
        if (Directory.Exists(final)) return final;
        var aside = final + Aside;
        if (Directory.Exists(aside)) Directory.Delete(aside, recursive: true);
        Directory.CreateDirectory(aside);
        model.Save(aside);
        optimizer?.Save(Path.Combine(aside, OptimizerFile));
        using (var stream = File.Create(Path.Combine(aside, StateFile)))
        {
            JsonSerializer.Serialize(stream, state, Json);
            stream.Flush(flushToDisk: true);
        }
        Directory.Move(aside, final);
        Clean();
        return final;
    }

    /// <summary>Puts the optimizer back into the state of a checkpoint; one between two stages has none.</summary>
    public static void Restore(string checkpoint, WeightOptimizer optimizer, TrainingState state)
    {
        if (state.StageSteps > 0) optimizer.Load(Path.Combine(checkpoint, OptimizerFile), state.StageSteps);
    }

    private void Clean()
    {
        foreach (var old in All().SkipLast(keep).Concat(Directory.GetDirectories(folder, $"*{Aside}"))) Directory.Delete(old, recursive: true);
    }

    /// <summary>All complete checkpoints, oldest first.</summary>
    private string[] All() => !Directory.Exists(folder)
        ? []
        : [.. Directory.GetDirectories(folder, $"{Prefix}*").Where(d => !d.EndsWith(Aside, StringComparison.Ordinal) && File.Exists(Path.Combine(d, WeightFolder.SingleName))).Order(StringComparer.Ordinal)];
}
