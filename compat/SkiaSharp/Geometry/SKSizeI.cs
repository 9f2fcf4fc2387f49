namespace SkiaSharp;

public struct SKSizeI : IEquatable<SKSizeI>
{
    public static readonly SKSizeI Empty;

    private int w;
    private int h;

    public SKSizeI(int width, int height)
    {
        w = width;
        h = height;
    }

    public int Width
    {
        readonly get => w;
        set => w = value;
    }

    public int Height
    {
        readonly get => h;
        set => h = value;
    }

    public readonly bool IsEmpty => this == Empty;

    public static SKSizeI operator +(SKSizeI sz1, SKSizeI sz2) => new(sz1.w + sz2.w, sz1.h + sz2.h);

    public static SKSizeI operator -(SKSizeI sz1, SKSizeI sz2) => new(sz1.w - sz2.w, sz1.h - sz2.h);

    public static bool operator ==(SKSizeI left, SKSizeI right) => left.Equals(right);

    public static bool operator !=(SKSizeI left, SKSizeI right) => !left.Equals(right);

    public readonly bool Equals(SKSizeI obj) => w == obj.w && h == obj.h;

    public override readonly bool Equals(object? obj) => obj is SKSizeI other && Equals(other);

    public override readonly int GetHashCode() => HashCode.Combine(w, h);

    public override readonly string ToString() => $"{{Width={w}, Height={h}}}";
}
