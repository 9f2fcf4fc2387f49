using Flywheel.Knowledge.Storage;
using Flywheel.Worker.Runs;
using Microsoft.EntityFrameworkCore;

namespace Flywheel.Worker.Dashboard.Queries;

/// <summary>A page of the list of runs, the newest first.</summary>
/// <param name="Runs">The runs.</param>
/// <param name="State">The state that is asked for; null for all.</param>
/// <param name="Before">The run that the page begins after; null for the first page.</param>
/// <param name="Next">The run that the next page begins after; null where this is the last.</param>
internal sealed record RunListPage(IReadOnlyList<RunSummary> Runs, RunState? State, string? Before, string? Next)
{
    private const int Size = 25;

    /// <summary>Reads a page; one that begins after an unknown run is the first.</summary>
    public static async Task<RunListPage> ReadAsync(FlywheelDbContext context, RunState? state, string? before, CancellationToken cancellationToken)
    {
        var last = before is null || !RunCoordinator.IsName(before) ? null : await context.Runs.AsNoTracking().Where(r => r.Id == before).Select(r => new { r.Id, r.CreatedAt }).FirstOrDefaultAsync(cancellationToken);
        IQueryable<RunRow> runs = context.Runs;
        if (state is { } wanted)
        {
            runs = runs.Where(r => r.State == wanted);
        }

        if (last is not null)
        {
            runs = runs.Where(r => r.CreatedAt < last.CreatedAt || (r.CreatedAt == last.CreatedAt && string.Compare(r.Id, last.Id) < 0));
        }

        var found = await RunSummary.ReadAsync(context, runs.OrderByDescending(r => r.CreatedAt).ThenByDescending(r => r.Id).Take(Size + 1), cancellationToken);
        return new RunListPage([.. found.Take(Size)], state, last?.Id, found.Count > Size ? found[Size - 1].Id : null);
    }

    /// <summary>The address of a page of the same list.</summary>
    public string Address(string? after, string? handler = null)
    {
        var query = new QueryString();
        if (State is { } state)
        {
            query = query.Add("state", state.ToString());
        }

        if (after is not null)
        {
            query = query.Add("before", after);
        }

        if (handler is not null)
        {
            query = query.Add("handler", handler);
        }

        return $"/runs{query}";
    }
}
