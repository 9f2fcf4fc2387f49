namespace SkiaSharp;

public struct SKPoint : IEquatable<SKPoint>
{
    public static readonly SKPoint Empty;

    private float x;
    private float y;

    public SKPoint(float x, float y)
    {
        this.x = x;
        this.y = y;
    }

    public float X
    {
        readonly get => x;
        set => x = value;
    }

    public float Y
    {
        readonly get => y;
        set => y = value;
    }

    public readonly bool IsEmpty => this == Empty;

    public readonly float Length => MathF.Sqrt(LengthSquared);

    public readonly float LengthSquared => (x * x) + (y * y);

    public static float Distance(SKPoint point, SKPoint other) => (point - other).Length;

    public static float DistanceSquared(SKPoint point, SKPoint other) => (point - other).LengthSquared;

    public static SKPoint Normalize(SKPoint point)
    {
        var inverse = 1 / point.Length;
        return new SKPoint(point.x * inverse, point.y * inverse);
    }

    public void Offset(SKPoint p) => Offset(p.x, p.y);

    public void Offset(float dx, float dy)
    {
        x += dx;
        y += dy;
    }

    public static SKPoint operator +(SKPoint pt, SKPoint sz) => new(pt.x + sz.x, pt.y + sz.y);

    public static SKPoint operator +(SKPoint pt, SKPointI sz) => new(pt.x + sz.X, pt.y + sz.Y);

    public static SKPoint operator +(SKPoint pt, SKSize sz) => new(pt.x + sz.Width, pt.y + sz.Height);

    public static SKPoint operator -(SKPoint pt, SKPoint sz) => new(pt.x - sz.x, pt.y - sz.y);

    public static SKPoint operator -(SKPoint pt, SKPointI sz) => new(pt.x - sz.X, pt.y - sz.Y);

    public static SKPoint operator -(SKPoint pt, SKSize sz) => new(pt.x - sz.Width, pt.y - sz.Height);

    public static bool operator ==(SKPoint left, SKPoint right) => left.Equals(right);

    public static bool operator !=(SKPoint left, SKPoint right) => !left.Equals(right);

    public readonly bool Equals(SKPoint obj) => x == obj.x && y == obj.y;

    public override readonly bool Equals(object? obj) => obj is SKPoint other && Equals(other);

    public override readonly int GetHashCode() => HashCode.Combine(x, y);

    public override readonly string ToString() => $"{{X={x}, Y={y}}}";
}
