using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Flywheel.Synthesis.Figures;
using Flywheel.Synthesis.Figures.Rendering;
using Flywheel.Synthesis.Figures.Scenes;
using Flywheel.Worker.Hosting;
using Microsoft.Extensions.Caching.Memory;

namespace Flywheel.Worker.Dashboard.Pictures;

/// <summary>Draws pictures when they are asked for, as the database holds programs only, and keeps the latest in memory by their programs' hash.</summary>
internal sealed class PictureStore(Workshop workshop) : IDisposable
{
    private const long KeptBytes = 96 << 20;

    /// <summary>The renderer paints nothing smaller.</summary>
    private const double SmallestScale = 0.1;

    private readonly MemoryCache _pictures = new(new MemoryCacheOptions { SizeLimit = KeptBytes });
    private readonly SemaphoreSlim _drawing = new(Environment.ProcessorCount);

    /// <summary>Draws a figure and its steps on top of it, in the picture's own size.</summary>
    /// <param name="figureCode">The program of the picture.</param>
    /// <param name="stepCodes">The programs of the steps, each drawn on the last one's result.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<DrawnPicture> DrawAsync(string figureCode, IEnumerable<string> stepCodes, CancellationToken cancellationToken) => DrawAsync(figureCode, stepCodes, 0, cancellationToken);

    /// <summary>Draws a figure and its steps on top of it.</summary>
    /// <param name="figureCode">The program of the picture.</param>
    /// <param name="stepCodes">The programs of the steps, each drawn on the last one's result.</param>
    /// <param name="width">How wide, in pixels; 0 for the picture's own size.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<DrawnPicture> DrawAsync(string figureCode, IEnumerable<string> stepCodes, int width, CancellationToken cancellationToken)
    {
        ImmutableArray<string> programs = [figureCode, .. stepCodes];
        var key = Hash(width > 0 ? [$"{width} pixels wide", .. programs] : programs);
        if (_pictures.TryGetValue(key, out DrawnPicture? kept))
        {
            return kept!;
        }

        await _drawing.WaitAsync(cancellationToken);
        try
        {
            var drawn = Draw(key, programs, width, cancellationToken);
            return _pictures.Set(key, drawn, new MemoryCacheEntryOptions { Size = 1024 + drawn.Png.Length });
        }
        finally
        {
            _drawing.Release();
        }
    }

    /// <summary>A picture that was drawn lately; null if it is gone.</summary>
    /// <param name="key">Its <see cref="DrawnPicture.Key"/>.</param>
    public DrawnPicture? Find(string key) => _pictures.Get<DrawnPicture>(key);

    /// <inheritdoc/>
    public void Dispose()
    {
        _pictures.Dispose();
        _drawing.Dispose();
    }

    private DrawnPicture Draw(string key, ImmutableArray<string> programs, int width, CancellationToken cancellationToken)
    {
        using var visit = workshop.Enter();
        var engine = visit.Get<FigureEngine>();
        var result = engine.Draw(programs[0], cancellationToken);
        foreach (var step in programs.Skip(1))
        {
            if (result.Scene is not { } scene)
            {
                break;
            }

            result = engine.DrawStep(scene, step, cancellationToken);
        }

        return result.Scene is { } drawn
            ? new DrawnPicture(key, drawn, Paint(visit.Get<FigureRenderer>(), drawn, width), [])
            : new DrawnPicture(key, null, [], result.Errors);
    }

    /// <summary>Small pictures go without the paper's grain, which nobody sees and which is most of a file.</summary>
    private static byte[] Paint(FigureRenderer renderer, Scene scene, int width) => width == 0
        ? renderer.Png(scene)
        : renderer.Png(
            scene with { Paper = scene.Paper with { Noise = 0, Texture = scene.Paper.Texture == PaperTexture.Grain ? default : scene.Paper.Texture } },
            Math.Clamp((double)width / scene.Width, SmallestScale, 1));

    private static string Hash(ImmutableArray<string> programs) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', programs))));
}
