/// <summary>Draws a mirror line through two points, extended a little at both ends.</summary>
/// <figures>plane-geometry, coordinate-plane, tiling-pattern, pattern-matrix, ray-diagram, colour-composition, molecule-structure</figures>
/// <example>MirrorAxis(220, 90, 220, 340);</example>
void MirrorAxis(double x1, double y1, double x2, double y2)
{
    var length = Math.Sqrt((x2 - x1) * (x2 - x1) + (y2 - y1) * (y2 - y1));
    var dx = (x2 - x1) / length * 20;
    var dy = (y2 - y1) / length * 20;
    Segment(x1 - dx, y1 - dy, x2 + dx, y2 + dy, "", "accent", 2, true);
}

/// <summary>Mirrors a point at a line: the dashed way across, with equal halves, and the image.</summary>
/// <figures>plane-geometry, coordinate-plane, ray-diagram, tiling-pattern</figures>
/// <example>ReflectPoint(120, 160, 220, 90, 220, 340, "A'");</example>
void ReflectPoint(double px, double py, double x1, double y1, double x2, double y2, string label = "")
{
    var dx = x2 - x1;
    var dy = y2 - y1;
    var share = ((px - x1) * dx + (py - y1) * dy) / (dx * dx + dy * dy);
    var foot = new Point(x1 + share * dx, y1 + share * dy);
    var image = new Point(2 * foot.X - px, 2 * foot.Y - py);
    Segment(px, py, image.X, image.Y, "", "accent", 1.5, true);
    TickMark(new Point(px, py), foot, 1, "accent");
    TickMark(foot, image, 1, "accent");
    Dot(image.X, image.Y, 4, "accent");
    if (label != "")
        Label(label, image.X, image.Y, 16, "accent");
}

/// <summary>Draws the mirror image of a polygon at a line.</summary>
/// <figures>plane-geometry, coordinate-plane, tiling-pattern, pattern-matrix</figures>
/// <example>ReflectShape([100, 180, 140], [160, 180, 260], 220, 90, 220, 340);</example>
void ReflectShape(double[] xs, double[] ys, double x1, double y1, double x2, double y2)
{
    var dx = x2 - x1;
    var dy = y2 - y1;
    var image = new Point[xs.Length];
    for (var i = 0; i < xs.Length; i++)
    {
        var share = ((xs[i] - x1) * dx + (ys[i] - y1) * dy) / (dx * dx + dy * dy);
        image[i] = new Point(2 * (x1 + share * dx) - xs[i], 2 * (y1 + share * dy) - ys[i]);
    }

    Polygon(image, "accent", "accent", 0.2, 2, true);
}

/// <summary>Draws a polygon turned about a centre by degrees, anticlockwise as seen.</summary>
/// <figures>plane-geometry, coordinate-plane, tiling-pattern, pattern-matrix, mechanism</figures>
/// <example>RotateShape([240, 320, 280], [200, 200, 120], 220, 220, 90);</example>
void RotateShape(double[] xs, double[] ys, double cx, double cy, double degrees)
{
    var turn = degrees * Math.PI / 180;
    var image = new Point[xs.Length];
    for (var i = 0; i < xs.Length; i++)
    {
        image[i] = new Point(
            cx + (xs[i] - cx) * Math.Cos(turn) + (ys[i] - cy) * Math.Sin(turn),
            cy - (xs[i] - cx) * Math.Sin(turn) + (ys[i] - cy) * Math.Cos(turn));
    }

    Polygon(image, "accent", "accent", 0.2, 2, true);
    Dot(cx, cy, 4, "accent");
}

/// <summary>Draws a polygon shifted, with an arrow for the shift of its first corner.</summary>
/// <figures>plane-geometry, coordinate-plane, tiling-pattern, pattern-matrix, vector-diagram, supply-demand</figures>
/// <example>TranslateShape([100, 180, 140], [160, 180, 260], 140, 40);</example>
void TranslateShape(double[] xs, double[] ys, double dx, double dy)
{
    var image = new Point[xs.Length];
    for (var i = 0; i < xs.Length; i++)
        image[i] = new Point(xs[i] + dx, ys[i] + dy);
    Polygon(image, "accent", "accent", 0.2, 2, true);
    Arrow(xs[0], ys[0], xs[0] + dx, ys[0] + dy, "", "accent", 2);
}

/// <summary>Draws a polygon enlarged from a centre by a factor, with rays from the centre through its corners.</summary>
/// <figures>plane-geometry, coordinate-plane, ray-diagram, colour-composition, map-grid</figures>
/// <example>EnlargeShape([140, 190, 160], [180, 190, 240], 80, 120, 2);</example>
void EnlargeShape(double[] xs, double[] ys, double cx, double cy, double factor)
{
    var image = new Point[xs.Length];
    for (var i = 0; i < xs.Length; i++)
    {
        image[i] = new Point(cx + (xs[i] - cx) * factor, cy + (ys[i] - cy) * factor);
        Segment(cx, cy, image[i].X, image[i].Y, "", "muted", 1, true);
    }

    Polygon(image, "accent", "accent", 0.2);
    Dot(cx, cy, 4, "accent");
}
