using System.Numerics;
using Flywheel.Synthesis.Problems.Fingerprints;

namespace Flywheel.Synthesis.Datasets;

/// <summary>
/// Puts near-duplicates into one set: equal scenes, or text and picture that both differ in at most a few of 64 bits. The pairs are those that
/// <see cref="NearDuplicateIndex"/> finds, found by sorting arrays of numbers instead of in dictionaries, so that millions of problems fit
/// into memory; the guard that checks the written split uses the index, so that neither can hide the other's faults.
/// </summary>
public static class NearDuplicateGroups
{
    private const int Bands = NearDuplicateIndex.Radius + 1;
    private const int BandBits = 64 / Bands;

    /// <summary>
    /// The sets of near-duplicates among problems, as a split keeps them together; near-duplicates of near-duplicates are in one set. Equal
    /// fingerprints are compared once, so that a run that says the same thing over and over costs no more than one that does not.
    /// </summary>
    /// <param name="prints">The problems' fingerprints.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <returns>For each problem the position of one that stands for its set, the same for all of the set.</returns>
    public static int[] Of(IReadOnlyList<ProblemFingerprint> prints, CancellationToken cancellationToken)
    {
        var distinct = prints.Distinct().ToArray();
        var sets = new DisjointSets(distinct.Length);
        Unite(sets, distinct, cancellationToken);
        var first = new Dictionary<int, int>();
        var numbers = distinct.Select((print, i) => KeyValuePair.Create(print, i)).ToDictionary();
        var groups = new int[prints.Count];
        for (var i = 0; i < groups.Length; i++)
        {
            var set = sets.Find(numbers[prints[i]]);
            first.TryAdd(set, i);
            groups[i] = first[set];
        }

        return groups;
    }

    /// <summary>Unites the near-duplicates.</summary>
    internal static void Unite(DisjointSets sets, ProblemFingerprint[] prints, CancellationToken cancellationToken)
    {
        UniteEqual(sets, [.. prints.Select(p => p.Scene)]);
        for (var band = 0; band < Bands * Bands; band++)
        {
            UniteNear(sets, prints, band / Bands, band % Bands, cancellationToken);
        }
    }

    /// <summary>Unites what has equal keys.</summary>
    internal static void UniteEqual(DisjointSets sets, ulong[] keys)
    {
        var order = Order(keys);
        for (var i = 1; i < order.Length; i++)
        {
            if (keys[i] == keys[i - 1])
            {
                sets.Union(order[i - 1], order[i]);
            }
        }
    }

    /// <summary>
    /// Two hashes that differ in at most Radius bits agree in at least one of Radius + 1 bands, so text and picture of near-duplicates agree
    /// in some band each: every pair of bands is tried.
    /// </summary>
    private static void UniteNear(DisjointSets sets, ProblemFingerprint[] prints, int textBand, int pictureBand, CancellationToken cancellationToken)
    {
        var keys = new ulong[prints.Length];
        for (var i = 0; i < keys.Length; i++)
        {
            keys[i] = (Band(prints[i].Text, textBand) << BandBits) | Band(prints[i].Picture, pictureBand);
        }

        var order = Order(keys);
        for (var (start, end) = (0, 1); start < order.Length; start = end++)
        {
            while (end < order.Length && keys[end] == keys[start])
            {
                end++;
            }

            for (var i = start; i < end; i++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var (text, picture) = (prints[order[i]].Text, prints[order[i]].Picture);
                for (var j = i + 1; j < end; j++)
                {
                    var other = prints[order[j]];
                    if (BitOperations.PopCount(picture ^ other.Picture) <= NearDuplicateIndex.Radius && BitOperations.PopCount(text ^ other.Text) <= NearDuplicateIndex.Radius)
                    {
                        sets.Union(order[i], order[j]);
                    }
                }
            }
        }
    }

    private static ulong Band(ulong hash, int band) => (hash >> (band * BandBits)) & ((1UL << BandBits) - 1);

    /// <summary>Sorts the keys; returns where each came from.</summary>
    private static int[] Order(ulong[] keys)
    {
        var order = Enumerable.Range(0, keys.Length).ToArray();
        Array.Sort(keys, order);
        return order;
    }
}
