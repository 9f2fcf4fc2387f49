using System.Collections.Immutable;
using Flywheel.Model.Training.Data;

namespace Flywheel.Model.Training.Checkpoints;

/// <summary>Where a training stands: what a checkpoint keeps beside weights and optimizer.</summary>
/// <param name="Format">The version of this form.</param>
/// <param name="Fingerprint">What decides the weights: settings, data and tokenizer.</param>
/// <param name="Stage">The stage that goes on, from 0; the number of stages when all are done.</param>
/// <param name="StageSteps">Steps of that stage.</param>
/// <param name="Steps">Steps of all stages.</param>
/// <param name="Data">How far that stage has read.</param>
/// <param name="LeftOut">Rows left out so far, by reason.</param>
internal sealed record TrainingState(int Format, string Fingerprint, int Stage, long StageSteps, long Steps, DataPosition Data, ImmutableSortedDictionary<string, long> LeftOut)
{
    /// <summary>The version that this program reads.</summary>
    public const int CurrentFormat = 1;

    /// <summary>The beginning of a training.</summary>
    public static TrainingState Start(string fingerprint) => new(CurrentFormat, fingerprint, 0, 0, 0, DataPosition.Start, ImmutableSortedDictionary<string, long>.Empty);

    /// <summary>The beginning of the next stage.</summary>
    public TrainingState NextStage() => this with { Stage = Stage + 1, StageSteps = 0, Data = DataPosition.Start };
}
