using System.Collections.Immutable;
using Flywheel.Knowledge.Storage;
using Flywheel.Synthesis.Plans;

namespace Flywheel.Worker.Runs;

/// <summary>What a plan would mean for a cell of a run that exists.</summary>
/// <param name="Key">The cell's key.</param>
/// <param name="Wanted">Accepted problems that the plan wants; 0 where it lacks the cell.</param>
/// <param name="Planned">Accepted problems that the run wants; 0 where it lacks the cell.</param>
/// <param name="Accepted">Accepted problems that the run has.</param>
public sealed record PlanChange(string Key, int Wanted, int Planned, int Accepted)
{
    /// <summary>Problems that the plan would take as they are.</summary>
    public int Reused => Math.Min(Wanted, Accepted);

    /// <summary>Problems that would still have to be made.</summary>
    public int Made => Wanted - Reused;

    /// <summary>Problems that the plan has no place for.</summary>
    public int Orphaned => Accepted - Reused;

    /// <summary>Whether plan and run want different things here.</summary>
    public bool IsEdit => Wanted != Planned;

    /// <summary>Compares a plan with the cells of a run, cell by cell in the plan's order; cells that the plan lacks come last.</summary>
    public static ImmutableArray<PlanChange> Between(IEnumerable<PlanCell> plan, IReadOnlyCollection<CellRow> cells)
    {
        var rows = cells.ToDictionary(c => c.Key, StringComparer.Ordinal);
        var changes = plan.Select(c => rows.Remove(c.Key, out var row) ? new PlanChange(c.Key, c.Quota, row.Quota, row.Accepted) : new PlanChange(c.Key, c.Quota, 0, 0)).ToArray();
        return [.. changes, .. rows.Values.OrderBy(r => r.Key, StringComparer.Ordinal).Select(r => new PlanChange(r.Key, 0, r.Quota, r.Accepted))];
    }

    /// <summary>What differs between two plans, each as a phrase: quotas, budgets, cells gained and lost.</summary>
    public static IEnumerable<string> Differences(ImmutableArray<PlanCell> then, ImmutableArray<PlanCell> now)
    {
        var old = then.ToDictionary(c => c.Key, StringComparer.Ordinal);
        foreach (var cell in now)
        {
            if (!old.Remove(cell.Key, out var before))
            {
                yield return $"the cell {cell.Key} ({cell.Quota}) is new";
            }
            else if (before != cell)
            {
                yield return before.Quota != cell.Quota ? $"{cell.Key} wants {cell.Quota} instead of {before.Quota}" : $"{cell.Key} has a budget of {cell.Budget} instead of {before.Budget}";
            }
        }

        foreach (var gone in old.Values)
        {
            yield return $"the cell {gone.Key} ({gone.Quota}) is gone";
        }
    }
}
