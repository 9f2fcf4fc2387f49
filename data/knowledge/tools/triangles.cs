/// <summary>Draws the median of a triangle from its first corner, with the halves of the opposite side marked.</summary>
/// <figures>plane-geometry, coordinate-plane</figures>
/// <example>DrawMedian(200, 90, 80, 330, 360, 330);</example>
void DrawMedian(double ax, double ay, double bx, double by, double cx, double cy)
{
    var middle = new Point((bx + cx) / 2, (by + cy) / 2);
    Segment(ax, ay, middle.X, middle.Y, "", "accent", 2, true);
    TickMark(new Point(bx, by), middle, 1, "accent");
    TickMark(middle, new Point(cx, cy), 1, "accent");
    Dot(middle.X, middle.Y, 4, "accent");
}

/// <summary>Draws the altitude of a triangle from its first corner, extending the base where the foot lies outside.</summary>
/// <figures>plane-geometry, coordinate-plane, solid-projection</figures>
/// <example>DrawAltitude(120, 90, 160, 330, 360, 330, "h");</example>
void DrawAltitude(double ax, double ay, double bx, double by, double cx, double cy, string label = "h")
{
    var dx = cx - bx;
    var dy = cy - by;
    var share = ((ax - bx) * dx + (ay - by) * dy) / (dx * dx + dy * dy);
    var foot = new Point(bx + share * dx, by + share * dy);
    if (share < 0)
        Segment(bx, by, foot.X, foot.Y, "", "accent", 1.5, true);
    if (share > 1)
        Segment(cx, cy, foot.X, foot.Y, "", "accent", 1.5, true);
    Segment(ax, ay, foot.X, foot.Y, label, "accent", 2, true);
    RightAngle(new Point(ax, ay), foot, share < 0.5 ? new Point(cx, cy) : new Point(bx, by), "accent");
}

/// <summary>Draws the three medians of a triangle and the centroid where they meet.</summary>
/// <figures>plane-geometry, coordinate-plane, structure-truss</figures>
/// <example>DrawCentroid(200, 90, 80, 330, 360, 330, "G");</example>
void DrawCentroid(double ax, double ay, double bx, double by, double cx, double cy, string label = "G")
{
    Segment(ax, ay, (bx + cx) / 2, (by + cy) / 2, "", "accent", 1.5, true);
    Segment(bx, by, (ax + cx) / 2, (ay + cy) / 2, "", "accent", 1.5, true);
    Segment(cx, cy, (ax + bx) / 2, (ay + by) / 2, "", "accent", 1.5, true);
    Dot((ax + bx + cx) / 3, (ay + by + cy) / 3, 5, "accent");
    Label(label, (ax + bx + cx) / 3, (ay + by + cy) / 3, 16, "accent");
}

/// <summary>Draws the circle through three points, with its centre.</summary>
/// <figures>plane-geometry, coordinate-plane, map-grid</figures>
/// <example>DrawCircumcircle(200, 110, 110, 300, 330, 300);</example>
void DrawCircumcircle(double ax, double ay, double bx, double by, double cx, double cy)
{
    var d = 2 * (ax * (by - cy) + bx * (cy - ay) + cx * (ay - by));
    var a = ax * ax + ay * ay;
    var b = bx * bx + by * by;
    var c = cx * cx + cy * cy;
    var x = (a * (by - cy) + b * (cy - ay) + c * (ay - by)) / d;
    var y = (a * (cx - bx) + b * (ax - cx) + c * (bx - ax)) / d;
    Circle(x, y, Math.Sqrt((ax - x) * (ax - x) + (ay - y) * (ay - y)), "accent", "", 0, 2, true);
    Dot(x, y, 4, "accent");
}

/// <summary>Draws the circle that touches the three sides of a triangle, with its centre.</summary>
/// <figures>plane-geometry, coordinate-plane</figures>
/// <example>DrawIncircle(200, 90, 80, 330, 360, 330);</example>
void DrawIncircle(double ax, double ay, double bx, double by, double cx, double cy)
{
    var a = Math.Sqrt((bx - cx) * (bx - cx) + (by - cy) * (by - cy));
    var b = Math.Sqrt((ax - cx) * (ax - cx) + (ay - cy) * (ay - cy));
    var c = Math.Sqrt((ax - bx) * (ax - bx) + (ay - by) * (ay - by));
    var x = (a * ax + b * bx + c * cx) / (a + b + c);
    var y = (a * ay + b * by + c * cy) / (a + b + c);
    var area = Math.Abs((bx - ax) * (cy - ay) - (cx - ax) * (by - ay)) / 2;
    Circle(x, y, 2 * area / (a + b + c), "accent", "", 0, 2, true);
    Dot(x, y, 4, "accent");
}

/// <summary>Joins the mid-points of the two sides at a triangle's first corner, parallel to the third side.</summary>
/// <figures>plane-geometry, coordinate-plane</figures>
/// <example>DrawMidSegment(200, 90, 80, 330, 360, 330);</example>
void DrawMidSegment(double ax, double ay, double bx, double by, double cx, double cy)
{
    var p = new Point((ax + bx) / 2, (ay + by) / 2);
    var q = new Point((ax + cx) / 2, (ay + cy) / 2);
    Segment(p.X, p.Y, q.X, q.Y, "", "accent", 2, true);
    ParallelMark(p, q, 1, "accent");
    ParallelMark(new Point(bx, by), new Point(cx, cy), 1, "accent");
}

/// <summary>Completes three corners to a parallelogram: the first corner is shared by the two given sides.</summary>
/// <figures>plane-geometry, coordinate-plane, vector-diagram, free-body-diagram</figures>
/// <example>CompleteParallelogram(100, 320, 280, 300, 160, 160);</example>
void CompleteParallelogram(double ax, double ay, double bx, double by, double cx, double cy)
{
    var x = bx + cx - ax;
    var y = by + cy - ay;
    Segment(bx, by, x, y, "", "accent", 2, true);
    Segment(cx, cy, x, y, "", "accent", 2, true);
    Dot(x, y, 4, "accent");
}

/// <summary>Splits a polygon into triangles by its diagonals from the first corner.</summary>
/// <figures>plane-geometry, coordinate-plane, tiling-pattern, network-graph</figures>
/// <example>SplitFromCorner([100, 80, 200, 330, 340], [320, 170, 80, 150, 310]);</example>
void SplitFromCorner(double[] xs, double[] ys)
{
    for (var i = 2; i < xs.Length - 1; i++)
        Segment(xs[0], ys[0], xs[i], ys[i], "", "accent", 2, true);
}
