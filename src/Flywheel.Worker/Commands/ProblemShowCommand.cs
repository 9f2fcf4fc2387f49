using System.CommandLine;
using Flywheel.Knowledge.Storage;
using Flywheel.Synthesis.Figures;
using Flywheel.Synthesis.Figures.Rendering;
using Flywheel.Synthesis.Problems;
using Flywheel.Worker.Hosting;
using Flywheel.Worker.Runs;
using Microsoft.EntityFrameworkCore;

namespace Flywheel.Worker.Commands;

/// <summary><c>flywheel problem show</c>: prints a problem and writes its pictures.</summary>
internal static class ProblemShowCommand
{
    public static Command Create(Func<ParseResult, CancellationToken, Task<DatabaseSession>> open)
    {
        var id = ProblemCommand.Id();
        var output = new Option<string?>("--output", "-o") { Description = "Write figure.png, and step-1.png and so on, to this folder.", HelpName = "DIR" };
        var json = KnowledgeView.Json();
        var command = new Command("show", "Print a problem with its programs and its reasoning, and write its pictures.") { id, output, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var session = await open(parsed, cancellationToken);
            await using var context = session.CreateContext();
            var row = await ProblemStory.FindAsync(context, parsed.GetRequiredValue(id), cancellationToken);
            var problem = ProblemJson.Read(row.Document);
            if (parsed.GetValue(json))
            {
                KnowledgeView.Print(parsed, System.Text.Json.Nodes.JsonNode.Parse(ProblemJson.Write(problem))!);
            }
            else
            {
                Print(parsed.InvocationConfiguration.Output, row, problem);
            }

            return parsed.GetValue(output) is { } folder
                ? await DrawAsync(parsed, context, problem, folder, cancellationToken)
                : CommandErrors.Success;
        });
        return command;
    }

    private static void Print(TextWriter output, ProblemRow row, Problem problem)
    {
        output.WriteLine($"{problem.Id}  ({row.State.ToString().ToLowerInvariant()}{(row.Reason is null ? "" : $": {row.Reason}")})");
        output.WriteLine($"{problem.Domain}, {problem.FigureKind}, level {problem.Level}, {problem.Family} by {problem.Author}, seed {problem.Seed}");
        output.WriteLine($"Knowledge: {string.Join(", ", problem.Knowledge)}");
        Section("Question", problem.FullQuestion);
        Section("Answer", problem.Answer is ChoiceAnswer choice ? $"{choice.Text} ({choice.Value.Text})" : problem.Answer.Text);
        Section("Figure", problem.FigureCode);
        foreach (var (index, step) in problem.Steps.Index())
        {
            Section($"Step {index + 1}", $"{step.Thought}{Environment.NewLine}{Environment.NewLine}{step.Code}");
        }

        Section("Conclusion", problem.Conclusion);
        Section("Answer code", problem.AnswerCode);

        void Section(string title, string text)
        {
            output.WriteLine();
            output.WriteLine(title);
            foreach (var line in text.TrimEnd().Split('\n'))
            {
                output.WriteLine(line.Length == 0 ? "" : $"    {line.TrimEnd()}");
            }
        }
    }

    private static async Task<int> DrawAsync(ParseResult parsed, FlywheelDbContext context, Problem problem, string folder, CancellationToken cancellationToken)
    {
        var tools = await context.Tools.AsNoTracking().OrderBy(t => t.Id).Select(t => new VisualToolSource(t.Id, t.Source)).ToListAsync(cancellationToken);
        Directory.CreateDirectory(folder);
        using var fonts = new FontLibrary();
        using var renderer = new FigureRenderer(fonts);
        var engine = new FigureEngine(fonts, tools: new ToolLibrary([.. tools]));
        var result = engine.Draw(problem.FigureCode, cancellationToken);
        var name = "figure";
        for (var step = 0; result.Scene is { } scene; step++)
        {
            var file = Path.Combine(folder, name + ".png");
            await File.WriteAllBytesAsync(file, renderer.Png(scene), cancellationToken);
            await parsed.InvocationConfiguration.Output.WriteLineAsync($"Written {file}.");
            if (step == problem.Steps.Length)
            {
                return CommandErrors.Success;
            }

            name = $"step-{step + 1}";
            result = engine.DrawStep(scene, problem.Steps[step].Code, cancellationToken);
        }

        foreach (var error in result.Errors)
        {
            await parsed.InvocationConfiguration.Error.WriteLineAsync($"{name}({error.Line},{error.Column}): error: {error.Message}");
        }

        return CommandErrors.Failure;
    }
}
