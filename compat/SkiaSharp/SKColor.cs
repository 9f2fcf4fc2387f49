using System.Globalization;

namespace SkiaSharp;

/// <summary>A colour of 8 bits a channel, alpha not multiplied in. As a number: 0xAARRGGBB.</summary>
public readonly struct SKColor : IEquatable<SKColor>
{
    public static readonly SKColor Empty;

    private readonly uint color;

    public SKColor(uint value)
    {
        color = value;
    }

    public SKColor(byte red, byte green, byte blue, byte alpha)
    {
        color = ((uint)alpha << 24) | ((uint)red << 16) | ((uint)green << 8) | blue;
    }

    public SKColor(byte red, byte green, byte blue)
        : this(red, green, blue, 255)
    {
    }

    public byte Alpha => (byte)(color >> 24);

    public byte Red => (byte)(color >> 16);

    public byte Green => (byte)(color >> 8);

    public byte Blue => (byte)color;

    /// <summary>Degrees, 0 to 360.</summary>
    public float Hue
    {
        get
        {
            ToHsv(out var h, out _, out _);
            return h;
        }
    }

    public SKColor WithRed(byte red) => new(red, Green, Blue, Alpha);

    public SKColor WithGreen(byte green) => new(Red, green, Blue, Alpha);

    public SKColor WithBlue(byte blue) => new(Red, Green, blue, Alpha);

    public SKColor WithAlpha(byte alpha) => new(Red, Green, Blue, alpha);

    /// <param name="h">Degrees, 0 to 360.</param>
    /// <param name="s">Percent.</param>
    /// <param name="l">Percent.</param>
    /// <param name="a">0 to 255.</param>
    public static SKColor FromHsl(float h, float s, float l, byte a = 255)
    {
        var chroma = (1 - Math.Abs((2 * l / 100f) - 1)) * s / 100f;
        return FromChroma(h, chroma, (l / 100f) - (chroma / 2), a);
    }

    /// <param name="h">Degrees, 0 to 360.</param>
    /// <param name="s">Percent.</param>
    /// <param name="v">Percent.</param>
    /// <param name="a">0 to 255.</param>
    public static SKColor FromHsv(float h, float s, float v, byte a = 255)
    {
        var chroma = v / 100f * s / 100f;
        return FromChroma(h, chroma, (v / 100f) - chroma, a);
    }

    public void ToHsl(out float h, out float s, out float l)
    {
        var (min, max) = Range();
        var sum = max + min;
        var delta = max - min;
        h = HueOf(max, delta);
        l = sum / 2 * 100f;
        s = delta == 0 ? 0 : delta / (sum <= 1 ? sum : 2 - sum) * 100f;
    }

    public void ToHsv(out float h, out float s, out float v)
    {
        var (min, max) = Range();
        var delta = max - min;
        h = HueOf(max, delta);
        s = max == 0 ? 0 : delta / max * 100f;
        v = max * 100f;
    }

    /// <exception cref="ArgumentException">The text is not a colour of 3, 4, 6 or 8 hexadecimal digits.</exception>
    public static SKColor Parse(string hexString) =>
        TryParse(hexString, out var color)
            ? color
            : throw new ArgumentException($"'{hexString}' is not a colour: expected #RGB, #ARGB, #RRGGBB or #AARRGGBB.", nameof(hexString));

    public static bool TryParse(string? hexString, out SKColor color)
    {
        color = Empty;
        var text = hexString.AsSpan().Trim();
        if (text is ['#', ..])
            text = text[1..];
        if (text.Length is not (3 or 4 or 6 or 8)
            || !uint.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
            return false;
        color = text.Length switch
        {
            3 => new SKColor(Nibble(value, 8), Nibble(value, 4), Nibble(value, 0)),
            4 => new SKColor(Nibble(value, 8), Nibble(value, 4), Nibble(value, 0), Nibble(value, 12)),
            6 => new SKColor(0xFF000000 | value),
            _ => new SKColor(value),
        };
        return true;
    }

    public static implicit operator SKColor(uint color) => new(color);

    public static explicit operator uint(SKColor color) => color.color;

    public static bool operator ==(SKColor left, SKColor right) => left.Equals(right);

    public static bool operator !=(SKColor left, SKColor right) => !left.Equals(right);

    public bool Equals(SKColor obj) => color == obj.color;

    public override bool Equals(object? other) => other is SKColor obj && Equals(obj);

    public override int GetHashCode() => color.GetHashCode();

    public override string ToString() => $"#{color:x8}";

    private static byte Nibble(uint value, int shift) => (byte)(((value >> shift) & 15) * 17);

    private static SKColor FromChroma(float hue, float chroma, float lightest, byte alpha)
    {
        var sector = (((hue % 360) + 360) % 360) / 60;
        var middle = chroma * (1 - Math.Abs((sector % 2) - 1));
        var (r, g, b) = (int)sector switch
        {
            0 => (chroma, middle, 0f),
            1 => (middle, chroma, 0f),
            2 => (0f, chroma, middle),
            3 => (0f, middle, chroma),
            4 => (middle, 0f, chroma),
            _ => (chroma, 0f, middle),
        };
        return new SKColor(ToByte(r + lightest), ToByte(g + lightest), ToByte(b + lightest), alpha);
    }

    private static byte ToByte(float unit) => (byte)Math.Clamp((int)Math.Round(unit * 255f), 0, 255);

    private (float Min, float Max) Range() =>
        (Math.Min(Red, Math.Min(Green, Blue)) / 255f, Math.Max(Red, Math.Max(Green, Blue)) / 255f);

    private float HueOf(float max, float delta)
    {
        if (delta == 0)
            return 0;
        float r = Red / 255f, g = Green / 255f, b = Blue / 255f;
        var sector = r == max ? (g - b) / delta : g == max ? 2 + ((b - r) / delta) : 4 + ((r - g) / delta);
        return ((sector + 6) % 6) * 60;
    }
}
