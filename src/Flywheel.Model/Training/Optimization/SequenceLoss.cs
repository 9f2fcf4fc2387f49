using Flywheel.Model.Qwen;
using Flywheel.Model.Training.Data;
using static TorchSharp.torch;

namespace Flywheel.Model.Training.Optimization;

/// <summary>How unlikely a model finds the tokens that it is to write.</summary>
internal static class SequenceLoss
{
    /// <summary>
    /// The logits before each learned token of a batch, [learned, vocabulary] in single precision, and those tokens, [learned]. Logits of other
    /// positions are never computed.
    /// </summary>
    public static (Tensor Logits, Tensor Targets) Score(QwenModel model, TrainingBatch batch)
    {
        using var scope = NewDisposeScope();
        var hidden = model.Hidden(batch.Prompts);
        var (places, targets) = (new long[batch.LearnedTokens], new long[batch.LearnedTokens]);
        var (next, start) = (0, 0L);
        foreach (var (prompt, learned) in batch.Prompts.Zip(batch.Learned))
        {
            foreach (var position in learned)
            {
                (places[next], targets[next]) = (start + position - 1, prompt.Tokens[position]);
                next++;
            }
            start += prompt.Tokens.Length;
        }
        var logits = model.Text.Logits(hidden.index_select(0, tensor(places, ScalarType.Int64, model.Device))).to(ScalarType.Float32);
        return scope.MoveToOuter(logits, tensor(targets, ScalarType.Int64, model.Device));
    }

    /// <summary>The negative log-probability of each learned token of a batch: [learned].</summary>
    public static Tensor PerToken(QwenModel model, TrainingBatch batch)
    {
        using var scope = NewDisposeScope();
        var (logits, targets) = Score(model, batch);
        return nn.functional.cross_entropy(logits, targets, reduction: nn.Reduction.None).MoveToOuterDisposeScope();
    }
}
