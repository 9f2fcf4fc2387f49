using System.Diagnostics;
using Flywheel.Model.Chat;
using Flywheel.Synthesis.Figures;
using Flywheel.Synthesis.Figures.Rendering;
using Flywheel.Synthesis.Figures.Scenes;

namespace Flywheel.Model.Interaction;

/// <summary>
/// Runs steps of the figure language, in process and within <see cref="FigureLimits"/>. On a picture that our own program drew, a step adds to
/// its scene, as in training data; on any other, it is drawn on an empty scene of the picture's size that is painted over it.
/// </summary>
/// <param name="engine">Runs the code.</param>
/// <param name="renderer">Paints the result.</param>
public sealed class FigureSandbox(FigureEngine engine, FigureRenderer renderer) : ISandbox
{
    private const int ErrorsShown = 5;

    /// <inheritdoc />
    public bool Accepts(CodeBlock block) => block.Language is "csharp" or "cs" or "c#" or "";

    /// <inheritdoc />
    public ISandboxSession Open(Picture picture) => new Session(engine, renderer, picture);

    private sealed class Session(FigureEngine engine, FigureRenderer renderer, Picture original) : ISandboxSession
    {
        private Picture _base = original;
        private Picture _shown = original;
        private Scene _scene = original.Scene ?? Overlay(original);

        public async Task<SandboxReply> RunAsync(CodeBlock block, Picture current, CancellationToken cancellationToken)
        {
            var started = Stopwatch.GetTimestamp();
            if (!ReferenceEquals(current, _shown))
            {
                // Another sandbox drew meanwhile; its picture is the new ground.
                (_base, _shown, _scene) = (current, current, current.Scene ?? Overlay(current));
            }

            var result = await Task.Run(() => engine.DrawStep(_scene, block.Code, cancellationToken), cancellationToken);
            if (result.Scene is not { } scene)
            {
                var status = result.Errors.Any(e => e.Kind == FigureErrorKind.Budget) ? SandboxStatus.OverLimit : SandboxStatus.Failed;
                return new SandboxReply(status, $"Error at {string.Join('\n', result.Errors.Take(ErrorsShown))}", [], Stopwatch.GetElapsedTime(started));
            }

            if (scene.Marks.Length == _scene.Marks.Length)
            {
                return new SandboxReply(SandboxStatus.Ran, "The code drew nothing.", [], Stopwatch.GetElapsedTime(started));
            }

            _scene = scene;
            _shown = await Task.Run(() => Paint(scene), cancellationToken);
            return new SandboxReply(SandboxStatus.Ran, "", [_shown], Stopwatch.GetElapsedTime(started));
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;

        private Picture Paint(Scene scene)
        {
            if (_base.Scene is not null)
            {
                return Picture.Of(renderer, scene);
            }

            using var image = _base.Decode();
            return Picture.Read(renderer.PngOver(image, scene));
        }
    }

    /// <summary>An empty scene of a picture's size, in the theme whose lines stand out from it.</summary>
    private static Scene Overlay(Picture picture) =>
        new(picture.Width, picture.Height, (IsDark(picture) ? Theme.Find("chalk") : null) ?? Theme.All[0], default, [], []);

    /// <summary>Whether most of the picture's frame is dark.</summary>
    private static bool IsDark(Picture picture)
    {
        using var image = picture.Decode();
        using var bitmap = SkiaSharp.SKBitmap.FromImage(image);
        var (dark, all) = (0, 0);
        for (var i = 0; i < 64; i++)
        {
            var (x, y) = (i * (bitmap.Width - 1) / 63, i * (bitmap.Height - 1) / 63);
            foreach (var color in (ReadOnlySpan<SkiaSharp.SKColor>)[bitmap.GetPixel(x, 0), bitmap.GetPixel(x, bitmap.Height - 1), bitmap.GetPixel(0, y), bitmap.GetPixel(bitmap.Width - 1, y)])
            {
                all++;
                dark += ((color.Red * 3) + (color.Green * 6) + color.Blue) * color.Alpha < 1_100 * 255 && color.Alpha > 0 ? 1 : 0;
            }
        }

        return dark * 2 > all;
    }
}
