namespace Flywheel.Synthesis.Figures.Geometry;

/// <summary>A parallel projection of space onto the drawing plane.</summary>
/// <param name="Right">How much a unit of x, y and z moves to the right in the drawing.</param>
/// <param name="Up">How much a unit of x, y and z moves up in the drawing.</param>
/// <param name="Toward">Direction from the solid to the viewer; faces that look this way are visible.</param>
public sealed record ParallelView(Vector3 Right, Vector3 Up, Vector3 Toward)
{
    /// <summary>The oblique view of school books: the front undistorted, depth running up to the right at about half its length.</summary>
    public static ParallelView Oblique { get; } = new(new(1, 0.46, 0), new(0, 0.34, 1), new(0.46, -1, 0.34));

    /// <summary>An orthographic view from a direction.</summary>
    /// <param name="azimuth">Degrees that the viewer stands to the right of the front.</param>
    /// <param name="elevation">Degrees that the viewer stands above the ground, 0 to 90.</param>
    public static ParallelView From(double azimuth, double elevation)
    {
        var (sinA, cosA) = Math.SinCos(azimuth * Math.PI / 180);
        var (sinE, cosE) = Math.SinCos(elevation * Math.PI / 180);
        return new(new(cosA, sinA, 0), new(-sinA * sinE, cosA * sinE, cosE), new(sinA * cosE, -cosA * cosE, sinE));
    }

    /// <summary>The drawing of a position, in the solid's units, y down as on the canvas.</summary>
    public Point Project(Vector3 position) => new(Right.Dot(position), -Up.Dot(position));
}
