using Flywheel.Synthesis.Figures.Drawing;
using Flywheel.Synthesis.Figures.Geometry;

namespace Flywheel.Synthesis.Figures.Vocabulary;

/// <summary>Spinners, dice, urns, cards and coins.</summary>
[Vocabulary("Chance devices", "chance-device")]
internal static class ChanceDevices
{
    /// <summary>
    /// Draws a spinner whose sectors are equal, clockwise from the top. Elements <c>spinner</c> (point: centre; value <c>radius</c>), <c>sector</c>, named by the
    /// label (points: its middle, the centre, its corners; values <c>share</c>, <c>degrees</c>, <c>color</c>), and <c>pointer</c> (points: centre, tip).
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="labels">What stands in the sectors, 2 to 16.</param>
    /// <param name="x">Centre, x.</param>
    /// <param name="y">Centre, y.</param>
    /// <param name="radius">Radius in pixels.</param>
    /// <param name="colors">Colours of the sectors, separated by commas; empty for the theme's own order.</param>
    /// <param name="pointer">Direction of the pointer in degrees: 0 right, 90 up.</param>
    [Primitive]
    public static void Spinner(Sketch sketch, string[] labels, double x, double y, double radius = 130, string colors = "", double pointer = 40) =>
        Spinner(sketch, labels, [.. Enumerable.Repeat(1.0, labels.Length)], x, y, radius, colors, pointer);

    /// <summary>Draws a spinner with sectors of given sizes.</summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="labels">What stands in the sectors, 2 to 16.</param>
    /// <param name="weights">Sizes of the sectors in any unit.</param>
    /// <param name="x">Centre, x.</param>
    /// <param name="y">Centre, y.</param>
    /// <param name="radius">Radius in pixels.</param>
    /// <param name="colors">Colours of the sectors, separated by commas; empty for the theme's own order.</param>
    /// <param name="pointer">Direction of the pointer in degrees: 0 right, 90 up.</param>
    [Primitive]
    public static void Spinner(Sketch sketch, string[] labels, double[] weights, double x, double y, double radius = 130, string colors = "", double pointer = 40)
    {
        Essentials.RequirePositive(radius, "radius");
        if (labels.Length is < 2 or > 16 || labels.Length != weights.Length)
        {
            throw new FigureException($"A spinner needs 2 to 16 labels with a weight each, not {labels.Length} and {weights.Length}.");
        }

        foreach (var weight in weights)
        {
            Essentials.RequirePositive(weight, "weight of a sector");
        }

        var hues = SectorColors(colors, labels.Length);
        var center = new Point(x, y);
        sketch.Add("spinner", "", [center], "", ("radius", radius), ("sectors", labels.Length));
        sketch.Stroke(PathGeometry.Circle(center, radius + 2), sketch.Pen("ink", 3));
        PieCharts.Sectors(sketch, labels, weights, labels, center, radius, hues, namesOutside: false);
        var tip = center + Point.Polar(radius * 0.42, pointer);
        sketch.Add("pointer", "", [center, tip], "");
        Essentials.DrawArrow(sketch, center - Point.Polar(radius * 0.12, pointer), tip, sketch.Pen("ink", 3));
        sketch.Fill(PathGeometry.Circle(center, 6), sketch.Ink);
    }

    /// <summary>Draws dice in a row. Elements <c>die</c>, named 1, 2, ... from the left; point: its middle; value <c>value</c>: its pips.</summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="values">Pips of each die, 1 to 6.</param>
    /// <param name="x">Left edge of the first.</param>
    /// <param name="y">Top edge.</param>
    /// <param name="size">Side of a die in pixels.</param>
    /// <param name="gap">Pixels between dice.</param>
    /// <param name="color">Colour of the pips and edges.</param>
    [Primitive]
    public static void Dice(Sketch sketch, double[] values, double x, double y, double size = 64, double gap = 18, string color = "ink")
    {
        Essentials.RequirePositive(size, "side of a die");
        for (var i = 0; i < values.Length; i++)
        {
            if (values[i] is not (>= 1 and <= 6) || values[i] != Math.Floor(values[i]))
            {
                throw new FigureException($"A die shows 1 to 6 pips, not {values[i]:0.###}.");
            }

            var center = new Point(x + (i * (size + gap)) + (size / 2), y + (size / 2));
            sketch.Add("die", $"{i + 1}", [center], "", ("value", values[i]), ("color", color));
            var box = Box.Around(center, size, size);
            sketch.Fill(PathGeometry.Rectangle(box, size * 0.16), sketch.Color("white"));
            sketch.Stroke(PathGeometry.Rectangle(box, size * 0.16), sketch.Pen(Readable(color), 2));
            foreach (var pip in Pips((int)values[i]))
            {
                sketch.Fill(PathGeometry.Circle(center + (pip * (size * 0.26)), size * 0.085), sketch.Color(Readable(color)));
            }
        }
    }

    /// <summary>
    /// Draws an open box with balls in it, packed in rows from the bottom. Elements <c>urn</c>, named as given, and <c>ball</c>, named by its colour; point: its
    /// middle; values <c>color</c> and, if it carries one, <c>label</c>.
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="balls">Colour of each ball, in the order of packing; 1 to 60.</param>
    /// <param name="labels">What stands on each ball; an empty array for nothing.</param>
    /// <param name="x">Left edge.</param>
    /// <param name="y">Top edge.</param>
    /// <param name="width">Width in pixels.</param>
    /// <param name="height">Height in pixels.</param>
    /// <param name="name">Name written below it.</param>
    [Primitive]
    public static void Urn(Sketch sketch, string[] balls, string[] labels, double x, double y, double width, double height, string name = "")
    {
        Essentials.RequirePositive(width, "width");
        Essentials.RequirePositive(height, "height");
        if (balls.Length is 0 or > 60 || (labels.Length > 0 && labels.Length != balls.Length))
        {
            throw new FigureException($"An urn holds 1 to 60 balls with a label each or none, not {balls.Length} and {labels.Length}.");
        }

        sketch.Add("urn", name, [new(x + (width / 2), y + (height / 2))], name, ("balls", balls.Length));
        sketch.Fill(PathGeometry.Rectangle(new Box(x, y, x + width, y + height), 10), sketch.Color("shade"));
        sketch.Stroke(PathGeometry.Polyline(new(x - 6, y), new(x, y + 8), new(x, y + height), new(x + width, y + height), new(x + width, y + 8), new(x + width + 6, y)), sketch.Pen("ink", 3));
        sketch.TextBeside(name, new Point(x + (width / 2), y + height + 5), sketch.Style(16, FontFace.SansBold), 0, 1);
        var (radius, columns) = Packing(balls.Length, width - 14, height - 22);
        for (var i = 0; i < balls.Length; i++)
        {
            var (row, column) = (i / columns, i % columns);
            var inRow = Math.Min(columns, balls.Length - (row * columns));
            var center = new Point(x + (width / 2) + ((column - ((inRow - 1) / 2.0)) * radius * 2.1), y + height - 6 - radius - (row * radius * 2.08));
            DrawBall(sketch, balls[i], labels.Length > 0 ? labels[i] : "", center, radius);
        }
    }

    /// <summary>Draws playing cards in a row. Elements <c>card</c>, named like 7♥; point: its middle; values <c>rank</c>, <c>suit</c>, <c>color</c>.</summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="cards">Rank (A, 2 to 10, J, Q, K or any short text) followed by a suit: ♠, ♥, ♦ or ♣.</param>
    /// <param name="x">Left edge of the first.</param>
    /// <param name="y">Top edge.</param>
    /// <param name="width">Width of a card in pixels.</param>
    /// <param name="gap">Pixels between cards.</param>
    [Primitive]
    public static void Cards(Sketch sketch, string[] cards, double x, double y, double width = 62, double gap = 12)
    {
        Essentials.RequirePositive(width, "width of a card");
        for (var i = 0; i < cards.Length; i++)
        {
            var card = cards[i];
            if (card.Length is < 2 or > 4 || Suit(card[^1]) is not { } suit)
            {
                throw new FigureException($"There is no card \"{card}\".", "Write a rank and a suit, such as 7♥ or K♠.");
            }

            var color = suit is "hearts" or "diamonds" ? "red" : "black";
            var center = new Point(x + (i * (width + gap)) + (width / 2), y + (width * 0.7));
            sketch.Add("card", card, [center], card, ("rank", card[..^1]), ("suit", suit), ("color", color));
            var box = Box.Around(center, width, width * 1.4);
            sketch.Fill(PathGeometry.Rectangle(box, width * 0.1), sketch.Color("white"));
            sketch.Stroke(PathGeometry.Rectangle(box, width * 0.1), sketch.Pen("muted", 1.5));
            var shade = color == "red" ? Scenes.Theme.All[0]["red"] : sketch.Color("black");
            sketch.Text(card[..^1], center - new Point(0, width * 0.3), new TextStyle(shade, width * 0.4, FontFace.SansBold));
            sketch.Text(card[^1..], center + new Point(0, width * 0.27), new TextStyle(shade, width * 0.52));
        }
    }

    /// <summary>Draws coins in a row. Elements <c>coin</c>, named 1, 2, ... from the left; point: its middle; value <c>face</c>; text: the face.</summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="faces">What each shows: H, T, a value such as 50c, or nothing.</param>
    /// <param name="x">Left edge of the first.</param>
    /// <param name="y">Top edge.</param>
    /// <param name="radius">Radius of a coin in pixels.</param>
    /// <param name="gap">Pixels between coins.</param>
    [Primitive]
    public static void Coins(Sketch sketch, string[] faces, double x, double y, double radius = 30, double gap = 14)
    {
        Essentials.RequirePositive(radius, "radius");
        for (var i = 0; i < faces.Length; i++)
        {
            var center = new Point(x + radius + (i * ((2 * radius) + gap)), y + radius);
            sketch.Add("coin", $"{i + 1}", [center], faces[i], ("face", faces[i]));
            sketch.Fill(PathGeometry.Circle(center, radius), sketch.Color("yellow").Mix(sketch.Color("white"), 0.25));
            sketch.Stroke(PathGeometry.Circle(center, radius), sketch.Pen("brown", 2));
            sketch.Stroke(PathGeometry.Circle(center, radius * 0.82), sketch.Pen("brown", 1));
            sketch.Text(faces[i], center, sketch.Style(radius * 0.75, FontFace.SansBold, "black"));
        }
    }

    private static void DrawBall(Sketch sketch, string color, string label, Point center, double radius)
    {
        if (label.Length > 0)
        {
            sketch.Add("ball", color, [center], label, ("color", color), ("label", label));
        }
        else
        {
            sketch.Add("ball", color, [center], "", ("color", color));
        }

        var fill = sketch.Color(color);
        sketch.Fill(PathGeometry.Circle(center, radius), fill);
        sketch.Stroke(PathGeometry.Circle(center, radius), new Pen(fill.Mix(sketch.Color("black"), 0.4), 1.4));
        sketch.Text(label, center, sketch.Style(Math.Max(11, radius * 0.95), FontFace.SansBold, fill.Luminance > 0.33 ? "black" : "white"));
    }

    private static (double Radius, int Columns) Packing(int count, double width, double height)
    {
        for (var radius = 24.0; radius >= 5; radius -= 0.5)
        {
            var columns = (int)(width / (radius * 2.1));
            var rows = (int)(height / (radius * 2.08));
            if (columns * rows >= count)
            {
                return (radius, columns);
            }
        }

        throw new FigureException($"The urn is too small for {count} balls.", "Give it more width or height.");
    }

    private static string[] SectorColors(string colors, int count)
    {
        var given = colors.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (given.Length > 0 && given.Length != count)
        {
            throw new FigureException($"There are {count} sectors but {given.Length} colours.", "Give one colour for each, separated by commas, or none.");
        }

        return given.Length > 0 ? given : [.. Enumerable.Range(0, count).Select(i => Scenes.Theme.Hues[i % Scenes.Theme.Hues.Length])];
    }

    /// <summary>Pips stand on white whatever the theme, so a light ink gives way to black.</summary>
    private static string Readable(string color) => string.Equals(color, "ink", StringComparison.Ordinal) ? "black" : color;

    private static string? Suit(char symbol) => symbol switch
    {
        '♠' => "spades",
        '♥' => "hearts",
        '♦' => "diamonds",
        '♣' => "clubs",
        _ => null,
    };

    private static Point[] Pips(int count) => count switch
    {
        1 => [new(0, 0)],
        2 => [new(-1, -1), new(1, 1)],
        3 => [new(-1, -1), new(0, 0), new(1, 1)],
        4 => [new(-1, -1), new(1, -1), new(-1, 1), new(1, 1)],
        5 => [new(-1, -1), new(1, -1), new(0, 0), new(-1, 1), new(1, 1)],
        _ => [new(-1, -1), new(1, -1), new(-1, 0), new(1, 0), new(-1, 1), new(1, 1)],
    };
}
