using System.Collections.Immutable;
using Flywheel.Model.Qwen;

namespace Flywheel.Model.Training.Data;

/// <summary>Examples that go through the model together.</summary>
/// <param name="Prompts">Their tokens and patches, in order.</param>
/// <param name="Learned">For each example, the positions of the tokens that are learned.</param>
/// <param name="After">How far the data is read once the batch is trained on.</param>
public sealed record TrainingBatch(ImmutableArray<Prompt> Prompts, ImmutableArray<ImmutableArray<int>> Learned, DataPosition After)
{
    /// <summary>All tokens.</summary>
    public int Tokens => Prompts.Sum(prompt => prompt.Tokens.Length);

    /// <summary>The tokens that are learned.</summary>
    public int LearnedTokens => Learned.Sum(positions => positions.Length);
}
