using Flywheel.Model.Qwen;
using Flywheel.Model.Training;
using Flywheel.Model.Training.Models;
using Flywheel.Model.Weights;
using SkiaSharp;
using static TorchSharp.torch;

namespace Flywheel.Model.Tests.Training;

public sealed class SupervisedTrainerTests(TrainingFixture fixture) : IClassFixture<TrainingFixture>
{
    [Fact]
    public async Task The_loss_falls_and_a_model_a_log_and_a_curve_are_written()
    {
        var folder = fixture.NewFolder();
        using var view = new RecordingView();
        var settings = fixture.Settings with { Stages = [fixture.Settings.Stages[0] with { Steps = 12, Epochs = 20, EvaluateEvery = 6 }] };

        var result = await fixture.Trainer.RunAsync(fixture.Options(settings, folder), view, default);

        Assert.True(result.IsComplete);
        Assert.Equal(Enumerable.Range(1, 12).Select(step => (long)step), view.Steps.Select(step => step.Step));
        Assert.InRange(view.Steps[^1].Loss, 0, view.Steps[0].Loss - 1);
        Assert.Equal([6L, 12L], view.Evaluations.Select(evaluation => evaluation.Step));
        Assert.Equal(14, File.ReadLines(Path.Combine(folder, "log.jsonl")).Count());
        using var curve = SKBitmap.Decode(File.ReadAllBytes(Path.Combine(folder, "loss.png")))!;
        Assert.Equal((960, 540), (curve.Width, curve.Height));
        using var model = QwenModel.Load(folder, CPU);
        Assert.Equal(settings.MaximumPixels, Model.Vision.ImageProcessor.LimitsOf(folder, model.Config.Vision).Most);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(5)]
    public async Task A_training_that_was_stopped_goes_on_to_the_same_weights_to_the_bit(long stopAfter)
    {
        // Stopped inside a stage's second epoch, or with two batches a step.
        var settings = fixture.Settings with { Stages = [fixture.Settings.Stages[0] with { Steps = 8, Epochs = 9, BatchTokens = 3000, Accumulate = 2, ShuffleRows = 16 }] };
        var (whole, parted) = (fixture.NewFolder(), fixture.NewFolder());
        using var first = new RecordingView { StopAfter = stopAfter };
        using var second = new RecordingView();
        using var undisturbed = new RecordingView();

        var stopped = await fixture.Trainer.RunAsync(fixture.Options(settings, parted), first, first.Token);
        var resumed = await fixture.Trainer.RunAsync(fixture.Options(settings, parted) with { Resume = true }, second, default);
        await fixture.Trainer.RunAsync(fixture.Options(settings, whole), undisturbed, default);

        Assert.Equal((false, stopAfter), (stopped.IsComplete, stopped.Steps));
        Assert.True(resumed.IsComplete);
        Assert.Equal(undisturbed.Steps.Select(step => (step.Step, step.Loss, step.Rate)), first.Steps.Concat(second.Steps).Select(step => (step.Step, step.Loss, step.Rate)));
        Assert.Equal(File.ReadAllBytes(Path.Combine(whole, WeightFolder.SingleName)), File.ReadAllBytes(Path.Combine(parted, WeightFolder.SingleName)));
    }

    [Fact]
    public async Task A_crash_after_a_checkpoint_costs_the_steps_since_and_nothing_else()
    {
        var settings = fixture.Settings with { CheckpointEvery = 2 };
        var (whole, crashed) = (fixture.NewFolder(), fixture.NewFolder());
        using var view = new RecordingView { StopAfter = 5 };
        await fixture.Trainer.RunAsync(fixture.Options(settings, crashed), view, view.Token);
        // The checkpoint of the fifth step was never finished: what a kill in the middle of it leaves.
        var last = view.Checkpoints[^1];
        Directory.Move(last, last + ".writing");
        File.Delete(Path.Combine(last + ".writing", "state.json"));
        using var rest = new RecordingView();

        await fixture.Trainer.RunAsync(fixture.Options(settings, crashed) with { Resume = true }, rest, default);
        await fixture.Trainer.RunAsync(fixture.Options(settings, whole), rest, default);

        Assert.Equal(5, rest.Steps[0].Step);
        Assert.Equal(Enumerable.Range(1, 6).Select(step => (long)step), Steps(crashed));
        Assert.Equal(File.ReadAllBytes(Path.Combine(whole, WeightFolder.SingleName)), File.ReadAllBytes(Path.Combine(crashed, WeightFolder.SingleName)));
    }

    [Fact]
    public async Task Stages_train_their_parts_on_their_datasets_one_after_the_other()
    {
        var common = fixture.Settings.Stages[0] with { Steps = 2, BatchTokens = 4096, EvaluateRows = 0 };
        var settings = fixture.Settings with
        {
            Stages =
            [
                common with { Name = "perception", Train = ModelParts.Vision | ModelParts.Projector },
                common with { Name = "interaction", Datasets = ["v-interaction"], Train = ModelParts.Language },
            ],
        };
        var folder = fixture.NewFolder();
        using var view = new RecordingView { StopAfter = 2 };
        using var rest = new RecordingView();

        await fixture.Trainer.RunAsync(fixture.Options(settings, folder), view, view.Token);
        using var fresh = FreshModel.Make(ModelFolder.Read(settings).Config, CPU, settings.Seed);
        using var between = QwenModel.Load(view.Checkpoints[^1], CPU);
        await fixture.Trainer.RunAsync(fixture.Options(settings, folder) with { Resume = true }, rest, default);
        using var end = QwenModel.Load(folder, CPU);

        Assert.Equal(["v-perception"], view.Plans.Single().Datasets.Keys);
        Assert.Equal((0, "interaction"), (rest.Plans.Count(plan => plan.Stage == "perception"), rest.Plans.Single().Stage));
        Assert.Equal(["v-interaction"], rest.Plans.Single().Datasets.Keys);
        Assert.Equal([ModelParts.Vision, ModelParts.Projector], Changed(fresh, between));
        Assert.Equal([ModelParts.Language], Changed(between, end));
    }

    [Fact]
    public async Task A_trained_model_is_trained_further_with_its_own_tokenizer_and_pictures()
    {
        var folder = fixture.NewFolder();
        using var view = new RecordingView();
        await fixture.Trainer.RunAsync(fixture.Options(fixture.Settings, folder), view, default);
        var further = fixture.Settings with { From = folder, Tokenizer = null, MaximumPixels = 0, Stages = [fixture.Settings.Stages[0] with { LearningRate = 1e-9, Steps = 1 }] };
        using var next = new RecordingView();

        await fixture.Trainer.RunAsync(fixture.Options(further), next, default);

        Assert.InRange(next.Steps[0].Loss, 0, view.Steps[0].Loss - 0.5);
        Assert.Equal(view.Evaluations[^1].HeldOutLoss, next.Evaluations[^1].HeldOutLoss, 1e-3);
    }

    [Fact]
    public async Task A_folder_of_another_training_is_refused_unless_it_goes_on()
    {
        var folder = fixture.NewFolder();
        using var view = new RecordingView { StopAfter = 1 };
        await fixture.Trainer.RunAsync(fixture.Options(fixture.Settings, folder), view, view.Token);
        Task Run(TrainingOptions options) => fixture.Trainer.RunAsync(options, view, default);

        var again = await Assert.ThrowsAsync<TrainingException>(() => Run(fixture.Options(fixture.Settings, folder)));
        var other = await Assert.ThrowsAsync<TrainingException>(() => Run(fixture.Options(fixture.Settings with { Seed = 2 }, folder) with { Resume = true }));
        var foreign = await Assert.ThrowsAsync<TrainingException>(() => Run(fixture.Options(fixture.Settings, Path.GetDirectoryName(fixture.Tokenizer)!)));

        Assert.Contains("got to step 1. Go on with it by --resume", again.Message);
        Assert.Contains("other settings, data or tokenizer", other.Message);
        Assert.Contains("which is no part of a training. Choose an empty folder.", foreign.Message);
    }

    [Fact]
    public async Task A_training_that_diverges_says_so_and_what_to_change()
    {
        var settings = fixture.Settings with { Stages = [fixture.Settings.Stages[0] with { LearningRate = 1, Warmup = 0, ClipNorm = 1e6, Epsilon = 1e-16, Steps = 200, Epochs = 100, EvaluateRows = 0, BatchTokens = 64 }] };
        using var view = new RecordingView();
        using var model = FreshModel.Make(ModelFolder.Read(settings).Config, CPU, 1);
        using (no_grad()) model.Slots().First().View().fill_(float.NaN);
        var folder = fixture.NewFolder();
        model.Save(folder);
        File.Copy(fixture.Tokenizer, Path.Combine(folder, "tokenizer.json"));

        var error = await Assert.ThrowsAsync<TrainingException>(() => fixture.Trainer.RunAsync(fixture.Options(settings with { From = folder }), view, default));

        Assert.Contains("diverged at step 1", error.Message);
        Assert.Contains("Lower learning_rate", error.Message);
    }

    private static IEnumerable<long> Steps(string folder) =>
        File.ReadLines(Path.Combine(folder, "log.jsonl")).Where(line => line.Contains("\"loss\"")).Select(line => System.Text.Json.JsonDocument.Parse(line).RootElement.GetProperty("step").GetInt64());

    /// <summary>The parts in which two models differ.</summary>
    private static IEnumerable<ModelParts> Changed(QwenModel before, QwenModel after)
    {
        using var scope = NewDisposeScope();
        return [.. before.Slots().Zip(after.Slots())
            .Where(pair => !pair.First.View().allclose(pair.Second.View(), 0, 0))
            .Select(pair => ModelPartsExtensions.PartOf(pair.First.Name)).Distinct().Order()];
    }
}
