using Flywheel.Synthesis.Figures.Drawing;
using Flywheel.Synthesis.Figures.Geometry;

namespace Flywheel.Synthesis.Figures.Vocabulary;

/// <summary>Payments over periods, and balances.</summary>
[Vocabulary("Cash flows", "cash-flow")]
internal static class CashFlows
{
    /// <summary>
    /// Draws payments on an axis of periods: money in as arrows up, money out as arrows down, with lengths to scale. One element <c>payment</c> each, named by its
    /// period; points: its foot on the axis and its tip; text: its amount; values <c>period</c> and <c>value</c> (positive in, negative out). Also <c>period</c>,
    /// named by its label; point: its place on the axis.
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="amounts">Amount of each period, negative for money out; 0 for none; 1 to 16.</param>
    /// <param name="labels">Labels of the periods; the numbers from 0 if left out.</param>
    /// <param name="unit">Written behind the amounts, such as $.</param>
    /// <param name="axisLabel">Title of the axis, such as Year.</param>
    /// <param name="title">Title of the picture.</param>
    [Primitive]
    public static void CashFlow(Sketch sketch, double[] amounts, string[]? labels = null, string unit = "", string axisLabel = "", string title = "")
    {
        if (amounts.Length is 0 or > 16 || (labels is not null && labels.Length != amounts.Length))
        {
            throw new FigureException($"A cash flow has 1 to 16 periods, and as many labels; here are {amounts.Length} and {labels?.Length ?? 0}.");
        }

        var greatest = amounts.Max(Math.Abs);
        if (!(greatest > 0))
        {
            throw new FigureException("At least one period needs a payment.");
        }

        var top = Captions.Title(sketch, title) + 24;
        var bottom = sketch.Height - (axisLabel.Length > 0 ? 48 : 28);
        var (above, below) = (Math.Max(0, amounts.Max()), Math.Max(0, -amounts.Min()));
        var scale = (bottom - top - 44) / (above + below);
        var y = Math.Round(top + (above * scale) + 12);
        var (left, right) = (44.0, sketch.Width - 40);
        var slot = (right - left) / amounts.Length;
        sketch.Add("axis", "x", [new Point(left - 14, y), new Point(right + 14, y)], axisLabel);
        Essentials.DrawArrow(sketch, new Point(left - 18, y), new Point(right + 20, y), sketch.Pen("ink", 2));
        sketch.Text(axisLabel, new Point(sketch.Width / 2, sketch.Height - 14), sketch.Style(14, color: "muted"));
        for (var i = 0; i < amounts.Length; i++)
        {
            var label = labels?[i] ?? $"{i}";
            var foot = new Point(Math.Round(left + ((i + 0.5) * slot)), y);
            sketch.Add("period", label, [foot], label);
            sketch.Stroke(PathGeometry.Line(foot - new Point(0, 4), foot + new Point(0, 4)), sketch.Pen("ink", 1.6));
            sketch.Text(label, foot + new Point(0, amounts[i] < 0 ? -15 : 15), sketch.Style(14));
            if (amounts[i] == 0)
            {
                continue;
            }

            var tip = new Point(foot.X, y - (amounts[i] * scale));
            var text = $"{amounts[i]:0.##} {unit}".TrimEnd();
            sketch.Add("payment", label, [foot, tip], text, ("period", i), ("value", amounts[i]));
            Essentials.DrawArrow(sketch, foot, tip, sketch.Pen(amounts[i] > 0 ? "green" : "red", 4));
            sketch.Text(text, tip - new Point(0, amounts[i] > 0 ? 12 : -12), sketch.Style(14, FontFace.SansBold, halo: true));
        }
    }

    /// <summary>
    /// Draws a ledger of entries with columns for money in and money out. One element <c>entry</c> each, named by its text; points: middle of its row, middle of its amount; text: text and
    /// amount; value <c>value</c> (positive in, negative out). With a starting balance an element <c>balance</c> stands above them; value <c>value</c>.
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="texts">Texts of the entries, 1 to 14.</param>
    /// <param name="amounts">Amounts, negative for money out.</param>
    /// <param name="unit">Unit of the amounts, written in the heading.</param>
    /// <param name="opening">Text of the opening balance row; empty for none.</param>
    /// <param name="balance">Opening balance.</param>
    /// <param name="title">Title of the picture.</param>
    [Primitive]
    public static void Ledger(Sketch sketch, string[] texts, double[] amounts, string unit = "", string opening = "", double balance = 0, string title = "")
    {
        if (texts.Length is 0 or > 14 || texts.Length != amounts.Length)
        {
            throw new FigureException($"A ledger has 1 to 14 entries with an amount each, not {texts.Length} and {amounts.Length}.");
        }

        var top = Captions.Title(sketch, title) + 8;
        var rows = texts.Length + 1 + (opening.Length > 0 ? 1 : 0);
        var height = Math.Min(34, (sketch.Height - top - 16) / rows);
        var (left, right) = (28.0, sketch.Width - 28);
        double[] edges = [left, left + ((right - left) * 0.5), left + ((right - left) * 0.75), right];
        var style = sketch.Style(Math.Clamp(height * 0.45, 11, 15));
        var bold = sketch.Style(style.Size, FontFace.SansBold);
        var row = 0;
        var heading = new Box(left, top, right, top + height);
        sketch.Add("ledger", "", [heading.Center], "");
        Essentials.Outline(sketch, PathGeometry.Rectangle(heading), "muted", "shade", 1, 1, dashed: false);
        var suffix = unit.Length > 0 ? $" ({unit})" : "";
        sketch.TextBeside("Entry", new Point(edges[0] + 8, heading.Center.Y), bold, 1, 0);
        sketch.TextBeside($"In{suffix}", new Point(edges[2] - 8, heading.Center.Y), bold, -1, 0);
        sketch.TextBeside($"Out{suffix}", new Point(edges[3] - 8, heading.Center.Y), bold, -1, 0);
        if (opening.Length > 0)
        {
            Row("balance", opening, balance, bold);
        }

        for (var i = 0; i < texts.Length; i++)
        {
            Row("entry", texts[i], amounts[i], style);
        }

        void Row(string kind, string text, double amount, TextStyle look)
        {
            row++;
            var box = new Box(left, top + (row * height), right, top + ((row + 1) * height));
            var figure = $"{Math.Abs(amount):0.##}";
            var end = new Point((amount >= 0 ? edges[2] : edges[3]) - 8, box.Center.Y);
            sketch.Add(kind, text, [box.Center, end - new Point(sketch.Fonts.Measure(figure, look).X / 2, 0)], $"{text} {figure}", ("value", amount), ("row", row));
            sketch.Stroke(PathGeometry.Rectangle(box), sketch.Pen("muted", 1));
            sketch.TextBeside(text, new Point(edges[0] + 8, box.Center.Y), look, 1, 0);
            sketch.TextBeside(figure, end, look, -1, 0);
        }
    }
}
