using System.Collections.Concurrent;
using Flywheel.Synthesis.Figures.Drawing;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Figures.Scenes;
using SkiaSharp;

namespace Flywheel.Synthesis.Figures.Rendering;

/// <summary>Paints scenes. A picture is a pure function of its scene: same scene, same bytes. Thread-safe.</summary>
public sealed class FigureRenderer(FontLibrary fonts) : IDisposable
{
    /// <summary>Fonts of this many sizes are kept; a hostile program that uses more pays for its own.</summary>
    private const int KeptFonts = 512;

    private readonly ConcurrentDictionary<(FontFace Face, float Size), SKFont> _fonts = new();

    /// <summary>The picture as a PNG file.</summary>
    /// <param name="scene">What is painted.</param>
    /// <param name="scale">Pixels a canvas pixel, 0.1 to 8; 1 for datasets.</param>
    public byte[] Png(Scene scene, double scale = 1)
    {
        using var surface = Paint(scene, scale);
        using var image = surface.Snapshot();
        using var data = image.Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }

    /// <summary>The picture as pixels; the caller disposes it.</summary>
    /// <param name="scene">What is painted.</param>
    /// <param name="scale">Pixels a canvas pixel, 0.1 to 8.</param>
    public SKImage Render(Scene scene, double scale = 1)
    {
        using var surface = Paint(scene, scale);
        return surface.Snapshot();
    }

    /// <summary>
    /// A scene's marks over a picture that exists already, as a PNG file: steps on a picture whose program is not known. The scene's paper is
    /// not painted.
    /// </summary>
    /// <param name="picture">What lies underneath; its size is the result's.</param>
    /// <param name="scene">What is painted, in the picture's pixels.</param>
    public byte[] PngOver(SKImage picture, Scene scene)
    {
        ArgumentNullException.ThrowIfNull(picture);
        using var surface = Surface(picture.Width, picture.Height);
        surface.Canvas.Clear(Skia(scene.Theme["paper"]));
        surface.Canvas.DrawImage(picture, 0, 0);
        PaintMarks(surface.Canvas, scene);
        using var image = surface.Snapshot();
        using var data = image.Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }

    /// <summary>
    /// A small grey picture for hashes: every value the mean lightness of its cell, without paper texture and noise.
    /// </summary>
    /// <param name="scene">What is painted.</param>
    /// <param name="width">Cells a row.</param>
    /// <param name="height">Rows.</param>
    /// <returns>Lightness 0 to 255, <c>[height * width]</c>.</returns>
    public byte[] Thumbnail(Scene scene, int width, int height)
    {
        // Painting at a quarter of the size costs a fraction of the picture and averages the lines as a reader's eye would.
        const double Scale = 0.25;
        using var surface = Paint(scene with { Paper = default }, Scale);
        using var pixmap = surface.PeekPixels();
        var pixels = pixmap.GetPixelSpan<uint>();
        var (columns, rows) = (pixmap.Width, pixmap.Height);
        var cells = new byte[width * height];
        for (var row = 0; row < height; row++)
        {
            for (var column = 0; column < width; column++)
            {
                long sum = 0, count = 0;
                for (var y = row * rows / height; y < Math.Max((row + 1) * rows / height, (row * rows / height) + 1); y++)
                {
                    for (var x = column * columns / width; x < Math.Max((column + 1) * columns / width, (column * columns / width) + 1); x++)
                    {
                        var pixel = pixels[(y * columns) + x];
                        sum += (((pixel >> 16) & 255) * 3) + (((pixel >> 8) & 255) * 6) + (pixel & 255);
                        count += 10;
                    }
                }

                cells[(row * width) + column] = (byte)(sum / count);
            }
        }

        return cells;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var font in _fonts.Values)
        {
            font.Dispose();
        }

        _fonts.Clear();
    }

    private SKSurface Paint(Scene scene, double scale)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(scale, 0.1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(scale, 8);
        var surface = Surface((int)Math.Round(scene.Width * scale), (int)Math.Round(scene.Height * scale));
        var canvas = surface.Canvas;
        canvas.Clear(Skia(scene.Theme["paper"]));
        canvas.Scale((float)scale);
        PaperPainter.PaintRules(canvas, scene);
        PaintMarks(canvas, scene);
        PaperPainter.PaintTexture(surface, scene);
        return surface;
    }

    private static SKSurface Surface(int width, int height) =>
        SKSurface.Create(new SKImageInfo(width, height, SKColorType.Bgra8888, SKAlphaType.Opaque))
            ?? throw new InvalidOperationException($"No surface of {width} x {height} pixels could be made; is memory short?");

    private void PaintMarks(SKCanvas canvas, Scene scene)
    {
        using var paint = new SKPaint { IsAntialias = true, StrokeCap = SKStrokeCap.Round, StrokeJoin = SKStrokeJoin.Round };
        using var path = new SKPath();
        foreach (var mark in scene.Marks)
        {
            switch (mark)
            {
                case StrokeMark stroke:
                    Stroke(canvas, paint, path, stroke);
                    break;
                case FillMark fill:
                    paint.Style = SKPaintStyle.Fill;
                    paint.Color = Skia(fill.Color);
                    Trace(fill.Path, path);
                    canvas.DrawPath(path, paint);
                    break;
                case TextMark text:
                    Write(canvas, paint, scene.Theme, text);
                    break;
            }
        }

        canvas.Flush();
    }

    private static void Stroke(SKCanvas canvas, SKPaint paint, SKPath path, StrokeMark stroke)
    {
        paint.Style = SKPaintStyle.Stroke;
        paint.Color = Skia(stroke.Pen.Color);
        paint.StrokeWidth = (float)stroke.Pen.Width;
        using var dash = stroke.Pen.Dash > 0 ? SKPathEffect.CreateDash([(float)stroke.Pen.Dash, (float)(stroke.Pen.Dash * 0.8)], 0) : null;
        paint.PathEffect = dash;

        // Round caps would swallow the gaps between dashes.
        paint.StrokeCap = dash is null ? SKStrokeCap.Round : SKStrokeCap.Butt;
        if (stroke.Path.Verbs.Length == 2 && stroke.Path.Verbs[1] == PathVerb.Line)
        {
            canvas.DrawLine(Skia(stroke.Path.Points[0]), Skia(stroke.Path.Points[1]), paint);
        }
        else
        {
            Trace(stroke.Path, path);
            canvas.DrawPath(path, paint);
        }

        paint.PathEffect = null;
        paint.StrokeCap = SKStrokeCap.Round;
    }

    private static void Trace(PathGeometry geometry, SKPath path)
    {
        path.Reset();
        var next = 0;
        var points = geometry.Points.AsSpan();
        foreach (var verb in geometry.Verbs)
        {
            switch (verb)
            {
                case PathVerb.Move:
                    path.MoveTo(Skia(points[next++]));
                    break;
                case PathVerb.Line:
                    path.LineTo(Skia(points[next++]));
                    break;
                case PathVerb.Cubic:
                    path.CubicTo(Skia(points[next]), Skia(points[next + 1]), Skia(points[next + 2]));
                    next += 3;
                    break;
                default:
                    path.Close();
                    break;
            }
        }
    }

    private void Write(SKCanvas canvas, SKPaint paint, Theme theme, TextMark mark)
    {
        var saved = mark.Rotation != 0;
        if (saved)
        {
            canvas.Save();
            canvas.RotateDegrees((float)-mark.Rotation, (float)mark.Center.X, (float)mark.Center.Y);
        }

        // Capitals and digits of the DejaVu fonts are 0.73 em high; this puts their middle on the text's.
        var baseline = (float)(mark.Center.Y + (mark.Style.Size * 0.365));
        if (mark.Style.Halo)
        {
            paint.Style = SKPaintStyle.Stroke;
            paint.StrokeWidth = (float)Math.Clamp(mark.Style.Size * 0.24, 2.5, 5);
            paint.Color = Skia(theme["paper"]);
            Runs(canvas, paint, mark, baseline);
        }

        paint.Style = SKPaintStyle.Fill;
        paint.Color = Skia(mark.Style.Color);
        Runs(canvas, paint, mark, baseline);
        if (saved)
        {
            canvas.Restore();
        }
    }

    /// <summary>Draws a text in pieces of one font each: characters that a face lacks are set in sans serif.</summary>
    private void Runs(SKCanvas canvas, SKPaint paint, TextMark mark, float baseline)
    {
        var x = mark.Center.X - (mark.Size.X / 2);
        var (text, style) = (mark.Text, mark.Style);
        for (var start = 0; start < text.Length;)
        {
            var face = fonts.FaceFor(style.Face, RuneAt(text, start, out var length));
            var end = start + length;
            while (end < text.Length && fonts.FaceFor(style.Face, RuneAt(text, end, out length)) == face)
            {
                end += length;
            }

            var run = start == 0 && end == text.Length ? text : text[start..end];
            var font = Font(face, (float)style.Size, out var temporary);
            canvas.DrawText(run, (float)x, baseline, font, paint);
            if (temporary)
            {
                font.Dispose();
            }

            x += fonts.Measure(run, style).X;
            start = end;
        }
    }

    private static int RuneAt(string text, int index, out int length)
    {
        var pair = char.IsHighSurrogate(text[index]) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]);
        length = pair ? 2 : 1;
        return pair ? char.ConvertToUtf32(text[index], text[index + 1]) : char.IsSurrogate(text[index]) ? 0xFFFD : text[index];
    }

    private SKFont Font(FontFace face, float size, out bool temporary)
    {
        temporary = false;
        if (_fonts.TryGetValue((face, size), out var font))
        {
            return font;
        }

        var made = new SKFont(fonts.Typeface(face), size) { Hinting = SKFontHinting.None, Subpixel = true, Edging = SKFontEdging.Antialias };
        if (_fonts.Count >= KeptFonts)
        {
            temporary = true;
            return made;
        }

        font = _fonts.GetOrAdd((face, size), made);
        if (!ReferenceEquals(font, made))
        {
            made.Dispose();
        }

        return font;
    }

    private static SKPoint Skia(Point point) => new((float)point.X, (float)point.Y);

    private static SKColor Skia(Color color) => new(color.Red, color.Green, color.Blue, color.Alpha);
}
