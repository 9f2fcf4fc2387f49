using SkiaSharp.Native;
using SkiaSharp.Paths;

namespace SkiaSharp.Text;

/// <summary>Walks a FreeType outline: points on the curve, and quadratic or cubic control points between them.</summary>
internal static unsafe class OutlineReader
{
    private const int OnCurve = 1;
    private const int CubicControl = 2;

    public static PathData Read(in FreeType.Outline outline)
    {
        var path = new PathData();
        var first = 0;
        for (var contour = 0; contour < outline.NumContours; contour++)
        {
            var last = outline.Contours[contour];
            if (last > first)
                ReadContour(path, outline, first, last);
            first = last + 1;
        }

        return path;
    }

    private static void ReadContour(PathData path, in FreeType.Outline outline, int first, int last)
    {
        var start = Point(outline, first);
        var index = first + 1;
        if (!IsOn(outline, first))
        {
            // A TrueType contour may begin off the curve: it then starts at its last point, or midway to it.
            start = IsOn(outline, last) ? Point(outline, last) : Middle(start, Point(outline, last));
            index = first;
        }

        path.Move(start);
        while (index <= last)
        {
            var point = Point(outline, index);
            if (IsOn(outline, index))
            {
                path.Line(point);
                index++;
            }
            else if ((outline.Tags[index] & CubicControl) != 0)
            {
                path.Cubic(point, Point(outline, Math.Min(index + 1, last)), index + 2 <= last ? Point(outline, index + 2) : start);
                index += 3;
            }
            else
            {
                var end = index == last ? start : Point(outline, index + 1);
                var endIsOn = index == last || IsOn(outline, index + 1);
                path.Quad(point, endIsOn ? end : Middle(point, end));
                index += endIsOn ? 2 : 1;
            }
        }

        path.Close();
    }

    private static bool IsOn(in FreeType.Outline outline, int index) => (outline.Tags[index] & OnCurve) != 0;

    private static SKPoint Point(in FreeType.Outline outline, int index) =>
        new((int)outline.Points[index].X.Value, (int)outline.Points[index].Y.Value);

    private static SKPoint Middle(SKPoint a, SKPoint b) => new((a.X + b.X) / 2, (a.Y + b.Y) / 2);
}
