using SkiaSharp.Tests.Support;

namespace SkiaSharp.Tests;

public sealed class TransformTests : IDisposable
{
    private readonly Picture _picture = new();
    private readonly SKPaint _paint = Paints.Fill();

    private SKCanvas Canvas => _picture.Canvas;

    public void Dispose()
    {
        _paint.Dispose();
        _picture.Dispose();
    }

    [Fact]
    public void Each_transform_applies_before_those_that_were_set_earlier()
    {
        Canvas.Translate(10, 20);
        Canvas.Scale(2, 3);
        Canvas.DrawRect(1, 1, 10, 10, _paint);
        Assert.Equal(SKRectI.Create(12, 23, 20, 30), _picture.Ink);
    }

    [Fact]
    public void A_quarter_turn_is_clockwise_and_exact()
    {
        Canvas.RotateDegrees(90, 50, 50);
        Canvas.DrawRect(60, 50, 30, 10, _paint);
        Assert.Equal(SKRectI.Create(40, 60, 10, 30), _picture.Ink);
        Assert.Equal(300, _picture.Darkness);
    }

    [Fact]
    public void The_pen_is_transformed_as_well()
    {
        using var pen = Paints.Stroke(2);
        Canvas.Scale(1, 5);
        Canvas.DrawLine(10, 10, 90, 10, pen);
        Assert.Equal(new SKRectI(10, 45, 90, 55), _picture.Ink);
    }

    [Fact]
    public void Restore_brings_back_matrix_and_clip()
    {
        var count = Canvas.Save();
        Canvas.Translate(50, 50);
        Canvas.Save();
        Canvas.ClipRect(new SKRect(0, 0, 5, 5));
        Canvas.RestoreToCount(count);
        Assert.Equal(1, Canvas.SaveCount);
        Assert.True(Canvas.TotalMatrix.IsIdentity);
        Canvas.DrawRect(0, 0, 100, 100, _paint);
        Assert.Equal(10000, _picture.Darkness);
    }

    [Fact]
    public void Restoring_more_than_was_saved_does_nothing()
    {
        Canvas.Translate(3, 4);
        Canvas.Restore();
        Canvas.RestoreToCount(-7);
        Assert.Equal(SKMatrix.CreateTranslation(3, 4), Canvas.TotalMatrix);
    }

    [Fact]
    public void Concat_and_set_matrix_agree_with_the_steps_that_they_stand_for()
    {
        Canvas.Translate(10, 0);
        Canvas.RotateDegrees(30);
        var byStep = Canvas.TotalMatrix;
        Canvas.ResetMatrix();
        var translation = SKMatrix.CreateTranslation(10, 0);
        var rotation = SKMatrix.CreateRotationDegrees(30);
        Canvas.Concat(ref translation);
        Canvas.Concat(ref rotation);
        Assert.Equal(byStep, Canvas.TotalMatrix);
        Canvas.SetMatrix(translation.PreConcat(rotation));
        Assert.Equal(byStep, Canvas.TotalMatrix);
    }

    [Fact]
    public void A_matrix_without_area_draws_nothing_and_the_canvas_lives_on()
    {
        Canvas.Save();
        Canvas.Scale(0, 1);
        using var pen = Paints.Stroke(2);
        Canvas.DrawRect(0, 0, 10, 10, pen);
        Canvas.Restore();
        Assert.Equal(SKRectI.Empty, _picture.Ink);
        Canvas.DrawRect(0, 0, 10, 10, _paint);
        Assert.Equal(100, _picture.Darkness);
    }

    [Fact]
    public void Perspective_is_refused()
    {
        var matrix = SKMatrix.Identity;
        matrix.Persp0 = 0.1f;
        Assert.Throws<NotSupportedException>(() => Canvas.SetMatrix(matrix));
    }

    [Fact]
    public void Nothing_is_drawn_outside_a_clip()
    {
        Canvas.ClipRect(new SKRect(10, 10, 30, 30));
        Canvas.ClipRect(new SKRect(20, 0, 50, 50));
        Canvas.DrawRect(0, 0, 100, 100, _paint);
        Assert.Equal(new SKRectI(20, 10, 30, 30), _picture.Ink);
    }

    [Fact]
    public void Clearing_respects_the_clip()
    {
        Canvas.ClipRect(new SKRect(10, 10, 30, 30));
        Canvas.Clear(SKColors.Black);
        Assert.Equal(new SKRectI(10, 10, 30, 30), _picture.Ink);
    }

    [Fact]
    public void A_difference_clip_cuts_a_rectangle_out()
    {
        Canvas.Translate(10, 10);
        Canvas.ClipRect(new SKRect(0, 0, 80, 80), SKClipOperation.Difference);
        Canvas.DrawRect(-10, -10, 100, 100, _paint);
        Assert.Equal(SKColors.White, _picture[50, 50]);
        Assert.Equal(10000 - 6400, _picture.Darkness);
    }

    [Fact]
    public void A_clip_path_has_the_shape_of_the_path_in_the_matrix_of_its_time()
    {
        using var circle = new SKPath();
        circle.AddCircle(0, 0, 20);
        Canvas.Translate(50, 50);
        Canvas.ClipPath(circle, antialias: true);
        Canvas.ResetMatrix();
        Canvas.DrawRect(0, 0, 100, 100, _paint);
        Assert.InRange(_picture.Darkness, Math.PI * 400 * 0.995, Math.PI * 400 * 1.005);
    }
}
