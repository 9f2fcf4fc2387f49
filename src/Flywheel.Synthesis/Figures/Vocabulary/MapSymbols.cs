using Flywheel.Synthesis.Figures.Drawing;
using Flywheel.Synthesis.Figures.Geometry;

namespace Flywheel.Synthesis.Figures.Vocabulary;

/// <summary>The small signs of maps, about sixteen pixels wide.</summary>
internal static class MapSymbols
{
    /// <summary>Draws a sign for the current element; false if there is none of that name.</summary>
    public static bool Draw(Sketch sketch, string symbol, Point at)
    {
        Point At(double dx, double dy) => at + new Point(dx, dy);
        void Shape(string fill, params Point[] corners) => Essentials.Outline(sketch, PathGeometry.Polygon(corners), "ink", fill, 1, 1.4, dashed: false);
        void Line(Point a, Point b) => sketch.Stroke(PathGeometry.Line(a, b), sketch.Pen(width: 1.8));
        switch (symbol)
        {
            case "dot":
                sketch.Fill(PathGeometry.Circle(at, 4.2), sketch.Ink);
                return true;
            case "house":
                Shape("orange", At(-6, 6), At(-6, -1), At(0, -7), At(6, -1), At(6, 6));
                return true;
            case "church":
                Shape("shade", At(-5, 8), At(-5, -1), At(5, -1), At(5, 8));
                Line(At(0, -1), At(0, -11));
                Line(At(-4, -7), At(4, -7));
                return true;
            case "school":
                Shape("red", At(-8, 6), At(-8, -3), At(8, -3), At(8, 6));
                Line(At(0, -3), At(0, -11));
                Shape("yellow", At(0, -11), At(7, -8.5), At(0, -6));
                return true;
            case "tent":
                Shape("teal", At(-8, 6), At(0, -7), At(8, 6));
                Line(At(0, -1), At(0, 6));
                return true;
            case "peak":
                Shape("brown", At(-8, 6), At(0, -8), At(8, 6));
                Shape("white", At(-2.9, -3), At(0, -8), At(2.9, -3), At(0, -1));
                return true;
            case "tree":
                Line(At(0, 8), At(0, 2));
                Shape("green", At(-6, 3), At(0, -9), At(6, 3));
                return true;
            case "tower":
                Shape("grey", At(-3, 8), At(-3, -4), At(3, -4), At(3, 8));
                Shape("red", At(-5, -4), At(0, -10), At(5, -4));
                return true;
            case "station":
                Essentials.Outline(sketch, PathGeometry.Circle(at, 6.5), "ink", "red", 1, 1.6, dashed: false);
                Line(At(-10, 0), At(10, 0));
                return true;
            case "harbour":
                sketch.Stroke(PathGeometry.Circle(At(0, -6), 2.2), sketch.Pen(width: 1.7));
                Line(At(0, -4), At(0, 8));
                Line(At(-4, -1), At(4, -1));
                sketch.Stroke(new PathBuilder().AddArc(At(0, 1), 7, 200, 140).Build(), sketch.Pen(width: 1.8));
                return true;
            case "well":
                Essentials.Outline(sketch, PathGeometry.Circle(at, 6), "blue", "paper", 1, 2, dashed: false);
                sketch.Fill(PathGeometry.Circle(at, 2.4), sketch.Color("blue"));
                return true;
            case "cross":
                Line(At(-5, -5), At(5, 5));
                Line(At(-5, 5), At(5, -5));
                return true;
            default:
                return false;
        }
    }
}
