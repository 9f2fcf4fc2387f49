using System.CommandLine;
using System.Text;
using Flywheel.Synthesis.Figures;
using Flywheel.Synthesis.Figures.Rendering;
using Flywheel.Synthesis.Figures.Scenes;

namespace Flywheel.Worker.Commands;

/// <summary>Draws a figure's file and the files of its steps, and reports errors as a compiler does.</summary>
internal sealed class FigureRun(TextWriter errors)
{
    private const long LargestFile = 4 << 20;

    /// <summary>The argument that names the figure's file.</summary>
    public static Argument<string> File() => new("file") { Description = "The figure's program, a .cs file." };

    /// <summary>The option that names the steps' files.</summary>
    public static Option<string[]> Steps() => new("--step") { Description = "A step's program, drawn on the figure; may be repeated.", AllowMultipleArgumentsPerToken = true };

    /// <summary>Draws the figure and its steps in order, and hands over the last picture.</summary>
    /// <returns>The exit code: 0, or 1 after an error, which was printed.</returns>
    public int Draw(string file, IReadOnlyList<string> steps, Func<FontLibrary, Scene, int> use, CancellationToken cancellationToken)
    {
        try
        {
            using var fonts = new FontLibrary();
            var engine = new FigureEngine(fonts);
            var scene = Report(file, engine.Draw(Read(file), cancellationToken));
            foreach (var step in steps)
            {
                scene = scene is null ? null : Report(step, engine.DrawStep(scene, Read(step), cancellationToken));
            }

            return scene is null ? 1 : use(fonts, scene);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            errors.WriteLine($"error: {error.Message}");
            return 1;
        }
    }

    private Scene? Report(string file, FigureResult result)
    {
        foreach (var error in result.Errors)
        {
            errors.WriteLine($"{file}({error.Line},{error.Column}): error: {error.Message}{(error.Suggestion is null ? "" : $" {error.Suggestion}")}");
        }

        return result.Scene;
    }

    private static string Read(string file)
    {
        var info = new FileInfo(file);
        if (!info.Exists)
        {
            throw new FileNotFoundException($"There is no file {file}.");
        }

        if (info.Length > LargestFile)
        {
            throw new IOException($"{file} is larger than {LargestFile >> 20} MiB: no figure program.");
        }

        try
        {
            return System.IO.File.ReadAllText(file, new UTF8Encoding(false, throwOnInvalidBytes: true));
        }
        catch (DecoderFallbackException error)
        {
            throw new IOException($"{file} is not UTF-8 text.", error);
        }
    }
}
