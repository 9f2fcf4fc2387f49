namespace Flywheel.Synthesis.Figures.Geometry;

/// <summary>An axis-parallel rectangle in pixels; empty until something is included.</summary>
/// <param name="Left">Smallest x.</param>
/// <param name="Top">Smallest y.</param>
/// <param name="Right">Largest x.</param>
/// <param name="Bottom">Largest y.</param>
public readonly record struct Box(double Left, double Top, double Right, double Bottom)
{
    /// <summary>The box that contains nothing; including a point in it gives that point.</summary>
    public static Box Empty { get; } = new(double.PositiveInfinity, double.PositiveInfinity, double.NegativeInfinity, double.NegativeInfinity);

    /// <summary>Whether nothing was included yet.</summary>
    public bool IsEmpty => Right < Left || Bottom < Top;

    /// <summary>Width in pixels; 0 for an empty box.</summary>
    public double Width => IsEmpty ? 0 : Right - Left;

    /// <summary>Height in pixels; 0 for an empty box.</summary>
    public double Height => IsEmpty ? 0 : Bottom - Top;

    /// <summary>Area in square pixels.</summary>
    public double Area => Width * Height;

    /// <summary>The middle.</summary>
    public Point Center => new((Left + Right) / 2, (Top + Bottom) / 2);

    /// <summary>The box around a middle.</summary>
    public static Box Around(Point center, double width, double height) =>
        new(center.X - (width / 2), center.Y - (height / 2), center.X + (width / 2), center.Y + (height / 2));

    /// <summary>The smallest box that holds all points.</summary>
    public static Box Of(IEnumerable<Point> points)
    {
        var box = Empty;
        foreach (var point in points)
        {
            box = box.Include(point);
        }

        return box;
    }

    /// <summary>The smallest box that holds this one and a point.</summary>
    public Box Include(Point point) =>
        new(Math.Min(Left, point.X), Math.Min(Top, point.Y), Math.Max(Right, point.X), Math.Max(Bottom, point.Y));

    /// <summary>The smallest box that holds both.</summary>
    public Box Union(Box other) =>
        new(Math.Min(Left, other.Left), Math.Min(Top, other.Top), Math.Max(Right, other.Right), Math.Max(Bottom, other.Bottom));

    /// <summary>What both boxes cover; empty when they are apart.</summary>
    public Box Intersect(Box other) =>
        new(Math.Max(Left, other.Left), Math.Max(Top, other.Top), Math.Min(Right, other.Right), Math.Min(Bottom, other.Bottom));

    /// <summary>The box grown (or, with a negative margin, shrunk) on every side.</summary>
    public Box Inflate(double margin) => IsEmpty ? this : new(Left - margin, Top - margin, Right + margin, Bottom + margin);

    /// <summary>Whether a point lies in the box, border included.</summary>
    public bool Contains(Point point) => point.X >= Left && point.X <= Right && point.Y >= Top && point.Y <= Bottom;

    /// <summary>Whether another box lies wholly inside.</summary>
    public bool Contains(Box other) => other.Left >= Left && other.Right <= Right && other.Top >= Top && other.Bottom <= Bottom;

    /// <summary>Whether the two share more than a border.</summary>
    public bool Overlaps(Box other) => Left < other.Right && other.Left < Right && Top < other.Bottom && other.Top < Bottom;
}
