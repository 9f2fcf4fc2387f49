/// <summary>Draws a dashed auxiliary segment between two points.</summary>
/// <figures>plane-geometry, coordinate-plane, solid-projection, solid-net, structure-truss, ray-diagram, floor-plan, blueprint-view</figures>
/// <example>AuxiliarySegment(90, 350, 250, 120);</example>
void AuxiliarySegment(double x1, double y1, double x2, double y2, string label = "")
{
    Segment(x1, y1, x2, y2, label, "accent", 2, true);
}

/// <summary>Extends a segment beyond its second end by a number of pixels, dashed.</summary>
/// <figures>plane-geometry, coordinate-plane, ray-diagram, vector-diagram, scatter-plot</figures>
/// <example>ExtendLine(80, 330, 220, 240, 90);</example>
void ExtendLine(double x1, double y1, double x2, double y2, double by = 70)
{
    var length = Math.Sqrt((x2 - x1) * (x2 - x1) + (y2 - y1) * (y2 - y1));
    Segment(x2, y2, x2 + (x2 - x1) / length * by, y2 + (y2 - y1) / length * by, "", "accent", 2, true);
}

/// <summary>Draws the whole line through two points to the edges of the picture.</summary>
/// <figures>plane-geometry, coordinate-plane, function-graph, scatter-plot, map-grid</figures>
/// <example>LineThrough(120, 300, 300, 180);</example>
void LineThrough(double x1, double y1, double x2, double y2)
{
    Line(new Point(x1, y1), new Point(x2, y2), "accent", 2, true);
}

/// <summary>Draws a dashed parallel to a line through a point, reaching equally far both ways, and marks both as parallel.</summary>
/// <figures>plane-geometry, coordinate-plane, vector-diagram, ray-diagram, colour-composition</figures>
/// <example>ParallelThrough(80, 330, 330, 300, 200, 160);</example>
void ParallelThrough(double x1, double y1, double x2, double y2, double px, double py, double reach = 110)
{
    var length = Math.Sqrt((x2 - x1) * (x2 - x1) + (y2 - y1) * (y2 - y1));
    var dx = (x2 - x1) / length * reach;
    var dy = (y2 - y1) / length * reach;
    Segment(px - dx, py - dy, px + dx, py + dy, "", "accent", 2, true);
    ParallelMark(new Point(x1, y1), new Point(x2, y2), 1, "accent");
    ParallelMark(new Point(px - dx, py - dy), new Point(px + dx, py + dy), 1, "accent");
    Dot(px, py, 4, "accent");
}

/// <summary>Drops the perpendicular from a point to a line, with its foot and right angle.</summary>
/// <figures>plane-geometry, coordinate-plane, solid-projection, vector-diagram, free-body-diagram, ray-diagram</figures>
/// <example>PerpendicularFoot(200, 100, 80, 330, 360, 310);</example>
void PerpendicularFoot(double px, double py, double x1, double y1, double x2, double y2, string label = "")
{
    var dx = x2 - x1;
    var dy = y2 - y1;
    var share = ((px - x1) * dx + (py - y1) * dy) / (dx * dx + dy * dy);
    var foot = new Point(x1 + share * dx, y1 + share * dy);
    var side = share < 0.5 ? new Point(x2, y2) : new Point(x1, y1);
    Segment(px, py, foot.X, foot.Y, label, "accent", 2, true);
    RightAngle(new Point(px, py), foot, side, "accent");
    Dot(foot.X, foot.Y, 4, "accent");
}

/// <summary>Draws the perpendicular bisector of a segment, with equal halves and the right angle marked.</summary>
/// <figures>plane-geometry, coordinate-plane, map-grid</figures>
/// <example>PerpendicularBisector(100, 300, 320, 260);</example>
void PerpendicularBisector(double x1, double y1, double x2, double y2, double reach = 100)
{
    var length = Math.Sqrt((x2 - x1) * (x2 - x1) + (y2 - y1) * (y2 - y1));
    var mx = (x1 + x2) / 2;
    var my = (y1 + y2) / 2;
    var nx = -(y2 - y1) / length * reach;
    var ny = (x2 - x1) / length * reach;
    Segment(mx - nx, my - ny, mx + nx, my + ny, "", "accent", 2, true);
    RightAngle(new Point(x2, y2), new Point(mx, my), new Point(mx - nx, my - ny), "accent");
    TickMark(new Point(x1, y1), new Point(mx, my), 2, "accent");
    TickMark(new Point(mx, my), new Point(x2, y2), 2, "accent");
}

/// <summary>Marks the mid-point of a segment and its equal halves.</summary>
/// <figures>plane-geometry, coordinate-plane, number-line, solid-projection, blueprint-view</figures>
/// <example>MarkMidpoint(100, 300, 320, 260, "M");</example>
void MarkMidpoint(double x1, double y1, double x2, double y2, string label = "M")
{
    var mx = (x1 + x2) / 2;
    var my = (y1 + y2) / 2;
    TickMark(new Point(x1, y1), new Point(mx, my), 1, "accent");
    TickMark(new Point(mx, my), new Point(x2, y2), 1, "accent");
    Dot(mx, my, 4, "accent");
    Label(label, mx, my, 16, "accent");
}

/// <summary>Divides a segment into equal parts with dots at the cuts.</summary>
/// <figures>plane-geometry, number-line, fraction-model, measuring-instrument, coordinate-plane, timeline</figures>
/// <example>DivideSegment(80, 240, 380, 240, 5);</example>
void DivideSegment(double x1, double y1, double x2, double y2, int parts)
{
    for (var i = 1; i < parts; i++)
    {
        var share = i * 1.0 / parts;
        Dot(x1 + (x2 - x1) * share, y1 + (y2 - y1) * share, 4, "accent");
    }

    for (var i = 0; i < parts; i++)
    {
        var from = i * 1.0 / parts;
        var to = (i + 1.0) / parts;
        TickMark(new Point(x1 + (x2 - x1) * from, y1 + (y2 - y1) * from), new Point(x1 + (x2 - x1) * to, y1 + (y2 - y1) * to), 1, "accent");
    }
}

/// <summary>Marks two segments as equally long with the same number of strokes, 1 to 4.</summary>
/// <figures>plane-geometry, coordinate-plane, solid-projection, tiling-pattern, structure-truss</figures>
/// <example>MarkEqualSides(80, 330, 200, 100, 200, 100, 320, 330, 2);</example>
void MarkEqualSides(double x1, double y1, double x2, double y2, double x3, double y3, double x4, double y4, int strokes = 1)
{
    TickMark(new Point(x1, y1), new Point(x2, y2), strokes, "accent");
    TickMark(new Point(x3, y3), new Point(x4, y4), strokes, "accent");
}

/// <summary>Finds where the lines through two pairs of points meet, extends them there and marks the place.</summary>
/// <figures>plane-geometry, coordinate-plane, function-graph, supply-demand, ray-diagram, motion-graph</figures>
/// <example>MarkCrossing(80, 330, 200, 220, 80, 120, 200, 180, "S");</example>
void MarkCrossing(double x1, double y1, double x2, double y2, double x3, double y3, double x4, double y4, string label = "")
{
    var turn = (x2 - x1) * (y4 - y3) - (y2 - y1) * (x4 - x3);
    var share = ((x3 - x1) * (y4 - y3) - (y3 - y1) * (x4 - x3)) / turn;
    var x = x1 + share * (x2 - x1);
    var y = y1 + share * (y2 - y1);
    Segment(x2, y2, x, y, "", "accent", 1.5, true);
    Segment(x4, y4, x, y, "", "accent", 1.5, true);
    Dot(x, y, 5, "accent");
    if (label != "")
        Label(label, x, y, 16, "accent");
}
