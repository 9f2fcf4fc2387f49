/// <summary>Shades the region inside a closed chain of corners.</summary>
/// <figures>plane-geometry, coordinate-plane, function-graph, map-grid, contour-map, venn-diagram, tiling-pattern, floor-plan, layer-section, phase-diagram, cell-diagram, body-diagram, supply-demand</figures>
/// <example>HighlightRegion([100, 220, 300], [300, 120, 310]);</example>
void HighlightRegion(double[] xs, double[] ys, string color = "accent")
{
    var corners = new Point[xs.Length];
    for (var i = 0; i < xs.Length; i++)
        corners[i] = new Point(xs[i], ys[i]);
    Polygon(corners, color, color, 0.3);
}

/// <summary>Frames a rectangular part of the picture.</summary>
/// <figures>table-grid, array-memory, clock-calendar, timeline, pattern-matrix, board-position, histogram, bar-chart, flowchart, circuit-diagram, music-staff, cash-flow, blueprint-view</figures>
/// <example>HighlightBox(120, 140, 160, 60);</example>
void HighlightBox(double x, double y, double width, double height, string label = "")
{
    Rectangle(x, y, width, height, "accent", "accent", 0.18, 4);
    if (label != "")
        Text(label, x + width / 2, y - 12, 14, "accent");
}

/// <summary>Draws a ring around an item.</summary>
/// <figures>table-grid, network-graph, tree-diagram, food-web, molecule-structure, scatter-plot, map-grid, board-position, pattern-matrix, number-line, circuit-diagram, logic-circuit, pedigree-chart, music-staff, lab-apparatus, cell-diagram</figures>
/// <example>CircleItem(220, 200, 24);</example>
void CircleItem(double x, double y, double radius = 22, string label = "")
{
    Circle(x, y, radius, "accent", "", 0, 3);
    if (label != "")
        Text(label, x, y - radius - 12, 14, "accent");
}

/// <summary>Crosses an item out.</summary>
/// <figures>table-grid, venn-diagram, probability-tree, chance-device, tree-diagram, pattern-matrix, array-memory, food-web, board-position, network-graph, fraction-model</figures>
/// <example>CrossOut(220, 200, 16);</example>
void CrossOut(double x, double y, double size = 14)
{
    Segment(x - size, y - size, x + size, y + size, "", "red", 3);
    Segment(x - size, y + size, x + size, y - size, "", "red", 3);
}

/// <summary>Puts a tick beside an item that is counted or fulfils a condition.</summary>
/// <figures>table-grid, venn-diagram, tree-diagram, pattern-matrix, chance-device, flowchart, timeline, logic-circuit, board-position</figures>
/// <example>TickOff(220, 200);</example>
void TickOff(double x, double y, double size = 12)
{
    Polyline([new Point(x - size, y), new Point(x - size / 3, y + size * 0.7), new Point(x + size, y - size * 0.8)], "green", 3);
}

/// <summary>Points at a place with an arrow from a text that stands a given displacement away.</summary>
/// <figures>plane-geometry, function-graph, bar-chart, line-chart, lab-apparatus, cell-diagram, body-diagram, map-grid, layer-section, measuring-instrument, mechanism, orbit-diagram, wave-plot, energy-diagram, phase-diagram</figures>
/// <example>PointOut(220, 220, "maximum", 80, -70);</example>
void PointOut(double x, double y, string text, double dx = 60, double dy = -50)
{
    var length = Math.Sqrt(dx * dx + dy * dy);
    Arrow(x + dx * (length - 14) / length, y + dy * (length - 14) / length, x + dx * 6 / length, y + dy * 6 / length, "", "accent", 2);
    Text(text, x + dx, y + dy, 14, "accent");
}

/// <summary>Draws a square bracket beside the way from one point to another, with a label outside of it.</summary>
/// <figures>number-line, timeline, fraction-model, bar-chart, measuring-instrument, table-grid, structure-truss, layer-section, music-staff, histogram, cash-flow</figures>
/// <example>BracketWithLabel(100, 240, 320, 240, "4 units");</example>
void BracketWithLabel(double x1, double y1, double x2, double y2, string label, double offset = 16)
{
    var length = Math.Sqrt((x2 - x1) * (x2 - x1) + (y2 - y1) * (y2 - y1));
    var nx = (y2 - y1) / length;
    var ny = -(x2 - x1) / length;
    Polyline([
        new Point(x1 + nx * (offset - 8), y1 + ny * (offset - 8)), new Point(x1 + nx * offset, y1 + ny * offset),
        new Point(x2 + nx * offset, y2 + ny * offset), new Point(x2 + nx * (offset - 8), y2 + ny * (offset - 8))], "accent", 2);
    Text(label, (x1 + x2) / 2 + nx * (offset + 13), (y1 + y2) / 2 + ny * (offset + 13), 14, "accent");
}

/// <summary>Lays a broad translucent band along a segment, such as a road, an edge or a row.</summary>
/// <figures>network-graph, map-grid, tree-diagram, probability-tree, molecule-structure, food-web, flowchart, structure-truss, table-grid, circuit-diagram, timeline</figures>
/// <example>HighlightBand(100, 300, 320, 180);</example>
void HighlightBand(double x1, double y1, double x2, double y2, double width = 14, string color = "yellow")
{
    var length = Math.Sqrt((x2 - x1) * (x2 - x1) + (y2 - y1) * (y2 - y1));
    var nx = -(y2 - y1) / length * width / 2;
    var ny = (x2 - x1) / length * width / 2;
    Polygon(new Point(x1 + nx, y1 + ny), new Point(x2 + nx, y2 + ny), new Point(x2 - nx, y2 - ny), new Point(x1 - nx, y1 - ny), color, color, 0.5);
}

/// <summary>Writes a value in a small box at a place.</summary>
/// <figures>plane-geometry, bar-chart, line-chart, histogram, network-graph, circuit-diagram, probability-tree, table-grid, function-graph, box-plot, state-machine, logic-circuit, supply-demand</figures>
/// <example>LabelValue(220, 200, "x = 12");</example>
void LabelValue(double x, double y, string text)
{
    var width = 16 + text.Length * 8;
    Rectangle(x - width / 2, y - 12, width, 24, "accent", "paper", 0.9, 4);
    Text(text, x, y, 14, "accent");
}

/// <summary>Writes a comparison sign between two items.</summary>
/// <figures>bar-chart, fraction-model, number-line, measuring-instrument, table-grid, chance-device, pattern-matrix</figures>
/// <example>CompareItems(120, 220, 300, 220, ">");</example>
void CompareItems(double x1, double y1, double x2, double y2, string sign)
{
    Circle((x1 + x2) / 2, (y1 + y2) / 2, 16, "accent", "paper", 0.9);
    Text(sign, (x1 + x2) / 2, (y1 + y2) / 2, 20, "accent", "bold");
}
