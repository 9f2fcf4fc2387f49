using Flywheel.Synthesis.Figures.Drawing;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Figures.Scenes;

namespace Flywheel.Synthesis.Figures.Vocabulary;

/// <summary>Food webs and ecological pyramids.</summary>
[Vocabulary("Food webs", "food-web")]
internal static class FoodWebs
{
    private const double HalfHeight = 15;

    /// <summary>
    /// Draws a living thing of a food web as a rounded box. Element <c>species</c>, points: its centre; text: its name; values
    /// <c>half-width</c> in pixels and <c>color</c>.
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="name">Its name.</param>
    /// <param name="x">Centre, x.</param>
    /// <param name="y">Centre, y.</param>
    /// <param name="fill">Colour of the box.</param>
    /// <param name="opacity">Opacity of that colour, 0 to 1.</param>
    [Primitive]
    public static Element Species(Sketch sketch, string name, double x, double y, string fill = "shade", double opacity = 1)
    {
        Connectors.RequireNew(sketch, "species", name);
        var style = sketch.Style(14);
        var half = Math.Max(28, (sketch.Fonts.Measure(name, style).X / 2) + 9);
        var center = new Point(x, y);
        var element = sketch.Add("species", name, [center], name, ("half-width", half), ("color", fill));
        Essentials.Outline(sketch, PathGeometry.Rectangle(Box.Around(center, 2 * half, 2 * HalfHeight), 9), "ink", fill, opacity, 1.7, dashed: false);
        sketch.Text(name, center, style);
        return element;
    }

    /// <summary>
    /// Draws an arrow from what is eaten to what eats it, the way that energy flows. Element <c>feeds</c>, name: both names joined by a
    /// hyphen; points: tail and tip; values <c>from</c> (eaten) and <c>to</c> (eater).
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="eaten">Name of what is eaten.</param>
    /// <param name="eater">Name of what eats it.</param>
    /// <param name="bend">How far the arrow bulges to the left of its direction, as a share of its length.</param>
    [Primitive]
    public static Element Feeds(Sketch sketch, string eaten, string eater, double bend = 0)
    {
        var (prey, hunter) = (Connectors.Require(sketch, "species", eaten), Connectors.Require(sketch, "species", eater));
        if (prey.Index == hunter.Index)
        {
            throw new FigureException($"{eaten} cannot feed itself.");
        }

        var control = prey.Position.Towards(hunter.Position, 0.5) - ((hunter.Position - prey.Position).Normal * (2 * bend));
        var (tail, tip) = (Border(prey, control, hunter), Border(hunter, control, prey));
        var element = sketch.Add("feeds", $"{eaten}-{eater}", [tail, tip], "", ("from", eaten), ("to", eater));
        Connectors.Curve(sketch, tail, bend == 0 ? tail.Towards(tip, 0.5) : control, tip, sketch.Pen(width: 1.7), arrow: true);
        return element;
    }

    /// <summary>
    /// Draws a food web in rows, producers at the bottom, each row in a hue of its own. Elements <c>species</c> and <c>feeds</c>.
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="rows">Names row by row from the bottom, 2 to 6 rows of up to 5.</param>
    /// <param name="links">Each as <c>eaten &gt; eater</c>.</param>
    /// <param name="x">Left of the area.</param>
    /// <param name="y">Top of the area.</param>
    /// <param name="width">Width of the area in pixels; 0 for the rest of the canvas.</param>
    /// <param name="height">Height of the area in pixels; 0 for the rest of the canvas.</param>
    [Primitive]
    public static Element[] FoodWeb(Sketch sketch, string[][] rows, string[] links, double x = 20, double y = 24, double width = 0, double height = 0)
    {
        if (rows.Length is < 2 or > 6 || rows.Any(r => r.Length is < 1 or > 5))
        {
            throw new FigureException("A food web has 2 to 6 rows of 1 to 5 living things.");
        }

        var area = new Box(x, y, x + (width > 0 ? width : sketch.Width - x - 20), y + (height > 0 ? height : sketch.Height - y - 24));
        string[] fills = ["green", "yellow", "orange", "red", "purple", "brown"];
        var species = new List<Element>();
        for (var r = 0; r < rows.Length; r++)
        {
            for (var i = 0; i < rows[r].Length; i++)
            {
                var at = new Point(area.Left + (area.Width * (i + 0.5) / rows[r].Length), area.Bottom - HalfHeight - ((area.Height - (2 * HalfHeight)) * r / (rows.Length - 1)));
                species.Add(Species(sketch, rows[r][i], at.X, at.Y, fills[r], 0.22));
            }
        }

        foreach (var link in links)
        {
            var ends = link.Split('>', StringSplitOptions.TrimEntries);
            if (ends.Length != 2)
            {
                throw new FigureException($"\"{link}\" is no link of a food web.", "Write it as \"grass > rabbit\".");
            }

            Feeds(sketch, ends[0], ends[1]);
        }

        return [.. species];
    }

    /// <summary>
    /// Draws an ecological pyramid: a bar for each level, the producers at the bottom, widths by value. Elements <c>pyramid-level</c> from the
    /// bottom, name: its name; points: its centre and its ends; text: its label; value <c>value</c> (the number in its label, if any).
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="names">Names of the levels from the bottom, 2 to 6.</param>
    /// <param name="labels">What is written in each, such as 12 000 kJ; as many as names.</param>
    /// <param name="x">Left of the area.</param>
    /// <param name="y">Top of the area.</param>
    /// <param name="width">Width of the bottom bar in pixels.</param>
    /// <param name="height">Height of the area in pixels.</param>
    [Primitive]
    public static Element[] EcoPyramid(Sketch sketch, string[] names, string[] labels, double x, double y, double width, double height)
    {
        if (names.Length is < 2 or > 6 || names.Length != labels.Length)
        {
            throw new FigureException("A pyramid needs 2 to 6 names and as many labels.");
        }

        var bar = height / names.Length;
        string[] fills = ["green", "yellow", "orange", "red", "purple", "brown"];
        return [.. names.Select((name, i) =>
        {
            var half = width / 2 * (1 - (0.78 * i / Math.Max(1, names.Length - 1)));
            var center = new Point(x + (width / 2), y + height - ((i + 0.5) * bar));
            var value = Connectors.ValueOf(labels[i].Replace(" ", "", StringComparison.Ordinal));
            var element = sketch.Add("pyramid-level", name, [center, center - new Point(half, 0), center + new Point(half, 0)], labels[i], value.IsNumber ? [("level", i), ("value", value)] : [("level", i)]);
            Essentials.Outline(sketch, PathGeometry.Rectangle(Box.Around(center, 2 * half, bar - 4)), "ink", fills[i], 0.3, 1.7, dashed: false);
            sketch.Text(labels[i], center, sketch.Style(14));
            sketch.TextBeside(name, new Point(x + width + 14, center.Y), sketch.Style(14), 1, 0);
            return element;
        })];
    }

    /// <summary>
    /// Arrows between rows leave and reach the boxes at the top and bottom, off the middle towards the other box, so that several stay apart.
    /// </summary>
    private static Point Border(Element species, Point control, Element other)
    {
        var half = species.Find("half-width")!.Value.Number;
        var (from, to) = (species.Position, other.Position);
        if (Math.Abs(to.Y - from.Y) < 2 * HalfHeight)
        {
            return Connectors.BoxBorder(from, half + 1, HalfHeight + 1, control);
        }

        var shift = Essentials.Within((to.X - from.X) * 0.22, -(half - 10), half - 10);
        return from + new Point(shift, Math.Sign(to.Y - from.Y) * (HalfHeight + 1));
    }
}
