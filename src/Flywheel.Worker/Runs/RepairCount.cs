namespace Flywheel.Worker.Runs;

/// <summary>What became of a repair's proposals in a run, canaries included.</summary>
/// <param name="Repair">The repair's name.</param>
/// <param name="Applied">Proposals that became the problem's version.</param>
/// <param name="Proposed">All proposals.</param>
public sealed record RepairCount(string Repair, long Applied, long Proposed);
