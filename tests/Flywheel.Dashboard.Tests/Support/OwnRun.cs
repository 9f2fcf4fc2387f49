using Flywheel.Knowledge.Storage;
using Flywheel.Synthesis.Problems;
using Microsoft.EntityFrameworkCore;

namespace Flywheel.Dashboard.Tests.Support;

/// <summary>A run with copies of some of the shared run's problems, for a test to change; it is gone with the test.</summary>
internal sealed class OwnRun : IAsyncDisposable
{
    private readonly DashboardFixture _fixture;

    private OwnRun(DashboardFixture fixture) => _fixture = fixture;

    /// <summary>The run's name.</summary>
    public string Id { get; } = $"own-{Guid.NewGuid():N}";

    public static async Task<OwnRun> CreateAsync(DashboardFixture fixture)
    {
        var own = new OwnRun(fixture);
        await using var context = fixture.Session.CreateContext();
        var run = await context.Runs.AsNoTracking().SingleAsync(r => r.Id == DashboardFixture.Run);
        run.Id = own.Id;
        context.Runs.Add(run);
        foreach (var cell in await context.Cells.AsNoTracking().Where(c => c.RunId == DashboardFixture.Run).ToListAsync())
        {
            cell.RunId = own.Id;
            context.Cells.Add(cell);
        }

        await context.SaveChangesAsync();
        return own;
    }

    /// <summary>Copies a problem that the filter finds, with its findings and repairs.</summary>
    /// <returns>The copy's id.</returns>
    public async Task<string> CopyAsync(Func<IQueryable<ProblemRow>, FlywheelDbContext, IQueryable<ProblemRow>> filter, Func<Problem, Problem>? change = null)
    {
        await using var context = _fixture.Session.CreateContext();
        var problems = context.Problems.AsNoTracking().Where(p => p.RunId == DashboardFixture.Run && p.State != ProblemState.Canary);
        var row = await filter(problems, context).OrderBy(p => p.Id).FirstAsync();
        var (from, to) = (row.Id, $"{Id}.{Guid.NewGuid():N}");
        (row.Id, row.RunId, row.ParentId, row.RootId, row.Lineage) = (to, Id, null, to, ProblemLineage.Root);
        row.Document = Renamed(row.Document);
        if (change is not null)
        {
            var problem = change(ProblemJson.Read(row.Document));
            (row.Document, row.Question, row.Answer) = (ProblemJson.Write(problem), problem.FullQuestion, problem.Answer.Text);
        }

        context.Problems.Add(row);
        foreach (var finding in await context.Findings.AsNoTracking().Where(f => f.ProblemId == from).ToListAsync())
        {
            (finding.ProblemId, finding.RunId) = (to, Id);
            context.Findings.Add(finding);
        }

        foreach (var repair in await context.Repairs.AsNoTracking().Where(r => r.ProblemId == from).ToListAsync())
        {
            (repair.ProblemId, repair.RunId, repair.Before, repair.After) = (to, Id, Renamed(repair.Before!), Renamed(repair.After!));
            context.Repairs.Add(repair);
        }

        await context.SaveChangesAsync();
        await context.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO flywheel.decisions (problem_id, run_id, at, domain, figure_kind, family, author, outcome, checks, repairs, applied, rounds, stratum, text)
            SELECT {to}, {Id}, at, domain, figure_kind, family, author, outcome, checks, repairs, applied, rounds, stratum, text FROM flywheel.decisions WHERE problem_id = {from}
            """);
        return to;

        string Renamed(string document) => document.Replace($"\"{from}\"", $"\"{to}\"", StringComparison.Ordinal).Replace($"\"run\": \"{DashboardFixture.Run}\"", $"\"run\": \"{Id}\"", StringComparison.Ordinal);
    }

    /// <summary>Copies a problem that a repair changed.</summary>
    public Task<string> CopyRepairedAsync(string repair) => CopyAsync((problems, context) => problems
        .Where(p => p.State == ProblemState.Settled && context.Repairs.Any(r => r.ProblemId == p.Id && r.Repair == repair && r.Outcome == RepairOutcome.Applied)));

    /// <summary>Copies a problem that passed every check as authored.</summary>
    public Task<string> CopyPlainAsync(Func<Problem, Problem>? change = null) => CopyAsync((problems, _) => problems.Where(p => p.State == ProblemState.Settled && !p.Repaired), change);

    /// <summary>The verdicts on a problem, in order.</summary>
    public async Task<List<ReviewRow>> ReviewsAsync(string problem)
    {
        await using var context = _fixture.Session.CreateContext();
        return await context.Reviews.AsNoTracking().Where(r => r.ProblemId == problem).OrderBy(r => r.Version).ToListAsync();
    }

    /// <summary>A problem's row.</summary>
    public async Task<ProblemRow> RowAsync(string problem)
    {
        await using var context = _fixture.Session.CreateContext();
        return await context.Problems.AsNoTracking().SingleAsync(p => p.Id == problem);
    }

    public async ValueTask DisposeAsync()
    {
        await using var context = _fixture.Session.CreateContext();
        await context.Runs.Where(r => r.Id == Id).ExecuteDeleteAsync();
    }
}
