using SkiaSharp.Tests.Support;

namespace SkiaSharp.Tests;

public sealed class TextTests : IDisposable
{
    private readonly Picture _picture = new(400, 100);
    private readonly SKTypeface _typeface = Fonts.Open();
    private readonly SKFont _font;
    private readonly SKPaint _paint = Paints.Fill();

    public TextTests()
    {
        _font = new SKFont(_typeface, 24) { Subpixel = true };
    }

    public void Dispose()
    {
        _paint.Dispose();
        _font.Dispose();
        _typeface.Dispose();
        _picture.Dispose();
    }

    [Theory]
    [InlineData("Hamburgefonstiv")]
    [InlineData("∠ABC = 47°")]
    [InlineData("ÅÄÖ gjpqy")]
    [InlineData("f")]
    public void Ink_stays_within_the_measured_bounds_and_fills_them(string text)
    {
        _picture.Canvas.DrawText(text, 20, 60, _font, _paint);
        _font.MeasureText(_font.GlyphsOf(text), out var bounds);
        bounds.Offset(20, 60);
        var ink = _picture.Ink;
        Assert.InRange(ink.Left, bounds.Left - 1, bounds.Left + 1.5);
        Assert.InRange(ink.Right, bounds.Right - 1.5, bounds.Right + 1);
        Assert.InRange(ink.Top, bounds.Top - 1, bounds.Top + 1.5);
        Assert.InRange(ink.Bottom, bounds.Bottom - 1.5, bounds.Bottom + 1);
    }

    [Fact]
    public void Width_is_the_sum_of_the_advances_and_grows_with_the_size()
    {
        var width = _font.MeasureText(_font.GlyphsOf("Angle"));
        var letters = "Angle".Sum(letter => _font.MeasureText(_font.GlyphsOf(letter.ToString())));
        Assert.Equal(letters, width, 3);
        _font.Size = 48;
        Assert.Equal(2 * width, _font.MeasureText(_font.GlyphsOf("Angle")), 3);
    }

    [Fact]
    public void Widths_bounds_and_positions_of_glyphs_agree()
    {
        var glyphs = _font.GlyphsOf("A b");
        var widths = new float[3];
        var bounds = new SKRect[3];
        var positions = new SKPoint[3];
        _font.GetGlyphWidths(glyphs, widths, bounds);
        _font.GetGlyphPositions(glyphs, positions, new SKPoint(5, 7));
        Assert.Equal([5, 5 + widths[0], 5 + widths[0] + widths[1]], positions.Select(position => position.X));
        Assert.Equal(SKRect.Empty, bounds[1]);
        Assert.True(bounds[0].Top < -15 && bounds[0].Bottom == 0);
    }

    [Fact]
    public void Metrics_point_up_with_minus_and_down_with_plus()
    {
        var metrics = _font.Metrics;
        Assert.Equal(-22.277, metrics.Ascent, 3);
        Assert.Equal(5.660, metrics.Descent, 3);
        Assert.Equal(_font.Spacing, metrics.Descent - metrics.Ascent + metrics.Leading, 3);
        Assert.InRange(metrics.CapHeight, 17, 18);
        Assert.InRange(metrics.XHeight, 13, 13.5);
        Assert.True(metrics.Top <= metrics.Ascent && metrics.Bottom >= metrics.Descent);
    }

    [Fact]
    public void A_typeface_knows_its_name_and_its_glyphs()
    {
        Assert.Equal("DejaVu Sans", _typeface.FamilyName);
        Assert.True(_typeface.ContainsGlyphs("aΔ∠√²"));
        Assert.False(_typeface.ContainsGlyphs("a漢"));
        Assert.Equal(0, _typeface.GetGlyph(0x6F22));
        Assert.False(_typeface.ContainsGlyph(-1));
        Assert.Equal(2, _typeface.CountGlyphs("a\U0001D400"));
    }

    [Fact]
    public void Damaged_text_is_drawn_with_a_replacement()
    {
        _picture.Canvas.DrawText("a\uD800b", 20, 60, _font, _paint);
        Assert.Equal(3, _font.CountGlyphs("a\uD800b"));
        Assert.NotEqual(SKRectI.Empty, _picture.Ink);
    }

    [Fact]
    public void A_typeface_opens_from_file_stream_and_data_alike()
    {
        var bytes = File.ReadAllBytes(Fonts.Sans);
        using var data = SKData.CreateCopy(bytes);
        using var fromData = SKTypeface.FromData(data);
        using var stream = new MemoryStream(bytes);
        using var fromStream = SKTypeface.FromStream(stream);
        Assert.Equal(_typeface.FamilyName, fromData?.FamilyName);
        Assert.Equal(_typeface.GlyphCount, fromStream?.GlyphCount);
    }

    [Fact]
    public void What_is_not_a_font_is_null()
    {
        Assert.Null(SKTypeface.FromFile("/no/such/font.ttf"));
        using var junk = SKData.CreateCopy("this is not a font"u8);
        Assert.Null(SKTypeface.FromData(junk));
        using var empty = new MemoryStream();
        Assert.Null(SKTypeface.FromStream(empty));
    }

    [Fact]
    public void Damaged_fonts_never_crash()
    {
        var original = File.ReadAllBytes(Fonts.Sans);
        var random = new Random(11);
        for (var round = 0; round < 40; round++)
        {
            var bytes = round % 4 == 0 ? original[..random.Next(original.Length)] : [.. original];
            for (var i = 0; i < 200 && bytes.Length > 0; i++)
                bytes[random.Next(i < 100 ? Math.Min(bytes.Length, 4096) : bytes.Length)] = (byte)random.Next(256);
            using var data = SKData.CreateCopy(bytes);
            using var typeface = SKTypeface.FromData(data);
            if (typeface is null)
                continue;
            using var font = new SKFont(typeface, 20);
            _picture.Canvas.DrawText("Damage 123", 10, 50, font, _paint);
        }

        _picture.Canvas.Flush();
    }

    [Fact]
    public void Without_subpixel_positions_glyphs_look_the_same_wherever_they_stand()
    {
        _font.Subpixel = false;
        _picture.Canvas.DrawText("l", 20.3f, 60, _font, _paint);
        var first = _picture.Darkness;
        using var other = new Picture(400, 100);
        other.Canvas.DrawText("l", 20, 60, _font, _paint);
        Assert.Equal(first, other.Darkness);
        Assert.Equal(other.Bytes, _picture.Bytes);
    }

    [Fact]
    public void Aliased_text_has_no_grey()
    {
        _font.Edging = SKFontEdging.Alias;
        _picture.Canvas.DrawText("Sharp", 20, 60, _font, _paint);
        Assert.Equal(Math.Round(_picture.Darkness), _picture.Darkness);
    }

    [Fact]
    public void Rotated_text_takes_the_space_of_rotated_text()
    {
        _picture.Canvas.RotateDegrees(-90, 200, 90);
        _picture.Canvas.DrawText("Axis", 200, 90, _font, _paint);
        var ink = _picture.Ink;
        Assert.True(ink.Height > 40 && ink.Width < 25, ink.ToString());
        Assert.InRange(ink.Bottom, 88, 90);
    }

    [Fact]
    public void A_glyphs_path_covers_what_the_glyph_covers()
    {
        using var path = _font.GetGlyphPath(_font.GetGlyph('Q'));
        path.Transform(SKMatrix.CreateTranslation(20, 60));
        _picture.Canvas.DrawPath(path, _paint);
        using var text = new Picture(400, 100);
        text.Canvas.DrawText("Q", 20, 60, _font, _paint);
        Assert.Equal(text.Darkness, _picture.Darkness, 0);
    }

    [Theory]
    [InlineData(SKPaintStyle.Fill)]
    [InlineData(SKPaintStyle.Stroke)]
    public void Level_text_covers_what_its_outlines_cover(SKPaintStyle style)
    {
        _paint.Style = style;
        _paint.StrokeWidth = 3;
        _paint.StrokeJoin = SKStrokeJoin.Round;
        _picture.Canvas.DrawText("Hamburg 47°", 20, 60, _font, _paint);
        using var outlines = new Picture(400, 100);

        // A matrix that is not quite level takes the way of the outlines; it only draws.
        var lean = new SKMatrix(1, 1e-7f, 0, 0, 1, 0, 0, 0, 1);
        outlines.Canvas.Concat(ref lean);
        outlines.Canvas.DrawText("Hamburg 47°", 20, 60, _font, _paint);
        SKRectI expected = outlines.Ink, ink = _picture.Ink;
        Assert.InRange(ink.Left - expected.Left, -1, 1);
        Assert.InRange(ink.Right - expected.Right, -1, 1);
        Assert.Equal((expected.Top, expected.Bottom), (ink.Top, ink.Bottom));
        Assert.InRange(_picture.Darkness / outlines.Darkness, 0.98, 1.02);
    }

    [Fact]
    public void The_same_text_has_the_same_pixels_however_much_was_drawn_before()
    {
        _picture.Canvas.DrawText("Again", 20.3f, 60, _font, _paint);
        using var crowd = new Picture(400, 100);
        for (var size = 8; size < 200; size++)
        {
            using var font = new SKFont(_typeface, size / 2f) { Subpixel = true };
            for (var letter = 'A'; letter <= 'Z'; letter++)
            {
                crowd.Canvas.DrawText($"{letter}", 20, 60, font, _paint);
            }
        }

        using var later = new Picture(400, 100);
        later.Canvas.DrawText("Again", 20.3f, 60, _font, _paint);
        Assert.Equal(_picture.Bytes, later.Bytes);
    }

    [Fact]
    public void Touching_translucent_letters_are_not_darker_where_they_touch()
    {
        _paint.Style = SKPaintStyle.Stroke;
        _paint.StrokeWidth = 12;
        _paint.Color = new SKColor(0, 0, 0, 128);
        _picture.Canvas.DrawText("lllll", 20, 60, _font, _paint);
        using var pixels = _picture.Surface.PeekPixels();
        Assert.Equal(127, Enumerable.Range(0, 400 * 100).Min(i => pixels.GetPixelColor(i % 400, i / 400).Green));
    }

    [Fact]
    public void Text_that_is_partly_or_wholly_off_the_canvas_is_cut_off()
    {
        _picture.Canvas.DrawText("Edge", -15, 5, _font, _paint);
        _picture.Canvas.DrawText("Edge", 390, 105, _font, _paint);
        _picture.Canvas.DrawText("Edge", 5000, -5000, _font, _paint);
        _picture.Canvas.DrawText("Edge", 1e9f, 50, _font, _paint);
        Assert.InRange(_picture.Darkness, 1, 600);
    }

    [Fact]
    public void Too_little_room_for_glyphs_is_refused() =>
        Assert.Throws<ArgumentException>(() => _font.GetGlyphs("abc", new ushort[2]));
}
