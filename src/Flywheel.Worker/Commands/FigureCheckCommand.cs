using System.CommandLine;

namespace Flywheel.Worker.Commands;

/// <summary><c>flywheel figure check</c>: the errors of a figure and its steps, or what they draw.</summary>
internal static class FigureCheckCommand
{
    public static Command Create()
    {
        var file = FigureRun.File();
        var steps = FigureRun.Steps();
        var command = new Command("check", "Run a figure program without writing a picture, and print its errors.") { file, steps };
        command.SetAction((parsed, cancellationToken) => Task.FromResult(new FigureRun(parsed.InvocationConfiguration.Error).Draw(
            parsed.GetRequiredValue(file),
            parsed.GetValue(steps) ?? [],
            (_, scene) =>
            {
                parsed.InvocationConfiguration.Output.WriteLine($"ok: {scene.Width} x {scene.Height} pixels, {scene.Elements.Length} elements, {scene.Marks.Length} drawing operations");
                return 0;
            },
            cancellationToken)));
        return command;
    }
}
