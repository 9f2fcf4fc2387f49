using Flywheel.Knowledge.Storage;

namespace Flywheel.Worker.Dashboard.Problems;

/// <summary>How far a run has come: with the same stamp its problems are the same.</summary>
internal sealed record RunStamp(string Run, long Candidates, long Accepted, long Rejected, long Repaired, RunState State);
