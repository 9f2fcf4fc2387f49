/// <summary>Resolves an arrow into its horizontal and vertical components, dashed.</summary>
/// <figures>vector-diagram, free-body-diagram, coordinate-plane, field-diagram, motion-graph, structure-truss</figures>
/// <example>ResolveVector(120, 300, 300, 160, "Fx", "Fy");</example>
void ResolveVector(double x1, double y1, double x2, double y2, string across = "", string up = "")
{
    Arrow(x1, y1, x2, y1, across, "accent", 2, true);
    Arrow(x2, y1, x2, y2, up, "accent", 2, true);
    RightAngle(new Point(x1, y1), new Point(x2, y1), new Point(x2, y2), "accent", 10);
}

/// <summary>Adds two vectors tip to tail: the second is shifted to the first one's tip, and their sum drawn from the shared tail.</summary>
/// <figures>vector-diagram, free-body-diagram, coordinate-plane, field-diagram, map-grid</figures>
/// <example>AddTipToTail(100, 300, 240, 260, 160, 180);</example>
void AddTipToTail(double tailX, double tailY, double firstX, double firstY, double secondX, double secondY, string label = "")
{
    var x = firstX + secondX - tailX;
    var y = firstY + secondY - tailY;
    Arrow(firstX, firstY, x, y, "", "muted", 2, true);
    Arrow(tailX, tailY, x, y, label, "accent", 3);
}

/// <summary>Draws the normal of a surface at a point of it, dashed, with the right angle.</summary>
/// <figures>ray-diagram, free-body-diagram, wave-plot, function-graph, coordinate-plane</figures>
/// <example>DrawNormal(220, 260, 100, 260, 340, 260);</example>
void DrawNormal(double px, double py, double x1, double y1, double x2, double y2, double reach = 90)
{
    var length = Math.Sqrt((x2 - x1) * (x2 - x1) + (y2 - y1) * (y2 - y1));
    var nx = (y2 - y1) / length * reach;
    var ny = -(x2 - x1) / length * reach;
    Segment(px - nx, py - ny, px + nx, py + ny, "", "accent", 1.5, true);
    RightAngle(new Point(px + nx, py + ny), new Point(px, py), new Point(x2, y2), "accent", 10);
}

/// <summary>Reflects a ray at a mirror through two points: the arriving ray, the reflected one and the two equal angles.</summary>
/// <figures>ray-diagram, plane-geometry, board-position, wave-plot</figures>
/// <example>ReflectRay(110, 140, 220, 280, 80, 280, 360, 280);</example>
void ReflectRay(double fromX, double fromY, double hitX, double hitY, double x1, double y1, double x2, double y2)
{
    var dx = x2 - x1;
    var dy = y2 - y1;
    var share = ((fromX - hitX) * dx + (fromY - hitY) * dy) / (dx * dx + dy * dy);
    var away = new Point(hitX + 2 * share * dx * -1 + (fromX - hitX), hitY + 2 * share * dy * -1 + (fromY - hitY));
    Arrow(fromX, fromY, hitX, hitY, "", "accent", 2);
    Arrow(hitX, hitY, away.X, away.Y, "", "accent", 2);
    var side = share > 0 ? 1 : -1;
    AngleMark(new Point(hitX + side * dx, hitY + side * dy), new Point(hitX, hitY), new Point(fromX, fromY), "", 1, "accent", 24);
    AngleMark(new Point(hitX - side * dx, hitY - side * dy), new Point(hitX, hitY), away, "", 1, "accent", 24);
}

/// <summary>Draws a force as an arrow from its point of attack, with its name.</summary>
/// <figures>free-body-diagram, structure-truss, mechanism, vector-diagram, field-diagram, orbit-diagram</figures>
/// <example>ForceArrow(220, 220, 0, 90, "mg");</example>
void ForceArrow(double x, double y, double dx, double dy, string label = "")
{
    Dot(x, y, 4, "accent");
    Arrow(x, y, x + dx, y + dy, label, "accent", 3);
}

/// <summary>Draws a force's lever arm: its line of action, and the perpendicular from the pivot to it.</summary>
/// <figures>free-body-diagram, mechanism, structure-truss, vector-diagram</figures>
/// <example>LeverArm(120, 240, 300, 240, 40, 90, "d");</example>
void LeverArm(double pivotX, double pivotY, double x, double y, double forceX, double forceY, string label = "")
{
    var share = ((pivotX - x) * forceX + (pivotY - y) * forceY) / (forceX * forceX + forceY * forceY);
    var foot = new Point(x + share * forceX, y + share * forceY);
    Segment(x - forceX, y - forceY, x + forceX, y + forceY, "", "muted", 1.5, true);
    Segment(foot.X, foot.Y, x, y, "", "muted", 1.5, true);
    Segment(pivotX, pivotY, foot.X, foot.Y, label, "accent", 2.5);
    RightAngle(new Point(pivotX, pivotY), foot, new Point(foot.X + forceX, foot.Y + forceY), "accent", 10);
    Dot(pivotX, pivotY, 5, "accent");
}

/// <summary>Marks one full wave, from a point to the next one in step, with a double arrow and a label.</summary>
/// <figures>wave-plot, function-graph, motion-graph</figures>
/// <example>MarkWavelength(120, 280, 140, "λ");</example>
void MarkWavelength(double fromX, double toX, double y, string label = "λ")
{
    var middle = (fromX + toX) / 2;
    Arrow(middle, y, fromX, y, "", "accent", 2);
    Arrow(middle, y, toX, y, "", "accent", 2);
    Text(label, middle, y - 14, 15, "accent");
}

/// <summary>Draws an energy change as a vertical arrow between two levels, with its amount.</summary>
/// <figures>energy-diagram, phase-diagram, wave-plot, bar-chart</figures>
/// <example>LevelChange(220, 300, 160, "+ 50 kJ");</example>
void LevelChange(double x, double fromY, double toY, string label = "")
{
    Arrow(x, fromY, x, toY, "", "accent", 2.5);
    if (label != "")
        Text(label, x + 12 + label.Length * 4, (fromY + toY) / 2, 14, "accent");
}
