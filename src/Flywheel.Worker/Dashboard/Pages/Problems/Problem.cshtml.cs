using System.Collections.Immutable;
using System.Text.Json;
using Flywheel.Knowledge.Storage;
using Flywheel.Synthesis.Problems;
using Flywheel.Worker.Commands;
using Flywheel.Worker.Dashboard.Pictures;
using Flywheel.Worker.Dashboard.Problems;
using Flywheel.Worker.Hosting;
using Flywheel.Worker.Runs;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Flywheel.Worker.Dashboard.Pages.Problems;

/// <summary>Everything about one problem.</summary>
internal sealed class ProblemModel(FlywheelDbContext database, Workshop workshop, PictureStore pictures) : PageModel
{
    /// <summary>So many problems made from it are shown.</summary>
    public const int MostChildren = 24;

    private const int LongestId = 1_000;

    /// <summary>How long a page waits for the exports' files.</summary>
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(50);

    /// <summary>How long it waits when asked to search them.</summary>
    private static readonly TimeSpan Search = TimeSpan.FromSeconds(30);

    /// <summary>The story.</summary>
    public ProblemStory Story { get; private set; } = null!;

    /// <summary>The problem as it stands: as a person left it, or as it is stored; null where it cannot be read.</summary>
    public Problem? Problem { get; private set; }

    /// <summary>Why it cannot be read.</summary>
    public string? Fault { get; private set; }

    /// <summary>Which version that is.</summary>
    public PictureVersion Version { get; private set; }

    /// <summary>What its programs draw.</summary>
    public ProblemDrawing? Drawing { get; private set; }

    /// <summary>The picture of its variant; null where there is none or it fails.</summary>
    public DrawnPicture? Variant { get; private set; }

    /// <summary>Its exports.</summary>
    public IReadOnlyList<ExportTrace> Exports { get; private set; } = [];

    /// <summary>The names of the knowledge nodes that the database has.</summary>
    public IReadOnlyDictionary<string, string> Nodes { get; private set; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The problems that it comes from, its parent first.</summary>
    public IReadOnlyList<GalleryItem> Ancestors { get; private set; } = [];

    /// <summary>Some of the problems made from it.</summary>
    public IReadOnlyList<GalleryItem> Children { get; private set; } = [];

    /// <summary>The row.</summary>
    public ProblemRow Row => Story.Problem;

    /// <summary>The lines of the picture's inventory.</summary>
    public string Elements => Drawing?.Scene is { } scene ? string.Join('\n', ElementListing.Lines(scene)) : "";

    public async Task<IActionResult> OnGetAsync(string id, string? files, CancellationToken cancellationToken)
    {
        id = ProblemAddress.Decode(id);
        if (id.Length > LongestId || id.Contains('\0', StringComparison.Ordinal))
        {
            return NotFound();
        }

        try
        {
            Story = await ProblemStory.ReadAsync(database, id, cancellationToken);
        }
        catch (RunException)
        {
            return NotFound();
        }

        await ReadProblemAsync(cancellationToken);
        string[] nodes = [.. Problem?.Knowledge ?? [.. Row.NodeIds]];
        Nodes = await database.Nodes.AsNoTracking().Where(n => nodes.Contains(n.Id)).ToDictionaryAsync(n => n.Id, n => n.Name, cancellationToken);
        Ancestors = await GalleryPage.OfAsync(database, [.. Story.Ancestors.Select(a => a.Id)], cancellationToken);
        Children = await GalleryPage.OfAsync(database, [.. Story.Children.Take(MostChildren)], cancellationToken);
        Exports = await ExportTrace.ReadAsync(Story, files is null ? Glance : Search, cancellationToken);
        return Page();
    }

    /// <summary>The picture with its first programs of steps drawn on it.</summary>
    public string Picture(int steps = 0) => PictureEndpoints.Of(Row.Id, Version, steps);

    private async Task ReadProblemAsync(CancellationToken cancellationToken)
    {
        var edited = Story.Verdict is { After: not null } verdict ? verdict : null;
        Version = edited is null ? PictureVersion.Stored : PictureVersion.AfterReview(edited.Version);
        try
        {
            Problem = ProblemJson.Read(edited?.After ?? Row.Document);
        }
        catch (JsonException e)
        {
            Fault = e.Message;
            return;
        }

        Drawing = ProblemDrawing.Of(Problem, workshop, cancellationToken);
        if (Problem.Variant is { } variant && await pictures.DrawAsync(variant.FigureCode, [], cancellationToken) is { Scene: not null } drawn)
        {
            Variant = drawn;
        }
    }
}
