namespace SkiaSharp;

public struct SKRectI : IEquatable<SKRectI>
{
    public static readonly SKRectI Empty;

    private int left;
    private int top;
    private int right;
    private int bottom;

    public SKRectI(int left, int top, int right, int bottom)
    {
        this.left = left;
        this.top = top;
        this.right = right;
        this.bottom = bottom;
    }

    public int Left
    {
        readonly get => left;
        set => left = value;
    }

    public int Top
    {
        readonly get => top;
        set => top = value;
    }

    public int Right
    {
        readonly get => right;
        set => right = value;
    }

    public int Bottom
    {
        readonly get => bottom;
        set => bottom = value;
    }

    public readonly int MidX => left + (Width / 2);

    public readonly int MidY => top + (Height / 2);

    public readonly int Width => right - left;

    public readonly int Height => bottom - top;

    public readonly bool IsEmpty => this == Empty;

    public SKSizeI Size
    {
        readonly get => new(Width, Height);
        set
        {
            right = left + value.Width;
            bottom = top + value.Height;
        }
    }

    public SKPointI Location
    {
        readonly get => new(left, top);
        set => this = Create(value.X, value.Y, Width, Height);
    }

    public static SKRectI Create(int width, int height) => new(0, 0, width, height);

    public static SKRectI Create(int x, int y, int width, int height) => new(x, y, x + width, y + height);

    public static SKRectI Ceiling(SKRect value) =>
        checked(new SKRectI((int)Math.Ceiling(value.Left), (int)Math.Ceiling(value.Top), (int)Math.Ceiling(value.Right), (int)Math.Ceiling(value.Bottom)));

    public static SKRectI Floor(SKRect value) =>
        checked(new SKRectI((int)Math.Floor(value.Left), (int)Math.Floor(value.Top), (int)Math.Floor(value.Right), (int)Math.Floor(value.Bottom)));

    public static SKRectI Round(SKRect value) =>
        checked(new SKRectI((int)Math.Round(value.Left), (int)Math.Round(value.Top), (int)Math.Round(value.Right), (int)Math.Round(value.Bottom)));

    /// <summary>Empty when the two do not touch.</summary>
    public static SKRectI Intersect(SKRectI a, SKRectI b) =>
        a.IntersectsWithInclusive(b)
            ? new SKRectI(Math.Max(a.left, b.left), Math.Max(a.top, b.top), Math.Min(a.right, b.right), Math.Min(a.bottom, b.bottom))
            : Empty;

    public static SKRectI Union(SKRectI a, SKRectI b) =>
        new(Math.Min(a.left, b.left), Math.Min(a.top, b.top), Math.Max(a.right, b.right), Math.Max(a.bottom, b.bottom));

    public readonly bool Contains(int x, int y) => x >= left && x < right && y >= top && y < bottom;

    public readonly bool Contains(SKPointI pt) => Contains(pt.X, pt.Y);

    public readonly bool Contains(SKRectI rect) => left <= rect.left && right >= rect.right && top <= rect.top && bottom >= rect.bottom;

    public readonly bool IntersectsWith(SKRectI rect) =>
        left < rect.right && right > rect.left && top < rect.bottom && bottom > rect.top;

    public readonly bool IntersectsWithInclusive(SKRectI rect) =>
        left <= rect.right && right >= rect.left && top <= rect.bottom && bottom >= rect.top;

    public void Offset(int x, int y)
    {
        left += x;
        top += y;
        right += x;
        bottom += y;
    }

    public static bool operator ==(SKRectI left, SKRectI right) => left.Equals(right);

    public static bool operator !=(SKRectI left, SKRectI right) => !left.Equals(right);

    public readonly bool Equals(SKRectI obj) => left == obj.left && top == obj.top && right == obj.right && bottom == obj.bottom;

    public override readonly bool Equals(object? obj) => obj is SKRectI other && Equals(other);

    public override readonly int GetHashCode() => HashCode.Combine(left, top, right, bottom);

    public override readonly string ToString() => $"{{Left={left},Top={top},Width={Width},Height={Height}}}";
}
