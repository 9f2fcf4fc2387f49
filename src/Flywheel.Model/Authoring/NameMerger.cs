using System.Collections.Immutable;
using Microsoft.Extensions.AI;

namespace Flywheel.Model.Authoring;

/// <summary>
/// Merges proposed names of knowledge or tools into known ones, and those that stay over into groups: hierarchical clustering by mean similarity
/// (cosine) of their embeddings. The result depends on the names alone, not on their order.
/// </summary>
/// <param name="embeddings">Embeds names.</param>
/// <param name="threshold">Mean similarity from which names are one thing, above 0, at most 1; 0.75 suits the built-in embedding.</param>
public sealed class NameMerger(IEmbeddingGenerator<string, Embedding<float>> embeddings, double threshold = 0.75)
{
    /// <summary>Distinct proposed names in one merge, most: the clustering is cubic in them.</summary>
    public const int MostNames = 1_000;

    /// <summary>Merges.</summary>
    /// <param name="known">The known names.</param>
    /// <param name="proposed">The proposed names, as often as they were proposed.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="ArgumentException">There are more than <see cref="MostNames"/> distinct names.</exception>
    public async Task<ImmutableArray<NameGroup>> MergeAsync(IReadOnlyCollection<string> known, IEnumerable<string> proposed, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(known);
        var counts = proposed.GroupBy(n => n.Trim(), StringComparer.Ordinal).Where(g => g.Key.Length > 0).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
        if (counts.Count > MostNames)
        {
            throw new ArgumentException($"{counts.Count} names are proposed at once; at most {MostNames} can be merged.", nameof(proposed));
        }

        var names = counts.Keys.Order(StringComparer.Ordinal).ToArray();
        var knownNames = known.Order(StringComparer.Ordinal).ToArray();
        var vectors = await EmbedAsync(names, cancellationToken);
        var knownVectors = await EmbedAsync(knownNames, cancellationToken);
        var groups = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        var rest = new List<int>();
        for (var i = 0; i < names.Length; i++)
        {
            if (Nearest(vectors[i], knownVectors) is { } near)
            {
                (groups.TryGetValue(knownNames[near], out var members) ? members : groups[knownNames[near]] = []).Add(names[i]);
            }
            else
            {
                rest.Add(i);
            }
        }

        var merged = groups.Select(g => Group(g.Key, true, g.Value, counts))
            .Concat(Cluster(rest, vectors, cancellationToken).Select(c => Group(null, false, [.. c.Select(i => names[i])], counts)));
        return [.. merged.OrderBy(g => g.Name, StringComparer.Ordinal)];
    }

    private static NameGroup Group(string? name, bool known, List<string> members, Dictionary<string, int> counts)
    {
        ImmutableArray<KeyValuePair<string, int>> counted = [.. members.Select(m => KeyValuePair.Create(m, counts[m])).OrderByDescending(m => m.Value).ThenBy(m => m.Key, StringComparer.Ordinal)];
        return new NameGroup(name ?? counted[0].Key, known, counted);
    }

    private async Task<float[][]> EmbedAsync(string[] names, CancellationToken cancellationToken) => names.Length == 0
        ? []
        : [.. (await embeddings.GenerateAsync(names, cancellationToken: cancellationToken)).Select(e => e.Vector.ToArray())];

    private int? Nearest(float[] vector, float[][] candidates)
    {
        var (best, nearest) = (threshold, (int?)null);
        for (var i = 0; i < candidates.Length; i++)
        {
            var similarity = Similarity(vector, candidates[i]);
            if (similarity > best || (nearest is null && similarity >= best))
            {
                (best, nearest) = (similarity, i);
            }
        }

        return nearest;
    }

    /// <summary>Joins the two groups of the highest mean similarity until none reaches the threshold.</summary>
    private List<List<int>> Cluster(List<int> items, float[][] vectors, CancellationToken cancellationToken)
    {
        var groups = items.Select(i => new List<int> { i }).ToList();
        var sums = items.Select(i => items.Select(j => Similarity(vectors[i], vectors[j])).ToList()).ToList();
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (best, first, second) = (threshold, -1, -1);
            for (var a = 0; a < groups.Count; a++)
            {
                for (var b = a + 1; b < groups.Count; b++)
                {
                    var mean = sums[a][b] / (groups[a].Count * groups[b].Count);
                    if (mean > best || (first < 0 && mean >= best))
                    {
                        (best, first, second) = (mean, a, b);
                    }
                }
            }

            if (first < 0)
            {
                return groups;
            }

            groups[first].AddRange(groups[second]);
            groups.RemoveAt(second);
            for (var i = 0; i < sums.Count; i++)
            {
                sums[first][i] += sums[second][i];
                sums[i][first] = sums[first][i];
            }

            sums.RemoveAt(second);
            sums.ForEach(row => row.RemoveAt(second));
        }
    }

    private static double Similarity(float[] a, float[] b)
    {
        var (dot, left, right) = (0.0, 0.0, 0.0);
        for (var i = 0; i < a.Length; i++)
        {
            dot += a[i] * b[i];
            left += a[i] * a[i];
            right += b[i] * b[i];
        }

        return left > 0 && right > 0 ? dot / Math.Sqrt(left * right) : 0;
    }
}
