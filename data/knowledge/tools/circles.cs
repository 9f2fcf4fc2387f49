/// <summary>Draws the tangent to a circle at a point on it, with the radius and the right angle between them.</summary>
/// <figures>plane-geometry, coordinate-plane, mechanism, orbit-diagram, free-body-diagram</figures>
/// <example>TangentAt(220, 220, 300, 280);</example>
void TangentAt(double cx, double cy, double px, double py, double reach = 90)
{
    var radius = Math.Sqrt((px - cx) * (px - cx) + (py - cy) * (py - cy));
    var tx = -(py - cy) / radius * reach;
    var ty = (px - cx) / radius * reach;
    Segment(px - tx, py - ty, px + tx, py + ty, "", "accent", 2);
    Segment(cx, cy, px, py, "", "accent", 1.5, true);
    RightAngle(new Point(cx, cy), new Point(px, py), new Point(px + tx, py + ty), "accent");
}

/// <summary>Draws both tangents from an outside point to a circle, with the radii to where they touch.</summary>
/// <figures>plane-geometry, coordinate-plane, orbit-diagram</figures>
/// <example>TangentsFrom(180, 220, 80, 380, 220);</example>
void TangentsFrom(double cx, double cy, double radius, double px, double py)
{
    var distance = Math.Sqrt((px - cx) * (px - cx) + (py - cy) * (py - cy));
    var toPoint = Math.Atan2(py - cy, px - cx);
    var half = Math.Acos(radius / distance);
    foreach (var turn in new[] { toPoint - half, toPoint + half })
    {
        var touch = new Point(cx + radius * Math.Cos(turn), cy + radius * Math.Sin(turn));
        Segment(px, py, touch.X, touch.Y, "", "accent", 2);
        Segment(cx, cy, touch.X, touch.Y, "", "accent", 1.5, true);
        RightAngle(new Point(cx, cy), touch, new Point(px, py), "accent");
    }
}

/// <summary>Draws the radius of a circle to a point on it.</summary>
/// <figures>plane-geometry, coordinate-plane, solid-projection, clock-calendar, mechanism</figures>
/// <example>DrawRadius(220, 220, 300, 280, "r");</example>
void DrawRadius(double cx, double cy, double px, double py, string label = "r")
{
    Dot(cx, cy, 4, "accent");
    Segment(cx, cy, px, py, label, "accent", 2, true);
}

/// <summary>Drops the perpendicular from a circle's centre to a chord, which it halves, and draws a radius to the chord's end.</summary>
/// <figures>plane-geometry, coordinate-plane</figures>
/// <example>ChordDistance(220, 220, 130, 280, 310, 280);</example>
void ChordDistance(double cx, double cy, double x1, double y1, double x2, double y2)
{
    var middle = new Point((x1 + x2) / 2, (y1 + y2) / 2);
    Segment(cx, cy, middle.X, middle.Y, "", "accent", 2, true);
    Segment(cx, cy, x2, y2, "", "accent", 1.5, true);
    RightAngle(new Point(cx, cy), middle, new Point(x1, y1), "accent");
    TickMark(new Point(x1, y1), middle, 2, "accent");
    TickMark(middle, new Point(x2, y2), 2, "accent");
}

/// <summary>Shades a sector of a circle: degrees count from the right, anticlockwise.</summary>
/// <figures>plane-geometry, pie-chart, chance-device, clock-calendar, fraction-model, orbit-diagram</figures>
/// <example>ShadeSector(220, 220, 100, 30, 80);</example>
void ShadeSector(double cx, double cy, double radius, double start, double sweep, string color = "accent")
{
    var points = new Point[38];
    points[0] = new Point(cx, cy);
    for (var i = 0; i <= 36; i++)
    {
        var turn = (start + sweep * i / 36) * Math.PI / 180;
        points[i + 1] = new Point(cx + radius * Math.Cos(turn), cy - radius * Math.Sin(turn));
    }

    Polygon(points, color, color, 0.3);
}

/// <summary>Draws the radii to two points of a circle and marks the angle between them at the centre.</summary>
/// <figures>plane-geometry, pie-chart, clock-calendar, chance-device, orbit-diagram</figures>
/// <example>CentralAngle(220, 220, 320, 220, 260, 130, "2x");</example>
void CentralAngle(double cx, double cy, double ax, double ay, double bx, double by, string label = "")
{
    Segment(cx, cy, ax, ay, "", "accent", 2, true);
    Segment(cx, cy, bx, by, "", "accent", 2, true);
    AngleMark(new Point(ax, ay), new Point(cx, cy), new Point(bx, by), label, 1, "accent", 28);
}

/// <summary>Draws a clockwise or anticlockwise arrow around a centre: from a start in degrees (0 right, 90 up) over a sweep, negative clockwise.</summary>
/// <figures>clock-calendar, mechanism, circuit-diagram, orbit-diagram, field-diagram, free-body-diagram, tiling-pattern</figures>
/// <example>TurnArrow(220, 220, 90, 90, -120, "20 min");</example>
void TurnArrow(double cx, double cy, double radius, double start, double sweep, string label = "")
{
    Arc(new Point(cx, cy), radius, start, sweep, "accent", 2);
    var end = (start + sweep) * Math.PI / 180;
    var way = sweep < 0 ? -1 : 1;
    var x = cx + radius * Math.Cos(end);
    var y = cy - radius * Math.Sin(end);
    Arrow(x + way * 20 * Math.Sin(end), y + way * 20 * Math.Cos(end), x, y, "", "accent", 2);
    if (label != "")
    {
        var middle = (start + sweep / 2) * Math.PI / 180;
        Text(label, cx + (radius + 30) * Math.Cos(middle), cy - (radius + 30) * Math.Sin(middle), 14, "accent");
    }
}
