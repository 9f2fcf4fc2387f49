using System.Collections.Immutable;
using System.Globalization;
using Flywheel.Knowledge.Storage;
using Flywheel.Synthesis.Datasets;
using Flywheel.Worker.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Flywheel.Worker.Dashboard.Datasets;

/// <summary>
/// What the rows of an export are like beyond what its lockfile counts: read from the columns of text (pictures are not touched), and for what
/// no column says, from the problems in the database.
/// </summary>
/// <param name="Tallies">The counts.</param>
/// <param name="Rows">Rows that were read.</param>
/// <param name="Unknown">Rows whose problem is no longer in the database.</param>
internal sealed record DatasetStatistics(ImmutableArray<Tally> Tallies, long Rows, long Unknown)
{
    private const int LookedUpAtATime = 2_000;

    private static readonly int[] LengthEdges = [40, 80, 120, 160, 240, 320, 480];

    /// <summary>Reads every row of an export.</summary>
    /// <exception cref="DatasetException">A shard is damaged.</exception>
    public static async Task<DatasetStatistics> ReadAsync(ExportFolder folder, DatabaseSession database, CancellationToken cancellationToken)
    {
        var counter = new Counter();
        string[] columns = ["id", folder.Schema.QuestionColumn, folder.Schema.IndexOf("answer") >= 0 ? "answer" : "answer_reasoning"];
        var ids = new List<string>(LookedUpAtATime);
        foreach (var shard in folder.Shards)
        {
            var groups = await DatasetReader.GroupsAsync(shard.Path, cancellationToken);
            for (var group = 0; group < groups.Length; group++)
            {
                var values = await DatasetReader.ReadTextAsync(shard.Path, group, columns, cancellationToken);
                for (var row = 0; row < groups[group]; row++)
                {
                    counter.Add(values[1][row] ?? "", values[2][row] ?? "");
                    ids.Add(values[0][row] ?? "");
                }

                if (ids.Count >= LookedUpAtATime)
                {
                    await LookUpAsync(counter, ids, database, cancellationToken);
                }
            }
        }

        await LookUpAsync(counter, ids, database, cancellationToken);
        return counter.ToStatistics();
    }

    /// <summary>What kind of answer a text is.</summary>
    internal static string AnswerKind(string answer)
    {
        var text = answer.Trim();
        return text switch
        {
            [>= 'A' and <= 'H'] => "choice",
            ['{', ..] => "points by name",
            ['(', ..] => "point",
            _ when double.TryParse(text.Split(' ')[0].TrimEnd('°', '%'), NumberStyles.Float, CultureInfo.InvariantCulture, out _) => text.Contains(' ', StringComparison.Ordinal) || text[^1] is '°' or '%' ? "number with a unit" : "number",
            _ => "text",
        };
    }

    private static async Task LookUpAsync(Counter counter, List<string> ids, DatabaseSession database, CancellationToken cancellationToken)
    {
        if (ids.Count == 0)
        {
            return;
        }

        var wanted = ids.ToArray();
        ids.Clear();
        await using var context = database.CreateContext();
        var found = await context.Problems.AsNoTracking().Where(p => wanted.Contains(p.Id))
            .Select(p => new { p.Author, p.Lineage, p.Repaired, p.MeasuredDifficulty })
            .ToListAsync(cancellationToken);
        counter.Unknown += wanted.Length - found.Count;
        foreach (var problem in found)
        {
            counter.Add(problem.Author, problem.Lineage, problem.Repaired, problem.MeasuredDifficulty);
        }
    }

    private sealed class Counter
    {
        private readonly Dictionary<string, long> _answers = new(StringComparer.Ordinal), _authors = new(StringComparer.Ordinal), _lineages = new(StringComparer.Ordinal), _repaired = new(StringComparer.Ordinal);
        private readonly long[] _lengths = new long[LengthEdges.Length + 1], _difficulties = new long[5];
        private long _rows, _measured;

        public long Unknown { get; set; }

        public void Add(string question, string answer)
        {
            _rows++;
            Count(_answers, AnswerKind(answer));
            var edge = Array.FindIndex(LengthEdges, e => question.Length < e);
            _lengths[edge < 0 ? ^1 : edge]++;
        }

        public void Add(string author, ProblemLineage lineage, bool repaired, double? difficulty)
        {
            Count(_authors, author);
            Count(_lineages, lineage switch { ProblemLineage.Root => "first of its line", ProblemLineage.Parallel => "expanded in parallel", ProblemLineage.Sequential => "expanded in sequence", _ => "regenerated" });
            Count(_repaired, repaired ? "after a repair" : "as written");
            if (difficulty is { } rate)
            {
                _measured++;
                _difficulties[Math.Clamp((int)(rate * _difficulties.Length), 0, _difficulties.Length - 1)]++;
            }
        }

        public DatasetStatistics ToStatistics()
        {
            List<Tally> tallies =
            [
                Tally.BySize("Answer", _answers),
                new("Length of the question, in characters", [.. _lengths.Select((count, i) => KeyValuePair.Create(Range(i), count))]),
                Tally.BySize("Author", _authors),
                Tally.BySize("How it came about", _lineages),
                Tally.BySize("Accepted", _repaired),
            ];
            if (_measured > 0)
            {
                tallies.Add(new Tally("Measured difficulty: how often solvers failed", [.. _difficulties.Select((count, i) => KeyValuePair.Create($"{i * 20} to {(i + 1) * 20} %", count))]));
            }

            return new DatasetStatistics([.. tallies.Where(t => t.Counts.Count > 0)], _rows, Unknown);
        }

        private static string Range(int i) => i == 0 ? $"under {LengthEdges[0]}" : i == LengthEdges.Length ? $"{LengthEdges[^1]} and more" : $"{LengthEdges[i - 1]} to {LengthEdges[i] - 1}";

        private static void Count(Dictionary<string, long> counts, string key) => counts[key] = counts.GetValueOrDefault(key) + 1;
    }
}
