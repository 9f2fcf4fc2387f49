using Flywheel.Knowledge.Storage;
using Flywheel.Migrations;
using Flywheel.TestSupport.Postgres;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Flywheel.Knowledge.Tests.Storage;

public sealed class BulkWriterTests : IAsyncLifetime
{
    private readonly PostgresFixture _postgres = new();
    private NpgsqlDataSource _source = null!;
    private FlywheelDbContext _context = null!;

    public async Task InitializeAsync()
    {
        await DatabaseSetup.MigrateAsync(_postgres.ConnectionString);
        _source = NpgsqlDataSource.Create(_postgres.ConnectionString);
        _context = new FlywheelDbContext(StorageOptions.For(_source));
        _context.AddRange(Rows.Run(), Rows.Cell());
        await _context.SaveChangesAsync();
    }

    public async Task DisposeAsync()
    {
        await _context.DisposeAsync();
        await _source.DisposeAsync();
        _postgres.Dispose();
    }

    [Fact]
    public async Task Rows_read_back_as_they_were_written()
    {
        var problem = Rows.Problem(7);
        await Write(problem);
        await Write(Rows.Finding(problem.Id));
        Assert.Equivalent(problem, await _context.Problems.AsNoTracking().SingleAsync(), strict: true);
        Assert.Equivalent(Rows.Finding(problem.Id), await _context.Findings.AsNoTracking().SingleAsync(), strict: true);
    }

    [Fact]
    public async Task Largest_seed_survives_both_ways_of_writing()
    {
        await Write(Rows.Run("run-2"));
        var seeds = await _context.Runs.Select(run => run.Seed).ToArrayAsync();
        Assert.Equal([ulong.MaxValue, ulong.MaxValue], seeds);
    }

    [Fact]
    public async Task Rows_of_a_transaction_rolled_back_are_gone()
    {
        await using (await _context.Database.BeginTransactionAsync())
            await Write(Rows.Problem(1));
        Assert.Equal(0, await _context.Problems.CountAsync());
    }

    [Fact]
    public async Task Call_with_one_bad_row_writes_none()
    {
        await Assert.ThrowsAsync<PostgresException>(() => Write(Rows.Problem(1), Rows.Problem(2), Rows.Problem(1)));
        Assert.Equal(0, await _context.Problems.CountAsync());
    }

    [Fact]
    public async Task Ledger_refuses_to_change_or_forget()
    {
        await Write(Rows.Event("p"), Rows.Event());
        Assert.Equal(2, await _context.Ledger.CountAsync());
        var change = await Assert.ThrowsAsync<PostgresException>(() => _context.Ledger.ExecuteUpdateAsync(set => set.SetProperty(row => row.Actor, "x")));
        Assert.Contains("append-only", change.Message);
        await Assert.ThrowsAsync<PostgresException>(() => _context.Ledger.ExecuteDeleteAsync());
        await Assert.ThrowsAsync<PostgresException>(() => _context.Database.ExecuteSqlRawAsync("TRUNCATE flywheel.ledger"));
    }

    [Fact]
    public async Task Candidate_is_stored_once_but_its_canary_beside_it()
    {
        var twin = Rows.Problem(1);
        twin.Id = "twin";
        await Write(Rows.Problem(1));
        await Assert.ThrowsAsync<PostgresException>(() => Write(twin));
        twin.State = ProblemState.Canary;
        await Write(twin);
    }

    [Fact]
    public async Task Deleting_a_run_takes_its_rows_along()
    {
        var child = Rows.Problem(2);
        child.ParentId = Rows.Problem(1).Id;
        child.Lineage = ProblemLineage.Parallel;
        await Write(Rows.Problem(1), child);
        await Write(Rows.Finding(child.Id));
        await _context.Runs.ExecuteDeleteAsync();
        Assert.Equal(0, await _context.Problems.CountAsync() + await _context.Findings.CountAsync() + await _context.Cells.CountAsync());
    }

    [Fact]
    public async Task Ten_thousand_findings_are_written_within_seconds()
    {
        await Write(Rows.Problem(1));
        var findings = Enumerable.Range(0, 10_000).Select(i =>
        {
            var finding = Rows.Finding(Rows.Problem(1).Id);
            finding.Ordinal = i;
            return finding;
        }).ToArray();
        var clock = System.Diagnostics.Stopwatch.StartNew();
        Assert.Equal(10_000, await Write(findings));
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(60), $"took {clock.Elapsed}");
    }

    private Task<int> Write<TRow>(params TRow[] rows)
        where TRow : class
        => new BulkWriter(_context).InsertAsync(rows, CancellationToken.None);
}
