using System.Security.Cryptography;
using System.Text;
using Flywheel.Knowledge.Storage;
using Flywheel.Knowledge.Tools;
using Flywheel.Synthesis.Figures;
using Flywheel.Synthesis.Figures.Rendering;
using Flywheel.Worker.Dashboard.Readings;
using Flywheel.Worker.Hosting;

namespace Flywheel.Worker.Dashboard.Knowledge;

/// <summary>Draws the examples of proposed tools behind the pages: a model wrote them, and may have written them to take long.</summary>
internal sealed class ToolTrials(KnowledgeCatalog catalog, Workshop workshop, BackgroundReadings readings)
{
    private const string EmptyPicture = "Canvas(448, 448);";

    /// <summary>Tools may use other tools, which people change.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(10);

    /// <summary>Tries a tool.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="declared">What a model or a person wrote.</param>
    /// <param name="wait">Whether to wait for the end, and not just a moment.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>What came of it; null while it is being tried.</returns>
    public async Task<TriedTool?> TryAsync(string name, ProposedSource declared, bool wait, CancellationToken cancellationToken)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{declared.Source}\0{declared.Example}")));
        var reading = await readings.GetAsync($"the tool {name}\n{hash}", Fresh, stop => DrawAsync(name, declared, stop), cancellationToken, wait ? Timeout.InfiniteTimeSpan : null);
        return reading.Value ?? (reading.Failure is { } failure ? new TriedTool(null, $"It could not be tried: {failure.Message}") : null);
    }

    private async Task<TriedTool> DrawAsync(string name, ProposedSource declared, CancellationToken stop)
    {
        var graph = await catalog.ReadGraphAsync(stop);
        using var visit = workshop.Enter();
        var tools = graph.Tools.Where(t => t.Name != name).Append(new VisualTool(name, "", "", declared.Example, [], declared.Source, ToolOrigin.Evolved));
        var engine = new FigureEngine(visit.Get<FontLibrary>(), null, new ToolLibrary([.. tools.Select(t => new VisualToolSource(t.Name, t.Source))]));
        if (engine.CheckTool(name) is [var error, ..])
        {
            return new TriedTool(null, $"Its source fails: {error}");
        }

        var drawn = engine.DrawStep(engine.Draw(EmptyPicture, stop).Scene!, declared.Example, stop);
        return drawn.Scene is { } scene ? new TriedTool(visit.Get<FigureRenderer>().Png(scene), null) : new TriedTool(null, $"Its example fails: {drawn.Errors[0]}");
    }
}
