/// <summary>Lays a ruler along a segment: equal divisions with numbers from zero.</summary>
/// <figures>plane-geometry, measuring-instrument, map-grid, floor-plan, number-line, blueprint-view, solid-projection, wave-plot</figures>
/// <example>RulerOverlay(80, 280, 360, 280, 7);</example>
void RulerOverlay(double x1, double y1, double x2, double y2, int divisions, double step = 1)
{
    var length = Math.Sqrt((x2 - x1) * (x2 - x1) + (y2 - y1) * (y2 - y1));
    var nx = -(y2 - y1) / length;
    var ny = (x2 - x1) / length;
    Polygon(new Point(x1, y1), new Point(x2, y2), new Point(x2 + nx * 32, y2 + ny * 32), new Point(x1 + nx * 32, y1 + ny * 32), "accent", "paper", 0.8);
    for (var i = 0; i <= divisions; i++)
    {
        var x = x1 + (x2 - x1) * i / divisions;
        var y = y1 + (y2 - y1) * i / divisions;
        Segment(x, y, x + nx * 10, y + ny * 10, "", "accent", 1.5);
        Text($"{i * step}", x + nx * 20, y + ny * 20, 11, "accent");
    }
}

/// <summary>Lays a grid of equal columns and rows over a rectangle.</summary>
/// <figures>plane-geometry, map-grid, floor-plan, fraction-model, tiling-pattern, contour-map, board-position, colour-composition</figures>
/// <example>GridOverlay(80, 100, 280, 210, 8, 6);</example>
void GridOverlay(double x, double y, double width, double height, int columns, int rows)
{
    for (var i = 0; i <= columns; i++)
        Segment(x + width * i / columns, y, x + width * i / columns, y + height, "", "accent", 1, true);
    for (var i = 0; i <= rows; i++)
        Segment(x, y + height * i / rows, x + width, y + height * i / rows, "", "accent", 1, true);
}

/// <summary>Draws a dimension line beside a segment: arrows at both ends, extension lines and the length.</summary>
/// <figures>blueprint-view, floor-plan, plane-geometry, solid-projection, structure-truss, mechanism, layer-section</figures>
/// <example>DimensionLine(100, 260, 320, 260, "8 m");</example>
void DimensionLine(double x1, double y1, double x2, double y2, string label, double offset = 24)
{
    var length = Math.Sqrt((x2 - x1) * (x2 - x1) + (y2 - y1) * (y2 - y1));
    var nx = -(y2 - y1) / length;
    var ny = (x2 - x1) / length;
    Segment(x1 + nx * 4, y1 + ny * 4, x1 + nx * (offset + 6), y1 + ny * (offset + 6), "", "accent", 1);
    Segment(x2 + nx * 4, y2 + ny * 4, x2 + nx * (offset + 6), y2 + ny * (offset + 6), "", "accent", 1);
    var mx = (x1 + x2) / 2 + nx * offset;
    var my = (y1 + y2) / 2 + ny * offset;
    Arrow(mx, my, x1 + nx * offset, y1 + ny * offset, "", "accent", 1.5);
    Arrow(mx, my, x2 + nx * offset, y2 + ny * offset, "", "accent", 1.5);
    Text(label, mx + nx * 13, my + ny * 13, 14, "accent");
}

/// <summary>Reads a pointer or level off a scale: a dashed line across to the scale, an arrow on it, and the value.</summary>
/// <figures>measuring-instrument, lab-apparatus, phase-diagram, energy-diagram, layer-section, wave-plot</figures>
/// <example>ReadOffScale(280, 200, 140, 200, "36 °C");</example>
void ReadOffScale(double x, double y, double scaleX, double scaleY, string value)
{
    Segment(x, y, scaleX, scaleY, "", "accent", 1.5, true);
    Dot(scaleX, scaleY, 4, "accent");
    var side = scaleX <= x ? -1 : 1;
    Text(value, scaleX + side * (14 + value.Length * 4), scaleY - 14, 14, "accent", "bold");
}

/// <summary>Cuts a rectangle into unit squares and numbers them row by row.</summary>
/// <figures>plane-geometry, fraction-model, floor-plan, tiling-pattern, solid-projection</figures>
/// <example>CountUnits(100, 120, 200, 120, 5, 3);</example>
void CountUnits(double x, double y, double width, double height, int columns, int rows)
{
    for (var row = 0; row < rows; row++)
    {
        for (var column = 0; column < columns; column++)
        {
            Rectangle(x + width * column / columns, y + height * row / rows, width / columns, height / rows, "accent");
            Text($"{row * columns + column + 1}", x + width * (column + 0.5) / columns, y + height * (row + 0.5) / rows, 12, "accent");
        }
    }
}

/// <summary>Cuts a shape with a dashed line and names the two parts.</summary>
/// <figures>plane-geometry, floor-plan, fraction-model, solid-projection, tiling-pattern, map-grid</figures>
/// <example>CutInTwo(200, 90, 200, 330, "A", 130, 220, "B", 280, 220);</example>
void CutInTwo(double x1, double y1, double x2, double y2, string first, double firstX, double firstY, string second, double secondX, double secondY)
{
    Segment(x1, y1, x2, y2, "", "accent", 2, true);
    Text(first, firstX, firstY, 18, "accent", "bold");
    Text(second, secondX, secondY, 18, "accent", "bold");
}

/// <summary>Draws a bearing: the north arrow at a place, the way to another, and the clockwise angle between them.</summary>
/// <figures>map-grid, coordinate-plane, plane-geometry, orbit-diagram, vector-diagram</figures>
/// <example>DrawBearing(160, 280, 320, 200, "063°");</example>
void DrawBearing(double x, double y, double toX, double toY, string label = "")
{
    Arrow(x, y, x, y - 80, "N", "accent", 1.5);
    Segment(x, y, toX, toY, "", "accent", 2, true);
    var turn = Math.Atan2(toX - x, y - toY) * 180 / Math.PI;
    if (turn < 0)
        turn += 360;
    Arc(new Point(x, y), 30, 90, -turn, "accent", 2);
    var middle = (90 - turn / 2) * Math.PI / 180;
    if (label != "")
        Text(label, x + 50 * Math.Cos(middle), y - 50 * Math.Sin(middle), 13, "accent");
}
