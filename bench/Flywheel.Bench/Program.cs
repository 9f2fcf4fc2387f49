using Flywheel.Bench;

IBenchSection[] sections = [new FigureSection(), new ImportSection(), new GrowSection(), new ExportSection(), new ResilienceSection()];
// Fills a database of several gigabytes, and so is run by its name only: dashboard [--problems N] [--seconds S] [--rate R].
IBenchSection[] named = args.Contains("dashboard", StringComparer.Ordinal) ? [new DashboardSection(DashboardArguments.Read(args))] : [];
var report = new BenchReport(Console.Out);
foreach (var section in sections.Where(s => args.Length == 0 || args.Contains(s.Name, StringComparer.Ordinal)).Concat(named))
{
    Console.WriteLine(section.Name);
    await section.RunAsync(report);
}

return report.Succeeded ? 0 : 1;
