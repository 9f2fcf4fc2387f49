namespace SkiaSharp.Paths;

/// <summary>Counts how often a path winds around a point. Curves are cut into 32 chords.</summary>
internal struct WindingSink(double x, double y) : IPathSink
{
    private const int Chords = 32;

    private double _x;
    private double _y;
    private double _startX;
    private double _startY;

    public int Winding { get; private set; }

    public void Move(double toX, double toY)
    {
        Close();
        (_x, _y, _startX, _startY) = (toX, toY, toX, toY);
    }

    public void Line(double toX, double toY)
    {
        var side = ((toX - _x) * (y - _y)) - ((x - _x) * (toY - _y));
        if (_y <= y && toY > y && side > 0)
            Winding++;
        else if (_y > y && toY <= y && side < 0)
            Winding--;
        (_x, _y) = (toX, toY);
    }

    public void Cubic(double x1, double y1, double x2, double y2, double x3, double y3)
    {
        double x0 = _x, y0 = _y;
        for (var chord = 1; chord <= Chords; chord++)
        {
            double t = (double)chord / Chords, s = 1 - t;
            double a = s * s * s, b = 3 * s * s * t, c = 3 * s * t * t, d = t * t * t;
            Line((a * x0) + (b * x1) + (c * x2) + (d * x3), (a * y0) + (b * y1) + (c * y2) + (d * y3));
        }
    }

    public void Close() => Line(_startX, _startY);
}
