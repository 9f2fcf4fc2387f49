using Flywheel.Knowledge.Graph;
using Flywheel.Knowledge.Storage;
using Flywheel.Worker.Dashboard.Knowledge;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Flywheel.Worker.Dashboard.Pages.Knowledge;

/// <summary>The domains, how much of them was used, what was used least, and a search.</summary>
internal sealed class IndexModel(FlywheelDbContext database, KnowledgeCatalog catalog) : PageModel
{
    private const int RunsListed = 200;
    private const int HitsShown = 40;
    private const int UnderUsedShown = 25;
    private const int LongestQuery = 200;

    /// <summary>Waiting names are counted up to here.</summary>
    public const int MostCounted = 1000;

    /// <summary>One run's use only.</summary>
    [BindProperty(SupportsGet = true, Name = "run")]
    public string? Run { get; set; }

    /// <summary>How the heat map is laid out: <c>levels</c> or <c>branches</c>.</summary>
    [BindProperty(SupportsGet = true, Name = "view")]
    public string? View { get; set; }

    /// <summary>Words to find.</summary>
    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Query { get; set; }

    /// <summary>The level of the nodes used least.</summary>
    [BindProperty(SupportsGet = true, Name = "level")]
    public string? LevelName { get; set; }

    /// <summary>The domain of the nodes used least.</summary>
    [BindProperty(SupportsGet = true, Name = "domain")]
    public string? Domain { get; set; }

    public KnowledgeGraph Graph { get; private set; } = null!;

    public KnowledgeCoverage Coverage { get; private set; } = null!;

    /// <summary>The newest runs, for the filter.</summary>
    public IReadOnlyList<string> Runs { get; private set; } = [];

    /// <summary>What the search found; null when nothing is searched.</summary>
    public IReadOnlyList<SearchHit>? Hits { get; private set; }

    public IReadOnlyList<KnowledgeNode> UnderUsed { get; private set; } = [];

    public KnowledgeLevel Level { get; private set; }

    /// <summary>What is wrong with the address; null for nothing.</summary>
    public string? Trouble { get; private set; }

    /// <summary>Predicted names that wait for a decision.</summary>
    public int Waiting { get; private set; }

    /// <summary>The levels that coverage is shown for.</summary>
    public static IReadOnlyList<KnowledgeLevel> Levels { get; } = [KnowledgeLevel.Branch, KnowledgeLevel.Topic, KnowledgeLevel.Concept, KnowledgeLevel.Principle];

    public bool ByBranch => View == "branches";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (NullCharacters.In(Request))
        {
            return BadRequest();
        }

        Graph = await catalog.ReadGraphAsync(cancellationToken);
        Runs = await database.Runs.AsNoTracking().OrderByDescending(r => r.CreatedAt).Take(RunsListed).Select(r => r.Id).ToListAsync(cancellationToken);
        if (Run is { Length: > 0 } run && !await database.Runs.AnyAsync(r => r.Id == run, cancellationToken))
        {
            (Trouble, Run) = ($"There is no run \"{(run.Length > 80 ? run[..80] + "…" : run)}\"; all runs are shown.", null);
        }

        Run = string.IsNullOrEmpty(Run) ? null : Run;
        Coverage = await catalog.ReadCoverageAsync(Graph, Run, cancellationToken);
        Level = Enum.TryParse<KnowledgeLevel>(LevelName, ignoreCase: true, out var level) && Levels.Contains(level) ? level : KnowledgeLevel.Topic;
        var domain = Domain is null ? null : Graph.Domains.FirstOrDefault(d => d.Id == Domain);
        Domain = domain?.Id;
        UnderUsed = Coverage.UnderUsed(domain is null ? Graph.Nodes : Graph.Nodes.Where(n => n.Domain == domain), Level, UnderUsedShown);
        if (!string.IsNullOrWhiteSpace(Query))
        {
            Query = Query.Length > LongestQuery ? Query[..LongestQuery] : Query;
            Hits = Graph.Search(Query, HitsShown);
        }

        Waiting = await Proposal.Waiting(database).Take(MostCounted).CountAsync(cancellationToken);
        return Page();
    }
}
