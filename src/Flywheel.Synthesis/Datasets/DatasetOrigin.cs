using System.Collections.Immutable;

namespace Flywheel.Synthesis.Datasets;

/// <summary>Where the problems of an export come from, as lockfile and card tell it.</summary>
/// <param name="Run">The run's name.</param>
/// <param name="RunSettings">What the run was asked for, by name.</param>
/// <param name="CodeVersions">The code that made the problems and the code that exports them, by name.</param>
public sealed record DatasetOrigin(string Run, ImmutableSortedDictionary<string, string> RunSettings, ImmutableSortedDictionary<string, string> CodeVersions);
