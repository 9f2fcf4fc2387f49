namespace SkiaSharp.Paths;

/// <summary>Receives a path as lines and cubic curves: quads raised, conics approximated to 1 in 100,000 of their size.</summary>
internal interface IPathSink
{
    void Move(double x, double y);

    void Line(double x, double y);

    void Cubic(double x1, double y1, double x2, double y2, double x3, double y3);

    void Close();
}
