using System.Collections.Immutable;
using System.Diagnostics;
using Flywheel.Model.Qwen;
using Flywheel.Model.Training.Checkpoints;
using Flywheel.Model.Training.Data;
using Flywheel.Model.Training.Models;
using Flywheel.Model.Training.Optimization;
using Flywheel.Model.Training.Reports;
using Flywheel.Model.Training.Settings;

namespace Flywheel.Model.Training;

/// <summary>One stage of a training, from its beginning or a checkpoint to its end or an interruption.</summary>
internal sealed class StageRun(
    QwenModel model, StageSettings stage, TrainingSettings settings, ImmutableArray<RowGroup> groups, ExampleReader reader, BatchMaker maker,
    CheckpointFolder checkpoints, TrainingLog log, ITrainingView view, LeftOutRows leftOut)
{
    private readonly LearningSchedule _schedule = new(stage.LearningRate, stage.FinalRate, stage.Warmup);

    /// <summary>Runs the stage.</summary>
    /// <param name="state">Where the training stands.</param>
    /// <param name="checkpoint">The checkpoint that it stands at; null for none.</param>
    /// <param name="cancellationToken">Stops after the step under way; a checkpoint is written.</param>
    /// <returns>Where it stands now: at the next stage, or in this one if it was stopped.</returns>
    public async Task<TrainingState> RunAsync(TrainingState state, string? checkpoint, CancellationToken cancellationToken)
    {
        using var optimizer = new WeightOptimizer(model.Unfreeze(stage.Train), stage);
        if (checkpoint is not null) CheckpointFolder.Restore(checkpoint, optimizer, state);
        ImmutableArray<RowGroup> train = [.. groups.Where(group => group.Use != RowUse.HeldOut)];
        var heldOut = await HeldOutAsync(cancellationToken);
        var stream = new BatchStream(train, reader, maker, stage.Epochs, stage.ShuffleRows, settings.Seed);
        view.Begin(Plan(train, heldOut, optimizer, state));
        var step = new SupervisedStep(model, optimizer);
        var saved = state;
        var done = Done(stream, state);
        var started = Stopwatch.GetTimestamp();
        await foreach (var batches in StepsAsync(stream, state, cancellationToken))
        {
            var next = state with { Steps = state.Steps + 1, StageSteps = state.StageSteps + 1, Data = batches[^1].After, LeftOut = leftOut.Counts };
            var after = Done(stream, next);
            var rate = _schedule.RateAt(done, after - done);
            var (loss, norm) = step.Take(batches, rate);
            if (!double.IsFinite(loss) || !double.IsFinite(norm))
            {
                throw new TrainingException($"The training diverged at step {next.Steps}: the loss is {loss}, the norm of the gradients {norm}. Lower learning_rate (it was {rate:g3}), or lengthen warmup; the last checkpoint is of step {saved.Steps}.");
            }
            (state, done) = (next, after);
            var report = new StepReport(stage.Name, state.Steps, state.Data.Epoch + 1, done, loss, rate, norm, batches.Sum(b => (long)b.Tokens), batches.Sum(b => (long)b.LearnedTokens), Stopwatch.GetElapsedTime(started).TotalSeconds);
            log.Add(report);
            view.Show(report);
            if (stage.EvaluateEvery > 0 && state.StageSteps % stage.EvaluateEvery == 0) Evaluate(heldOut, state);
            if (state.StageSteps % settings.CheckpointEvery == 0) saved = Save(optimizer, state);
            started = Stopwatch.GetTimestamp();
            if (cancellationToken.IsCancellationRequested || (stage.Steps > 0 && state.StageSteps >= stage.Steps)) break;
        }
        if (IsStopped(state, cancellationToken))
        {
            if (state != saved) Save(optimizer, state);
            return state;
        }
        if (stage.EvaluateEvery == 0 || state.StageSteps % stage.EvaluateEvery != 0) Evaluate(heldOut, state);
        state = state.NextStage();
        Save(null, state);
        return state;
    }

    /// <summary>Asked to stop before the stage's own end.</summary>
    private bool IsStopped(TrainingState state, CancellationToken cancellationToken) =>
        cancellationToken.IsCancellationRequested && !(stage.Steps > 0 && state.StageSteps >= stage.Steps);

    /// <summary>The batches of each step; the last of a stage may have fewer. Ends, rather than throws, when it is asked to stop.</summary>
    private async IAsyncEnumerable<List<TrainingBatch>> StepsAsync(BatchStream stream, TrainingState state, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var step = new List<TrainingBatch>();
        await using var batches = stream.ReadAsync(state.Data, leftOut, cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (await NextAsync(batches, cancellationToken))
        {
            step.Add(batches.Current);
            if (step.Count < stage.Accumulate) continue;
            yield return step;
            step = [];
        }
        if (step.Count > 0 && !cancellationToken.IsCancellationRequested) yield return step;
    }

    private static async ValueTask<bool> NextAsync(IAsyncEnumerator<TrainingBatch> batches, CancellationToken cancellationToken)
    {
        try
        {
            return await batches.MoveNextAsync();
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    /// <summary>The share of the stage that is done: by rows, or by steps where they end it earlier.</summary>
    private double Done(BatchStream stream, TrainingState state) =>
        Math.Min(1, Math.Max(stream.Done(state.Data), stage.Steps == 0 ? 0 : (double)state.StageSteps / stage.Steps));

    private async Task<ImmutableArray<TrainingBatch>> HeldOutAsync(CancellationToken cancellationToken)
    {
        var examples = new List<TrainingExample>();
        await foreach (var example in reader.HeldOutAsync(groups, stage.EvaluateRows, cancellationToken)) examples.Add(example);
        return [.. maker.Cut(examples).Select(batch => maker.Make(batch, DataPosition.Start))];
    }

    private void Evaluate(ImmutableArray<TrainingBatch> heldOut, TrainingState state)
    {
        if (heldOut.IsEmpty) return;
        var (loss, accuracy) = HeldOutLoss.Of(model, heldOut);
        var report = new EvaluationReport(stage.Name, state.Steps, heldOut.Sum(batch => batch.Prompts.Length), loss, accuracy);
        log.Add(report);
        view.Show(report);
    }

    private TrainingState Save(WeightOptimizer? optimizer, TrainingState state)
    {
        view.Saved(checkpoints.Write(model, optimizer, state));
        return state;
    }

    private TrainingPlan Plan(ImmutableArray<RowGroup> train, ImmutableArray<TrainingBatch> heldOut, WeightOptimizer optimizer, TrainingState state) => new(
        stage.Name,
        train.GroupBy(group => group.Schema.Name).ToImmutableSortedDictionary(g => g.Key, g => g.Sum(group => (long)group.Rows), StringComparer.Ordinal),
        stage.Epochs,
        stage.Steps,
        stage.Train,
        optimizer.Count,
        model.parameters().Sum(parameter => parameter.numel()),
        heldOut.Sum(batch => batch.Prompts.Length),
        state.StageSteps);
}
