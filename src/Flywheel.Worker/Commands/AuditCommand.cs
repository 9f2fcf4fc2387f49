using System.CommandLine;
using System.Text.Json;
using Flywheel.Checker;
using Flywheel.Knowledge.Import;
using Flywheel.Knowledge.Random;
using Flywheel.Synthesis.Authors;
using Flywheel.Synthesis.Authors.Rules;
using Flywheel.Synthesis.Expansion;
using Flywheel.Synthesis.Figures;
using Flywheel.Synthesis.Figures.Rendering;
using Flywheel.Synthesis.Problems;
using Flywheel.Worker.Hosting;
using Spectre.Console;

namespace Flywheel.Worker.Commands;

/// <summary><c>flywheel audit</c>: how good the checks and repairs are.</summary>
internal static class AuditCommand
{
    public static Command Create() => new("audit", "Show how good the checks and repairs are.") { Measure() };

    private static Command Measure()
    {
        var problems = new Option<int>("--problems") { Description = "Good problems that are damaged in every way.", HelpName = "N", DefaultValueFactory = _ => 400 };
        var seed = new Option<ulong>("--seed") { Description = "Decides problems and damages.", HelpName = "S", DefaultValueFactory = _ => 1 };
        var json = new Option<bool>("--json") { Description = "Print JSON for programs instead of text for people." };
        var alarms = new Option<bool>("--alarms") { Description = "Print every false alarm and examples of what was wrongly accepted or not repaired." };
        var command = new Command("measure", "Damage good problems in every way and count what the checks notice and the repairs undo. Exits with 1 below the bars.") { problems, seed, json, alarms };
        command.SetAction((parsed, cancellationToken) => Task.FromResult(Run(
            parsed, parsed.GetValue(problems), parsed.GetValue(seed), parsed.GetValue(json), parsed.GetValue(alarms), cancellationToken)));
        return command;
    }

    private static int Run(ParseResult parsed, int problems, ulong seed, bool json, bool alarms, CancellationToken cancellationToken)
    {
        using var services = new ServiceCollection().AddSynthesis(KnowledgeFolder.Read(WorkerSettings.KnowledgeFolder).ToGraph()).BuildServiceProvider();
        var measurement = new AuditMeasurement(
            services.GetRequiredService<ProblemChecker>(), services.GetRequiredService<FigureEngine>(), services.GetRequiredService<FigureRenderer>(), CheckerCatalog.Damages);
        var result = measurement.Measure(GoodProblems(services, problems, seed), seed, cancellationToken);
        var output = parsed.InvocationConfiguration.Output;
        if (json)
        {
            output.WriteLine(JsonSerializer.Serialize(
                new { falseAlarms = result.FalseAlarms, result.MeetsBars, damages = result.Damages.Select(d => new { d.Damage, d.Repairable, d.Detected, d.Repaired, d.WronglyAccepted, d.Checks, d.MeetsBars }) },
                new JsonSerializerOptions(JsonSerializerDefaults.Web) { WriteIndented = true }));
        }
        else
        {
            Print(output, result, alarms);
        }

        return result.MeetsBars ? CommandErrors.Success : CommandErrors.Failure;
    }

    /// <summary>Problems of all families in turn; every third is expanded, up to four levels.</summary>
    internal static IEnumerable<Problem> GoodProblems(IServiceProvider services, int count, ulong seed)
    {
        var families = services.GetRequiredService<FamilyCatalog>().All;
        var author = (RuleAuthor)services.GetRequiredService<IProblemAuthor>();
        var expander = services.GetRequiredService<Expander>();
        for (var i = 0; i < count; i++)
        {
            var family = families[i % families.Length];
            var random = SeededRandom.For(seed).Fork("audit").Fork(i);
            var home = random.Pick(family.Homes.AsSpan());
            var problem = author.Write(new AuthorRequest("audit", $"audit.{family.Name}.{i}", seed, random.NextBits(), i, home.Domain, family.FigureKind), family);
            for (var level = 0; problem is not null && i % 3 == 2 && level < 1 + (i % 4); level++)
            {
                problem = expander.Expand(problem, $"{problem.Id}+", random.NextBits()) ?? problem;
            }

            if (problem is not null)
            {
                yield return problem;
            }
        }
    }

    private static void Print(TextWriter output, AuditResult result, bool alarms)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) });
        console.Profile.Width = Math.Max(console.Profile.Width, 160);
        var table = new Table().Border(TableBorder.Simple).AddColumns("Damage", "Applied", "Detected", "Wrongly accepted", "Repaired", "By", "");
        foreach (var damage in result.Damages)
        {
            table.AddRow(
                damage.Damage, $"{damage.Detected.Total:N0}", damage.Detected.ToString(), damage.WronglyAccepted.ToString(),
                damage.Repairable ? damage.Repaired.ToString() : $"({damage.Repaired.Rate:P0})", string.Join(", ", damage.Checks.Take(3)), damage.MeetsBars ? "ok" : "below the bar");
        }

        console.Write(table);
        console.WriteLine($"False alarms on good problems: {result.FalseAlarms} of {result.FalseAlarms.Total:N0}");
        foreach (var alarm in alarms ? result.Alarms : [])
        {
            output.WriteLine($"{alarm.Problem.Family} {alarm.Problem.Id} seed {alarm.Problem.Seed}: {alarm.Finding.Check}: {alarm.Finding.Message}");
        }

        foreach (var missed in alarms ? result.Damages.SelectMany(d => d.Missed.Select(m => (d.Damage, Problem: m))) : [])
        {
            output.WriteLine($"missed {missed.Damage}: {missed.Problem.Family} {missed.Problem.Id}: {missed.Problem.FullQuestion} -> {missed.Problem.Answer.Text}");
        }

        foreach (var (damage, report) in alarms ? result.Damages.Where(d => d.Repairable).SelectMany(d => d.Unrepaired.Select(u => (d.Damage, u))) : [])
        {
            output.WriteLine($"not repaired {damage}: {report.Problem.Family} {report.Problem.Id}: {string.Join(" ", report.Reasons.Select(r => $"{r.Check}: {r.Message}"))}");
        }
    }
}
