using Flywheel.Synthesis.Problems.Fingerprints;

namespace Flywheel.Synthesis.Datasets;

/// <summary>What the split needs to know of a problem.</summary>
/// <param name="Id">The problem's id.</param>
/// <param name="Root">Id of the first of its line; its own for a root.</param>
/// <param name="Fingerprint">By which near-duplicates are found.</param>
/// <param name="Digest">A digest of the whole problem document: equal for equal documents.</param>
public readonly record struct ProblemSummary(string Id, string Root, ProblemFingerprint Fingerprint, string Digest);
