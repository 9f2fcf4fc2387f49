/// <summary>Numbers items in order, a small badge on each.</summary>
/// <figures>chance-device, venn-diagram, tiling-pattern, board-position, pattern-matrix, network-graph, fraction-model, solid-projection, cell-diagram, molecule-structure, table-grid, tree-diagram, food-web, plane-geometry, music-staff</figures>
/// <example>NumberItems([100, 180, 260, 340], [200, 160, 200, 160]);</example>
void NumberItems(double[] xs, double[] ys, int first = 1)
{
    for (var i = 0; i < xs.Length; i++)
    {
        Circle(xs[i], ys[i], 11, "accent", "paper", 0.9, 1.5);
        Text($"{first + i}", xs[i], ys[i], 13, "accent", "bold");
    }
}

/// <summary>Frames items in groups of equal size, taken in order, and numbers the groups.</summary>
/// <figures>chance-device, fraction-model, table-grid, pattern-matrix, array-memory, tiling-pattern, music-staff</figures>
/// <example>GroupItems([90, 130, 170, 250, 290, 330], [200, 200, 200, 200, 200, 200], 3);</example>
void GroupItems(double[] xs, double[] ys, int size, double margin = 20)
{
    var group = 0;
    for (var start = 0; start < xs.Length; start += size)
    {
        var end = Math.Min(start + size, xs.Length);
        var left = xs[start];
        var right = xs[start];
        var top = ys[start];
        var bottom = ys[start];
        for (var i = start; i < end; i++)
        {
            left = Math.Min(left, xs[i]);
            right = Math.Max(right, xs[i]);
            top = Math.Min(top, ys[i]);
            bottom = Math.Max(bottom, ys[i]);
        }

        group++;
        Rectangle(left - margin, top - margin, right - left + 2 * margin, bottom - top + 2 * margin, "accent", "", 0, 8);
        Text($"{group}", (left + right) / 2, top - margin - 11, 14, "accent", "bold");
    }
}

/// <summary>Writes the running total of values beside their places.</summary>
/// <figures>bar-chart, histogram, table-grid, network-graph, timeline, cash-flow, array-memory, measuring-instrument, map-grid</figures>
/// <example>RunningTotal([100, 180, 260], [160, 160, 160], [4, 7, 5]);</example>
void RunningTotal(double[] xs, double[] ys, double[] values)
{
    var total = 0.0;
    for (var i = 0; i < xs.Length; i++)
    {
        total += values[i];
        Text($"= {total}", xs[i], ys[i], 14, "accent", "bold");
    }
}

/// <summary>Joins the items of two lists pair by pair with dashed lines.</summary>
/// <figures>venn-diagram, table-grid, chance-device, network-graph, food-web, pattern-matrix, molecule-structure, timeline</figures>
/// <example>PairUp([100, 100, 100], [120, 200, 280], [320, 320, 320], [200, 280, 120]);</example>
void PairUp(double[] xs, double[] ys, double[] toXs, double[] toYs)
{
    for (var i = 0; i < Math.Min(xs.Length, toXs.Length); i++)
        Segment(xs[i], ys[i], toXs[i], toYs[i], "", "accent", 1.8, true);
}

/// <summary>Writes tally marks for a count, in fives.</summary>
/// <figures>table-grid, bar-chart, chance-device, tiling-pattern, board-position</figures>
/// <example>TallyMarks(120, 220, 13);</example>
void TallyMarks(double x, double y, int count)
{
    for (var i = 0; i < count; i++)
    {
        var left = x + i / 5 * 44;
        if (i % 5 == 4)
            Segment(left - 5, y + 8, left + 29, y - 8, "", "accent", 2);
        else
            Segment(left + i % 5 * 8, y - 12, left + i % 5 * 8, y + 12, "", "accent", 2);
    }
}

/// <summary>Draws equal hops along a line from one place to another, as on a number line.</summary>
/// <figures>number-line, timeline, measuring-instrument, clock-calendar, music-staff, board-position</figures>
/// <example>HopAlong(80, 260, 360, 260, 4, "+3");</example>
void HopAlong(double x1, double y1, double x2, double y2, int hops, string label = "")
{
    for (var i = 0; i < hops; i++)
    {
        var fromX = x1 + (x2 - x1) * i / hops;
        var fromY = y1 + (y2 - y1) * i / hops;
        var toX = x1 + (x2 - x1) * (i + 1) / hops;
        var toY = y1 + (y2 - y1) * (i + 1) / hops;
        var height = Math.Min(34, Math.Abs(toX - fromX) * 0.5 + 8);
        var points = new Point[17];
        for (var k = 0; k <= 16; k++)
        {
            var share = k / 16.0;
            points[k] = new Point(fromX + (toX - fromX) * share, fromY + (toY - fromY) * share - 4 * height * share * (1 - share));
        }

        Polyline(points, "accent", 2);
        Arrow(points[12], points[16], "", "accent", 2);
        if (label != "")
            Text(label, (fromX + toX) / 2, (fromY + toY) / 2 - height - 10, 13, "accent");
    }
}
