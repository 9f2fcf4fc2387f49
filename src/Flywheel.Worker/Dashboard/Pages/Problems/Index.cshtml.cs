using Flywheel.Knowledge.Storage;
using Flywheel.Worker.Dashboard.Problems;
using Flywheel.Worker.Dashboard.Views;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Flywheel.Worker.Dashboard.Pages.Problems;

/// <summary>The gallery of problems.</summary>
internal sealed class IndexModel(FlywheelDbContext database, ProblemTally tally) : PageModel
{
    /// <summary>So many facet values are in sight; the others are a click away.</summary>
    public const int OptionsInSight = 8;

    /// <summary>The parameter that asks for a list in place of pictures.</summary>
    private const string ViewName = "view";

    private const string ListView = "list";

    /// <summary>What is asked for.</summary>
    public ProblemFilter Filter { get; private set; } = new();

    /// <summary>What could not be understood of the address.</summary>
    public IReadOnlyList<string> Faults { get; private set; } = [];

    /// <summary>The problems.</summary>
    public GalleryPage Problems { get; private set; } = new([], null, null);

    /// <summary>The facets.</summary>
    public FacetCounts Facets { get; private set; } = new([], null, false, "", true);

    /// <summary>The visual tools, for the form.</summary>
    public IReadOnlyList<string> Tools { get; private set; } = [];

    /// <summary>Whether a list is asked for in place of pictures.</summary>
    public bool IsList { get; private set; }

    /// <summary>What is asked for, each with the address that no longer asks for it.</summary>
    public IEnumerable<(string Name, string Value, string Without)> Chips =>
        Filter.Parameters().Select(p => (TitleOf(p.Key), p.Key == "canaries" ? "shown" : p.Value, ProblemAddress.Of(Parameters, p.Key)));

    /// <summary>How many problems there are, in words.</summary>
    public string Total => Facets switch
    {
        { Total: null } => "",
        { IsCapped: true, Total: { } total } => $"more than {Format.Count(total)} problems",
        { Total: 1 } => "1 problem",
        { Total: { } total } => $"{Format.Count(total)} problems",
    };

    /// <summary>The address of the facets' numbers as they are by now.</summary>
    public string FacetsAddress => ProblemAddress.Of(Parameters.Append(KeyValuePair.Create("handler", "Facets")));

    /// <summary>Where a search without any filter is.</summary>
    public string Cleared => ProblemAddress.Of(View);

    /// <summary>The parameters that the form does not ask for, so that a search keeps them.</summary>
    public IEnumerable<KeyValuePair<string, string>> Kept => Parameters.Where(p => p.Key is not ("q" or "from" or "to" or "node" or "tool" or "canaries"));

    private IEnumerable<KeyValuePair<string, string>> View => IsList ? [KeyValuePair.Create(ViewName, ListView)] : [];

    private IEnumerable<KeyValuePair<string, string>> Parameters => Filter.Parameters().Concat(View);

    public async Task OnGetAsync(string? after, string? before, CancellationToken cancellationToken)
    {
        Read();
        Problems = await GalleryPage.ReadAsync(database, Filter, Place(after), Place(before), cancellationToken);
        Facets = await FacetCounts.ReadAsync(database, tally, Filter, cancellationToken);
        Tools = await database.Tools.AsNoTracking().OrderBy(t => t.Id).Select(t => t.Id).Take(500).ToListAsync(cancellationToken);
    }

    public async Task<IActionResult> OnGetFacetsAsync(CancellationToken cancellationToken)
    {
        Read();
        Facets = await FacetCounts.ReadAsync(database, tally, Filter, cancellationToken);
        return Partial("_Facets", this);
    }

    /// <summary>The address of the page with one facet set to a value, or freed of it.</summary>
    public string With(string facet, FacetOption option) => ProblemAddress.Of(Parameters, facet, option.IsChosen ? null : option.Value);

    /// <summary>The address of the other way to see the same problems.</summary>
    public string InView(bool list) => ProblemAddress.Of(Filter.Parameters(), ViewName, list ? ListView : null);

    /// <summary>The address of a page beside this one.</summary>
    public string Beside(string name, string id) => ProblemAddress.Of(Parameters, name, id);

    private static string TitleOf(string name) => name switch
    {
        "q" => "Words",
        "kind" => "Figure kind",
        "reason" => "Rejected by",
        "from" => "Difficulty from",
        "to" => "Difficulty to",
        "node" => "Knowledge",
        "tool" => "Visual tool",
        _ => char.ToUpperInvariant(name[0]) + name[1..],
    };

    /// <summary>Nothing that could not be an id is looked up.</summary>
    private static string? Place(string? id) => id is { Length: > 0 and <= 1_000 } && !id.Contains('\0', StringComparison.Ordinal) ? id : null;

    private void Read()
    {
        var faults = new List<string>();
        (Filter, Faults) = (ProblemFilter.Parse(Request.Query, faults), faults);
        IsList = Request.Query[ViewName] == ListView;
    }
}
