using Flywheel.Knowledge.Import;
using Flywheel.Synthesis.Figures;
using Flywheel.Synthesis.Figures.Rendering;
using Flywheel.Worker.Hosting;

namespace Flywheel.Worker.Exports;

/// <summary>What draws an export's pictures: an engine with the tools that the database holds, which the figures of its runs may call.</summary>
internal sealed class ExportFigures : IAsyncDisposable
{
    private readonly DatabaseSession _session;
    private readonly ServiceProvider _services;

    private ExportFigures(DatabaseSession session, ServiceProvider services)
    {
        _session = session;
        _services = services;
    }

    /// <summary>Reads the tools and makes the engine.</summary>
    public static async Task<ExportFigures> OpenAsync(DatabaseSession session, CancellationToken cancellationToken)
    {
        await using var context = session.CreateContext();
        var tools = await new KnowledgeStore(context).LoadToolsAsync(cancellationToken);
        return new ExportFigures(session, new ServiceCollection().AddFigures(tools).BuildServiceProvider());
    }

    /// <summary>An exporter that draws with it; of use until this is disposed.</summary>
    public RunExporter Exporter(TimeProvider clock) => new(_session.Source, _services.GetRequiredService<FigureEngine>(), _services.GetRequiredService<FigureRenderer>(), clock);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
