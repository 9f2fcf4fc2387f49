namespace Flywheel.Synthesis.Figures.Drawing;

/// <summary>A colour of 8 bits a channel, not premultiplied.</summary>
/// <param name="Red">0 to 255.</param>
/// <param name="Green">0 to 255.</param>
/// <param name="Blue">0 to 255.</param>
/// <param name="Alpha">0 transparent to 255 opaque.</param>
public readonly record struct Color(byte Red, byte Green, byte Blue, byte Alpha = 255)
{
    /// <summary>A colour from 0xRRGGBB.</summary>
    public static Color FromRgb(uint rgb) => new((byte)(rgb >> 16), (byte)(rgb >> 8), (byte)rgb);

    /// <summary>The same colour at a share of its opacity, 0 to 1.</summary>
    public Color Fade(double opacity) => this with { Alpha = (byte)Math.Round(Alpha * Math.Clamp(opacity, 0, 1)) };

    /// <summary>The colour a share of the way to another, 0 here and 1 there.</summary>
    public Color Mix(Color other, double share)
    {
        return new(Blend(Red, other.Red), Blend(Green, other.Green), Blend(Blue, other.Blue), Blend(Alpha, other.Alpha));

        byte Blend(byte a, byte b) => (byte)Math.Round(a + ((b - a) * Math.Clamp(share, 0, 1)));
    }

    /// <summary>Relative luminance, 0 black to 1 white (WCAG 2.1 without the gamma step's linear toe).</summary>
    public double Luminance => (0.2126 * Math.Pow(Red / 255.0, 2.2)) + (0.7152 * Math.Pow(Green / 255.0, 2.2)) + (0.0722 * Math.Pow(Blue / 255.0, 2.2));
}
