namespace Flywheel.Worker.Dashboard.Measures;

/// <summary>How many decisions of a stratum the plan wants people to judge.</summary>
/// <param name="Measure">The stratum.</param>
/// <param name="Wanted">How many in all.</param>
internal sealed record PlannedStratum(StratumMeasure Measure, long Wanted)
{
    /// <summary>How many more.</summary>
    public long More => Math.Max(0, Wanted - Measure.People.Total);
}
