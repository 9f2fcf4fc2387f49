using System.Collections.Immutable;
using System.Diagnostics;
using Flywheel.Model.Qwen;
using Flywheel.Model.Training.Data;
using Flywheel.Model.Training.Models;
using Flywheel.Model.Training.Optimization;
using Flywheel.Model.Training.Settings;
using Flywheel.Model.Vision;
using static TorchSharp.torch;

namespace Flywheel.Model.Tests.Training.Optimization;

[Collection(AloneCollection.Name)]
public sealed class SupervisedStepTests : IDisposable
{
    private const int Image = 60;

    private static readonly ModelConfig Config = ModelConfig.Nano with
    {
        Text = new TextConfig(64, 16, 32, 1, 2, 1, 1e-6, 1e4, [1, 1, 2], TiedHead: true, 512),
        Vision = new VisionConfig(1, 16, 32, 1, 16, 14, 2, 2, 112, [0]),
        ImageToken = Image,
        VideoToken = 61,
    };

    private readonly QwenModel _model = FreshModel.Make(Config, CPU, 1);

    [Fact]
    public void Two_thousand_steps_take_constant_memory()
    {
        using var optimizer = new WeightOptimizer(_model.Unfreeze(ModelParts.All), new StageSettings());
        var step = new SupervisedStep(_model, optimizer);
        TrainingBatch[] batches = [Batch((6, 4), (6, 2)), Batch((9, 5), (7, 3))];
        void Run(int steps)
        {
            for (var i = 0; i < steps; i++) step.Take([batches[i % 2]], 1e-3);
        }

        Run(200);
        var (before, tensors) = (Resident(), Tensor.TotalCount);
        Run(2_000);

        Assert.Equal(tensors, Tensor.TotalCount);
        // Thirty MB of tensors a hundred steps pass through; a leak of one in a hundred of them would show.
        Assert.InRange(Resident() - before, long.MinValue, 6 << 20);
    }

    [Fact]
    public void Every_learned_token_weighs_the_same_however_batches_are_cut()
    {
        using var scope = NewDisposeScope();
        TrainingBatch whole = Batch((6, 4), (9, 2), (7, 5)), one = Batch((6, 4)), two = Batch((9, 2), (7, 5));
        _model.Unfreeze(ModelParts.All);

        SequenceLoss.PerToken(_model, whole).mean().backward();
        var together = Gradients();
        _model.zero_grad();
        foreach (var part in new[] { one, two }) SequenceLoss.PerToken(_model, part).sum().mul(1.0 / whole.LearnedTokens).backward();

        Assert.All(together.Zip(Gradients()), pair => Assert.True(pair.First.allclose(pair.Second, 1e-3, 1e-6)));
    }

    [Fact]
    public void Padding_changes_no_loss()
    {
        using var scope = NewDisposeScope();
        var alone = new[] { Batch((6, 4)), Batch((11, 5)) }.SelectMany(batch => SequenceLoss.PerToken(_model, batch).data<float>().ToArray()).ToArray();

        Assert.Equal(alone, SequenceLoss.PerToken(_model, Batch((6, 4), (11, 5))).data<float>().ToArray(), (a, b) => Math.Abs(a - b) < 1e-5);
    }

    [Fact]
    public void The_loss_is_that_of_the_tokens_after_their_beginnings()
    {
        using var scope = NewDisposeScope();
        var batch = Batch((6, 4));
        var scores = _model.Score(batch.Prompts).log_softmax(-1);

        var expected = batch.Learned[0].Select(position => -scores[position - 1, batch.Prompts[0].Tokens[position]].item<float>());

        Assert.Equal(expected, SequenceLoss.PerToken(_model, batch).data<float>().ToArray(), (a, b) => Math.Abs(a - b) < 1e-5);
    }

    [Fact]
    public void What_is_not_trained_keeps_its_weights_and_matrices_alone_decay()
    {
        var before = _model.Slots().ToDictionary(slot => slot.Name, slot => slot.View().clone().DetachFromDisposeScope());
        using var optimizer = new WeightOptimizer(_model.Unfreeze(ModelParts.Language), new StageSettings { WeightDecay = 1 });
        // Without gradients to speak of, a step is the decay alone.
        foreach (var slot in _model.Slots().Where(slot => slot.Parameter.requires_grad)) slot.Parameter.grad = zeros_like(slot.Parameter);

        optimizer.Step(0.5);

        foreach (var slot in _model.Slots())
        {
            var shrunk = ModelPartsExtensions.PartOf(slot.Name) == ModelParts.Language && slot.Shape.Length > 1;
            Assert.True(slot.View().allclose(before[slot.Name].mul(shrunk ? 0.5 : 1), 1e-5, 1e-7), slot.Name);
        }
    }

    [Fact]
    public void Vision_learns_at_its_share_of_the_rate()
    {
        double Moved(ModelParts part, double share)
        {
            using var scope = NewDisposeScope();
            using var model = FreshModel.Make(Config, CPU, 1);
            var before = model.Slots().ToDictionary(slot => slot.Name, slot => slot.View().clone().DetachFromDisposeScope());
            using var optimizer = new WeightOptimizer(model.Unfreeze(ModelParts.All), new StageSettings { VisionRate = share, WeightDecay = 0 });
            new SupervisedStep(model, optimizer).Take([Batch((6, 4))], 1e-3);
            return model.Slots().Where(slot => part.HasFlag(ModelPartsExtensions.PartOf(slot.Name))).Max(slot => slot.View().sub(before[slot.Name]).abs().max().item<float>());
        }

        // The first step of AdamW moves a weight by the rate.
        Assert.Equal(1e-3, Moved(ModelParts.Language, 0.1), 5e-5);
        Assert.Equal(1e-4, Moved(ModelParts.Vision, 0.1), 5e-6);
        Assert.Equal(1e-4, Moved(ModelParts.Projector, 0.1), 5e-6);
        Assert.Equal(0, Moved(ModelParts.Vision | ModelParts.Projector, 0));
    }

    public void Dispose() => _model.Dispose();

    /// <summary>Examples of a picture of one token and text, each of some tokens and of some learned ones at its end.</summary>
    private static TrainingBatch Batch(params (int Tokens, int Learned)[] examples) => new(
        [.. examples.Select(example => new Prompt([Image, .. Enumerable.Range(1, example.Tokens - 1).Select(i => (i * 7) % 50)], Picture))],
        [.. examples.Select(example => Enumerable.Range(example.Tokens - example.Learned, example.Learned).ToImmutableArray())],
        DataPosition.Start);

    private static PatchedImages Picture => new([.. Enumerable.Range(0, 4 * Config.Vision.PatchElements).Select(i => (i % 13 / 13f) - 0.5f)], [new PatchGrid(1, 2, 2)]);

    private Tensor[] Gradients() => [.. _model.parameters().Select(parameter => parameter.grad!.clone())];

    private static long Resident()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64;
    }
}
