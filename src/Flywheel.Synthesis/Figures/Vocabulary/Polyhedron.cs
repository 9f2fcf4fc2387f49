using Flywheel.Synthesis.Figures.Drawing;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Figures.Scenes;

namespace Flywheel.Synthesis.Figures.Vocabulary;

/// <summary>Draws convex polyhedra: faces tinted, edges between two faces that look away from the viewer dashed, corners named.</summary>
internal static class Polyhedron
{
    /// <summary>Draws and records a polyhedron.</summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="shape">Name of the solid's element.</param>
    /// <param name="view">The projection.</param>
    /// <param name="corners">Corners in space.</param>
    /// <param name="faces">Indices of corners round each face, in either sense.</param>
    /// <param name="names">Names of the corners; empty for none.</param>
    /// <param name="labels">Labels by edge, the ends in either order; empty ones are ignored.</param>
    /// <param name="color">Tint of the faces.</param>
    /// <param name="margin">Pixels left free on each side.</param>
    /// <param name="values">Facts of the solid's element.</param>
    public static Element Draw(
        Sketch sketch, string shape, ParallelView view, Vector3[] corners, int[][] faces, string[] names,
        Dictionary<(int, int), string> labels, string color, double margin, params ReadOnlySpan<(string Key, ElementValue Value)> values)
    {
        if (names.Length != 0 && names.Length != corners.Length)
        {
            throw new FigureException($"The solid has {corners.Length} corners, but {names.Length} names are given.");
        }

        var placement = Placement.Fit(sketch, view, corners, margin);
        Point[] points = [.. corners.Select(placement.Map)];
        bool[] visible = [.. faces.Select(f => LooksToward(corners, f, view))];
        var solid = sketch.Add("solid", shape, points, "", values);
        for (var i = 0; i < faces.Length; i++)
        {
            if (visible[i])
            {
                sketch.Fill(PathGeometry.Polygon([.. faces[i].Select(c => points[c])]), sketch.Color(color).Fade(0.1 + (0.05 * (i % 3))));
            }
        }

        var middle = Box.Of(points).Center;
        foreach (var ((from, to), hidden) in Edges(faces, visible).OrderByDescending(e => e.Value))
        {
            var label = labels.GetValueOrDefault((from, to)) ?? labels.GetValueOrDefault((to, from)) ?? "";
            DrawEdge(sketch, points[from], points[to], Name(from) + Name(to), hidden, label, middle);
        }

        for (var i = 0; i < corners.Length; i++)
        {
            DrawCorner(sketch, points[i], Name(i), middle);
        }

        return solid;

        string Name(int corner) => names.Length > 0 ? names[corner] : "";
    }

    /// <summary>Every edge with whether it is hidden: whether both its faces look away.</summary>
    private static Dictionary<(int From, int To), bool> Edges(int[][] faces, bool[] visible)
    {
        var edges = new Dictionary<(int, int), bool>();
        for (var f = 0; f < faces.Length; f++)
        {
            for (var i = 0; i < faces[f].Length; i++)
            {
                var (a, b) = (faces[f][i], faces[f][(i + 1) % faces[f].Length]);
                var edge = a < b ? (a, b) : (b, a);
                edges[edge] = edges.GetValueOrDefault(edge, true) && !visible[f];
            }
        }

        return edges;
    }

    private static bool LooksToward(Vector3[] corners, int[] face, ParallelView view)
    {
        var (a, b, c) = (corners[face[0]], corners[face[1]], corners[face[2]]);
        var normal = (b - a).Cross(c - a);
        var center = corners.Aggregate((sum, v) => sum + v) * (1.0 / corners.Length);
        return normal.Dot(view.Toward) * Math.Sign(normal.Dot(a - center)) > 1e-9;
    }

    private static void DrawEdge(Sketch sketch, Point a, Point b, string name, bool hidden, string label, Point middle)
    {
        sketch.Add("edge", name, [a, b], label, ("hidden", hidden));
        sketch.Stroke(PathGeometry.Line(a, b), hidden ? sketch.Pen("muted", 1.4, dashed: true) : sketch.Pen());
        var at = a.Towards(b, 0.5);
        sketch.Label(label, at, sketch.Style(15, Essentials.FaceOf(label), halo: true), 6, Outward(a, b, at - middle));
    }

    private static void DrawCorner(Sketch sketch, Point at, string name, Point middle)
    {
        if (name.Length == 0)
        {
            sketch.Add("vertex", "", [at], "");
        }
        else
        {
            sketch.Add("point", name, [at], name);
            sketch.Label(name, at, sketch.Style(17, FontFace.Math, halo: true), 5, at - middle);
        }

        sketch.Fill(PathGeometry.Circle(at, 1.6), sketch.Ink);
    }

    /// <summary>The normal of an edge that points away from the solid's middle.</summary>
    private static Point Outward(Point a, Point b, Point away)
    {
        var normal = (b - a).Normal;
        return normal.Dot(away) < 0 ? normal * -1 : normal;
    }
}
