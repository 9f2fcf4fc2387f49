using Flywheel.Knowledge.Random;
using Flywheel.Knowledge.Storage;
using Flywheel.Worker.Runs;

namespace Flywheel.Worker.Tests.Runs;

public sealed class WavePlannerTests
{
    [Fact]
    public void Lowest_open_level_goes_first()
    {
        var (level, batches) = WavePlanner.Next([Cell("a", 0, CellState.Full), Cell("b", 1), Cell("c", 2)]);
        Assert.Equal(1, level);
        Assert.Equal("b|k|1", Assert.Single(Assert.Single(batches).Chunks).Cell);
    }

    [Theory]
    [InlineData(CellState.Full)]
    [InlineData(CellState.Spent)]
    [InlineData(CellState.Paused)]
    public void Closed_cells_get_nothing(CellState state) => Assert.Empty(WavePlanner.Next([Cell("a", 0, state)]).Batches);

    [Fact]
    public void Cells_go_on_where_they_stopped()
    {
        var cell = Cell("a", 0);
        cell.Candidates = 7;
        Assert.Equal(7, WavePlanner.Next([cell]).Batches[0].Chunks[0].From);
    }

    [Fact]
    public void Order_of_the_cells_has_no_part_in_the_wave()
    {
        CellRow[] cells = [.. Enumerable.Range(0, 30).Select(i => Cell($"d{i}", 0))];
        Assert.Equal(Texts(WavePlanner.Next(cells).Batches), Texts(WavePlanner.Next(cells.Reverse()).Batches));
    }

    [Fact]
    public void Waves_never_exceed_budgets_nor_the_largest_wave_and_leave_no_gap()
    {
        var random = SeededRandom.For(5);
        for (var round = 0; round < 200; round++)
        {
            CellRow[] cells = [.. Enumerable.Range(0, 1 + random.Next(40)).Select(i => RandomCell(random, $"d{i}"))];
            var (level, batches) = WavePlanner.Next(cells);
            Assert.InRange(batches.Length, 0, WavePlanner.MaximumBatches);
            Assert.All(batches, b => Assert.InRange(b.Count, 1, WavePlanner.BatchSize));
            foreach (var chunks in batches.SelectMany(b => b.Chunks).GroupBy(c => c.Cell))
            {
                var cell = cells.Single(c => c.Key == chunks.Key);
                Assert.Equal(level, cell.Level);
                var next = cell.Candidates;
                foreach (var chunk in chunks)
                {
                    Assert.Equal(next, chunk.From);
                    next += chunk.Count;
                }

                Assert.InRange(next, cell.Candidates + 1, cell.Budget);
            }
        }
    }

    [Fact]
    public void Work_is_read_as_it_was_written()
    {
        var work = new BatchWork([new BatchChunk("a|k|0", 3, 4), new BatchChunk("b|k|0", 0, 1)]);
        Assert.Equal(work.Chunks.AsEnumerable(), BatchWork.Parse(work.ToJson()).Chunks);
    }

    private static string[] Texts(IEnumerable<BatchWork> batches) => [.. batches.Select(b => b.ToJson())];

    private static CellRow RandomCell(SeededRandom random, string domain)
    {
        var cell = Cell(domain, random.Next(3));
        cell.Quota = 1 + random.Next(random.Chance(0.1) ? 50_000 : 60);
        cell.Budget = cell.Quota + random.Next(100);
        cell.Candidates = random.Next(cell.Budget + 1);
        cell.Accepted = random.Next(Math.Min(cell.Candidates, cell.Quota) + 1);
        return cell;
    }

    private static CellRow Cell(string domain, int level, CellState state = CellState.Open) => new()
    {
        RunId = "r",
        Key = $"{domain}|k|{level}",
        Domain = domain,
        FigureKind = "k",
        Level = level,
        Quota = 10,
        Budget = 24,
        State = state,
    };
}
