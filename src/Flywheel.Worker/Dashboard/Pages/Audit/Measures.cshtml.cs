using System.Globalization;
using Flywheel.Knowledge.Storage;
using Flywheel.Worker.Dashboard.Measures;
using Flywheel.Worker.Dashboard.Queries;
using Flywheel.Worker.Runs;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Flywheel.Worker.Dashboard.Pages.Audit;

/// <summary>How good every check and every repair is, and what to look at to know it better.</summary>
internal sealed class MeasuresModel(FlywheelDbContext database, AuditCache cache) : PageModel
{
    /// <summary>The largest half-width that can be wanted, in points.</summary>
    public const int WidestPoints = 20;

    private const int MostRuns = 200;

    /// <summary>The run that is measured; null for all.</summary>
    public string? Run { get; private set; }

    /// <summary>The runs, the newest first.</summary>
    public IReadOnlyList<string> Runs { get; private set; } = [];

    /// <summary>The wanted half-width, in points.</summary>
    public int Points { get; private set; } = (int)(100 * SamplingPlan.DefaultHalfWidth);

    /// <summary>The stratum that is shown by domain; null for none.</summary>
    public string? Stratum { get; private set; }

    /// <summary>That stratum by domain.</summary>
    public IReadOnlyList<DomainMeasure> Domains { get; private set; } = [];

    /// <summary>The checks.</summary>
    public IReadOnlyList<CheckMeasure> Checks { get; private set; } = [];

    /// <summary>The repairs.</summary>
    public IReadOnlyList<StratumMeasure> Repairs { get; private set; } = [];

    /// <summary>What to look at.</summary>
    public SamplingPlan Plan { get; private set; } = SamplingPlan.Of(new DecisionMeasures([]));

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var filter = DecisionFilter.Parse(Request.Query);
        Run = filter.Run;
        Stratum = filter.Stratum;
        Points = int.TryParse(Request.Query["points"], NumberStyles.None, CultureInfo.InvariantCulture, out var points) ? Math.Clamp(points, 1, WidestPoints) : Points;
        Runs = await database.Runs.OrderByDescending(r => r.CreatedAt).Take(MostRuns).Select(r => r.Id).ToListAsync(cancellationToken);
        var measures = Run is null
            ? await cache.MeasuresAsync(database, cancellationToken)
            : await DecisionMeasures.ReadAsync(database, Run, await StratumSize.ReadAsync(database, Run, cancellationToken), cancellationToken);
        var recalls = Run is null ? await cache.RecallsAsync(cancellationToken) : await CanaryRecall.ByCheckAsync(database, Run, cancellationToken);
        Checks = CheckMeasure.Of(measures, recalls.Select(r => (r.Name, r.Caught)));
        Repairs = RepairsOf(measures);
        Plan = SamplingPlan.Of(measures, Points / 100.0);
        Domains = Stratum is { } stratum ? await cache.DomainsAsync(Run, stratum, cancellationToken) : [];
    }

    /// <summary>The queue of a stratum, in the stratum's random order.</summary>
    public string QueueOf(string stratum) => $"/audit?{new DecisionFilter { Run = Run, Stratum = stratum }.ToQuery()}";

    /// <summary>This page with a stratum shown by domain.</summary>
    public string ByDomain(string stratum) => $"/audit/measures?{new DecisionFilter { Run = Run, Stratum = stratum }.ToQuery()}&points={Points}#domains";

    private static IReadOnlyList<StratumMeasure> RepairsOf(DecisionMeasures measures) =>
        [.. Checker.CheckerCatalog.Repairs.Select(r => r.Name).Union(measures.Strata.Where(s => s.Check is null).Select(s => s.Name)).Order(StringComparer.Ordinal).Select(name => measures[name])];
}
