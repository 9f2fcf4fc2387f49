namespace Flywheel.Synthesis.Authors;

/// <summary>What an author is asked to write. The same request to the same author gives the same problem.</summary>
/// <param name="Run">The run's name.</param>
/// <param name="Id">The id of the problem to be.</param>
/// <param name="RunSeed">The run's seed, by which knowledge is drawn.</param>
/// <param name="Seed">The problem's seed.</param>
/// <param name="Index">The candidate's index in its cell, at least 0.</param>
/// <param name="Domain">Name of the knowledge domain.</param>
/// <param name="FigureKind">The figure kind.</param>
/// <param name="Within">Ids of nodes, one of which the problem's principle must be or lie below; null for all of the domain.</param>
public sealed record AuthorRequest(
    string Run, string Id, ulong RunSeed, ulong Seed, long Index, string Domain, string FigureKind, IReadOnlyCollection<string>? Within = null);
