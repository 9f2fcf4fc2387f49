using System.Globalization;
using Flywheel.Synthesis.Figures.Drawing;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Figures.Scenes;

namespace Flywheel.Synthesis.Figures.Vocabulary;

/// <summary>Maps with a grid: places, roads, rivers, routes, a scale bar and a compass rose. North is up.</summary>
[Vocabulary("Maps", "map-grid")]
internal static class Maps
{
    private const string Symbols = "dot, house, church, school, tent, peak, tree, tower, station, harbour, well and cross";

    /// <summary>
    /// Draws a map sheet with numbered grid lines; later places use its eastings and northings. Element <c>map</c>, points: its corners from
    /// the top left, clockwise; values <c>east</c>, <c>north</c> (of the south-west corner), <c>columns</c>, <c>rows</c>, <c>cell</c> (pixels
    /// of a grid square) and <c>ground</c> (its side on the ground).
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="columns">Grid squares from west to east, 2 to 12.</param>
    /// <param name="rows">Grid squares from south to north, 2 to 12.</param>
    /// <param name="x">Left.</param>
    /// <param name="y">Top.</param>
    /// <param name="cell">Side of a grid square in pixels, 20 to 160.</param>
    /// <param name="east">Number of the first vertical line.</param>
    /// <param name="north">Number of the first horizontal line.</param>
    /// <param name="ground">Side of a grid square on the ground.</param>
    /// <param name="unit">Unit of that length.</param>
    /// <param name="numbers">Whether the lines are numbered.</param>
    [Primitive]
    public static Element MapSheet(Sketch sketch, int columns, int rows, double x, double y, double cell, int east = 0, int north = 0, double ground = 1, string unit = "km", bool numbers = true)
    {
        if (columns is < 2 or > 12 || rows is < 2 or > 12 || !(cell is >= 20 and <= 160) || east is < 0 or > 900 || north is < 0 or > 900)
        {
            throw new FigureException("A map has 2 to 12 columns and rows of 20 to 160 pixels, and its lines are numbered from 0 to 900.");
        }

        Essentials.RequirePositive(ground, "ground length of a grid square");
        var frame = new MapFrame(x, y + (rows * cell), cell, east, north, columns, rows, ground, unit);
        var (right, bottom) = (x + (columns * cell), y + (rows * cell));
        var element = sketch.Add("map", "", [new(x, y), new(right, y), new(right, bottom), new(x, bottom)], "", ("east", east), ("north", north), ("columns", columns), ("rows", rows), ("cell", cell), ("ground", ground));
        sketch.Remember(frame);
        sketch.Fill(PathGeometry.Rectangle(new Box(x, y, right, bottom)), sketch.Color("green").Fade(0.09));
        for (var c = 0; c <= columns; c++)
        {
            GridLine(sketch, frame.At(east + c, north), frame.At(east + c, north + rows), c % columns == 0);
            if (numbers)
            {
                sketch.Text((east + c).ToString("00", CultureInfo.InvariantCulture), new Point(x + (c * cell), bottom + 13), sketch.Style(13));
            }
        }

        for (var r = 0; r <= rows; r++)
        {
            GridLine(sketch, frame.At(east, north + r), frame.At(east + columns, north + r), r % rows == 0);
            if (numbers)
            {
                sketch.TextBeside((north + r).ToString("00", CultureInfo.InvariantCulture), new Point(x - 6, bottom - (r * cell)), sketch.Style(13), -1, 0);
            }
        }

        return element;
    }

    /// <summary>
    /// Marks a place on the map. Element <c>place</c>, points: its position; text: its name; values <c>symbol</c>, <c>east</c> and
    /// <c>north</c> in grid units.
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="name">Its name, written beside it; empty for none.</param>
    /// <param name="symbol">dot, house, church, school, tent, peak, tree, tower, station, harbour, well or cross.</param>
    /// <param name="east">Easting; 12.5 is halfway between the lines 12 and 13.</param>
    /// <param name="north">Northing.</param>
    /// <param name="labelGap">Pixels kept free between the place and its name; 0 for the usual gap.</param>
    /// <param name="labelTowards">Direction in which the name stands, in degrees: 0 right, 90 up; -1 for any.</param>
    [Primitive]
    public static Element Place(Sketch sketch, string name, string symbol, double east, double north, double labelGap = 0, double labelTowards = -1)
    {
        var frame = Frame(sketch);
        frame.Require(east, north);
        var at = frame.At(east, north);
        var element = sketch.Add("place", name, [at], name, ("symbol", symbol), ("east", east), ("north", north));
        if (!MapSymbols.Draw(sketch, symbol, at))
        {
            throw new FigureException($"There is no map symbol \"{symbol}\".", $"Symbols are {Symbols}.");
        }

        var gap = labelGap > 0 ? labelGap : symbol is "dot" ? 7 : 11;
        sketch.Label(name, at, sketch.Style(14, FontFace.Sans, halo: true), gap, labelTowards < 0 ? null : Point.Polar(1, labelTowards));
        return element;
    }

    /// <summary>
    /// Draws a road, river, railway or path smoothly through places. Its element's kind is what it is; points: the places.
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="kind">road, river, railway or path.</param>
    /// <param name="easts">Eastings, at least two.</param>
    /// <param name="norths">Northings, as many.</param>
    /// <param name="name">Name in the inventory.</param>
    [Primitive]
    public static Element MapLine(Sketch sketch, string kind, double[] easts, double[] norths, string name = "")
    {
        var points = Positions(sketch, easts, norths);
        var element = sketch.Add(kind, name, points);
        var path = Smooth(points);
        switch (kind)
        {
            case "road":
                sketch.Stroke(path, sketch.Pen("muted", 5));
                sketch.Stroke(path, sketch.Pen("yellow", 3));
                break;
            case "river":
                sketch.Stroke(path, sketch.Pen("blue", 3.4));
                break;
            case "railway":
                sketch.Stroke(path, sketch.Pen("ink", 3));
                sketch.Stroke(path, sketch.Pen("paper", 1.4, dashed: true));
                break;
            case "path":
                sketch.Stroke(path, sketch.Pen("brown", 2, dashed: true));
                break;
            default:
                throw new FigureException($"There is no map line \"{kind}\".", "Lines are road, river, railway and path.");
        }

        return element;
    }

    /// <summary>
    /// Fills an area of the map, such as a lake or wood, with a smooth border. Its element's kind is what it is; points: its corners; text: its name.
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="kind">lake, wood or town.</param>
    /// <param name="name">Its name, written in it; empty for none.</param>
    /// <param name="easts">Eastings, at least three.</param>
    /// <param name="norths">Northings, as many.</param>
    [Primitive]
    public static Element MapArea(Sketch sketch, string kind, string name, double[] easts, double[] norths)
    {
        var points = Positions(sketch, easts, norths);
        Essentials.RequireCount(points, 3, "An area");
        var color = kind switch
        {
            "lake" => "blue",
            "wood" => "green",
            "town" => "grey",
            _ => throw new FigureException($"There is no map area \"{kind}\".", "Areas are lake, wood and town."),
        };
        var element = sketch.Add(kind, name, points, name);
        var path = Smooth([.. points, points[0]]);
        sketch.Fill(path, sketch.Color(color).Fade(0.35));
        sketch.Stroke(path, sketch.Pen(color, 1.4));
        sketch.Text(name, Box.Of(points).Center, sketch.Style(13, FontFace.Sans, halo: true));
        return element;
    }

    /// <summary>
    /// Draws a route as straight legs between places. Element <c>route</c>, points: its corners; value <c>legs</c>.
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="easts">Eastings, at least two.</param>
    /// <param name="norths">Northings, as many.</param>
    /// <param name="color">Colour name.</param>
    /// <param name="name">Name in the inventory.</param>
    [Primitive]
    public static Element MapRoute(Sketch sketch, double[] easts, double[] norths, string color = "red", string name = "")
    {
        var points = Positions(sketch, easts, norths);
        var element = sketch.Add("route", name, points, "", ("legs", points.Length - 1), ("color", color));
        sketch.Stroke(PathGeometry.Polyline(points), sketch.Pen(color, 2.6, dashed: true));
        return element;
    }

    /// <summary>
    /// Draws a scale bar in the scale of the map, divided into equal parts that are numbered. Element <c>scale-bar</c>, points: both ends;
    /// text: its length with its unit; value <c>value</c>.
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="length">Its length on the ground.</param>
    /// <param name="x">Left.</param>
    /// <param name="y">Middle, y.</param>
    /// <param name="parts">Number of parts, 1 to 10.</param>
    [Primitive]
    public static Element ScaleBar(Sketch sketch, double length, double x, double y, int parts = 2)
    {
        var frame = Frame(sketch);
        Essentials.RequirePositive(length, "length");
        if (parts is < 1 or > 10)
        {
            throw new FigureException($"A scale bar of {parts} parts is out of range.", "Use 1 to 10.");
        }

        var width = length / frame.Ground * frame.Cell;
        var element = sketch.Add("scale-bar", "", [new(x, y), new(x + width, y)], $"{length:0.##} {frame.Unit}", ("value", length), ("parts", parts));
        for (var i = 0; i < parts; i++)
        {
            var box = new Box(x + (width * i / parts), y - 4, x + (width * (i + 1) / parts), y + 4);
            Essentials.Outline(sketch, PathGeometry.Rectangle(box), "ink", i % 2 == 0 ? "ink" : "paper", 1, 1.2, dashed: false);
        }

        for (var i = 0; i <= parts; i++)
        {
            var number = (length * i / parts).ToString("0.##", CultureInfo.InvariantCulture);
            sketch.Text(number, new Point(x + (width * i / parts), y - 14), sketch.Style(12));
        }

        sketch.TextBeside(frame.Unit, new Point(x + width + 9, y), sketch.Style(12), 1, 0);
        return element;
    }

    /// <summary>Draws a compass rose, north up. Element <c>compass</c>, points: its centre and its north tip.</summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="x">Centre, x.</param>
    /// <param name="y">Centre, y.</param>
    /// <param name="radius">Length of the long points in pixels.</param>
    /// <param name="letters">How many directions are named: 1 (N), 4 or 8.</param>
    [Primitive]
    public static Element CompassRose(Sketch sketch, double x, double y, double radius = 24, int letters = 4)
    {
        if (letters is not (1 or 4 or 8) || !(radius is >= 10 and <= 160))
        {
            throw new FigureException("A compass rose names 1, 4 or 8 directions and has a radius of 10 to 160 pixels.");
        }

        var center = new Point(x, y);
        var element = sketch.Add("compass", "", [center, center - new Point(0, radius)], "N");
        string[] names = ["N", "NE", "E", "SE", "S", "SW", "W", "NW"];
        for (var i = 7; i >= 0; i--)
        {
            var direction = 90 - (45 * i);
            var (reach, waist) = (i % 2 == 0 ? radius : radius * 0.55, radius * 0.2);
            var tip = center + Point.Polar(reach, direction);
            sketch.Fill(PathGeometry.Polygon(tip, center + Point.Polar(waist, direction + 45), center), sketch.Color("paper"));
            sketch.Fill(PathGeometry.Polygon(tip, center + Point.Polar(waist, direction - 45), center), sketch.Ink);
            sketch.Stroke(PathGeometry.Polygon(tip, center + Point.Polar(waist, direction + 45), center, center + Point.Polar(waist, direction - 45)), sketch.Pen(width: 0.9));
            if (letters == 8 || (letters == 4 && i % 2 == 0) || i == 0)
            {
                sketch.Text(names[i], center + Point.Polar(reach + 9 + (names[i].Length > 1 ? 4 : 0), direction), sketch.Style(i % 2 == 0 ? 13 : 11, FontFace.SansBold));
            }
        }

        return element;
    }

    private static void GridLine(Sketch sketch, Point a, Point b, bool border) =>
        sketch.Stroke(PathGeometry.Line(a, b), border ? sketch.Pen("ink", 1.8) : sketch.Pen("muted", 0.9));

    private static MapFrame Frame(Sketch sketch) =>
        sketch.Recall<MapFrame>() ?? throw new FigureException("There is no map yet.", "Call MapSheet first.");

    private static Point[] Positions(Sketch sketch, double[] easts, double[] norths)
    {
        var frame = Frame(sketch);
        if (easts.Length != norths.Length || easts.Length < 2)
        {
            throw new FigureException($"{easts.Length} eastings and {norths.Length} northings make no line.", "Give as many of both, at least two.");
        }

        return [.. easts.Zip(norths, (east, north) =>
        {
            frame.Require(east, north);
            return frame.At(east, north);
        })];
    }

    /// <summary>A Catmull-Rom curve through the points; closed if the last is the first.</summary>
    private static PathGeometry Smooth(Point[] points)
    {
        var last = points.Length - 1;
        var closed = points[0] == points[last];
        var path = new PathBuilder().MoveTo(points[0]);
        for (var i = 0; i < last; i++)
        {
            var before = i > 0 ? points[i - 1] : closed ? points[last - 1] : points[0];
            var after = i + 2 <= last ? points[i + 2] : closed ? points[1] : points[last];
            path.CubicTo(points[i] + ((points[i + 1] - before) * (1.0 / 6)), points[i + 1] - ((after - points[i]) * (1.0 / 6)), points[i + 1]);
        }

        return path.Build();
    }
}
