using Flywheel.Model.Qwen;
using Flywheel.Model.Training.Data;
using static TorchSharp.torch;

namespace Flywheel.Model.Training.Optimization;

/// <summary>Looks at how well a model predicts batches that it does not learn from.</summary>
internal static class HeldOutLoss
{
    /// <summary>The mean negative log-probability of the learned tokens, and the share of them that were the likeliest.</summary>
    public static (double Loss, double Accuracy) Of(QwenModel model, IEnumerable<TrainingBatch> batches)
    {
        using var quiet = no_grad();
        var (loss, right, count) = (0.0, 0L, 0L);
        foreach (var batch in batches)
        {
            using var scope = NewDisposeScope();
            var (logits, targets) = SequenceLoss.Score(model, batch);
            loss += nn.functional.cross_entropy(logits, targets, reduction: nn.Reduction.Sum).item<float>();
            right += logits.argmax(-1).eq(targets).sum().item<long>();
            count += batch.LearnedTokens;
        }
        return count == 0 ? (0, 0) : (loss / count, (double)right / count);
    }
}
