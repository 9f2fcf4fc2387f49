namespace SkiaSharp.Tests;

public sealed class ValueTests
{
    [Theory]
    [InlineData("#f80", 0xFFFF8800)]
    [InlineData("8f80", 0x88FF8800)]
    [InlineData("#1a2B3c", 0xFF1A2B3C)]
    [InlineData(" #801A2B3C ", 0x801A2B3C)]
    public void Colours_are_read_from_hexadecimal(string text, uint expected) => Assert.Equal(expected, (uint)SKColor.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("#12")]
    [InlineData("#12345")]
    [InlineData("red")]
    [InlineData("#+12")]
    [InlineData("##123")]
    public void What_is_no_colour_is_refused(string? text)
    {
        Assert.False(SKColor.TryParse(text, out _));
        Assert.Throws<ArgumentException>(() => SKColor.Parse(text!));
    }

    [Theory]
    [InlineData(0, 100, 50, 0xFFFF0000)]
    [InlineData(120, 100, 25, 0xFF008000)]
    [InlineData(240, 100, 75, 0xFF8080FF)]
    [InlineData(0, 0, 50, 0xFF808080)]
    [InlineData(360, 100, 50, 0xFFFF0000)]
    public void Hue_saturation_and_lightness_make_the_known_colours(float h, float s, float l, uint expected) =>
        Assert.Equal(new SKColor(expected), SKColor.FromHsl(h, s, l));

    [Fact]
    public void Colours_survive_the_way_to_hue_and_back()
    {
        var random = new Random(5);
        for (var i = 0; i < 1000; i++)
        {
            var color = new SKColor((uint)random.NextInt64(0x1_0000_0000));
            color.ToHsl(out var h, out var s, out var l);
            Assert.Equal(color, SKColor.FromHsl(h, s, l, color.Alpha));
            color.ToHsv(out h, out s, out var v);
            Assert.Equal(color, SKColor.FromHsv(h, s, v, color.Alpha));
        }
    }

    [Fact]
    public void A_colour_changes_one_channel_at_a_time()
    {
        var color = new SKColor(1, 2, 3, 4);
        Assert.Equal(new SKColor(9, 2, 3, 4), color.WithRed(9));
        Assert.Equal(new SKColor(1, 9, 3, 4), color.WithGreen(9));
        Assert.Equal(new SKColor(1, 2, 9, 4), color.WithBlue(9));
        Assert.Equal(new SKColor(1, 2, 3, 9), color.WithAlpha(9));
        Assert.Equal("#04010203", color.ToString());
    }

    [Fact]
    public void An_inverse_undoes_its_matrix()
    {
        var matrix = SKMatrix.CreateTranslation(5, 6).PreConcat(SKMatrix.CreateRotationDegrees(33)).PreConcat(SKMatrix.CreateScale(2, 3));
        var there = matrix.MapPoint(7, 8);
        var back = matrix.Invert().MapPoint(there);
        Assert.Equal(7, back.X, 3);
        Assert.Equal(8, back.Y, 3);
        Assert.False(SKMatrix.CreateScale(0, 1).TryInvert(out _));
    }

    [Fact]
    public void The_second_matrix_of_a_product_maps_first()
    {
        var product = SKMatrix.Concat(SKMatrix.CreateTranslation(10, 0), SKMatrix.CreateScale(2, 2));
        Assert.Equal(new SKPoint(12, 2), product.MapPoint(1, 1));
        Assert.Equal(new SKRect(10, 0, 14, 4), product.MapRect(new SKRect(0, 0, 2, 2)));
    }

    [Fact]
    public void A_rotation_is_clockwise_on_the_screen()
    {
        Assert.Equal(new SKPoint(0, 1), SKMatrix.CreateRotationDegrees(90).MapPoint(1, 0));
        Assert.Equal(new SKPoint(50, 60), SKMatrix.CreateRotationDegrees(90, 50, 50).MapPoint(60, 50));
    }

    [Fact]
    public void Rectangles_meet_join_and_contain()
    {
        SKRect a = new(0, 0, 10, 10), b = new(5, 5, 20, 20);
        Assert.Equal(new SKRect(5, 5, 10, 10), SKRect.Intersect(a, b));
        Assert.Equal(new SKRect(0, 0, 20, 20), SKRect.Union(a, b));
        Assert.True(SKRect.Intersect(a, new SKRect(11, 11, 12, 12)).IsEmpty);
        Assert.True(a.Contains(0, 0) && !a.Contains(10, 10));
        Assert.True(a.IntersectsWith(b) && !a.IntersectsWith(new SKRect(10, 0, 20, 10)));
        Assert.Equal(new SKRect(-1, -2, 11, 12), SKRect.Inflate(a, 1, 2));
        Assert.Equal(new SKRect(0, 0, 4, 4), new SKRect(4, 4, 0, 0).Standardized);
    }
}
