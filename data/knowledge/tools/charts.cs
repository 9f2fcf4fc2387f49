/// <summary>Reads a bar's height: a dashed line from its top to the value axis, and the value there.</summary>
/// <figures>bar-chart, histogram, box-plot, line-chart, supply-demand</figures>
/// <example>ReadBar(240, 160, 80, "45");</example>
void ReadBar(double x, double top, double axisX, string value = "")
{
    Segment(x, top, axisX, top, "", "accent", 1.8, true);
    Dot(x, top, 4, "accent");
    if (value != "")
        Text(value, axisX - 8 - value.Length * 4, top, 14, "accent", "bold");
}

/// <summary>Shows the difference of two heights with a double arrow between level lines, and its amount.</summary>
/// <figures>bar-chart, line-chart, histogram, measuring-instrument, contour-map, energy-diagram, motion-graph, box-plot</figures>
/// <example>ShowDifference(120, 280, 260, 150, "13");</example>
void ShowDifference(double x1, double y1, double x2, double y2, string label = "")
{
    var x = Math.Max(x1, x2) + 26;
    Segment(x1, y1, x + 6, y1, "", "accent", 1.5, true);
    Segment(x2, y2, x + 6, y2, "", "accent", 1.5, true);
    Arrow(x, (y1 + y2) / 2, x, y1, "", "accent", 2);
    Arrow(x, (y1 + y2) / 2, x, y2, "", "accent", 2);
    if (label != "")
        Text(label, x + 10 + label.Length * 4, (y1 + y2) / 2, 14, "accent", "bold");
}

/// <summary>Draws the line of best fit through two places and shades a band of a width around it.</summary>
/// <figures>scatter-plot, line-chart, coordinate-plane</figures>
/// <example>FitLine(100, 300, 340, 140, 20);</example>
void FitLine(double x1, double y1, double x2, double y2, double band = 16)
{
    Polygon(new Point(x1, y1 - band), new Point(x2, y2 - band), new Point(x2, y2 + band), new Point(x1, y1 + band), "accent", "accent", 0.12);
    Segment(x1, y1, x2, y2, "", "accent", 2.5);
}

/// <summary>Marks the five places of a box plot on its axis with dashed lines and names.</summary>
/// <figures>box-plot, number-line, histogram</figures>
/// <example>MarkFiveNumbers([90, 150, 200, 260, 350], 180, 300);</example>
void MarkFiveNumbers(double[] xs, double top, double axisY)
{
    var names = new[] { "min", "Q1", "median", "Q3", "max" };
    for (var i = 0; i < xs.Length; i++)
    {
        Segment(xs[i], top, xs[i], axisY, "", "accent", 1.5, true);
        Text(names[i], xs[i], top - 10 - i % 2 * 15, 12, "accent");
    }
}

/// <summary>Outlines the row and the column of a table that meet in a cell, and the cell itself.</summary>
/// <figures>table-grid, board-position, pattern-matrix, map-grid, array-memory, clock-calendar</figures>
/// <example>RowAndColumn(80, 120, 280, 160, 140, 70, 180, 40);</example>
void RowAndColumn(double x, double y, double width, double height, double columnX, double columnWidth, double rowY, double rowHeight)
{
    Rectangle(x, rowY, width, rowHeight, "accent", "accent", 0.12);
    Rectangle(columnX, y, columnWidth, height, "accent", "accent", 0.12);
    Rectangle(columnX, rowY, columnWidth, rowHeight, "red", "", 0);
}

/// <summary>Follows one line of inheritance or descent: a band from ancestor to descendant and rings around both.</summary>
/// <figures>pedigree-chart, tree-diagram, food-web, flowchart, state-machine</figures>
/// <example>FollowDescent(180, 120, 260, 280);</example>
void FollowDescent(double x1, double y1, double x2, double y2)
{
    Segment(x1, y1, x2, y2, "", "accent", 3, true);
    Circle(x1, y1, 20, "accent", "", 0, 2.5);
    Circle(x2, y2, 20, "accent", "", 0, 2.5);
}

/// <summary>Writes a signal's value, 0 or 1, in a small disc on a wire.</summary>
/// <figures>logic-circuit, state-machine, circuit-diagram, flowchart, array-memory</figures>
/// <example>MarkSignal(200, 200, 1);</example>
void MarkSignal(double x, double y, int value)
{
    Circle(x, y, 11, value == 1 ? "green" : "red", "paper", 1);
    Text($"{value}", x, y, 14, value == 1 ? "green" : "red", "bold");
}

/// <summary>Draws a guide of equal steps between two notes, beats or dates, with a stroke at each.</summary>
/// <figures>music-staff, timeline, clock-calendar, colour-composition, body-diagram</figures>
/// <example>StepGuide(100, 340, 180, 6);</example>
void StepGuide(double fromX, double toX, double y, int steps)
{
    Segment(fromX, y, toX, y, "", "accent", 2);
    for (var i = 0; i <= steps; i++)
        Segment(fromX + (toX - fromX) * i / steps, y - 8, fromX + (toX - fromX) * i / steps, y + 8, "", "accent", 2);
}

/// <summary>Draws lines from two near edges to the vanishing point where they meet.</summary>
/// <figures>colour-composition, solid-projection, floor-plan</figures>
/// <example>VanishingLines([100, 100, 320], [160, 320, 320], 240, 120);</example>
void VanishingLines(double[] xs, double[] ys, double vanishX, double vanishY)
{
    for (var i = 0; i < xs.Length; i++)
        Segment(xs[i], ys[i], vanishX, vanishY, "", "accent", 1.5, true);
    Dot(vanishX, vanishY, 5, "accent");
}
