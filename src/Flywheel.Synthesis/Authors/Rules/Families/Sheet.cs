using Flywheel.Synthesis.Figures.Geometry;

namespace Flywheel.Synthesis.Authors.Rules.Families;

/// <summary>The opening of a figure program (canvas, theme), kept so that a problem and its variant are drawn on the same sheet.</summary>
/// <param name="Opening">The program's first lines.</param>
/// <param name="Width">Canvas width in pixels.</param>
/// <param name="Height">Canvas height in pixels.</param>
internal sealed record Sheet(string Opening, double Width, double Height)
{
    /// <summary>A sheet of one of several sizes, or of the given one.</summary>
    public static Sheet Begin(Drafting drafting, double width = 0, double height = 0)
    {
        (double Width, double Height)[] sizes = [(448, 448), (448, 448), (480, 400), (420, 420), (500, 420)];
        var size = width > 0 ? (width, height) : drafting.Random.Pick<(double Width, double Height)>(sizes);
        return new Sheet(drafting.Begin(size.Item1, size.Item2).ToString().TrimEnd(), size.Item1, size.Item2);
    }

    /// <summary>A sheet without printed lines, which would be mistaken for those of a drawn grid or scale.</summary>
    public static Sheet BeginUnlined(Drafting drafting, double width = 0, double height = 0)
    {
        Sheet sheet;
        do
        {
            sheet = Begin(drafting, width, height);
        }
        while (sheet.Opening.Contains("\"graph\"", StringComparison.Ordinal) || sheet.Opening.Contains("\"ruled\"", StringComparison.Ordinal));

        return sheet;
    }

    /// <summary>The canvas without a margin.</summary>
    public Box Room(double margin = 46) => new Box(0, 0, Width, Height).Inflate(-margin);

    /// <summary>A program that starts with the opening.</summary>
    public FigureWriter Writer() => new FigureWriter().Line(new FigureWriter.Raw(Opening));
}
