using System.Collections.Immutable;
using System.Globalization;
using Flywheel.Knowledge.Storage;
using Flywheel.Worker.Dashboard.Problems;
using Flywheel.Worker.Dashboard.Queries;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Flywheel.Worker.Dashboard.Pages.Problems;

/// <summary>The near-duplicates of a run.</summary>
internal sealed class ClustersModel(FlywheelDbContext database, ClusterSearch search) : PageModel
{
    private const int Size = 10;
    private const int RunsNamed = 200;

    /// <summary>A small run is compared in less.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(60);

    /// <summary>The runs to choose from.</summary>
    public IReadOnlyList<RunSummary> Runs { get; private set; } = [];

    /// <summary>The run; null where there is none.</summary>
    public string? Run { get; private set; }

    /// <summary>The problem whose cluster is asked for; null for all clusters.</summary>
    public string? Problem { get; private set; }

    /// <summary>How the search stands.</summary>
    public ClusterState State { get; private set; } = new(null, null);

    /// <summary>The clusters of the page.</summary>
    public ImmutableArray<Cluster> Clusters { get; private set; } = [];

    /// <summary>The problems of the page by id.</summary>
    public IReadOnlyDictionary<string, GalleryItem> Items { get; private set; } = ImmutableDictionary<string, GalleryItem>.Empty;

    /// <summary>The page, from 0.</summary>
    public int Number { get; private set; }

    /// <summary>Whether there is a page behind this one.</summary>
    public bool HasMore { get; private set; }

    /// <summary>Whether only clusters are shown of which several problems were kept.</summary>
    public bool KeptOnly { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Runs = await RunSummary.ReadAsync(database, database.Runs.OrderByDescending(r => r.CreatedAt).Take(RunsNamed), cancellationToken);
        return await ReadAsync(cancellationToken) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnGetFoundAsync(CancellationToken cancellationToken) =>
        await ReadAsync(cancellationToken) ? Partial("_Clusters", this) : NotFound();

    /// <summary>The address of a page of clusters.</summary>
    public string At(int number, bool keptOnly, string? handler = null) => "/problems/clusters" + QueryString.Create(
        new Dictionary<string, string?>
        {
            ["run"] = Run,
            ["problem"] = Problem,
            ["kept"] = keptOnly ? "several" : null,
            ["page"] = number > 0 ? number.ToString(CultureInfo.InvariantCulture) : null,
            ["handler"] = handler,
        }.Where(p => p.Value is not null));

    private async Task<bool> ReadAsync(CancellationToken cancellationToken)
    {
        Run = Text("run") ?? (Runs.Count > 0 ? Runs[0].Id : null);
        if (Run is null)
        {
            return true;
        }

        if (await database.Runs.FindAsync([Run], cancellationToken) is null)
        {
            return false;
        }

        (Problem, KeptOnly) = (Text("problem"), Text("kept") is "several");
        Number = int.TryParse(Text("page"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Math.Min(number, 1_000) : 0;
        State = await search.ReadAsync(database, Run, Patience, cancellationToken);
        if (State.Report is { } report)
        {
            var wanted = Problem is null ? report.Clusters.Where(c => !KeptOnly || c.Kept > 1) : report.Of(Problem) is { } one ? [one] : [];
            Cluster[] page = [.. wanted.Skip(Number * Size).Take(Size + 1)];
            (Clusters, HasMore) = ([.. page.Take(Size)], page.Length > Size);
            string[] ids = [.. Clusters.SelectMany(c => c.Members).Select(m => m.Id)];
            Items = (await GalleryPage.OfAsync(database, ids, cancellationToken)).ToDictionary(i => i.Id, StringComparer.Ordinal);
        }

        return true;
    }

    private string? Text(string name) => Request.Query[name].ToString() is { Length: > 0 and <= 1_000 } text && !text.Contains('\0', StringComparison.Ordinal) ? text : null;
}
