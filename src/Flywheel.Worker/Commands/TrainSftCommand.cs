using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Flywheel.Knowledge.Import;
using Flywheel.Model.Training;
using Flywheel.Model.Training.Settings;
using Flywheel.Synthesis.Figures;
using Flywheel.Synthesis.Figures.Rendering;
using Flywheel.Worker.Hosting;

namespace Flywheel.Worker.Commands;

/// <summary><c>flywheel train sft</c>: trains a model on the conversations that dataset rows make.</summary>
internal static class TrainSftCommand
{
    public static Command Create()
    {
        var data = TrainCommand.Data();
        var config = new Option<string>("--config") { Description = "Settings, a JSON file with the keys below.", HelpName = "FILE", Required = true };
        var output = new Option<string>("--out") { Description = "Folder of the model, its checkpoints, log and loss curve.", HelpName = "DIR", Required = true };
        var from = new Option<string?>("--from") { Description = "Folder of the model to train further (default: the settings' from, or random weights).", HelpName = "DIR" };
        var steps = new Option<int?>("--steps") { Description = "Most steps of each stage.", HelpName = "N" };
        steps.Require(n => n is null or >= 1, "--steps must be 1 or more.");
        var seed = new Option<ulong?>("--seed") { Description = "What the first weights and the order of rows depend on.", HelpName = "S" };
        var device = DeviceOption.Create();
        var resume = new Option<bool>("--resume") { Description = "Go on from the last checkpoint in --out, or begin where there is none." };
        var skip = new Option<bool>("--skip-bad-rows") { Description = "Count rows that cannot be learned from and leave them out, instead of ending at the first." };
        var json = new Option<bool>("--json") { Description = "Print a line of JSON for each event." };
        var command = new Command("sft", "Train a model on the conversations that dataset rows make. Ctrl-C writes a checkpoint; --resume goes on.") { data, config, output, from, steps, seed, device, resume, skip, json };
        AddKeys(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var settings = SettingsFile.Read(parsed.GetRequiredValue(config));
            if (parsed.GetValue(from) is { } folder) settings = settings with { From = folder };
            if (parsed.GetValue(seed) is { } chosen) settings = settings with { Seed = chosen };
            if (parsed.GetValue(steps) is { } most) settings = settings with { Stages = [.. settings.Stages.Select(stage => stage with { Steps = most })] };
            var options = new TrainingOptions(settings, parsed.GetRequiredValue(data), parsed.GetRequiredValue(output), DeviceOption.Find(parsed.GetRequiredValue(device)))
            {
                Resume = parsed.GetValue(resume),
                SkipBadRows = parsed.GetValue(skip),
            };
            // Pictures between code blocks are drawn again, with the tools that their programs may call.
            await using var services = new ServiceCollection().AddFigures(KnowledgeFolder.Read(WorkerSettings.KnowledgeFolder).ToGraph().Tools).BuildServiceProvider();
            var trainer = new SupervisedTrainer(services.GetRequiredService<FigureEngine>(), services.GetRequiredService<FigureRenderer>(), services.GetRequiredService<FontLibrary>());
            using var view = new TrainDisplay(parsed.InvocationConfiguration.Output, parsed.GetValue(json), TimeProvider.System);
            var result = await trainer.RunAsync(options, view, cancellationToken);
            view.End(result, $"./flywheel {string.Join(' ', parsed.Tokens.Select(token => token.Value).Where(token => token != "--resume").Select(Quoted))} --resume");
            return result.IsComplete ? CommandErrors.Success : CommandErrors.Interrupted;
        });
        return command;
    }

    private static string Quoted(string word) => word.Contains(' ') ? $"'{word}'" : word;

    /// <summary>Lists the keys of settings files after the options, each with its default and range.</summary>
    private static void AddKeys(Command command)
    {
        var help = new HelpOption();
        help.Action = new KeysAfterHelp((SynchronousCommandLineAction)help.Action!);
        command.Options.Add(help);
    }

    private static IEnumerable<string> Lines()
    {
        yield return "Keys of the settings file:";
        foreach (var line in SettingsKeys.Run.Select(key => Line(key, new TrainingSettings()))) yield return line;
        yield return "Keys of a stage; at the top of the file they hold for every stage that does not say otherwise:";
        foreach (var line in SettingsKeys.Stage.Select(key => Line(key, new StageSettings()))) yield return line;
        yield return $"  {SettingsFile.StagesKey,-16} a list of stages, done one after the other (default: one)";
    }

    private static string Line<T>(SettingsKey<T> key, T defaults)
        where T : class => $"  {key.Name,-16} {key.Help}: {key.Range} (default: {key.Write(defaults)?.ToJsonString() ?? "none"})";

    private sealed class KeysAfterHelp(SynchronousCommandLineAction help) : SynchronousCommandLineAction
    {
        /// <summary>Help is given whatever else is missing.</summary>
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            var code = help.Invoke(parseResult);
            foreach (var line in Lines()) parseResult.InvocationConfiguration.Output.WriteLine(line);
            return code;
        }
    }
}
