using Flywheel.Bench;

IBenchSection[] sections = [new FigureSection(), new ImportSection(), new GrowSection(), new ExportSection(), new ResilienceSection()];
var report = new BenchReport(Console.Out);
foreach (var section in sections.Where(s => args.Length == 0 || args.Contains(s.Name, StringComparer.Ordinal)))
{
    Console.WriteLine(section.Name);
    await section.RunAsync(report);
}

return report.Succeeded ? 0 : 1;
