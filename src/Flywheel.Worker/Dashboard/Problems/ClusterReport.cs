using System.Collections.Immutable;
using Flywheel.Knowledge.Storage;
using Flywheel.Synthesis.Datasets;
using Flywheel.Synthesis.Problems.Fingerprints;
using Npgsql;

namespace Flywheel.Worker.Dashboard.Problems;

/// <summary>
/// The near-duplicates of a run, as the split of a dataset groups them (<see cref="NearDuplicateGroups"/>): what is in one cluster is never
/// parted by a split. The run itself refuses equal problems only, so that a cluster may hold several that were kept.
/// </summary>
/// <param name="Compared">Problems that were compared: those that passed the checks.</param>
/// <param name="IsCapped">Whether the run has more than were compared.</param>
/// <param name="Count">Clusters of two or more.</param>
/// <param name="Problems">Problems in them.</param>
/// <param name="SeveralKept">Clusters of which the run kept more than one.</param>
/// <param name="Clusters">The largest of them, those with several kept first.</param>
/// <param name="At">When they were compared.</param>
internal sealed record ClusterReport(int Compared, bool IsCapped, int Count, int Problems, int SeveralKept, ImmutableArray<Cluster> Clusters, DateTimeOffset At)
{
    /// <summary>So many problems are compared, in the order of their ids.</summary>
    private const int MostCompared = 300_000;

    private const int MostClusters = 1_000;

    private const int MostMembers = 24;

    /// <summary>The cluster of a problem; null where it is like no other, or the cluster is not among those that are held.</summary>
    public Cluster? Of(string problem) => Clusters.FirstOrDefault(c => c.Members.Any(m => m.Id == problem));

    /// <summary>Compares the problems of a run with each other.</summary>
    public static async Task<ClusterReport> ReadAsync(NpgsqlDataSource source, string run, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var members = await MembersAsync(source, run, cancellationToken);
        var capped = members.Count > MostCompared;
        if (capped)
        {
            members.RemoveRange(MostCompared, members.Count - MostCompared);
        }

        var groups = NearDuplicateGroups.Of([.. members.Select(m => m.Print)], cancellationToken);
        var sizes = new int[groups.Length];
        foreach (var group in groups)
        {
            sizes[group]++;
        }

        var clusters = Enumerable.Range(0, groups.Length)
            .Where(i => sizes[groups[i]] > 1)
            .GroupBy(i => groups[i], i => members[i])
            .Select(g => ClusterOf([.. g]))
            .ToArray();
        return new ClusterReport(
            members.Count, capped, clusters.Length, clusters.Sum(c => c.Count), clusters.Count(c => c.Kept > 1),
            [.. clusters.OrderByDescending(c => c.Kept > 1).ThenByDescending(c => c.Count).ThenBy(c => c.Members[0].Id, StringComparer.Ordinal).Take(MostClusters)], now);
    }

    private static Cluster ClusterOf(ClusterMember[] members) => new(
        [.. members.OrderByDescending(m => m.IsKept).ThenBy(m => m.Id, StringComparer.Ordinal).Take(MostMembers)], members.Length, members.Count(m => m.IsKept));

    private static async Task<List<ClusterMember>> MembersAsync(NpgsqlDataSource source, string run, CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand("""
            SELECT id, state, reason, scene_hash, text_hash, picture_hash FROM flywheel.problems
            WHERE run_id = $1 AND scene_hash IS NOT NULL AND state <> 'Authored' AND state <> 'Accepted' ORDER BY id LIMIT $2
            """);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = run });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = MostCompared + 1 });
        var members = new List<ClusterMember>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            members.Add(new ClusterMember(
                reader.GetString(0), Enum.Parse<ProblemState>(reader.GetString(1)), reader.IsDBNull(2) ? null : reader.GetString(2),
                new ProblemFingerprint((ulong)reader.GetInt64(3), (ulong)reader.GetInt64(4), (ulong)reader.GetInt64(5))));
        }

        return members;
    }
}
