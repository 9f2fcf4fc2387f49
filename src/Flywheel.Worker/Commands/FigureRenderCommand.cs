using System.CommandLine;
using Flywheel.Synthesis.Figures.Rendering;

namespace Flywheel.Worker.Commands;

/// <summary><c>flywheel figure render</c>: a picture file of a figure and its steps.</summary>
internal static class FigureRenderCommand
{
    public static Command Create()
    {
        var file = FigureRun.File();
        var output = new Option<string>("--output", "-o") { Description = "The PNG file to write.", Required = true };
        var steps = FigureRun.Steps();
        var scale = new Option<double>("--scale") { Description = "Pixels a canvas pixel, 0.1 to 8.", DefaultValueFactory = _ => 1 };
        scale.Require(value => value is >= 0.1 and <= 8, "--scale must be 0.1 to 8.");
        var command = new Command("render", "Write the picture of a figure program as PNG.") { file, output, steps, scale };
        command.SetAction((parsed, cancellationToken) => Task.FromResult(new FigureRun(parsed.InvocationConfiguration.Error).Draw(
            parsed.GetRequiredValue(file),
            parsed.GetValue(steps) ?? [],
            (fonts, scene) =>
            {
                using var renderer = new FigureRenderer(fonts);
                File.WriteAllBytes(parsed.GetRequiredValue(output), renderer.Png(scene, parsed.GetValue(scale)));
                return 0;
            },
            cancellationToken)));
        return command;
    }
}
