using Flywheel.Synthesis.Figures.Drawing;
using Flywheel.Synthesis.Figures.Geometry;

namespace Flywheel.Synthesis.Figures.Vocabulary;

/// <summary>Labels below an axis, made to fit: set smaller, on two lines, or slanted.</summary>
internal sealed class CategoryLabels
{
    private const double Slant = 38;

    private readonly string[][] _lines;
    private readonly TextStyle _style;
    private readonly bool _slanted;

    private CategoryLabels(string[][] lines, TextStyle style, bool slanted, double height, double overhang = 0)
    {
        Overhang = overhang;
        _lines = lines;
        _style = style;
        _slanted = slanted;
        Height = height;
    }

    /// <summary>Pixels that the labels take below the axis.</summary>
    public double Height { get; }

    /// <summary>Pixels by which the first label may reach to the left of its category's middle; 0 if it stays within its slot.</summary>
    public double Overhang { get; }

    /// <summary>Finds the plainest setting in which no label is wider than its slot.</summary>
    /// <exception cref="FigureException">None fits.</exception>
    public static CategoryLabels Fit(Sketch sketch, string[] labels, double slot)
    {
        foreach (var size in (ReadOnlySpan<double>)[14, 13, 12])
        {
            var style = sketch.Style(size);
            if (labels.All(l => sketch.Fonts.Measure(l, style).X <= slot - 4))
            {
                return new CategoryLabels([.. labels.Select(l => new[] { l })], style, slanted: false, size * 1.2);
            }
        }

        foreach (var size in (ReadOnlySpan<double>)[13, 12])
        {
            var style = sketch.Style(size);
            string[][] broken = [.. labels.Select(l => Broken(sketch, l, style))];
            if (broken.All(b => b.All(l => sketch.Fonts.Measure(l, style).X <= slot - 4)))
            {
                return new CategoryLabels(broken, style, slanted: false, broken.Max(b => b.Length) * size * 1.2);
            }
        }

        var small = sketch.Style(12);
        var longest = labels.Max(l => sketch.Fonts.Measure(l, small).X);
        if (slot < 13 || longest > sketch.Height * 0.4)
        {
            throw new FigureException("The labels of the categories do not fit below the axis.", "Use fewer categories, shorter labels or a wider Canvas.");
        }

        return new CategoryLabels([.. labels.Select(l => new[] { l })], small, slanted: true, (longest * Math.Sin(Slant * Math.PI / 180)) + 14, (sketch.Fonts.Measure(labels[0], small).X * Math.Cos(Slant * Math.PI / 180)) + 6);
    }

    /// <summary>Writes one label below a position, for the current element.</summary>
    public void Draw(Sketch sketch, int index, Point below)
    {
        var lines = _lines[index];
        if (_slanted)
        {
            var width = sketch.Fonts.Measure(lines[0], _style).X;
            sketch.Text(lines[0], below + new Point(2, 4) - Point.Polar(width / 2, Slant), _style, Slant);
            return;
        }

        for (var i = 0; i < lines.Length; i++)
        {
            sketch.TextBeside(lines[i], below + new Point(0, i * _style.Size * 1.15), _style, 0, 1);
        }
    }

    private static string[] Broken(Sketch sketch, string label, TextStyle style)
    {
        var spaces = Enumerable.Range(0, label.Length).Where(i => label[i] == ' ');
        return spaces
            .Select(i => new[] { label[..i], label[(i + 1)..] })
            .Append([label])
            .MinBy(lines => lines.Max(l => sketch.Fonts.Measure(l, style).X)) ?? [label];
    }
}
