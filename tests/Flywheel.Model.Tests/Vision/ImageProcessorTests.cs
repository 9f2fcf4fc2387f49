using Flywheel.Model.Qwen;
using Flywheel.Model.Vision;

namespace Flywheel.Model.Tests.Vision;

public sealed class ImageProcessorTests
{
    private readonly ImageProcessor _processor = new(ModelConfig.SevenBillion.Vision);

    [Theory]
    [InlineData(448, 448, 448, 448)]
    [InlineData(150, 117, 140, 112)]
    [InlineData(10, 10, 56, 56)]
    [InlineData(4000, 3000, 1792, 1344)]
    [InlineData(1, 150, 28, 700)]
    public void Sides_become_multiples_of_a_token_within_the_limits(int width, int height, int fitWidth, int fitHeight) =>
        Assert.Equal((fitWidth, fitHeight), _processor.Fit(width, height));

    [Fact]
    public void Every_size_fits_the_limits()
    {
        var random = new Random(3);
        for (var i = 0; i < 1000; i++)
        {
            var (width, height) = (random.Next(30, 5000), random.Next(30, 5000));
            var (w, h) = _processor.Fit(width, height);
            Assert.True(w % 28 == 0 && h % 28 == 0);
            Assert.InRange((long)w * h, ImageProcessor.DefaultMinimumPixels, ImageProcessor.DefaultMaximumPixels);
        }
    }

    [Theory]
    [InlineData(0, 5)]
    [InlineData(5, 0)]
    [InlineData(1, 201)]
    public void Pictures_of_no_use_are_refused(int width, int height) => Assert.Throws<InvalidDataException>(() => _processor.Fit(width, height));

    [Fact]
    public void A_plain_picture_stays_plain_after_resizing()
    {
        var gray = new PixelImage(50, 70, [.. Enumerable.Repeat((byte)128, 50 * 70 * 3)]);

        var resized = BicubicResize.Resize(gray, 84, 28);

        Assert.All(resized.Pixels, value => Assert.Equal(128, value));
    }

    [Fact]
    public void What_is_no_picture_is_refused() => Assert.Throws<InvalidDataException>(() => PixelImage.Decode("nonsense"u8));

    [Fact]
    public void A_picture_takes_as_many_tokens_as_are_told_beforehand()
    {
        var image = new PixelImage(300, 200, new byte[300 * 200 * 3]);

        Assert.Equal(_processor.TokensOf(300, 200), _processor.Process([image]).Grids[0].Tokens(2));
    }
}
