namespace Flywheel.Synthesis.Figures.Geometry;

/// <summary>A position or direction in space, in units of the solid drawn: x to the right, y away from the viewer, z up.</summary>
/// <param name="X">To the right.</param>
/// <param name="Y">Away from the viewer.</param>
/// <param name="Z">Up.</param>
public readonly record struct Vector3(double X, double Y, double Z)
{
    /// <summary>The dot product.</summary>
    public double Dot(Vector3 other) => (X * other.X) + (Y * other.Y) + (Z * other.Z);

    /// <summary>The cross product.</summary>
    public Vector3 Cross(Vector3 other) =>
        new((Y * other.Z) - (Z * other.Y), (Z * other.X) - (X * other.Z), (X * other.Y) - (Y * other.X));

    /// <summary>Adds a displacement.</summary>
    public static Vector3 operator +(Vector3 a, Vector3 b) => new(a.X + b.X, a.Y + b.Y, a.Z + b.Z);

    /// <summary>The displacement from b to a.</summary>
    public static Vector3 operator -(Vector3 a, Vector3 b) => new(a.X - b.X, a.Y - b.Y, a.Z - b.Z);

    /// <summary>Scales a displacement.</summary>
    public static Vector3 operator *(Vector3 a, double factor) => new(a.X * factor, a.Y * factor, a.Z * factor);
}
