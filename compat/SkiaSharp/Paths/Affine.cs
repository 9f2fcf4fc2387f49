namespace SkiaSharp.Paths;

/// <summary>A matrix in double precision: x' = Xx x + Xy y + X0, y' = Yx x + Yy y + Y0.</summary>
internal readonly record struct Affine(double Xx, double Xy, double Yx, double Yy, double X0, double Y0)
{
    public static readonly Affine Identity = new(1, 0, 0, 1, 0, 0);

    public double Determinant => (Xx * Yy) - (Xy * Yx);

    public static Affine From(SKMatrix matrix) =>
        new(matrix.ScaleX, matrix.SkewX, matrix.SkewY, matrix.ScaleY, matrix.TransX, matrix.TransY);

    public double MapX(double x, double y) => (Xx * x) + (Xy * y) + X0;

    public double MapY(double x, double y) => (Yx * x) + (Yy * y) + Y0;
}
