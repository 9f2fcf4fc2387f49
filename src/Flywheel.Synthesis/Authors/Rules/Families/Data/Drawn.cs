using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Figures.Scenes;

namespace Flywheel.Synthesis.Authors.Rules.Families.Data;

/// <summary>Reads a drawn chart and writes the lines that steps draw on it.</summary>
internal static class Drawn
{
    /// <summary>The element of that kind and name.</summary>
    /// <exception cref="DraftException">There is none.</exception>
    public static Element Get(this Scene scene, string kind, string name) =>
        scene.Find(kind, name) ?? throw new DraftException($"The picture has no {kind} \"{name}\".");

    /// <summary>A number under that key.</summary>
    public static double Fact(this Element element, string key) => element.Find(key)?.Number ?? throw new DraftException($"A {element.Kind} has no {key}.");

    /// <summary>The pixel on an axis of numbers that belongs to a value.</summary>
    public static Point OnAxis(this Scene scene, string axis, double value)
    {
        var element = scene.Get("axis", axis);
        var share = (value - element.Fact("minimum")) / (element.Fact("maximum") - element.Fact("minimum"));
        return element.Points[0].Towards(element.Points[1], share);
    }

    /// <summary>The foot of a point on the vertical axis.</summary>
    public static Point AtLeft(this Scene scene, Point point) => point with { X = scene.Get("axis", "y").Points[0].X };

    /// <summary>The foot of a point on the horizontal axis.</summary>
    public static Point AtBottom(this Scene scene, Point point) => point with { Y = scene.Get("axis", "x").Points[0].Y };

    /// <summary>The level of a point at the right end of the chart.</summary>
    public static Point AtRight(this Scene scene, Point point) => point with { X = scene.Get("axis", "x").Points[1].X };

    /// <summary>A dashed segment.</summary>
    public static string Dashed(Point from, Point to, string color = "accent") =>
        FigureWriter.Code($"Segment({from}, {to}, color: {color}, dashed: true);");

    /// <summary>A solid segment.</summary>
    public static string Line(Point from, Point to, string color = "accent") =>
        FigureWriter.Code($"Segment({from}, {to}, color: {color}, width: 3);");

    /// <summary>A wide translucent band over a line.</summary>
    public static string Highlight(Point from, Point to, string color = "accent") =>
        FigureWriter.Code($"Trail([Pt({from}), Pt({to})], color: {color});");

    /// <summary>A ring around a position.</summary>
    public static string Ring(Point at, double radius = 10, string color = "accent", double width = 2) =>
        FigureWriter.Code($"Circle({at}, {radius}, color: {color}, width: {width});");

    /// <summary>A frame around a box.</summary>
    public static string Frame(Box box, string color = "accent") =>
        FigureWriter.Code($"Rectangle({box.Left}, {box.Top}, {box.Width}, {box.Height}, color: {color});");

    /// <summary>A note at a fixed place.</summary>
    public static string Note(string text, Point at, double size = 14, string color = "accent") =>
        FigureWriter.Code($"Text({text}, {at}, size: {size}, color: {color}, style: \"bold\");");

    /// <summary>A note near a place, put where it disturbs least.</summary>
    public static string Label(string text, Point at, string color = "accent") =>
        FigureWriter.Code($"Label({text}, {at}, color: {color});");

    /// <summary>A double-headed arrow.</summary>
    public static string Span(Point a, Point b, string color = "accent") =>
        FigureWriter.Code($"Arrow({a}, {b}, color: {color});") + "\n" + FigureWriter.Code($"Arrow({b}, {a}, color: {color});");

    /// <summary>Lines of a step's program.</summary>
    public static string Code(params IEnumerable<string> lines) => string.Join('\n', lines);

    /// <summary>A list of lists as a literal.</summary>
    public static FigureWriter.Raw Lists<T>(IEnumerable<IEnumerable<T>> lists) =>
        new("[" + string.Join(", ", lists.Select(l => "[" + string.Join(", ", l.Select(Literal)) + "]")) + "]");

    private static string Literal<T>(T value) => value is string text ? FigureWriter.Quote(text) : FigureWriter.Number(Convert.ToDouble(value));
}
