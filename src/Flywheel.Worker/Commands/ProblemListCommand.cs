using System.CommandLine;
using Flywheel.Knowledge.Storage;
using Flywheel.Worker.Hosting;
using Flywheel.Worker.Runs;
using Microsoft.EntityFrameworkCore;

namespace Flywheel.Worker.Commands;

/// <summary><c>flywheel problem list</c>: the ids of a run's problems.</summary>
internal static class ProblemListCommand
{
    public static Command Create(Func<ParseResult, CancellationToken, Task<DatabaseSession>> open)
    {
        var run = RunsCommand.Run();
        var state = new Option<ProblemState>("--state") { Description = "Only problems in this state.", DefaultValueFactory = _ => ProblemState.Settled };
        var reason = new Option<string?>("--reason") { Description = "Only problems rejected for this reason.", HelpName = "CHECK" };
        var limit = new Option<int>("--limit") { Description = "How many at most.", HelpName = "N", DefaultValueFactory = _ => 20 };
        limit.Require(n => n >= 1, "--limit must be at least 1.");
        var json = KnowledgeView.Json();
        var command = new Command("list", "List problems of a run with their questions.") { run, state, reason, limit, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var session = await open(parsed, cancellationToken);
            await using var context = session.CreateContext();
            var name = parsed.GetRequiredValue(run);
            await RunProgress.ReadAsync(context, name, cancellationToken);
            var (wanted, why) = (parsed.GetValue(reason) is null ? parsed.GetValue(state) : ProblemState.Rejected, parsed.GetValue(reason));
            var problems = await context.Problems
                .Where(p => p.RunId == name && p.State == wanted && (why == null || p.Reason == why))
                .OrderBy(p => p.Id)
                .Take(parsed.GetValue(limit))
                .Select(p => new { p.Id, p.Family, p.Level, p.Question, p.Answer, p.Reason })
                .ToListAsync(cancellationToken);
            if (parsed.GetValue(json))
            {
                KnowledgeView.Print(parsed, problems);
                return CommandErrors.Success;
            }

            foreach (var problem in problems)
            {
                await parsed.InvocationConfiguration.Output.WriteLineAsync($"{problem.Id}  {problem.Question.ReplaceLineEndings(" ")} -> {problem.Answer}{(problem.Reason is null ? "" : $"  [{problem.Reason}]")}");
            }

            return CommandErrors.Success;
        });
        return command;
    }
}
