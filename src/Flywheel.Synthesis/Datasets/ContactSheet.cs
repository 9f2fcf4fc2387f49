using Flywheel.Synthesis.Figures.Drawing;
using Flywheel.Synthesis.Figures.Rendering;
using SkiaSharp;

namespace Flywheel.Synthesis.Datasets;

/// <summary>A picture of many rows at once: the pictures of each row side by side, with question and answer under them.</summary>
public static class ContactSheet
{
    /// <summary>Most rows on a sheet; more would make a picture that viewers refuse.</summary>
    public const int MostRows = 200;

    private const int Cell = 300;
    private const int Gap = 12;
    private const int LineHeight = 15;
    private const int MostLines = 11;
    private const float FontSize = 12;

    /// <summary>Paints a sheet.</summary>
    /// <param name="rows">1 to <see cref="MostRows"/> rows of one dataset.</param>
    /// <param name="fonts">The fonts of the text.</param>
    /// <returns>A PNG file.</returns>
    public static byte[] Paint(IReadOnlyList<DatasetRow> rows, FontLibrary fonts)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows.Count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rows.Count, MostRows);
        var pictures = rows[0].Schema.Columns.Where(c => c.Type == ColumnType.Image).Select(c => c.Name).ToArray();
        var entryWidth = (pictures.Length * Cell) + ((pictures.Length - 1) * 4);
        var entryHeight = Cell + 6 + (MostLines * LineHeight);
        var columns = Math.Max(1, Math.Min(rows.Count, 1900 / (entryWidth + Gap)));
        var lines = (rows.Count + columns - 1) / columns;
        var info = new SKImageInfo(Gap + (columns * (entryWidth + Gap)), Gap + (lines * (entryHeight + Gap)), SKColorType.Bgra8888, SKAlphaType.Opaque);
        using var surface = SKSurface.Create(info);
        surface.Canvas.Clear(new SKColor(0xE9, 0xEC, 0xEF));
        using var font = new SKFont(fonts.Typeface(FontFace.Sans), FontSize) { Subpixel = true, Edging = SKFontEdging.Antialias };
        for (var i = 0; i < rows.Count; i++)
        {
            var left = Gap + (i % columns * (entryWidth + Gap));
            var top = Gap + (i / columns * (entryHeight + Gap));
            PaintRow(surface.Canvas, rows[i], pictures, left, top, entryWidth, entryHeight, fonts, font);
        }

        surface.Canvas.Flush();
        using var image = surface.Snapshot();
        using var data = image.Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }

    private static void PaintRow(SKCanvas canvas, DatasetRow row, string[] pictures, int left, int top, int width, int height, FontLibrary fonts, SKFont font)
    {
        using var paint = new SKPaint { IsAntialias = true, Color = SKColors.White };
        canvas.DrawRect(new SKRect(left, top, left + width, top + height), paint);
        for (var i = 0; i < pictures.Length; i++)
        {
            PaintPicture(canvas, row.Image(pictures[i]).Bytes, left + (i * (Cell + 4)), top);
        }

        // An id may be one long word, which cannot be wrapped.
        canvas.Save();
        canvas.ClipRect(new SKRect(left, top, left + width, top + height));
        paint.Color = new SKColor(0x1F, 0x29, 0x33);
        var y = top + Cell + 6 + FontSize;
        foreach (var line in Texts(row).SelectMany(t => Wrap(t, fonts, width - 8)).Take(MostLines))
        {
            canvas.DrawText(line, left + 4, y, font, paint);
            y += LineHeight;
        }

        canvas.Restore();
    }

    private static void PaintPicture(SKCanvas canvas, byte[] bytes, int left, int top)
    {
        using var image = SKImage.FromEncodedData(bytes);
        if (image is null)
        {
            return;
        }

        var scale = Math.Min((float)Cell / image.Width, (float)Cell / image.Height);
        var (width, height) = (image.Width * scale, image.Height * scale);
        var (x, y) = (left + ((Cell - width) / 2), top + ((Cell - height) / 2));
        using var paint = new SKPaint { FilterQuality = SKFilterQuality.Medium };
        canvas.DrawImage(image, new SKRect(x, y, x + width, y + height), paint);
    }

    private static IEnumerable<string> Texts(DatasetRow row)
    {
        yield return row.Id;
        foreach (var column in row.Schema.Columns.Where(c => c.Name.StartsWith("question", StringComparison.Ordinal) || c.Name is "answer" or "answer_reasoning"))
        {
            yield return (column.Name.StartsWith("answer", StringComparison.Ordinal) ? "→ " : "") + row.Text(column.Name);
        }
    }

    private static IEnumerable<string> Wrap(string text, FontLibrary fonts, double width)
    {
        var style = new TextStyle(Color.FromRgb(0), FontSize, FontFace.Sans);
        foreach (var paragraph in text.Split('\n'))
        {
            var line = "";
            foreach (var word in paragraph.Split(' '))
            {
                var longer = line.Length == 0 ? word : $"{line} {word}";
                if (line.Length > 0 && fonts.Measure(longer, style).X > width)
                {
                    yield return line;
                    longer = word;
                }

                line = longer;
            }

            yield return line;
        }
    }
}
