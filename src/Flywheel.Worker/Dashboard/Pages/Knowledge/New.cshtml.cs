using System.Text;
using Flywheel.Knowledge.Storage;
using Flywheel.Worker.Dashboard.Knowledge;
using Flywheel.Worker.Dashboard.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Flywheel.Worker.Dashboard.Pages.Knowledge;

/// <summary>Begins the draft of a domain, or goes on with one.</summary>
internal sealed class NewModel(FlywheelDbContext database, KnowledgeCatalog catalog, DraftDesk desk) : PageModel
{
    private const int DraftsListed = 50;

    /// <summary>What a new outline may start from.</summary>
    public const string Template = """
        Beekeeping
        	The hive
        		Comb and cells | figures=tiling-pattern, bar-chart
        			Cell shapes
        				Six cells meet around each cell of a comb
        				Cells of a comb leave no gap between them
        		Yields of honey | figures=line-chart, bar-chart | requires=Comb and cells
        			Yield over a year
        				A colony's weight falls where bees eat more than they bring
        				The steepest rise marks the strongest flow of nectar

        """;

    /// <summary>Drafts that were not imported yet, the latest first.</summary>
    public IReadOnlyList<DomainDraftRow> Drafts { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        Drafts = await database.DomainDrafts.AsNoTracking().Where(d => d.Step != DomainDraftStep.Imported).OrderByDescending(d => d.UpdatedAt).Take(DraftsListed).ToListAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(string? text, IFormFile? file, CancellationToken cancellationToken)
    {
        if (file is { Length: > 0 })
        {
            if (file.Length > OutlineReading.MaxBytes)
            {
                return Refuse("The file is larger than 1 MB: an outline of thousands of nodes has some hundred kilobytes.");
            }

            using var reader = new StreamReader(file.OpenReadStream(), new UTF8Encoding(false, throwOnInvalidBytes: true));
            try
            {
                text = await reader.ReadToEndAsync(cancellationToken);
            }
            catch (DecoderFallbackException)
            {
                return Refuse("The file is not UTF-8 text.");
            }
        }

        if (string.IsNullOrWhiteSpace(text))
        {
            return Refuse("Choose a file or type an outline.");
        }

        if (Encoding.UTF8.GetByteCount(text) > OutlineReading.MaxBytes)
        {
            return Refuse("The outline is longer than 1 MB.");
        }

        return await BeginAsync(text, cancellationToken);
    }

    /// <summary>Begins a draft with the outline of a domain that is there.</summary>
    public async Task<IActionResult> OnPostEditAsync(string domain, CancellationToken cancellationToken)
    {
        var graph = await catalog.ReadGraphAsync(cancellationToken);
        return graph.Domains.FirstOrDefault(d => d.Id == domain) is { } node ? await BeginAsync(graph.ToOutline(node).ToText(), cancellationToken) : NotFound();
    }

    private async Task<IActionResult> BeginAsync(string text, CancellationToken cancellationToken)
    {
        var draft = await desk.BeginAsync(text, User.Name(), cancellationToken);
        return Redirect($"/knowledge/new/{draft.Id}?step=outline");
    }

    private RedirectResult Refuse(string why)
    {
        TempData["Error"] = why;
        return Redirect("/knowledge/new");
    }
}
