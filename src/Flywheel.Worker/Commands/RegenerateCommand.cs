using System.CommandLine;
using Flywheel.Knowledge.Import;
using Flywheel.Knowledge.Outlines;
using Flywheel.Worker.Hosting;
using Flywheel.Worker.Models;
using Flywheel.Worker.Runs;

namespace Flywheel.Worker.Commands;

/// <summary><c>flywheel regenerate</c>: imports a changed outline and makes the problems of the changed part again.</summary>
internal static class RegenerateCommand
{
    public static Command Create()
    {
        var what = new Argument<string>("domain|file") { Description = "A domain's outline, which is imported first; or the name or id of a domain that was imported before." };
        var target = new Option<int?>("--target") { Description = $"Accepted problems wanted (default: {Regeneration.ProblemsPerPrinciple} for each principle, at most {GrowOptions.DefaultTarget:N0}).", HelpName = "N" };
        var levels = new Option<string>("--levels") { Description = "Levels of difficulty, such as 0..2.", HelpName = "A..B", DefaultValueFactory = _ => "0..4" };
        var seed = new Option<ulong>("--seed") { Description = "Everything random follows from it.", HelpName = "S", DefaultValueFactory = _ => 1 };
        var run = new Option<string?>("--run") { Description = "Name of the run (default: derived from its settings, so that the same command resumes it).", HelpName = "NAME" };
        var workers = WorkerCommand.Workers();
        var canaries = new Option<int>("--canaries") { Description = "Slip a known-bad problem in after about this many candidates; 0 for none.", HelpName = "N", DefaultValueFactory = _ => RunSettings.DefaultCanaryInterval };
        var output = new Option<string?>("--out") { Description = "Folder of the datasets (default: runs/NAME/datasets in the data folder).", HelpName = "DIR" };
        var noExport = new Option<bool>("--no-export") { Description = "Do not export at the end." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Only say what would be made again; import nothing." };
        var acceptNewCode = new Option<bool>("--accept-new-code") { Description = "Resume a run that was started with other code." };
        var author = new AuthorOptions(mayUsePredictedTools: true);
        var model = new RunModelOptions();
        var database = new DatabaseOptions();
        target.Require(n => n is null or >= 1, "--target must be at least 1.");
        levels.Require(text => GrowthOptions.TryParseLevels(text, out _), "--levels must be a range from 0 such as 0..4, or 0.");
        run.Require(name => RunCoordinator.IsName(name!), $"--run must be {RunCoordinator.NameRule}.");
        canaries.Require(n => n >= 0, "--canaries must be 0 or more.");
        var command = new Command("regenerate", "Import a changed outline, and make the problems of what changed in it again.") { what, target, levels, seed, run, workers, canaries, output, noExport, dryRun, acceptNewCode };
        author.AddTo(command);
        model.AddTo(command);
        database.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            _ = GrowthOptions.TryParseLevels(parsed.GetValue(levels), out var wanted);
            var options = author.Apply(parsed, new GrowOptions
            {
                Target = parsed.GetValue(target),
                Levels = wanted,
                Seed = parsed.GetValue(seed),
                Run = parsed.GetValue(run),
                Workers = parsed.GetValue(workers),
                CanaryInterval = parsed.GetValue(canaries),
                AcceptNewCode = parsed.GetValue(acceptNewCode),
            });
            var settings = database.Read(parsed);
            try
            {
                var name = parsed.GetRequiredValue(what);
                var outline = File.Exists(name) ? OutlineParser.ReadFile(name, KnowledgeFolder.ReadFigureKinds(WorkerSettings.KnowledgeFolder)) : null;
                await using var opened = model.OpenFor(parsed, options.Author);
                await using var session = await DatabaseSession.OpenAsync(settings, cancellationToken);
                if (await StartAsync(parsed, session, opened, outline, name, options, parsed.GetValue(dryRun), cancellationToken) is not { } started)
                {
                    return CommandErrors.Success;
                }

                return await GrowCommand.GrowAsync(parsed, settings, started, opened, parsed.GetValue(noExport) ? null : parsed.GetValue(output) ?? "", verbose: false, cancellationToken);
            }
            catch (OutlineException error)
            {
                return KnowledgeView.Refuse(parsed, error);
            }
        });
        return command;
    }

    /// <summary>Imports the outline, if one is given, and starts the run.</summary>
    /// <returns>The options that go on with the run; null if there is nothing to do.</returns>
    private static async Task<GrowOptions?> StartAsync(
        ParseResult parsed, DatabaseSession session, RunModel? model, Outline? outline, string name, GrowOptions options, bool dryRun, CancellationToken cancellationToken)
    {
        var writer = parsed.InvocationConfiguration.Output;
        await session.ImportShippedKnowledgeAsync(cancellationToken);
        if (outline is not null)
        {
            await using var context = session.CreateContext();
            if (dryRun)
            {
                var graph = await new KnowledgeStore(context).LoadAsync(cancellationToken);
                var difference = OutlineDifference.Between(graph.Find(outline.DomainId) is { } stored ? graph.ToOutline(stored) : null, outline);
                foreach (var change in difference.Changes)
                {
                    await writer.WriteLineAsync($"{change.Kind.ToString().ToLowerInvariant(),-8} {change.Level.ToString().ToLowerInvariant(),-10} {change.Id}");
                }

                await writer.WriteLineAsync($"{difference.Changes.Count:N0} nodes differ; {difference.Roots.Count:N0} parts would be made again. Nothing was imported.");
                return null;
            }

            await new KnowledgeImporter(context, TimeProvider.System).ImportAsync(outline, cancellationToken);
        }

        using var host = await WorkerHost.BuildAsync(session, workers: 0, verbose: false, model, cancellationToken);
        var regenerator = host.Services.GetRequiredService<Regenerator>();
        var part = await regenerator.ReadAsync(outline?.DomainId ?? name, cancellationToken);
        await writer.WriteLineAsync(part.Describe());
        if (part.IsEmpty || dryRun)
        {
            return null;
        }

        return part.Apply(options) with { Run = await regenerator.StartAsync(part, options, cancellationToken) };
    }
}
