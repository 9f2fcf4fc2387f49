/// <summary>Projects a point to both axes by dashed lines and writes the coordinates there.</summary>
/// <figures>coordinate-plane, function-graph, line-chart, scatter-plot, motion-graph, supply-demand, phase-diagram, wave-plot</figures>
/// <example>ProjectToAxes(280, 140, 80, 320, "5", "4");</example>
void ProjectToAxes(double px, double py, double originX, double originY, string xLabel = "", string yLabel = "")
{
    Segment(px, py, px, originY, "", "accent", 1.5, true);
    Segment(px, py, originX, py, "", "accent", 1.5, true);
    Dot(px, py, 4, "accent");
    if (xLabel != "")
        Text(xLabel, px, originY + 14, 14, "accent", "bold");
    if (yLabel != "")
        Text(yLabel, originX - 8 - yLabel.Length * 4, py, 14, "accent", "bold");
}

/// <summary>Draws the right triangle of run and rise between two points of a line.</summary>
/// <figures>coordinate-plane, function-graph, motion-graph, line-chart, scatter-plot, supply-demand, contour-map</figures>
/// <example>RiseAndRun(120, 300, 300, 160, "6", "4");</example>
void RiseAndRun(double x1, double y1, double x2, double y2, string run = "", string rise = "")
{
    Segment(x1, y1, x2, y1, run, "accent", 2, true);
    Segment(x2, y1, x2, y2, rise, "accent", 2, true);
    RightAngle(new Point(x1, y1), new Point(x2, y1), new Point(x2, y2), "accent", 10);
    Dot(x1, y1, 4, "accent");
    Dot(x2, y2, 4, "accent");
}

/// <summary>Shades the area between a curve, given by points from left to right, and a horizontal base line.</summary>
/// <figures>function-graph, motion-graph, wave-plot, supply-demand, line-chart, coordinate-plane, cash-flow</figures>
/// <example>ShadeUnderCurve([100, 160, 220, 280, 340], [250, 180, 150, 170, 230], 320);</example>
void ShadeUnderCurve(double[] xs, double[] ys, double baseline, string color = "accent")
{
    var corners = new Point[xs.Length + 2];
    corners[0] = new Point(xs[0], baseline);
    for (var i = 0; i < xs.Length; i++)
        corners[i + 1] = new Point(xs[i], ys[i]);
    corners[xs.Length + 1] = new Point(xs[xs.Length - 1], baseline);
    Polygon(corners, color, color, 0.3);
}

/// <summary>Draws the tangent to a curve at a point, in the direction from a point of the curve just before to one just after.</summary>
/// <figures>function-graph, motion-graph, wave-plot, line-chart, coordinate-plane, supply-demand</figures>
/// <example>TangentToCurve(200, 190, 220, 180, 240, 174);</example>
void TangentToCurve(double beforeX, double beforeY, double x, double y, double afterX, double afterY, double reach = 90)
{
    var length = Math.Sqrt((afterX - beforeX) * (afterX - beforeX) + (afterY - beforeY) * (afterY - beforeY));
    var dx = (afterX - beforeX) / length * reach;
    var dy = (afterY - beforeY) / length * reach;
    Segment(x - dx, y - dy, x + dx, y + dy, "", "accent", 2);
    Dot(x, y, 5, "accent");
}

/// <summary>Draws a dashed horizontal line at a level, with its value at the left.</summary>
/// <figures>bar-chart, line-chart, histogram, function-graph, motion-graph, supply-demand, energy-diagram, scatter-plot, contour-map, box-plot, wave-plot</figures>
/// <example>LevelLine(180, 80, 360, "mean 24");</example>
void LevelLine(double y, double fromX, double toX, string label = "")
{
    Segment(fromX, y, toX, y, "", "accent", 2, true);
    if (label != "")
        Text(label, fromX + 6 + label.Length * 4, y - 11, 13, "accent");
}

/// <summary>Draws a dashed vertical line at a position, with its value at the bottom.</summary>
/// <figures>function-graph, histogram, scatter-plot, motion-graph, timeline, box-plot, supply-demand, wave-plot, line-chart, number-line, energy-diagram</figures>
/// <example>VerticalCut(220, 100, 320, "t = 3");</example>
void VerticalCut(double x, double fromY, double toY, string label = "")
{
    Segment(x, fromY, x, toY, "", "accent", 2, true);
    if (label != "")
        Text(label, x, Math.Max(fromY, toY) + 13, 13, "accent");
}

/// <summary>Marks an interval on a horizontal line: a thick stretch with a filled dot at an included end and a ring at an excluded one.</summary>
/// <figures>number-line, timeline, box-plot, histogram, function-graph</figures>
/// <example>MarkInterval(120, 300, 240, true, false);</example>
void MarkInterval(double fromX, double toX, double y, bool fromIncluded = true, bool toIncluded = true)
{
    Segment(fromX, y, toX, y, "", "accent", 5);
    Circle(fromX, y, 6, "accent", fromIncluded ? "accent" : "paper", 1);
    Circle(toX, y, 6, "accent", toIncluded ? "accent" : "paper", 1);
}

/// <summary>Reads a value off a curve: up or down from the axis to the curve, then across to the other axis, with arrows.</summary>
/// <figures>function-graph, line-chart, motion-graph, supply-demand, phase-diagram, scatter-plot, wave-plot</figures>
/// <example>ReadOffCurve(240, 160, 320, 80, "18");</example>
void ReadOffCurve(double x, double y, double axisY, double axisX, string value = "")
{
    Arrow(x, axisY, x, y, "", "accent", 2);
    Arrow(x, y, axisX, y, "", "accent", 2);
    if (value != "")
        Text(value, axisX - 8 - value.Length * 4, y, 14, "accent", "bold");
}
