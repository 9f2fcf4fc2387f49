namespace Flywheel.Model.Vision;

/// <summary>
/// Resizes pictures as the Python imaging library does with its bicubic filter: a first, horizontal pass and a vertical one, in
/// fixed point with 22 bits behind the point, each rounded to bytes.
/// </summary>
internal static class BicubicResize
{
    private const int Precision = 22;
    private const double Sharpness = -0.5;
    private const double Radius = 2;

    public static PixelImage Resize(PixelImage image, int width, int height)
    {
        if (width != image.Width) image = Horizontal(image, width);
        return height == image.Height ? image : Vertical(image, height);
    }

    private static PixelImage Horizontal(PixelImage image, int width)
    {
        var taps = Taps(image.Width, width);
        var result = new byte[width * image.Height * PixelImage.Channels];
        for (var y = 0; y < image.Height; y++)
        {
            var row = y * image.Width * PixelImage.Channels;
            for (var x = 0; x < width; x++)
            {
                Sum(image.Pixels, row, PixelImage.Channels, taps[x], result, ((y * width) + x) * PixelImage.Channels);
            }
        }
        return new PixelImage(width, image.Height, result);
    }

    private static PixelImage Vertical(PixelImage image, int height)
    {
        var taps = Taps(image.Height, height);
        var result = new byte[image.Width * height * PixelImage.Channels];
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < image.Width; x++)
            {
                Sum(image.Pixels, x * PixelImage.Channels, image.Width * PixelImage.Channels, taps[y], result, ((y * image.Width) + x) * PixelImage.Channels);
            }
        }
        return new PixelImage(image.Width, height, result);
    }

    private static void Sum(byte[] source, int origin, int stride, (int Start, int[] Weights) taps, byte[] target, int at)
    {
        for (var channel = 0; channel < PixelImage.Channels; channel++)
        {
            var sum = 1 << (Precision - 1);
            var index = origin + (taps.Start * stride) + channel;
            foreach (var weight in taps.Weights)
            {
                sum += source[index] * weight;
                index += stride;
            }
            target[at + channel] = (byte)Math.Clamp(sum >> Precision, 0, 255);
        }
    }

    /// <summary>For each output pixel, the first input pixel and the weights from there on.</summary>
    private static (int Start, int[] Weights)[] Taps(int from, int to)
    {
        var scale = (double)from / to;
        var filterScale = Math.Max(scale, 1);
        var support = Radius * filterScale;
        var taps = new (int, int[])[to];
        for (var i = 0; i < to; i++)
        {
            var center = (i + 0.5) * scale;
            var start = Math.Max(0, (int)(center - support + 0.5));
            var end = Math.Min(from, (int)(center + support + 0.5));
            var weights = new double[end - start];
            for (var k = 0; k < weights.Length; k++) weights[k] = Cubic((k + start - center + 0.5) / filterScale);
            var total = weights.Sum();
            taps[i] = (start, Array.ConvertAll(weights, weight => Fixed(weight / total)));
        }
        return taps;
    }

    private static int Fixed(double weight) => (int)((weight < 0 ? -0.5 : 0.5) + (weight * (1 << Precision)));

    private static double Cubic(double x)
    {
        x = Math.Abs(x);
        if (x < 1) return ((((Sharpness + 2) * x) - (Sharpness + 3)) * x * x) + 1;
        return x < 2 ? ((((x - 5) * x) + 8) * x - 4) * Sharpness : 0;
    }
}
