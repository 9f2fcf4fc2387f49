using System.CommandLine;
using Flywheel.Synthesis.Figures.Scenes;

namespace Flywheel.Worker.Commands;

/// <summary><c>flywheel figure elements</c>: a figure's inventory as JSON.</summary>
internal static class FigureElementsCommand
{
    public static Command Create()
    {
        var file = FigureRun.File();
        var steps = FigureRun.Steps();
        var command = new Command("elements", "Print the elements of a figure program as JSON.") { file, steps };
        command.SetAction((parsed, cancellationToken) => Task.FromResult(new FigureRun(parsed.InvocationConfiguration.Error).Draw(
            parsed.GetRequiredValue(file),
            parsed.GetValue(steps) ?? [],
            (_, scene) => Print(scene, parsed.InvocationConfiguration.Output),
            cancellationToken)));
        return command;
    }

    private static int Print(Scene scene, TextWriter output)
    {
        foreach (var line in ElementListing.Lines(scene))
        {
            output.WriteLine(line);
        }

        return 0;
    }
}
