using Flywheel.Knowledge.Random;
using Flywheel.Synthesis.Problems.Fingerprints;
using Parquet.Schema;

namespace Flywheel.Synthesis.Datasets;

/// <summary>
/// Checks a split as it was written, by other means than those that made it: what is in the test shards is indexed, and every row of the train
/// shards is looked up in it. The text is hashed again from the files; scene and picture are those that were stored with the problem.
/// </summary>
internal sealed class LeakGuard(SplitPlan plan, BenchmarkIndex? benchmarks)
{
    private readonly Dictionary<ulong, int> _positions = plan.Ids.Select((id, i) => KeyValuePair.Create(id, i)).ToDictionary();

    /// <summary>Checks the shards of a dataset.</summary>
    /// <param name="folder">The dataset's folder.</param>
    /// <param name="schema">Its columns.</param>
    /// <param name="shards">Its shards.</param>
    /// <param name="cancellationToken">Ends the check.</param>
    /// <exception cref="DatasetException">The two sides, or a side and a benchmark, share something; the message shows the pair.</exception>
    public async Task CheckAsync(string folder, DatasetSchema schema, IReadOnlyCollection<ShardEntry> shards, CancellationToken cancellationToken)
    {
        var held = new NearDuplicateIndex();
        var questions = new Dictionary<string, string>(StringComparer.Ordinal);
        var groups = new Dictionary<ulong, string>();
        await foreach (var row in RowsAsync(folder, schema, shards.Where(s => s.Split == "test"), cancellationToken))
        {
            RequireClear(row);
            held.Add(row.Id, row.Print.Scene, row.Print.Text, row.Print.Picture);
            questions.Add(row.Id, row.Question);
            groups.TryAdd(row.Group, row.Id);
        }

        await foreach (var row in RowsAsync(folder, schema, shards.Where(s => s.Split == "train"), cancellationToken))
        {
            RequireClear(row);
            var twin = groups.GetValueOrDefault(row.Group) ?? held.Find(row.Print.Scene, row.Print.Text, row.Print.Picture);
            if (twin is not null)
            {
                throw new DatasetException(
                    $"{schema.Name}: the split leaks. The train row {row.Id} (\"{row.Question}\") and the test row {twin} (\"{questions[twin]}\") are near-duplicates or of one line. The export is stopped; this is a fault of the splitting.");
            }
        }
    }

    private void RequireClear(Row row)
    {
        if (benchmarks?.Find(row.Print) is { } item)
        {
            throw new DatasetException($"The row {row.Id} (\"{row.Question}\") repeats a benchmark's question: {item}. The export is stopped; this is a fault of the decontamination.");
        }
    }

    private async IAsyncEnumerable<Row> RowsAsync(
        string folder, DatasetSchema schema, IEnumerable<ShardEntry> shards, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // A perception question is about the picture alone; there the problem's own text stays what is compared.
        var rehash = schema.QuestionColumn is not "question" || ReferenceEquals(schema, DatasetSchema.VInteraction);
        foreach (var shard in shards)
        {
            await using var table = await ParquetTable.OpenAsync(Path.Combine(folder, shard.Path), cancellationToken);
            for (var group = 0; group < table.Groups; group++)
            {
                var ids = await table.ReadTextAsync(group, (DataField)table.Find("id")!, cancellationToken);
                var questions = await table.ReadTextAsync(group, (DataField)table.Find(schema.QuestionColumn)!, cancellationToken);
                for (var i = 0; i < ids.Length; i++)
                {
                    var position = _positions[StableHash.Of(ids[i]!)];
                    var print = plan.Prints[position];
                    yield return new Row(ids[i]!, questions[i]!, rehash ? print with { Text = ProblemFingerprint.HashText(questions[i]!) } : print, plan.Groups[position]);
                }
            }
        }
    }

    private readonly record struct Row(string Id, string Question, ProblemFingerprint Print, ulong Group);
}
