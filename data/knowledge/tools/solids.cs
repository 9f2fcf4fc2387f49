/// <summary>Draws a hidden edge of a solid, dashed.</summary>
/// <figures>solid-projection, blueprint-view, molecule-structure</figures>
/// <example>HiddenEdge(140, 280, 240, 220);</example>
void HiddenEdge(double x1, double y1, double x2, double y2)
{
    Segment(x1, y1, x2, y2, "", "muted", 1.8, true);
}

/// <summary>Shades a face of a solid and names it.</summary>
/// <figures>solid-projection, solid-net, blueprint-view, layer-section, tiling-pattern</figures>
/// <example>ShadeFace([120, 260, 260, 120], [160, 160, 300, 300], "front");</example>
void ShadeFace(double[] xs, double[] ys, string label = "")
{
    var corners = new Point[xs.Length];
    var x = 0.0;
    var y = 0.0;
    for (var i = 0; i < xs.Length; i++)
    {
        corners[i] = new Point(xs[i], ys[i]);
        x += xs[i] / xs.Length;
        y += ys[i] / xs.Length;
    }

    Polygon(corners, "accent", "accent", 0.25);
    if (label != "")
        Text(label, x, y, 15, "accent");
}

/// <summary>Unfolds a face about one of its edges into the plane of the picture: the face as it comes to lie, outlined, with the hinge marked.</summary>
/// <figures>solid-net, solid-projection, tiling-pattern</figures>
/// <example>UnfoldFace([140, 260, 260, 140], [160, 160, 240, 240], 140, 160, 260, 160);</example>
void UnfoldFace(double[] xs, double[] ys, double hingeX1, double hingeY1, double hingeX2, double hingeY2)
{
    var dx = hingeX2 - hingeX1;
    var dy = hingeY2 - hingeY1;
    var image = new Point[xs.Length];
    for (var i = 0; i < xs.Length; i++)
    {
        var share = ((xs[i] - hingeX1) * dx + (ys[i] - hingeY1) * dy) / (dx * dx + dy * dy);
        image[i] = new Point(2 * (hingeX1 + share * dx) - xs[i], 2 * (hingeY1 + share * dy) - ys[i]);
    }

    Polygon(image, "accent", "accent", 0.2, 2, true);
    Segment(hingeX1, hingeY1, hingeX2, hingeY2, "", "accent", 3);
}

/// <summary>Draws the section of a solid by a plane through points on its edges, shaded, with the points marked.</summary>
/// <figures>solid-projection, blueprint-view, layer-section</figures>
/// <example>CrossSection([150, 270, 220], [200, 180, 290]);</example>
void CrossSection(double[] xs, double[] ys)
{
    var corners = new Point[xs.Length];
    for (var i = 0; i < xs.Length; i++)
        corners[i] = new Point(xs[i], ys[i]);
    Polygon(corners, "accent", "accent", 0.3);
    foreach (var corner in corners)
        Dot(corner.X, corner.Y, 4, "accent");
}

/// <summary>Draws the right triangle inside a solid that leads to a slanted length: base, height and slant.</summary>
/// <figures>solid-projection, plane-geometry, structure-truss</figures>
/// <example>InnerTriangle(200, 300, 320, 300, 200, 110, "r", "h", "s");</example>
void InnerTriangle(double footX, double footY, double baseX, double baseY, double topX, double topY, string baseLabel = "", string heightLabel = "", string slantLabel = "")
{
    Segment(footX, footY, baseX, baseY, baseLabel, "accent", 2, true);
    Segment(footX, footY, topX, topY, heightLabel, "accent", 2, true);
    Segment(baseX, baseY, topX, topY, slantLabel, "accent", 2.5);
    RightAngle(new Point(baseX, baseY), new Point(footX, footY), new Point(topX, topY), "accent");
}
