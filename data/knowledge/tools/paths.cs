/// <summary>Traces a path through places in order, an arrow on each stretch.</summary>
/// <figures>network-graph, map-grid, board-position, food-web, flowchart, tree-diagram, state-machine, circuit-diagram, probability-tree, array-memory, floor-plan</figures>
/// <example>TracePath([80, 180, 240, 340], [300, 220, 300, 140]);</example>
void TracePath(double[] xs, double[] ys, string color = "accent")
{
    for (var i = 0; i + 1 < xs.Length; i++)
        Arrow(xs[i], ys[i], xs[i + 1], ys[i + 1], "", color, 3);
}

/// <summary>Numbers the stretches of a path at their middles.</summary>
/// <figures>network-graph, map-grid, board-position, tree-diagram, flowchart, molecule-structure, structure-truss, plane-geometry</figures>
/// <example>NumberStretches([80, 180, 240, 340], [300, 220, 300, 140]);</example>
void NumberStretches(double[] xs, double[] ys)
{
    for (var i = 0; i + 1 < xs.Length; i++)
    {
        Circle((xs[i] + xs[i + 1]) / 2, (ys[i] + ys[i + 1]) / 2, 11, "accent", "paper", 0.9);
        Text($"{i + 1}", (xs[i] + xs[i + 1]) / 2, (ys[i] + ys[i + 1]) / 2, 13, "accent", "bold");
    }
}

/// <summary>Puts an arrowhead in the middle of a segment to show its direction.</summary>
/// <figures>network-graph, circuit-diagram, field-diagram, ray-diagram, food-web, map-grid, mechanism, wave-plot, flowchart</figures>
/// <example>ArrowAlong(100, 300, 320, 180);</example>
void ArrowAlong(double x1, double y1, double x2, double y2, string color = "accent")
{
    Arrow(x1 + (x2 - x1) * 0.4, y1 + (y2 - y1) * 0.4, x1 + (x2 - x1) * 0.6, y1 + (y2 - y1) * 0.6, "", color, 3);
}

/// <summary>Walks along a path and writes the distance so far at each place after the first.</summary>
/// <figures>network-graph, map-grid, timeline, floor-plan, tree-diagram</figures>
/// <example>DistanceSoFar([80, 180, 300], [300, 220, 260], [4, 6]);</example>
void DistanceSoFar(double[] xs, double[] ys, double[] lengths)
{
    var total = 0.0;
    for (var i = 0; i < lengths.Length; i++)
    {
        total += lengths[i];
        Segment(xs[i], ys[i], xs[i + 1], ys[i + 1], "", "accent", 4);
        Text($"{total}", xs[i + 1] + 14, ys[i + 1] - 16, 15, "accent", "bold");
    }
}

/// <summary>Separates two parts of a picture by a bold dashed line with a name.</summary>
/// <figures>network-graph, tree-diagram, scatter-plot, map-grid, food-web, circuit-diagram, table-grid</figures>
/// <example>SeparateBy(220, 80, 240, 350, "cut");</example>
void SeparateBy(double x1, double y1, double x2, double y2, string label = "")
{
    Segment(x1, y1, x2, y2, "", "red", 3, true);
    if (label != "")
        Text(label, x1 + 8 + label.Length * 4, y1, 14, "red");
}

/// <summary>Joins two cells by a bowed arrow that carries the rule from the one to the other.</summary>
/// <figures>pattern-matrix, table-grid, array-memory, state-machine, board-position, logic-circuit, clock-calendar</figures>
/// <example>RuleArrow(120, 220, 240, 220, "× 2");</example>
void RuleArrow(double x1, double y1, double x2, double y2, string rule, double bow = 34)
{
    var length = Math.Sqrt((x2 - x1) * (x2 - x1) + (y2 - y1) * (y2 - y1));
    var nx = (y2 - y1) / length * bow;
    var ny = -(x2 - x1) / length * bow;
    var points = new Point[21];
    for (var i = 0; i <= 20; i++)
    {
        var share = i / 20.0;
        var height = 4 * share * (1 - share);
        points[i] = new Point(x1 + (x2 - x1) * share + nx * height, y1 + (y2 - y1) * share + ny * height);
    }

    Polyline(points, "accent", 2);
    Arrow(points[17], points[20], "", "accent", 2);
    Text(rule, (x1 + x2) / 2 + nx * 1.4, (y1 + y2) / 2 + ny * 1.4, 14, "accent");
}
