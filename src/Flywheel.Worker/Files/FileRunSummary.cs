using System.Collections.Immutable;

namespace Flywheel.Worker.Files;

/// <summary>What a run into files came to.</summary>
/// <param name="Wanted">Problems asked for.</param>
/// <param name="Candidates">Candidates spent.</param>
/// <param name="Accepted">Problems written.</param>
/// <param name="Reasons">Candidates that came to nothing, by reason, most first. Together with the accepted ones these are all.</param>
public sealed record FileRunSummary(int Wanted, int Candidates, int Accepted, ImmutableArray<KeyValuePair<string, int>> Reasons);
