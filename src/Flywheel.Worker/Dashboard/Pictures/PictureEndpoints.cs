using System.Collections.Immutable;
using Flywheel.Knowledge.Storage;
using Flywheel.Worker.Dashboard.Problems;
using Microsoft.Net.Http.Headers;

namespace Flywheel.Worker.Dashboard.Pictures;

/// <summary>
/// The pictures' addresses: <c>/pictures/problem/ID?version=V&amp;steps=N&amp;width=W</c> draws a version of a problem with its first N steps,
/// <c>/pictures/drawn/KEY</c> shows again what a page has just drawn.
/// </summary>
internal static class PictureEndpoints
{
    /// <summary>How long a browser may show a problem's picture again without asking, in seconds: a person's edit makes a version of its own.</summary>
    private const int FreshSeconds = 3600;

    /// <summary>The widths in which pictures are drawn small, in pixels: few, so that a browser and the store have them again.</summary>
    public static ImmutableArray<int> Widths { get; } = [120, 240, 360];

    /// <summary>What stands among small pictures for one whose program fails.</summary>
    private const string NoPicture = """
        <svg xmlns="http://www.w3.org/2000/svg" width="240" height="240" viewBox="0 0 240 240"><rect width="240" height="240" fill="#eef1f5"/><path d="M70 70l100 100M170 70l-100 100" stroke="#8a94a6" stroke-width="4"/><text x="120" y="215" font-family="sans-serif" font-size="16" text-anchor="middle" fill="#566073">cannot be drawn</text></svg>
        """;

    /// <summary>Adds the addresses.</summary>
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/pictures/problem/{id}", ProblemAsync);
        endpoints.MapGet("/pictures/drawn/{key:length(64)}", (string key, HttpContext context, PictureStore store) => Answer(context, store.Find(key)));
    }

    /// <summary>The address of a problem's picture.</summary>
    /// <param name="id">The problem.</param>
    /// <param name="version">Which version of it.</param>
    /// <param name="steps">How many of its steps are drawn on it.</param>
    /// <param name="width">One of <see cref="Widths"/>, or 0 for the picture's own size.</param>
    public static string Of(string id, PictureVersion version = default, int steps = 0, int width = 0) =>
        $"/pictures/problem/{Uri.EscapeDataString(id)}?version={version}{(steps > 0 ? $"&steps={steps}" : "")}{(width > 0 ? $"&width={width}" : "")}";

    /// <summary>The address of a picture that was just drawn.</summary>
    public static string Of(DrawnPicture picture) => $"/pictures/drawn/{picture.Key}";

    private static async Task<IResult> ProblemAsync(string id, string? version, int? steps, int? width, HttpContext context, FlywheelDbContext database, PictureStore store, CancellationToken cancellationToken)
    {
        id = ProblemAddress.Decode(id);
        if ((width is { } pixels && !Widths.Contains(pixels)) || PictureVersion.Parse(version) is not { } wanted || await ProblemVersions.ReadAsync(database, id, wanted, cancellationToken) is not { } problem)
        {
            return Results.NotFound();
        }

        var codes = problem.Steps.Select(s => s.Code).Where(code => code.Length > 0).Take(Math.Max(0, steps ?? 0));
        var picture = await store.DrawAsync(problem.FigureCode, codes, width ?? 0, cancellationToken);
        return width is not null && picture.Scene is null ? Results.Text(NoPicture, "image/svg+xml") : Answer(context, picture);
    }

    private static IResult Answer(HttpContext context, DrawnPicture? picture)
    {
        if (picture is null or { Scene: null })
        {
            return Results.NotFound();
        }

        context.Response.Headers.CacheControl = $"private, max-age={FreshSeconds}";
        return Results.Bytes(picture.Png, "image/png", entityTag: new EntityTagHeaderValue($"\"{picture.Key}\""));
    }
}
