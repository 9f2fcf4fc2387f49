using System.Collections.Immutable;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Checker;

/// <summary>What became of problems with one kind of damage.</summary>
/// <param name="Damage">Name of the damage.</param>
/// <param name="Repairable">Whether it can be undone.</param>
/// <param name="Detected">On how many a check failed.</param>
/// <param name="Repaired">How many were repaired to a problem that passes every check and has the true question and answer.</param>
/// <param name="WronglyAccepted">How many were accepted as they were, or repaired to a wrong answer or another question.</param>
/// <param name="Checks">The checks that failed, most frequent first.</param>
/// <param name="Missed">Examples of wrongly accepted ones.</param>
/// <param name="Unrepaired">Examples of rejected ones.</param>
public sealed record DamageResult(
    string Damage, bool Repairable, Proportion Detected, Proportion Repaired, Proportion WronglyAccepted, ImmutableArray<string> Checks, ImmutableArray<Problem> Missed,
    ImmutableArray<CheckReport> Unrepaired)
{
    /// <summary>Whether the bars of <see cref="AuditMeasurement"/> are met.</summary>
    public bool MeetsBars => Detected.Total == 0
        || (Detected.Rate >= AuditMeasurement.DetectedBar && WronglyAccepted.Rate <= AuditMeasurement.WronglyAcceptedBar && (!Repairable || Repaired.Rate >= AuditMeasurement.RepairedBar));
}
