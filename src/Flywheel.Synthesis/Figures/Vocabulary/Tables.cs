using System.Globalization;
using Flywheel.Synthesis.Figures.Drawing;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Figures.Scenes;

namespace Flywheel.Synthesis.Figures.Vocabulary;

/// <summary>Tables of labelled rows and columns.</summary>
[Vocabulary("Tables", "table-grid")]
internal static class Tables
{
    private const double Padding = 9;
    private const double Margin = 14;

    /// <summary>
    /// Draws a table whose first column names the rows. Elements <c>column-header</c> and <c>row-header</c>, named by their text, and <c>cell</c>, named
    /// "row, column"; point: the middle; values of a cell: <c>row</c>, <c>column</c>, and <c>value</c> if its text begins with a number. Also <c>title</c>.
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="columns">Headers of all columns, the first one's included (it may be empty).</param>
    /// <param name="rows">For each row its name and its cells' texts.</param>
    /// <param name="title">Title of the table.</param>
    /// <param name="color">Colour of the header's background.</param>
    /// <param name="total">Whether the last row and the last column hold totals and are set off.</param>
    [Primitive]
    public static void Table(Sketch sketch, string[] columns, string[][] rows, string title = "", string color = "shade", bool total = false)
    {
        RequireShape(columns, rows);
        var top = Captions.Title(sketch, title) + 2;
        var (size, widths) = Columns(sketch, columns, rows);
        var height = Math.Clamp((sketch.Height - top - Margin) / (rows.Length + 1), 0, 42);
        if (height < size * 1.35)
        {
            throw new FigureException($"A table of {rows.Length} rows does not fit on the canvas.", "Use fewer rows or a larger Canvas.");
        }

        var left = Math.Round((sketch.Width - widths.Sum()) / 2);
        top = Math.Round(top + Math.Max(0, (sketch.Height - top - Margin - (height * (rows.Length + 1))) / 5));
        var grid = new Grid(left, top, height, widths, size);
        for (var c = 0; c < columns.Length; c++)
        {
            DrawCell(sketch, grid, "column-header", columns[c], columns[c], -1, c, color, bold: true);
        }

        for (var r = 0; r < rows.Length; r++)
        {
            DrawCell(sketch, grid, "row-header", rows[r][0], rows[r][0], r, 0, color, bold: false, ("row", rows[r][0]));
            for (var c = 1; c < columns.Length; c++)
            {
                var isTotal = total && (r == rows.Length - 1 || c == columns.Length - 1);
                var text = rows[r][c];
                ReadOnlySpan<(string, ElementValue)> place = [("row", rows[r][0]), ("column", columns[c])];
                ReadOnlySpan<(string, ElementValue)> values = Leading(text) is { } number ? [.. place, ("value", number)] : place;
                DrawCell(sketch, grid, "cell", $"{rows[r][0]}, {columns[c]}", text, r, c, isTotal ? "shade" : "", bold: isTotal, values);
            }
        }
    }

    /// <summary>The number that a text begins with; null if it begins with none.</summary>
    internal static double? Leading(string text)
    {
        var trimmed = text.AsSpan().TrimStart(" $£€").ToString().Replace("−", "-", StringComparison.Ordinal).Replace(",", "", StringComparison.Ordinal);
        var length = 0;
        while (length < trimmed.Length && (char.IsAsciiDigit(trimmed[length]) || trimmed[length] is '.' || (length == 0 && trimmed[length] is '-' or '+')))
        {
            length++;
        }

        return double.TryParse(trimmed[..length], NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    private static void DrawCell(Sketch sketch, Grid grid, string kind, string name, string text, int row, int column, string fill, bool bold, params ReadOnlySpan<(string Key, ElementValue Value)> values)
    {
        var box = grid.Cell(row, column);
        sketch.Add(kind, name, [box.Center], text, values);
        if (fill.Length > 0)
        {
            sketch.Fill(PathGeometry.Rectangle(box), sketch.Color(fill).Fade(string.Equals(fill, "shade", StringComparison.Ordinal) ? 1 : 0.22));
        }

        sketch.Stroke(PathGeometry.Rectangle(box), sketch.Pen("muted", 1));
        var style = sketch.Style(grid.Size, bold ? FontFace.SansBold : FontFace.Sans);
        if (column == 0 && row >= 0)
        {
            sketch.TextBeside(text, new Point(box.Left + Padding, box.Center.Y), style, 1, 0);
        }
        else
        {
            sketch.Text(text, box.Center, style);
        }
    }

    private static (double Size, double[] Widths) Columns(Sketch sketch, string[] columns, string[][] rows)
    {
        var room = sketch.Width - (2 * Margin);
        for (var size = 15.0; size >= 11; size--)
        {
            var (plain, bold) = (sketch.Style(size), sketch.Style(size, FontFace.SansBold));
            double[] widths = [.. columns.Select((header, c) => Math.Max(sketch.Fonts.Measure(header, bold).X, rows.Max(r => sketch.Fonts.Measure(r[c], plain).X)) + (2 * Padding))];
            if (widths.Sum() <= room)
            {
                // Spare room widens every column alike, up to a comfortable table.
                var spare = Math.Min(room - widths.Sum(), widths.Length * 26.0) / widths.Length;
                return (size, [.. widths.Select(w => Math.Floor(w + spare))]);
            }
        }

        throw new FigureException("The table is too wide for the canvas.", "Shorten texts, use fewer columns or a wider Canvas.");
    }

    private static void RequireShape(string[] columns, string[][] rows)
    {
        if (columns.Length is < 2 or > 16 || rows.Length is 0 or > 40)
        {
            throw new FigureException($"A table has 2 to 16 columns and 1 to 40 rows, not {columns.Length} and {rows.Length}.");
        }

        for (var r = 0; r < rows.Length; r++)
        {
            if (rows[r].Length != columns.Length)
            {
                throw new FigureException($"Row {r + 1} of the table has {rows[r].Length} texts for {columns.Length} columns.", "Give one text for each column, the row's name first.");
            }
        }
    }

    private sealed record Grid(double Left, double Top, double RowHeight, double[] Widths, double Size)
    {
        public Box Cell(int row, int column)
        {
            var x = Left + Widths.Take(column).Sum();
            var y = Top + ((row + 1) * RowHeight);
            return new Box(x, y, x + Widths[column], y + RowHeight);
        }
    }
}
