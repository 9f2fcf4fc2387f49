using Flywheel.Bench;

IBenchSection[] sections = [new FigureSection()];
var report = new BenchReport(Console.Out);
foreach (var section in sections.Where(s => args.Length == 0 || args.Contains(s.Name, StringComparer.Ordinal)))
{
    Console.WriteLine(section.Name);
    section.Run(report);
}

return report.Succeeded ? 0 : 1;
