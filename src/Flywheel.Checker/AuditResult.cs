using System.Collections.Immutable;

namespace Flywheel.Checker;

/// <summary>How good the checks and repairs are.</summary>
/// <param name="FalseAlarms">Good problems on which a check failed.</param>
/// <param name="Alarms">Those problems and findings.</param>
/// <param name="Damages">What became of damaged problems, by kind of damage.</param>
public sealed record AuditResult(Proportion FalseAlarms, ImmutableArray<FalseAlarm> Alarms, ImmutableArray<DamageResult> Damages)
{
    /// <summary>Whether the bars of <see cref="AuditMeasurement"/> are met.</summary>
    public bool MeetsBars => FalseAlarms.Rate <= AuditMeasurement.FalseAlarmBar && Damages.All(d => d.MeetsBars);
}
