using Flywheel.Bench;

IBenchSection[] sections = [new FigureSection(), new ImportSection(), new GrowSection(), new ExportSection(), new ResilienceSection()];
if (args.Any(a => a is "--help" or "-h" or "help"))
{
    Console.WriteLine($"""
        ./flywheel bench [SECTION...]
            Sections: {string.Join(", ", sections.Select(s => s.Name))}; without a name all of them.
        ./flywheel bench dashboard [--problems N] [--seconds S] [--rate R] [--keep FOLDER]
            Fills a database with N problems (1,000,000 take about 9 GB) and measures the dashboard over it, at R requests a second for S
            seconds. With --keep the database stays in FOLDER, and the next measurement begins with it.
        """);
    return 0;
}

var isDashboard = args is ["dashboard", ..];
if (!isDashboard && args.Except(sections.Select(s => s.Name), StringComparer.Ordinal).FirstOrDefault() is { } unknown)
{
    Console.Error.WriteLine($"There is no section '{unknown}'; ./flywheel bench --help lists them.");
    return 2;
}

if (isDashboard)
{
    try
    {
        sections = [new DashboardSection(DashboardArguments.Read(args))];
    }
    catch (ArgumentException error)
    {
        Console.Error.WriteLine(error.Message);
        return 2;
    }
}

var report = new BenchReport(Console.Out);
foreach (var section in sections.Where(s => args.Length == 0 || args.Contains(s.Name, StringComparer.Ordinal)))
{
    Console.WriteLine(section.Name);
    await section.RunAsync(report);
}

return report.Succeeded ? 0 : 1;
