using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Flywheel.Knowledge.Random;
using Flywheel.Synthesis.Problems.Fingerprints;

namespace Flywheel.Synthesis.Datasets;

/// <summary>Decides the split of an export.</summary>
internal static class SplitPlanner
{
    private const int MostExamples = 5;

    /// <summary>Plans the split.</summary>
    /// <param name="source">The problems.</param>
    /// <param name="testShare">Share of groups that are held out, 0 to 0.5; at least one group is where there are two and the share is not 0.</param>
    /// <param name="benchmarks">What no dataset may hold; null for nothing.</param>
    /// <param name="cancellationToken">Ends the planning.</param>
    /// <exception cref="DatasetException">Two problems have the same id.</exception>
    public static async Task<SplitPlan> PlanAsync(IProblemSource source, double testShare, BenchmarkIndex? benchmarks, CancellationToken cancellationToken)
    {
        List<ulong> ids = [], roots = [];
        var prints = new List<ProblemFingerprint>();
        var contaminated = new HashSet<int>();
        var examples = ImmutableArray.CreateBuilder<string>();
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await foreach (var summary in source.SummariesAsync(cancellationToken).WithCancellation(cancellationToken))
        {
            if (benchmarks?.Find(summary.Fingerprint) is { } item)
            {
                contaminated.Add(ids.Count);
                if (examples.Count < MostExamples)
                {
                    examples.Add($"{summary.Id} and {item}");
                }
            }

            ids.Add(StableHash.Of(summary.Id));
            roots.Add(StableHash.Of(summary.Root));
            prints.Add(summary.Fingerprint);
            digest.AppendData(Encoding.UTF8.GetBytes($"{summary.Id} {summary.Digest}\n"));
        }

        RequireDistinct(ids);
        var fingerprints = prints.ToArray();
        var groups = Group([.. roots], fingerprints, cancellationToken);
        var sides = Divide(groups, testShare);
        LeaveOut(sides, groups, contaminated);
        digest.AppendData(System.Runtime.InteropServices.MemoryMarshal.AsBytes<Side>(sides));
        return new SplitPlan([.. ids], groups, fingerprints, sides, Convert.ToHexStringLower(digest.GetHashAndReset()), examples.ToImmutable());
    }

    /// <summary>The group of each problem: the lowest root hash in it, so that it does not depend on the order of the problems.</summary>
    private static ulong[] Group(ulong[] roots, ProblemFingerprint[] prints, CancellationToken cancellationToken)
    {
        var sets = new DisjointSets(roots.Length);
        NearDuplicateGroups.UniteEqual(sets, [.. roots]);
        NearDuplicateGroups.Unite(sets, prints, cancellationToken);
        var lowest = new ulong[roots.Length];
        Array.Fill(lowest, ulong.MaxValue);
        for (var i = 0; i < roots.Length; i++)
        {
            lowest[sets.Find(i)] = Math.Min(lowest[sets.Find(i)], roots[i]);
        }

        return [.. Enumerable.Range(0, roots.Length).Select(i => lowest[sets.Find(i)])];
    }

    private static Side[] Divide(ulong[] groups, double testShare)
    {
        var sides = new Side[groups.Length];
        var held = 0;
        var (first, last) = (ulong.MaxValue, ulong.MinValue);
        for (var i = 0; i < groups.Length; i++)
        {
            var draw = Draw(groups[i]);
            (first, last) = (Math.Min(first, draw), Math.Max(last, draw));
            if (draw / (double)ulong.MaxValue < testShare)
            {
                sides[i] = Side.Test;
                held++;
            }
        }

        // A small run may draw no test group at all; a dataset whose test split is empty helps nobody.
        for (var i = 0; held == 0 && testShare > 0 && first != last && i < groups.Length; i++)
        {
            sides[i] = Draw(groups[i]) == first ? Side.Test : Side.Train;
        }

        return sides;
    }

    private static ulong Draw(ulong group) => StableHash.Of($"split {group:x16}");

    private static void LeaveOut(Side[] sides, ulong[] groups, HashSet<int> contaminated)
    {
        var spoiled = contaminated.Select(i => groups[i]).ToHashSet();
        for (var i = 0; i < sides.Length && spoiled.Count > 0; i++)
        {
            if (spoiled.Contains(groups[i]))
            {
                sides[i] = Side.LeftOut;
            }
        }
    }

    private static void RequireDistinct(List<ulong> ids)
    {
        ulong[] sorted = [.. ids];
        Array.Sort(sorted);
        for (var i = 1; i < sorted.Length; i++)
        {
            if (sorted[i] == sorted[i - 1])
            {
                throw new DatasetException("Two of the problems have the same id; a problem can be exported once only.");
            }
        }
    }
}
