using Flywheel.Checker;
using Flywheel.Knowledge.Graph;
using Flywheel.Knowledge.Import;
using Flywheel.Knowledge.Storage;
using Flywheel.Synthesis.Figures;
using Flywheel.Synthesis.Figures.Rendering;
using Flywheel.Worker.Hosting;
using Flywheel.Worker.Runs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Flywheel.Worker.Tests.Runs;

[Collection(GrowthCollection.Name)]
public sealed class CanaryTests : IDisposable
{
    private static readonly KnowledgeGraph Graph = KnowledgeFolder.Read(WorkerSettings.KnowledgeFolder).ToGraph();

    private readonly Growth _growth = new();

    public void Dispose() => _growth.Dispose();

    [Fact]
    public async Task Domain_whose_checks_are_blind_pauses_itself()
    {
        var options = Growth.Small with { Target = 120, Domains = ["Computer Science"], Levels = [0, 1], CanaryInterval = 1 };
        await GrowAsync(options, services => services.AddSingleton(s => new ProblemChecker(s.GetRequiredService<FigureEngine>(), s.GetRequiredService<FigureRenderer>(), [], [])));
        await using var session = await _growth.OpenAsync();
        await using var context = session.CreateContext();
        var report = await RunReport.ReadAsync(context, Growth.Run, CancellationToken.None);
        Assert.Equal(RunState.Finished, report.Progress.Run.State);
        Assert.Equal(["Computer Science"], report.PausedDomains);
        Assert.Equal(0, report.Caught.Hits);
        Assert.DoesNotContain(report.Cells, c => c.Level == 1 && c.Accepted > 0);
    }

    [Theory]
    [InlineData(29, 0, false)]
    [InlineData(30, 30, false)]
    [InlineData(30, 29, false)]
    [InlineData(30, 28, true)]
    [InlineData(1_000, 900, false)]
    [InlineData(1_000, 700, true)]
    public void Recall_is_too_low_once_its_interval_says_so(int total, int caught, bool tooLow)
        => Assert.Equal(tooLow, new CanaryRecall("domain", new Proportion(caught, total)).IsTooLow);

    private async Task GrowAsync(GrowOptions options, Action<IServiceCollection> change)
    {
        await using var session = await _growth.OpenAsync();
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        change(builder.Services.AddSynthesis(Graph).AddRuns(session).AddJobs().AddWorkers(2));
        using var host = builder.Build();
        var (name, settings, plan) = host.Services.GetRequiredService<RunPlanner>().Plan(options);
        await host.Services.GetRequiredService<RunCoordinator>().StartAsync(name, settings, plan, acceptNewCode: false, CancellationToken.None);
        await host.StartAsync();
        await using var context = session.CreateContext();
        for (var i = 0; i < 600 && await context.Runs.AnyAsync(r => r.State == RunState.Running); i++)
        {
            await Task.Delay(100);
        }

        await host.StopAsync();
    }
}
