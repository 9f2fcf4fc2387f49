using System.Collections.Immutable;
using Flywheel.Model.Qwen;
using Flywheel.Model.Vision;

namespace Flywheel.Model.Training.Data;

/// <summary>Puts examples of similar length together, and makes patches of their pictures when a batch is due.</summary>
/// <param name="pictures">Makes patches.</param>
/// <param name="mostTokens">Tokens of a batch, padding included; a longer example is a batch by itself.</param>
internal sealed class BatchMaker(PictureStore pictures, int mostTokens)
{
    /// <summary>Cuts examples into batches, shortest first. The order of equally long ones is kept.</summary>
    public IEnumerable<ImmutableArray<TrainingExample>> Cut(IEnumerable<TrainingExample> examples)
    {
        var batch = ImmutableArray.CreateBuilder<TrainingExample>();
        foreach (var example in examples.OrderBy(example => example.Tokens.Length))
        {
            // Sorted, so each example is the longest of its batch so far.
            if (batch.Count > 0 && (batch.Count + 1L) * example.Tokens.Length > mostTokens) yield return batch.DrainToImmutable();
            batch.Add(example);
        }
        if (batch.Count > 0) yield return batch.DrainToImmutable();
    }

    /// <summary>The batch of some examples.</summary>
    public TrainingBatch Make(ImmutableArray<TrainingExample> examples, DataPosition after)
    {
        var prompts = new Prompt[examples.Length];
        Parallel.For(0, prompts.Length, i =>
        {
            var patches = examples[i].Pictures.Select(pictures.Patches).ToArray();
            prompts[i] = new Prompt(examples[i].Tokens, patches.Length == 0 ? null : PatchedImages.Join(patches));
        });
        return new TrainingBatch([.. prompts], [.. examples.Select(example => example.Learned)], after);
    }
}
