using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Flywheel.Model.Qwen;
using Flywheel.Model.Training.Checkpoints;
using Flywheel.Model.Training.Data;
using Flywheel.Model.Training.Models;
using Flywheel.Model.Training.Reports;
using Flywheel.Model.Training.Settings;
using Flywheel.Synthesis.Datasets;
using Flywheel.Synthesis.Figures;
using Flywheel.Synthesis.Figures.Rendering;

namespace Flywheel.Model.Training;

/// <summary>
/// Trains a model on conversations made of dataset rows, stage by stage. A training that was stopped at any moment goes on from its last checkpoint,
/// and on a CPU ends with the same weights to the bit as one that was not.
/// </summary>
/// <param name="engine">Draws pictures again that rows do not hold.</param>
/// <param name="renderer">Paints them.</param>
/// <param name="fonts">The fonts of the loss curve.</param>
public sealed class SupervisedTrainer(FigureEngine engine, FigureRenderer renderer, FontLibrary fonts)
{
    /// <summary>The name of the file in a training's folder that holds its settings, every key with its value.</summary>
    public const string SettingsFileName = "training.json";

    /// <summary>Trains until all stages are done or it is asked to stop; then a checkpoint is written.</summary>
    /// <param name="options">What to train.</param>
    /// <param name="view">Told of everything.</param>
    /// <param name="cancellationToken">Stops after the step under way.</param>
    /// <exception cref="TrainingException">Settings, data or folder do not fit, a row is bad, or the training diverged.</exception>
    /// <exception cref="DatasetException">The data is not there or damaged.</exception>
    /// <exception cref="ModelFileException">A model's file is missing or damaged.</exception>
    public async Task<TrainingResult> RunAsync(TrainingOptions options, ITrainingView view, CancellationToken cancellationToken)
    {
        var settings = options.Settings;
        var parts = ModelFolder.Read(settings);
        var data = await TrainingData.OpenAsync(options.Data, cancellationToken);
        var fingerprint = Fingerprint(settings, data, parts);
        var checkpoints = new CheckpointFolder(Path.Combine(options.Folder, CheckpointFolder.Name), settings.KeepCheckpoints);
        var latest = Prepare(options, checkpoints, fingerprint);
        var state = latest?.State ?? TrainingState.Start(fingerprint);
        using var model = Model(options, parts, latest?.Folder);
        using var log = new TrainingLog(options.Folder, state.Steps);
        await File.WriteAllTextAsync(Path.Combine(options.Folder, SettingsFileName), SettingsFile.Write(settings), cancellationToken);
        var leftOut = new LeftOutRows(state.LeftOut);
        var pictures = new PictureStore(parts.Processor, options.PictureRoom);
        var reader = new ExampleReader(
            new RowConversations(pictures, engine, renderer), new ConversationEncoder(parts.Tokenizer, parts.Config), settings.Length, settings.HeldOut, options.SkipBadRows);
        while (state.Stage < settings.Stages.Length && !cancellationToken.IsCancellationRequested)
        {
            var stage = settings.Stages[state.Stage];
            var run = new StageRun(model, stage, settings, Groups(data, stage), reader, new BatchMaker(pictures, stage.BatchTokens), checkpoints, log, view, leftOut);
            state = await run.RunAsync(state, latest?.Folder, cancellationToken);
            if (log.Losses.Count > 0) await PaintAsync(options.Folder, log);
        }
        var isComplete = state.Stage == settings.Stages.Length;
        if (isComplete)
        {
            parts.Write(options.Folder);
            model.Save(options.Folder);
        }
        return new TrainingResult(options.Folder, state.Steps, isComplete, leftOut.Counts);
    }

    /// <summary>Looks whether the folder may be written to, and finds the checkpoint to go on from.</summary>
    private static (string Folder, TrainingState State)? Prepare(TrainingOptions options, CheckpointFolder checkpoints, string fingerprint)
    {
        var latest = checkpoints.FindLatest();
        if (latest is { } found)
        {
            if (!options.Resume) throw new TrainingException($"{options.Folder} holds a training that got to step {found.State.Steps}. Go on with it by --resume, or choose another folder.");
            if (found.State.Fingerprint != fingerprint)
            {
                throw new TrainingException($"{options.Folder} holds a training with other settings, data or tokenizer; its settings are in {SettingsFileName} there. Go on with those, or choose another folder.");
            }
        }
        else if (Directory.Exists(options.Folder) && Directory.EnumerateFileSystemEntries(options.Folder).Select(Path.GetFileName).FirstOrDefault(name => !IsOurs(name!)) is { } foreign)
        {
            throw new TrainingException($"{options.Folder} holds {foreign}, which is no part of a training. Choose an empty folder.");
        }
        Directory.CreateDirectory(options.Folder);
        return latest;
    }

    private static bool IsOurs(string name) => name is SettingsFileName or TrainingLog.FileName or CheckpointFolder.Name or LossCurve.FileName;

    private static QwenModel Model(TrainingOptions options, ModelFolder parts, string? checkpoint) =>
        checkpoint is not null ? QwenModel.Load(checkpoint, options.Device, parts.Config.Type) :
        options.Settings.From is { } from ? QwenModel.Load(from, options.Device, parts.Config.Type) :
        FreshModel.Make(parts.Config, options.Device, options.Settings.Seed);

    private static ImmutableArray<RowGroup> Groups(TrainingData data, StageSettings stage)
    {
        ImmutableArray<RowGroup> groups = [.. data.Groups.Where(group => stage.Datasets.IsEmpty || stage.Datasets.Contains(group.Schema.Name))];
        return groups.Any(group => group.Use != RowUse.HeldOut)
            ? groups
            : throw new TrainingException($"Stage {stage.Name} trains on {string.Join(", ", stage.Datasets)}, but the data has {string.Join(", ", data.Groups.Select(g => g.Schema.Name).Distinct())}.");
    }

    /// <summary>Changes with whatever the weights depend on, and with nothing else.</summary>
    private static string Fingerprint(TrainingSettings settings, TrainingData data, ModelFolder parts)
    {
        var tokenizer = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(parts.TokenizerPath)));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{SettingsFile.Determining(settings)}\n{data.Fingerprint}\n{tokenizer}\n{parts.MinimumPixels} {parts.MaximumPixels}")));
    }

    private async Task PaintAsync(string folder, TrainingLog log) =>
        await File.WriteAllBytesAsync(Path.Combine(folder, LossCurve.FileName), LossCurve.Paint(log.Losses, log.HeldOut, fonts), CancellationToken.None);
}
