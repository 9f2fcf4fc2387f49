using System.Diagnostics;

namespace Flywheel.Bench;

/// <summary>The shipped knowledge into an empty database.</summary>
internal sealed class ImportSection : IBenchSection
{
    private const int Runs = 3;

    public string Name => "import";

    public async Task RunAsync(BenchReport report)
    {
        var times = new List<TimeSpan>();
        for (var run = 0; run < Runs; run++)
        {
            await using var database = await ScratchDatabase.OpenAsync();
            var started = Stopwatch.GetTimestamp();
            await database.Session.ImportShippedKnowledgeAsync(CancellationToken.None);
            times.Add(Stopwatch.GetElapsedTime(started));
        }

        report.Times("import of the knowledge graph", TimeSpan.FromSeconds(3), times);
    }
}
