using System.Collections.Immutable;
using Flywheel.Synthesis.Problems.Fingerprints;

namespace Flywheel.Synthesis.Datasets;

/// <summary>
/// Which problem goes to which side, decided by groups: all descendants of one root and all near-duplicates of each other are one group, and
/// no group straddles. About 60 bytes a problem.
/// </summary>
public sealed class SplitPlan
{
    internal SplitPlan(ulong[] ids, ulong[] groups, ProblemFingerprint[] prints, Side[] sides, string digest, ImmutableArray<string> contaminated)
    {
        Ids = ids;
        Groups = groups;
        Prints = prints;
        Sides = sides;
        Digest = digest;
        Contaminated = contaminated;
    }

    /// <summary>Problems in the plan.</summary>
    public int Count => Ids.Length;

    /// <summary>A digest of all problems and their sides, in order.</summary>
    public string Digest { get; }

    /// <summary>Some of the pairs that put a group out of all datasets, each as a phrase.</summary>
    public ImmutableArray<string> Contaminated { get; }

    /// <summary>Hashes of the problems' ids, in the order of the export.</summary>
    internal ulong[] Ids { get; }

    /// <summary>The group of each problem.</summary>
    internal ulong[] Groups { get; }

    /// <summary>The fingerprint of each problem.</summary>
    internal ProblemFingerprint[] Prints { get; }

    /// <summary>The side of each problem.</summary>
    internal Side[] Sides { get; }

    /// <summary>Problems on a side.</summary>
    public int CountOf(Side side) => Sides.Count(s => s == side);
}
