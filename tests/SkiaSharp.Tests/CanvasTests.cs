using SkiaSharp.Tests.Support;

namespace SkiaSharp.Tests;

public sealed class CanvasTests : IDisposable
{
    private readonly Picture _picture = new();

    private SKCanvas Canvas => _picture.Canvas;

    public void Dispose() => _picture.Dispose();

    [Theory]
    [InlineData(SKColorType.Rgba8888)]
    [InlineData(SKColorType.Bgra8888)]
    public void Channels_lie_in_memory_in_the_order_that_the_type_names(SKColorType type)
    {
        using var picture = new Picture(4, 4, type);
        using var paint = Paints.Fill(new SKColor(10, 20, 30));
        picture.Canvas.DrawRect(0, 0, 4, 4, paint);
        byte[] expected = type == SKColorType.Rgba8888 ? [10, 20, 30, 255] : [30, 20, 10, 255];
        Assert.Equal(expected, picture.Bytes[..4]);
        Assert.Equal(new SKColor(10, 20, 30), picture[0, 0]);
    }

    [Fact]
    public void A_rectangle_on_whole_pixels_covers_exactly_these()
    {
        using var paint = Paints.Fill(SKColors.Red);
        Canvas.DrawRect(10, 20, 30, 5, paint);
        Assert.Equal(SKRectI.Create(10, 20, 30, 5), _picture.Ink);
        Assert.Equal(SKColors.Red, _picture[10, 20]);
        Assert.Equal(SKColors.Red, _picture[39, 24]);
    }

    [Fact]
    public void Half_covered_pixels_are_half_dark_with_antialiasing_and_whole_without()
    {
        using var smooth = Paints.Fill();
        using var hard = Paints.Fill(antialias: false);
        Canvas.DrawRect(10, 10.5f, 10, 10, smooth);
        Canvas.DrawRect(50, 10.25f, 10, 10, hard);
        Assert.InRange(_picture[15, 10].Red, 120, 136);
        Assert.Equal(SKColors.Black, _picture[55, 10]);
        Assert.Equal(SKColors.White, _picture[55, 20]);
    }

    [Fact]
    public void A_line_is_as_wide_as_its_pen_and_as_long_as_its_ends_say()
    {
        using var pen = Paints.Stroke(4);
        Canvas.DrawLine(10, 50, 90, 50, pen);
        Assert.Equal(new SKRectI(10, 48, 90, 52), _picture.Ink);
    }

    [Theory]
    [InlineData(SKStrokeCap.Butt, 10)]
    [InlineData(SKStrokeCap.Round, 5)]
    [InlineData(SKStrokeCap.Square, 5)]
    public void Caps_reach_half_a_width_beyond_the_end(SKStrokeCap cap, int left)
    {
        using var pen = Paints.Stroke(10);
        pen.StrokeCap = cap;
        Canvas.DrawLine(10, 50, 90, 50, pen);
        Assert.Equal(left, _picture.Ink.Left);
        Assert.Equal(cap == SKStrokeCap.Square, _picture[5, 45] == SKColors.Black);
    }

    [Theory]
    [InlineData(SKStrokeJoin.Miter, true)]
    [InlineData(SKStrokeJoin.Bevel, false)]
    [InlineData(SKStrokeJoin.Round, false)]
    public void Only_a_mitre_fills_the_corner(SKStrokeJoin join, bool cornerIsFilled)
    {
        using var pen = Paints.Stroke(10);
        pen.StrokeJoin = join;
        using var path = new SKPath();
        path.AddPoly([new(20, 80), new(20, 20), new(80, 20)], close: false);
        Canvas.DrawPath(path, pen);
        Assert.Equal(cornerIsFilled, _picture[15, 15] == SKColors.Black);
    }

    [Fact]
    public void A_mitre_beyond_its_limit_is_cut()
    {
        using var pen = Paints.Stroke(10);
        pen.StrokeMiter = 1.2f;
        using var path = new SKPath();
        path.AddPoly([new(20, 80), new(20, 20), new(80, 20)], close: false);
        Canvas.DrawPath(path, pen);
        Assert.Equal(SKColors.White, _picture[15, 15]);
    }

    [Fact]
    public void A_pen_of_width_0_draws_one_pixel_in_every_scale()
    {
        using var pen = Paints.Stroke(0, antialias: false);
        Canvas.Scale(10);
        Canvas.DrawLine(1, 5.05f, 9, 5.05f, pen);
        Assert.Equal(1, _picture.Ink.Height);
        Assert.Equal(80, _picture.Ink.Width);
    }

    [Fact]
    public void A_circle_has_the_area_of_a_circle()
    {
        using var paint = Paints.Fill();
        Canvas.DrawCircle(50, 50, 40, paint);
        Assert.InRange(_picture.Darkness, Math.PI * 1600 * 0.998, Math.PI * 1600 * 1.002);
        Assert.Equal(new SKRectI(10, 10, 90, 90), _picture.Ink);
    }

    [Fact]
    public void A_circle_of_no_radius_draws_nothing()
    {
        using var paint = Paints.Fill();
        Canvas.DrawCircle(50, 50, -4, paint);
        Assert.Equal(SKRectI.Empty, _picture.Ink);
    }

    [Fact]
    public void An_oval_and_a_round_rectangle_stay_in_their_boxes_and_leave_the_corners()
    {
        using var paint = Paints.Fill();
        Canvas.DrawOval(30, 30, 20, 10, paint);
        Canvas.DrawRoundRect(10, 60, 60, 30, 8, 8, paint);
        Assert.Equal(new SKRectI(10, 20, 70, 90), _picture.Ink);
        Assert.Equal(SKColors.White, _picture[11, 21]);
        Assert.Equal(SKColors.White, _picture[10, 60]);
        Assert.Equal(SKColors.Black, _picture[13, 63]);
    }

    [Fact]
    public void An_arc_to_the_centre_is_a_slice()
    {
        using var paint = Paints.Fill();
        Canvas.DrawArc(new SKRect(10, 10, 90, 90), 0, 90, useCenter: true, paint);
        Assert.InRange(_picture.Darkness, Math.PI * 400 * 0.99, Math.PI * 400 * 1.01);
        Assert.Equal(SKColors.Black, _picture[60, 60]);
        Assert.Equal(SKColors.White, _picture[40, 60]);
    }

    [Fact]
    public void A_dash_leaves_gaps_from_the_phase_on()
    {
        using var pen = Paints.Stroke(2, antialias: false);
        using (var dash = SKPathEffect.CreateDash([10, 5], 5))
            pen.PathEffect = dash;
        Canvas.DrawLine(0, 50, 100, 50, pen);
        bool[] inked = [.. Enumerable.Range(0, 25).Select(x => _picture[x, 50] == SKColors.Black)];
        Assert.Equal([.. Enumerable.Range(0, 25).Select(x => (x + 5) % 15 < 10)], inked);
    }

    [Theory]
    [InlineData(new float[0])]
    [InlineData(new[] { 1f })]
    [InlineData(new[] { 0f, 0f })]
    [InlineData(new[] { -1f, 2f })]
    [InlineData(new[] { float.NaN, 2f })]
    public void Intervals_that_are_no_dash_are_refused(float[] intervals) =>
        Assert.Throws<ArgumentException>(() => SKPathEffect.CreateDash(intervals, 0));

    [Fact]
    public void Translucent_colours_mix_with_what_is_below()
    {
        using var paint = Paints.Fill(SKColors.Red.WithAlpha(128));
        Canvas.DrawRect(0, 0, 50, 50, paint);
        Assert.Equal(255, _picture[10, 10].Red);
        Assert.InRange(_picture[10, 10].Green, 126, 128);
    }

    [Fact]
    public void Where_fill_and_stroke_overlap_a_translucent_colour_counts_once()
    {
        using var paint = Paints.Fill(SKColors.Black.WithAlpha(128));
        paint.Style = SKPaintStyle.StrokeAndFill;
        paint.StrokeWidth = 10;
        Canvas.DrawRect(20, 20, 60, 60, paint);
        Assert.Equal(_picture[50, 50], _picture[22, 50]);
        Assert.Equal(new SKRectI(15, 15, 85, 85), _picture.Ink);
    }

    [Fact]
    public void Clearing_replaces_the_alpha_and_an_opaque_surface_has_none()
    {
        Canvas.Clear(SKColors.Red.WithAlpha(100));
        Assert.Equal(100, _picture[5, 5].Alpha);
        using var opaque = new Picture(10, 10, alphaType: SKAlphaType.Opaque);
        opaque.Canvas.Clear(SKColors.Transparent);
        Assert.Equal(SKColors.Black, opaque[5, 5]);
    }

    [Fact]
    public void An_inverse_path_fills_the_outside()
    {
        using var path = new SKPath { FillType = SKPathFillType.InverseWinding };
        path.AddRect(new SKRect(20, 20, 80, 80));
        using var paint = Paints.Fill(SKColors.Blue);
        Canvas.DrawPath(path, paint);
        Assert.Equal(SKColors.Blue, _picture[5, 5]);
        Assert.Equal(SKColors.White, _picture[50, 50]);
    }

    [Fact]
    public void The_even_odd_rule_leaves_a_hole_that_winding_fills()
    {
        using var path = new SKPath();
        path.AddRect(new SKRect(10, 10, 90, 90));
        path.AddRect(new SKRect(30, 30, 70, 70));
        using var paint = Paints.Fill();
        path.FillType = SKPathFillType.EvenOdd;
        Canvas.DrawPath(path, paint);
        Assert.Equal(SKColors.White, _picture[50, 50]);
        path.FillType = SKPathFillType.Winding;
        Canvas.DrawPath(path, paint);
        Assert.Equal(SKColors.Black, _picture[50, 50]);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public void Coordinates_that_are_no_numbers_draw_nothing_and_break_nothing(float wild)
    {
        using var pen = Paints.Stroke(2);
        Canvas.DrawLine(wild, 0, 10, 10, pen);
        Canvas.DrawCircle(50, wild, 10, pen);
        Canvas.DrawRect(wild, wild, 5, 5, pen);
        Assert.Equal(SKRectI.Empty, _picture.Ink);
        Canvas.DrawLine(10, 50, 90, 50, pen);
        Assert.Equal(80, _picture.Ink.Width);
    }

    [Fact]
    public void A_line_that_leaves_the_world_still_crosses_the_picture()
    {
        using var pen = Paints.Stroke(2);
        Canvas.DrawLine(-1e9f, 50, 1e9f, 50, pen);
        Assert.Equal(new SKRectI(0, 49, 100, 51), _picture.Ink);
    }

    [Fact]
    public void What_lies_far_outside_does_not_wrap_around_into_the_picture()
    {
        using var paint = Paints.Fill();
        // Cairo's 24.8 fixed-point numbers repeat every 2^24.
        Canvas.DrawRect((1 << 24) + 20, 20, 40, 40, paint);
        Canvas.DrawRect(20, -(1 << 24) + 20, 40, 40, paint);
        Assert.Equal(SKRectI.Empty, _picture.Ink);
    }

    [Fact]
    public void Drawing_on_a_bitmap_changes_its_pixels()
    {
        using var bitmap = new SKBitmap(10, 10);
        using (var canvas = new SKCanvas(bitmap))
            canvas.Clear(SKColors.Lime);
        Assert.Equal(SKColors.Lime, bitmap.GetPixel(9, 9));
        using var unpremul = new SKBitmap(10, 10, SKColorType.Rgba8888, SKAlphaType.Unpremul);
        Assert.Throws<ArgumentException>(() => new SKCanvas(unpremul));
    }
}
