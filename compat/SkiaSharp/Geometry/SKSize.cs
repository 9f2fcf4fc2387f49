namespace SkiaSharp;

public struct SKSize : IEquatable<SKSize>
{
    public static readonly SKSize Empty;

    private float w;
    private float h;

    public SKSize(float width, float height)
    {
        w = width;
        h = height;
    }

    public float Width
    {
        readonly get => w;
        set => w = value;
    }

    public float Height
    {
        readonly get => h;
        set => h = value;
    }

    public readonly bool IsEmpty => this == Empty;

    public readonly SKPoint ToPoint() => new(w, h);

    public readonly SKSizeI ToSizeI() => checked(new SKSizeI((int)w, (int)h));

    public static implicit operator SKSize(SKSizeI size) => new(size.Width, size.Height);

    public static SKSize operator +(SKSize sz1, SKSize sz2) => new(sz1.w + sz2.w, sz1.h + sz2.h);

    public static SKSize operator -(SKSize sz1, SKSize sz2) => new(sz1.w - sz2.w, sz1.h - sz2.h);

    public static bool operator ==(SKSize left, SKSize right) => left.Equals(right);

    public static bool operator !=(SKSize left, SKSize right) => !left.Equals(right);

    public readonly bool Equals(SKSize obj) => w == obj.w && h == obj.h;

    public override readonly bool Equals(object? obj) => obj is SKSize other && Equals(other);

    public override readonly int GetHashCode() => HashCode.Combine(w, h);

    public override readonly string ToString() => $"{{Width={w}, Height={h}}}";
}
