namespace SkiaSharp.Tests;

public sealed class PathTests : IDisposable
{
    private readonly SKPath _path = new();

    public void Dispose() => _path.Dispose();

    [Fact]
    public void Bounds_hold_all_points_and_tight_bounds_the_curve()
    {
        _path.MoveTo(0, 0);
        _path.QuadTo(50, 100, 100, 0);
        Assert.Equal(new SKRect(0, 0, 100, 100), _path.Bounds);
        Assert.Equal(new SKRect(0, 0, 100, 50), _path.TightBounds);
    }

    [Fact]
    public void A_cubic_bulges_half_way_between_its_ends()
    {
        _path.MoveTo(0, 0);
        _path.CubicTo(0, 40, 100, 40, 100, 0);
        Assert.Equal(30, _path.TightBounds.Bottom, 3);
    }

    [Fact]
    public void An_empty_path_has_no_bounds_and_contains_nothing()
    {
        Assert.Equal(SKRect.Empty, _path.Bounds);
        Assert.Equal(SKRect.Empty, _path.TightBounds);
        Assert.False(_path.Contains(0, 0));
        Assert.Equal(0, _path.PointCount);
    }

    [Fact]
    public void A_circle_is_round()
    {
        _path.AddCircle(50, 50, 40);
        Assert.Equal(new SKRect(10, 10, 90, 90), _path.TightBounds);
        for (var degrees = 0; degrees < 360; degrees += 7)
        {
            var (sin, cos) = Math.SinCos(degrees * Math.PI / 180);
            Assert.True(_path.Contains((float)(50 + (39.9 * cos)), (float)(50 + (39.9 * sin))));
            Assert.False(_path.Contains((float)(50 + (40.1 * cos)), (float)(50 + (40.1 * sin))));
        }
    }

    [Fact]
    public void An_arc_starts_and_ends_where_its_angles_say()
    {
        _path.ArcTo(new SKRect(0, 0, 100, 100), 0, 90, forceMoveTo: true);
        Assert.Equal(new SKPoint(100, 50), _path.Points[0]);
        Assert.Equal(50, _path.LastPoint.X, 4);
        Assert.Equal(100, _path.LastPoint.Y, 4);
    }

    [Theory]
    [InlineData(false, 4)]
    [InlineData(true, 4)]
    public void An_arc_joins_the_last_point_by_a_line_unless_forced_to_move(bool force, int points)
    {
        _path.MoveTo(0, 50);
        _path.ArcTo(new SKRect(0, 0, 100, 100), 0, 90, force);
        Assert.Equal(force ? points - 1 : points, _path.PointCount);
    }

    [Fact]
    public void A_whole_turn_from_an_axis_is_an_oval()
    {
        _path.AddArc(new SKRect(0, 0, 100, 60), 90, 360);
        Assert.True(_path.Contains(50, 30));
        Assert.Equal(new SKRect(0, 0, 100, 60), _path.TightBounds);
    }

    [Fact]
    public void Directions_wind_opposite_ways()
    {
        _path.AddRect(new SKRect(0, 0, 100, 100));
        _path.AddCircle(50, 50, 20, SKPathDirection.CounterClockwise);
        Assert.False(_path.Contains(50, 50));
        Assert.True(_path.Contains(10, 10));
    }

    [Fact]
    public void Round_corners_are_cut_and_too_large_radii_shrink()
    {
        _path.AddRoundRect(new SKRect(0, 0, 100, 40), 80, 80);
        Assert.Equal(new SKRect(0, 0, 100, 40), _path.TightBounds);
        Assert.False(_path.Contains(2, 2));
        Assert.True(_path.Contains(50, 1));
    }

    [Fact]
    public void A_transformed_path_moves_its_points()
    {
        _path.AddPoly([new(0, 0), new(10, 0), new(10, 10)]);
        _path.Transform(SKMatrix.CreateScaleTranslation(2, 3, 5, 5));
        Assert.Equal([new SKPoint(5, 5), new SKPoint(25, 5), new SKPoint(25, 35)], _path.Points);
    }

    [Fact]
    public void After_a_close_drawing_goes_on_from_the_contours_start()
    {
        _path.AddPoly([new(10, 10), new(90, 10), new(90, 90)]);
        _path.LineTo(50, 50);
        Assert.Equal([new SKPoint(10, 10), new SKPoint(50, 50)], _path.Points[3..]);
    }

    [Fact]
    public void A_copy_does_not_follow_the_original()
    {
        _path.AddRect(new SKRect(0, 0, 10, 10));
        using var copy = new SKPath(_path);
        _path.Reset();
        Assert.True(_path.IsEmpty);
        Assert.Equal(4, copy.PointCount);
    }

    [Fact]
    public void An_inverse_path_contains_the_outside()
    {
        _path.AddRect(new SKRect(0, 0, 10, 10));
        _path.FillType = SKPathFillType.InverseWinding;
        Assert.False(_path.Contains(5, 5));
        Assert.True(_path.Contains(50, 50));
    }
}
