using System.Text;
using Flywheel.Knowledge.Outlines;
using Flywheel.Knowledge.Storage;
using Flywheel.Synthesis.Plans;
using Flywheel.Synthesis.Problems;
using Flywheel.Worker.Commands;
using Flywheel.Worker.Dashboard.Knowledge;
using Flywheel.Worker.Dashboard.Pictures;
using Flywheel.Worker.Hosting;
using Flywheel.Worker.Models;
using Flywheel.Worker.Runs;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Flywheel.Worker.Dashboard.Pages.Knowledge;

/// <summary>The steps of a domain's draft: its text, twins of its nodes, samples, and the import with the run that follows it.</summary>
internal sealed class DraftModel(FlywheelDbContext database, KnowledgeCatalog catalog, DraftDesk desk, PictureStore pictures, Workshop workshop) : PageModel
{
    private static readonly string[] StepNames = ["outline", "duplicates", "samples", "import"];

    public DomainDraftRow Draft { get; private set; } = null!;

    /// <summary>The step that is shown: one of outline, duplicates, samples and import.</summary>
    public string Step { get; private set; } = StepNames[0];

    public OutlineReading Reading { get; private set; } = null!;

    /// <summary>What importing it would change; null while it has errors.</summary>
    public OutlineDifference? Difference { get; private set; }

    /// <summary>Whether the domain is there already.</summary>
    public bool Exists { get; private set; }

    /// <summary>How often accepted problems name nodes that would change or leave.</summary>
    public long StaleUses { get; private set; }

    public IReadOnlyList<DraftDuplicate> Duplicates => DraftDesk.DuplicatesOf(Draft);

    public IReadOnlyList<(Problem Problem, string Principle)> Samples => [.. DraftDesk.SamplesOf(Draft).Select(s => (ProblemJson.Read(s.Document), s.Principle))];

    /// <summary>What rules would take.</summary>
    public GrowthEstimate ByRules { get; private set; } = null!;

    /// <summary>What the model would take; null where this process has none.</summary>
    public GrowthEstimate? ByModel { get; private set; }

    /// <summary>Runs that draw from the knowledge as it is.</summary>
    public IReadOnlyList<string> Going { get; private set; } = [];

    /// <summary>Problems wanted unless a person says otherwise.</summary>
    public int Target { get; private set; }

    /// <summary>The steps, and whether each can be opened.</summary>
    public IEnumerable<(string Name, bool Open)> Steps => StepNames.Select((name, i) => (name, i <= Math.Min(3, (int)Draft.Step + (Draft.Step == DomainDraftStep.Samples ? 1 : 0))));

    public async Task<IActionResult> OnGetAsync(Guid id, string? step, CancellationToken cancellationToken)
    {
        if (!await FindAsync(id, cancellationToken))
        {
            return NotFound();
        }

        var open = Steps.Where(s => s.Open).Select(s => s.Name).ToArray();
        Step = step is not null && open.Contains(step) ? step : open[^1];
        Reading = OutlineReading.Of(Draft.Text, catalog.FigureKinds);
        if (Reading.Outline is { } outline)
        {
            await DescribeAsync(outline, cancellationToken);
        }

        return Page();
    }

    /// <summary>A sample's picture.</summary>
    public async Task<IActionResult> OnGetPictureAsync(Guid id, int n, CancellationToken cancellationToken)
    {
        if (!await FindAsync(id, cancellationToken) || DraftDesk.SamplesOf(Draft).ElementAtOrDefault(n) is not { } sample)
        {
            return NotFound();
        }

        var drawn = await pictures.DrawAsync(ProblemJson.Read(sample.Document).FigureCode, [], cancellationToken);
        return drawn.Scene is null ? NotFound() : File(drawn.Png, "image/png");
    }

    /// <summary>The errors of a text that is being typed; stores nothing.</summary>
    public async Task<IActionResult> OnPostCheckAsync(Guid id, string? text, CancellationToken cancellationToken) =>
        !await FindAsync(id, cancellationToken) ? NotFound() : Partial("_OutlineErrors", OutlineReading.Of(OutlineReading.Normalize(text ?? ""), catalog.FigureKinds));

    public Task<IActionResult> OnPostWriteAsync(Guid id, int version, string? text, CancellationToken cancellationToken) => ChangeAsync(id, version, async () =>
    {
        if (Encoding.UTF8.GetByteCount(text ?? "") > OutlineReading.MaxBytes)
        {
            throw new RunException("The outline is longer than 1 MB.");
        }

        return await desk.WriteAsync(Draft, text ?? "", cancellationToken) ? "duplicates" : "outline";
    }, "outline", cancellationToken);

    public Task<IActionResult> OnPostDecideAsync(Guid id, int version, string[]? drop, ulong? seed, CancellationToken cancellationToken) => ChangeAsync(id, version, async () =>
    {
        if (Draft.Step == DomainDraftStep.Outline)
        {
            return "outline";
        }

        await desk.SampleAsync(Draft, (drop ?? []).ToHashSet(StringComparer.Ordinal), seed ?? 1, cancellationToken);
        return "samples";
    }, "duplicates", cancellationToken);

    public async Task<IActionResult> OnPostImportAsync(
        Guid id, int version, int? target, string? levels, ulong? seed, string? run, string? author, bool anyway, CancellationToken cancellationToken)
    {
        string? started = null;
        var next = await ChangeAsync(id, version, async () =>
        {
            if (Draft.Step < DomainDraftStep.Duplicates)
            {
                return "outline";
            }

            var options = OptionsOf(target, levels, seed, run, author);
            if (options.Author != AuthorKind.Rules && !HasModel())
            {
                throw new RunException("This process has no model: start the dashboard with one, or let the rules write.");
            }

            if (options.Run is { } name && await database.Runs.AnyAsync(r => r.Id == name, cancellationToken))
            {
                throw new RunException($"There is a run {name} already: give another name.");
            }

            if (!anyway && (Going = await GoingAsync(cancellationToken)).Count > 0)
            {
                throw new RunException($"{string.Join(", ", Going.Take(3))} would stand still: tick the box to import anyway.");
            }

            var outline = await desk.ImportAsync(Draft, cancellationToken);
            started = await desk.StartAsync(Draft, outline.DomainId, options, cancellationToken);
            TempData["Message"] = started is null ? $"{Draft.Name} was imported; nodes only left, so there is nothing to make again." : $"{Draft.Name} was imported, and its run started.";
            return "import";
        }, "import", cancellationToken);
        return started is null ? next : Redirect($"/runs/{Uri.EscapeDataString(started)}");
    }

    public async Task<IActionResult> OnPostDiscardAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!await FindAsync(id, cancellationToken))
        {
            return NotFound();
        }

        await database.DomainDrafts.Where(d => d.Id == id).ExecuteDeleteAsync(cancellationToken);
        TempData["Message"] = $"The draft of {Draft.Name} was discarded.";
        return Redirect("/knowledge/new");
    }

    /// <summary>Changes the draft that a form was about, unless somebody changed it since, and leads on to a step.</summary>
    private async Task<IActionResult> ChangeAsync(Guid id, int version, Func<Task<string>> change, string retry, CancellationToken cancellationToken)
    {
        if (!await FindAsync(id, cancellationToken))
        {
            return NotFound();
        }

        string next;
        try
        {
            if (Draft.Version != version)
            {
                throw new DbUpdateConcurrencyException();
            }

            next = await change();
        }
        catch (DbUpdateConcurrencyException)
        {
            (TempData["Error"], next) = ("Somebody changed the draft since you opened it. This is how it is now; your change was not stored.", retry);
        }
        catch (Exception e) when (e is RunException or PlanException)
        {
            (TempData["Error"], next) = (e.Message, retry);
        }

        return Redirect($"/knowledge/new/{id}?step={next}");
    }

    private static GrowOptions OptionsOf(int? target, string? levels, ulong? seed, string? run, string? author)
    {
        if (target is < 1 or > 1_000_000)
        {
            throw new RunException("Ask for 1 to 1,000,000 problems.");
        }

        if (!GrowthOptions.TryParseLevels(levels ?? "0..4", out var wanted))
        {
            throw new RunException("Levels are a range from 0, such as 0..4.");
        }

        if (!string.IsNullOrEmpty(run) && !RunCoordinator.IsName(run))
        {
            throw new RunException($"A run's name is {RunCoordinator.NameRule}.");
        }

        return new GrowOptions
        {
            Target = target,
            Levels = wanted,
            Seed = seed ?? 1,
            Run = string.IsNullOrEmpty(run) ? null : run,
            Author = Enum.TryParse<AuthorKind>(author, ignoreCase: true, out var kind) && Enum.IsDefined(kind) ? kind : AuthorKind.Rules,
        };
    }

    private async Task DescribeAsync(Outline outline, CancellationToken cancellationToken)
    {
        var graph = await catalog.ReadGraphAsync(cancellationToken);
        Difference = await desk.CompareAsync(outline, cancellationToken);
        Exists = graph.Find(outline.DomainId) is not null;
        if (Step != "import" && Step != "samples")
        {
            return;
        }

        var coverage = await catalog.ReadCoverageAsync(graph, run: null, cancellationToken);
        StaleUses = Difference.Changes.Select(c => graph.Find(c.Id)).OfType<Flywheel.Knowledge.Graph.KnowledgeNode>().Sum(coverage.OwnUses);
        ByRules = await GrowthEstimate.ReadAsync(database, withModel: false, cancellationToken);
        ByModel = !HasModel() ? null : await GrowthEstimate.ReadAsync(database, withModel: true, cancellationToken);
        Going = await GoingAsync(cancellationToken);
        var principles = outline.Nodes.Count(n => n.Level == Flywheel.Knowledge.Graph.KnowledgeLevel.Principle);
        Target = Math.Clamp(principles * Regeneration.ProblemsPerPrinciple, 1, GrowOptions.DefaultTarget);
    }

    private bool HasModel()
    {
        using var visit = workshop.Enter();
        return visit.Get<IServiceProvider>().GetService<RunModel>() is not null;
    }

    private async Task<IReadOnlyList<string>> GoingAsync(CancellationToken cancellationToken) =>
        await database.Runs.Where(r => r.State == RunState.Running).OrderBy(r => r.Id).Select(r => r.Id).ToListAsync(cancellationToken);

    private async Task<bool> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await database.DomainDrafts.FirstOrDefaultAsync(d => d.Id == id, cancellationToken) is not { } draft)
        {
            return false;
        }

        Draft = draft;
        return true;
    }
}
