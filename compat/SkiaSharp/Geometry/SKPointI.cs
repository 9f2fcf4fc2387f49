namespace SkiaSharp;

public struct SKPointI : IEquatable<SKPointI>
{
    public static readonly SKPointI Empty;

    private int x;
    private int y;

    public SKPointI(int x, int y)
    {
        this.x = x;
        this.y = y;
    }

    public int X
    {
        readonly get => x;
        set => x = value;
    }

    public int Y
    {
        readonly get => y;
        set => y = value;
    }

    public readonly bool IsEmpty => this == Empty;

    public void Offset(SKPointI p) => Offset(p.x, p.y);

    public void Offset(int dx, int dy)
    {
        x += dx;
        y += dy;
    }

    public static implicit operator SKPoint(SKPointI p) => new(p.x, p.y);

    public static SKPointI operator +(SKPointI pt, SKPointI sz) => new(pt.x + sz.x, pt.y + sz.y);

    public static SKPointI operator -(SKPointI pt, SKPointI sz) => new(pt.x - sz.x, pt.y - sz.y);

    public static bool operator ==(SKPointI left, SKPointI right) => left.Equals(right);

    public static bool operator !=(SKPointI left, SKPointI right) => !left.Equals(right);

    public readonly bool Equals(SKPointI obj) => x == obj.x && y == obj.y;

    public override readonly bool Equals(object? obj) => obj is SKPointI other && Equals(other);

    public override readonly int GetHashCode() => HashCode.Combine(x, y);

    public override readonly string ToString() => $"{{X={x},Y={y}}}";
}
