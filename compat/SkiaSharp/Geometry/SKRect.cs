namespace SkiaSharp;

public struct SKRect : IEquatable<SKRect>
{
    public static readonly SKRect Empty;

    private float left;
    private float top;
    private float right;
    private float bottom;

    public SKRect(float left, float top, float right, float bottom)
    {
        this.left = left;
        this.top = top;
        this.right = right;
        this.bottom = bottom;
    }

    public float Left
    {
        readonly get => left;
        set => left = value;
    }

    public float Top
    {
        readonly get => top;
        set => top = value;
    }

    public float Right
    {
        readonly get => right;
        set => right = value;
    }

    public float Bottom
    {
        readonly get => bottom;
        set => bottom = value;
    }

    public readonly float MidX => left + (Width / 2f);

    public readonly float MidY => top + (Height / 2f);

    public readonly float Width => right - left;

    public readonly float Height => bottom - top;

    /// <summary>True for the rectangle of four zeros, not for every rectangle without area.</summary>
    public readonly bool IsEmpty => this == Empty;

    public SKSize Size
    {
        readonly get => new(Width, Height);
        set
        {
            right = left + value.Width;
            bottom = top + value.Height;
        }
    }

    public SKPoint Location
    {
        readonly get => new(left, top);
        set => this = Create(value, Size);
    }

    public readonly SKRect Standardized =>
        new(Math.Min(left, right), Math.Min(top, bottom), Math.Max(left, right), Math.Max(top, bottom));

    public static SKRect Create(SKPoint location, SKSize size) => Create(location.X, location.Y, size.Width, size.Height);

    public static SKRect Create(SKSize size) => Create(0, 0, size.Width, size.Height);

    public static SKRect Create(float width, float height) => new(0, 0, width, height);

    public static SKRect Create(float x, float y, float width, float height) => new(x, y, x + width, y + height);

    public static SKRect Inflate(SKRect rect, float x, float y)
    {
        rect.Inflate(x, y);
        return rect;
    }

    public void Inflate(SKSize size) => Inflate(size.Width, size.Height);

    public void Inflate(float x, float y)
    {
        left -= x;
        top -= y;
        right += x;
        bottom += y;
    }

    /// <summary>Empty when the two do not touch.</summary>
    public static SKRect Intersect(SKRect a, SKRect b) =>
        a.IntersectsWithInclusive(b)
            ? new SKRect(Math.Max(a.left, b.left), Math.Max(a.top, b.top), Math.Min(a.right, b.right), Math.Min(a.bottom, b.bottom))
            : Empty;

    public void Intersect(SKRect rect) => this = Intersect(this, rect);

    public static SKRect Union(SKRect a, SKRect b) =>
        new(Math.Min(a.left, b.left), Math.Min(a.top, b.top), Math.Max(a.right, b.right), Math.Max(a.bottom, b.bottom));

    public void Union(SKRect rect) => this = Union(this, rect);

    public readonly bool Contains(float x, float y) => x >= left && x < right && y >= top && y < bottom;

    public readonly bool Contains(SKPoint pt) => Contains(pt.X, pt.Y);

    public readonly bool Contains(SKRect rect) => left <= rect.left && right >= rect.right && top <= rect.top && bottom >= rect.bottom;

    public readonly bool IntersectsWith(SKRect rect) =>
        left < rect.right && right > rect.left && top < rect.bottom && bottom > rect.top;

    public readonly bool IntersectsWithInclusive(SKRect rect) =>
        left <= rect.right && right >= rect.left && top <= rect.bottom && bottom >= rect.top;

    public void Offset(float x, float y)
    {
        left += x;
        top += y;
        right += x;
        bottom += y;
    }

    public void Offset(SKPoint pos) => Offset(pos.X, pos.Y);

    public static implicit operator SKRect(SKRectI r) => new(r.Left, r.Top, r.Right, r.Bottom);

    public static bool operator ==(SKRect left, SKRect right) => left.Equals(right);

    public static bool operator !=(SKRect left, SKRect right) => !left.Equals(right);

    public readonly bool Equals(SKRect obj) => left == obj.left && top == obj.top && right == obj.right && bottom == obj.bottom;

    public override readonly bool Equals(object? obj) => obj is SKRect other && Equals(other);

    public override readonly int GetHashCode() => HashCode.Combine(left, top, right, bottom);

    public override readonly string ToString() => $"{{Left={left},Top={top},Width={Width},Height={Height}}}";
}
