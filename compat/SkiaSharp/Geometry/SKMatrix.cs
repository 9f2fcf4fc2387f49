namespace SkiaSharp;

/// <summary>x' = ScaleX x + SkewX y + TransX, y' = SkewY x + ScaleY y + TransY, both divided by Persp0 x + Persp1 y + Persp2.</summary>
public struct SKMatrix : IEquatable<SKMatrix>
{
    /// <summary>All zeros; maps nothing. <see cref="Identity"/> is the one that leaves points where they are.</summary>
    public static readonly SKMatrix Empty;

    public static readonly SKMatrix Identity = new(1, 0, 0, 0, 1, 0, 0, 0, 1);

    public SKMatrix(float scaleX, float skewX, float transX, float skewY, float scaleY, float transY, float persp0, float persp1, float persp2)
    {
        ScaleX = scaleX;
        SkewX = skewX;
        TransX = transX;
        SkewY = skewY;
        ScaleY = scaleY;
        TransY = transY;
        Persp0 = persp0;
        Persp1 = persp1;
        Persp2 = persp2;
    }

    public float ScaleX { readonly get; set; }

    public float SkewX { readonly get; set; }

    public float TransX { readonly get; set; }

    public float SkewY { readonly get; set; }

    public float ScaleY { readonly get; set; }

    public float TransY { readonly get; set; }

    public float Persp0 { readonly get; set; }

    public float Persp1 { readonly get; set; }

    public float Persp2 { readonly get; set; }

    public readonly bool IsIdentity => this == Identity;

    public readonly bool IsInvertible => TryInvert(out _);

    internal readonly bool IsAffine => Persp0 == 0 && Persp1 == 0 && Persp2 == 1;

    public static SKMatrix CreateIdentity() => Identity;

    public static SKMatrix CreateTranslation(float x, float y) => new(1, 0, x, 0, 1, y, 0, 0, 1);

    public static SKMatrix CreateScale(float x, float y) => new(x, 0, 0, 0, y, 0, 0, 0, 1);

    public static SKMatrix CreateScale(float x, float y, float pivotX, float pivotY) =>
        CreateScaleTranslation(x, y, pivotX - (x * pivotX), pivotY - (y * pivotY));

    public static SKMatrix CreateScaleTranslation(float sx, float sy, float tx, float ty) => new(sx, 0, tx, 0, sy, ty, 0, 0, 1);

    public static SKMatrix CreateSkew(float x, float y) => new(1, x, 0, y, 1, 0, 0, 0, 1);

    public static SKMatrix CreateRotation(float radians) => CreateRotation(radians, 0, 0);

    public static SKMatrix CreateRotation(float radians, float pivotX, float pivotY) =>
        FromSinCos(Math.Sin(radians), Math.Cos(radians), pivotX, pivotY);

    public static SKMatrix CreateRotationDegrees(float degrees) => CreateRotationDegrees(degrees, 0, 0);

    public static SKMatrix CreateRotationDegrees(float degrees, float pivotX, float pivotY)
    {
        var (sin, cos) = Math.SinCos(degrees * (Math.PI / 180));
        return FromSinCos(sin, cos, pivotX, pivotY);
    }

    /// <summary>The matrix that maps by <paramref name="second"/> first and by <paramref name="first"/> then.</summary>
    public static SKMatrix Concat(SKMatrix first, SKMatrix second) => new(
        Dot(first.ScaleX, second.ScaleX, first.SkewX, second.SkewY, first.TransX, second.Persp0),
        Dot(first.ScaleX, second.SkewX, first.SkewX, second.ScaleY, first.TransX, second.Persp1),
        Dot(first.ScaleX, second.TransX, first.SkewX, second.TransY, first.TransX, second.Persp2),
        Dot(first.SkewY, second.ScaleX, first.ScaleY, second.SkewY, first.TransY, second.Persp0),
        Dot(first.SkewY, second.SkewX, first.ScaleY, second.ScaleY, first.TransY, second.Persp1),
        Dot(first.SkewY, second.TransX, first.ScaleY, second.TransY, first.TransY, second.Persp2),
        Dot(first.Persp0, second.ScaleX, first.Persp1, second.SkewY, first.Persp2, second.Persp0),
        Dot(first.Persp0, second.SkewX, first.Persp1, second.ScaleY, first.Persp2, second.Persp1),
        Dot(first.Persp0, second.TransX, first.Persp1, second.TransY, first.Persp2, second.Persp2));

    public static void Concat(ref SKMatrix target, SKMatrix first, SKMatrix second) => target = Concat(first, second);

    public readonly SKMatrix PreConcat(SKMatrix matrix) => Concat(this, matrix);

    public readonly SKMatrix PostConcat(SKMatrix matrix) => Concat(matrix, this);

    /// <summary><see cref="Empty"/> when there is no inverse.</summary>
    public readonly SKMatrix Invert() => TryInvert(out var inverse) ? inverse : Empty;

    public readonly bool TryInvert(out SKMatrix inverse)
    {
        double a = ScaleX, b = SkewX, c = TransX, d = SkewY, e = ScaleY, f = TransY, g = Persp0, h = Persp1, i = Persp2;
        var determinant = (a * ((e * i) - (f * h))) - (b * ((d * i) - (f * g))) + (c * ((d * h) - (e * g)));
        var scale = 1 / determinant;
        inverse = Empty;
        if (!double.IsFinite(scale))
            return false;
        inverse = new SKMatrix(
            (float)(((e * i) - (f * h)) * scale), (float)(((c * h) - (b * i)) * scale), (float)(((b * f) - (c * e)) * scale),
            (float)(((f * g) - (d * i)) * scale), (float)(((a * i) - (c * g)) * scale), (float)(((c * d) - (a * f)) * scale),
            (float)(((d * h) - (e * g)) * scale), (float)(((b * g) - (a * h)) * scale), (float)(((a * e) - (b * d)) * scale));
        return true;
    }

    public readonly SKPoint MapPoint(SKPoint point) => MapPoint(point.X, point.Y);

    public readonly SKPoint MapPoint(float x, float y)
    {
        var mapped = new SKPoint((ScaleX * x) + (SkewX * y) + TransX, (SkewY * x) + (ScaleY * y) + TransY);
        if (IsAffine)
            return mapped;
        var w = (Persp0 * x) + (Persp1 * y) + Persp2;
        return w == 0 ? mapped : new SKPoint(mapped.X / w, mapped.Y / w);
    }

    public readonly SKPoint[] MapPoints(SKPoint[] points)
    {
        ArgumentNullException.ThrowIfNull(points);
        var matrix = this;
        return Array.ConvertAll(points, matrix.MapPoint);
    }

    /// <summary>The bounds of the mapped corners.</summary>
    public readonly SKRect MapRect(SKRect source)
    {
        SKPoint a = MapPoint(source.Left, source.Top), b = MapPoint(source.Right, source.Top);
        SKPoint c = MapPoint(source.Right, source.Bottom), d = MapPoint(source.Left, source.Bottom);
        return new SKRect(
            Math.Min(Math.Min(a.X, b.X), Math.Min(c.X, d.X)),
            Math.Min(Math.Min(a.Y, b.Y), Math.Min(c.Y, d.Y)),
            Math.Max(Math.Max(a.X, b.X), Math.Max(c.X, d.X)),
            Math.Max(Math.Max(a.Y, b.Y), Math.Max(c.Y, d.Y)));
    }

    public static bool operator ==(SKMatrix left, SKMatrix right) => left.Equals(right);

    public static bool operator !=(SKMatrix left, SKMatrix right) => !left.Equals(right);

    public readonly bool Equals(SKMatrix obj) =>
        ScaleX == obj.ScaleX && SkewX == obj.SkewX && TransX == obj.TransX
        && SkewY == obj.SkewY && ScaleY == obj.ScaleY && TransY == obj.TransY
        && Persp0 == obj.Persp0 && Persp1 == obj.Persp1 && Persp2 == obj.Persp2;

    public override readonly bool Equals(object? obj) => obj is SKMatrix other && Equals(other);

    public override readonly int GetHashCode() =>
        HashCode.Combine(HashCode.Combine(ScaleX, SkewX, TransX, SkewY, ScaleY, TransY), Persp0, Persp1, Persp2);

    private static SKMatrix FromSinCos(double sin, double cos, float pivotX, float pivotY) => new(
        Snap(cos), Snap(-sin), Snap((sin * pivotY) + ((1 - cos) * pivotX)),
        Snap(sin), Snap(cos), Snap((-sin * pivotX) + ((1 - cos) * pivotY)),
        0, 0, 1);

    /// <summary>Quarter turns come out exact: a sine of 1e-17 would tilt lines off the pixel grid.</summary>
    private static float Snap(double value) => Math.Abs(value) < 1e-7 ? 0 : (float)value;

    private static float Dot(float a1, float b1, float a2, float b2, float a3, float b3) =>
        (float)(((double)a1 * b1) + ((double)a2 * b2) + ((double)a3 * b3));
}
