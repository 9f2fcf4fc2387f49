using Flywheel.Knowledge.Storage;
using Flywheel.Worker.Runs;

namespace Flywheel.Bench;

/// <summary>The whole pipeline: problems written, checked, repaired, expanded over all levels, settled and stored with their audit trail.</summary>
internal sealed class GrowSection : IBenchSection
{
    private const int Runs = 3;
    private const int Target = 2_000;

    public string Name => "grow";

    public async Task RunAsync(BenchReport report)
    {
        await using var database = await ScratchDatabase.OpenAsync();
        var rates = new List<double>();
        for (ulong seed = 1; seed <= Runs; seed++)
        {
            var options = new GrowOptions { Target = Target, Seed = seed, Run = $"bench-{seed}" };
            var progress = await new Grower(database.Session, TimeProvider.System).GrowAsync(options, new SilentView(), verbose: false, CancellationToken.None);
            await using var context = database.Session.CreateContext();
            var result = await RunReport.ReadAsync(context, options.Run, CancellationToken.None);
            if (progress.Run.State != RunState.Finished || progress.Run.Accepted < Target * 0.97)
            {
                report.Fail($"the run ended {progress.Run.State} with {progress.Run.Accepted:N0} of {Target:N0} problems");
            }

            report.Line($"seed {seed}: {progress.Run.Accepted:N0} accepted of {progress.Run.Candidates:N0} candidates, {progress.Run.Repaired:N0} repaired, in {result.Seconds:0.0} s");
            rates.Add(result.Rate);
        }

        report.Rates("problems accepted, over all levels", 60, rates);
    }
}
