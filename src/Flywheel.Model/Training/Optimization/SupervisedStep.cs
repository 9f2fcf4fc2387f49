using Flywheel.Model.Qwen;
using Flywheel.Model.Training.Data;
using static TorchSharp.torch;

namespace Flywheel.Model.Training.Optimization;

/// <summary>One step of supervised training: the gradients of some batches, then the optimizer. No tensor outlives it but weights and optimizer state.</summary>
internal sealed class SupervisedStep(QwenModel model, WeightOptimizer optimizer)
{
    /// <summary>Takes the step. Every learned token of the batches weighs the same.</summary>
    /// <returns>The mean loss of the learned tokens, and the norm of the gradients before clipping. If one is no number, the weights are unchanged.</returns>
    public (double Loss, double Norm) Take(IReadOnlyList<TrainingBatch> batches, double rate)
    {
        using var scope = NewDisposeScope();
        optimizer.Clear();
        var learned = batches.Sum(batch => batch.LearnedTokens);
        var loss = 0.0;
        foreach (var batch in batches)
        {
            using var inner = NewDisposeScope();
            var part = SequenceLoss.PerToken(model, batch).sum().mul(1.0 / learned);
            part.backward();
            loss += part.item<float>();
        }
        if (!double.IsFinite(loss)) return (loss, double.NaN);
        var norm = optimizer.Step(rate);
        optimizer.Clear();
        return (loss, norm);
    }
}
