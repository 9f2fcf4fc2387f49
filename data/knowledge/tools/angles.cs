/// <summary>Draws the bisector of an angle from its vertex and marks the two equal halves.</summary>
/// <figures>plane-geometry, ray-diagram, map-grid</figures>
/// <example>AngleBisector(320, 320, 100, 320, 240, 110);</example>
void AngleBisector(double ax, double ay, double vx, double vy, double bx, double by, double reach = 150)
{
    var a = Math.Sqrt((ax - vx) * (ax - vx) + (ay - vy) * (ay - vy));
    var b = Math.Sqrt((bx - vx) * (bx - vx) + (by - vy) * (by - vy));
    var dx = (ax - vx) / a + (bx - vx) / b;
    var dy = (ay - vy) / a + (by - vy) / b;
    var length = Math.Sqrt(dx * dx + dy * dy);
    var end = new Point(vx + dx / length * reach, vy + dy / length * reach);
    Segment(vx, vy, end.X, end.Y, "", "accent", 2, true);
    AngleMark(new Point(ax, ay), new Point(vx, vy), end, "", 2, "accent", 24);
    AngleMark(end, new Point(vx, vy), new Point(bx, by), "", 2, "accent", 24);
}

/// <summary>Marks an angle with an arc and a label.</summary>
/// <figures>plane-geometry, vector-diagram, free-body-diagram, ray-diagram, clock-calendar, orbit-diagram, map-grid</figures>
/// <example>MarkAngle(320, 320, 100, 320, 240, 110, "50°");</example>
void MarkAngle(double ax, double ay, double vx, double vy, double bx, double by, string label = "")
{
    AngleMark(new Point(ax, ay), new Point(vx, vy), new Point(bx, by), label, 1, "accent", 34);
}

/// <summary>Marks a right angle with a small square.</summary>
/// <figures>plane-geometry, coordinate-plane, solid-projection, free-body-diagram, ray-diagram, floor-plan</figures>
/// <example>MarkRightAngle(320, 320, 100, 320, 100, 110);</example>
void MarkRightAngle(double ax, double ay, double vx, double vy, double bx, double by)
{
    RightAngle(new Point(ax, ay), new Point(vx, vy), new Point(bx, by), "accent", 15);
}

/// <summary>Marks two angles as equal with the same number of arcs, 1 to 3.</summary>
/// <figures>plane-geometry, ray-diagram, coordinate-plane</figures>
/// <example>MarkEqualAngles(340, 320, 100, 320, 220, 110, 100, 320, 340, 320, 220, 110);</example>
void MarkEqualAngles(double ax, double ay, double vx, double vy, double bx, double by, double cx, double cy, double wx, double wy, double dx, double dy, int arcs = 2)
{
    AngleMark(new Point(ax, ay), new Point(vx, vy), new Point(bx, by), "", arcs, "accent", 24);
    AngleMark(new Point(cx, cy), new Point(wx, wy), new Point(dx, dy), "", arcs, "accent", 24);
}

/// <summary>Lays a protractor on a vertex: a half circle with a stroke every ten degrees, its zero along the arm to the first point.</summary>
/// <figures>plane-geometry, measuring-instrument, clock-calendar, ray-diagram, map-grid</figures>
/// <example>ProtractorOverlay(200, 300, 360, 300, 110);</example>
void ProtractorOverlay(double vx, double vy, double ax, double ay, double radius = 100)
{
    var zero = Math.Atan2(vy - ay, ax - vx) * 180 / Math.PI;
    Arc(new Point(vx, vy), radius, zero, 180, "accent", 1.5);
    Segment(vx + radius * Math.Cos(zero * Math.PI / 180), vy - radius * Math.Sin(zero * Math.PI / 180), vx - radius * Math.Cos(zero * Math.PI / 180), vy + radius * Math.Sin(zero * Math.PI / 180), "", "accent", 1.5);
    for (var degrees = 0; degrees <= 180; degrees += 10)
    {
        var turn = (zero + degrees) * Math.PI / 180;
        var inner = degrees % 30 == 0 ? radius - 12 : radius - 7;
        Segment(vx + inner * Math.Cos(turn), vy - inner * Math.Sin(turn), vx + radius * Math.Cos(turn), vy - radius * Math.Sin(turn), "", "accent", 1);
        if (degrees % 30 == 0)
            Text($"{degrees}", vx + (radius - 23) * Math.Cos(turn), vy - (radius - 23) * Math.Sin(turn), 10, "accent");
    }
}

/// <summary>Extends the side from a to the vertex beyond it and marks the exterior angle up to the side to b.</summary>
/// <figures>plane-geometry, coordinate-plane</figures>
/// <example>ExteriorAngle(100, 320, 280, 320, 200, 140, "x");</example>
void ExteriorAngle(double ax, double ay, double vx, double vy, double bx, double by, string label = "", double reach = 80)
{
    var length = Math.Sqrt((vx - ax) * (vx - ax) + (vy - ay) * (vy - ay));
    var end = new Point(vx + (vx - ax) / length * reach, vy + (vy - ay) / length * reach);
    Segment(vx, vy, end.X, end.Y, "", "accent", 2, true);
    AngleMark(end, new Point(vx, vy), new Point(bx, by), label, 1, "accent", 30);
}

/// <summary>Draws equally turned rays from a centre: degrees count from the right, anticlockwise.</summary>
/// <figures>plane-geometry, pie-chart, chance-device, clock-calendar, tiling-pattern, fraction-model</figures>
/// <example>AngleFan(220, 220, 90, 60, 6, 120);</example>
void AngleFan(double x, double y, double start, double step, int count, double radius = 100)
{
    for (var i = 0; i < count; i++)
    {
        var turn = (start + i * step) * Math.PI / 180;
        Segment(x, y, x + radius * Math.Cos(turn), y - radius * Math.Sin(turn), "", "accent", 1.5, true);
    }
}
