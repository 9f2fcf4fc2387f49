namespace SkiaSharp;

/// <summary>Heights and widths of a font; y grows downwards from the baseline, so ascents are negative.</summary>
public struct SKFontMetrics : IEquatable<SKFontMetrics>
{
    public float Top { readonly get; internal set; }

    public float Ascent { readonly get; internal set; }

    public float Descent { readonly get; internal set; }

    public float Bottom { readonly get; internal set; }

    public float Leading { readonly get; internal set; }

    public float AverageCharacterWidth { readonly get; internal set; }

    public float MaxCharacterWidth { readonly get; internal set; }

    public float XMin { readonly get; internal set; }

    public float XMax { readonly get; internal set; }

    public float XHeight { readonly get; internal set; }

    public float CapHeight { readonly get; internal set; }

    public float? UnderlineThickness { readonly get; internal set; }

    public float? UnderlinePosition { readonly get; internal set; }

    public float? StrikeoutThickness { readonly get; internal set; }

    public float? StrikeoutPosition { readonly get; internal set; }

    internal readonly SKFontMetrics Scaled(float size) => new()
    {
        Top = Top * size,
        Ascent = Ascent * size,
        Descent = Descent * size,
        Bottom = Bottom * size,
        Leading = Leading * size,
        AverageCharacterWidth = AverageCharacterWidth * size,
        MaxCharacterWidth = MaxCharacterWidth * size,
        XMin = XMin * size,
        XMax = XMax * size,
        XHeight = XHeight * size,
        CapHeight = CapHeight * size,
        UnderlineThickness = UnderlineThickness * size,
        UnderlinePosition = UnderlinePosition * size,
        StrikeoutThickness = StrikeoutThickness * size,
        StrikeoutPosition = StrikeoutPosition * size,
    };

    public static bool operator ==(SKFontMetrics left, SKFontMetrics right) => left.Equals(right);

    public static bool operator !=(SKFontMetrics left, SKFontMetrics right) => !left.Equals(right);

    public readonly bool Equals(SKFontMetrics obj) =>
        Top == obj.Top && Ascent == obj.Ascent && Descent == obj.Descent && Bottom == obj.Bottom && Leading == obj.Leading
        && AverageCharacterWidth == obj.AverageCharacterWidth && MaxCharacterWidth == obj.MaxCharacterWidth
        && XMin == obj.XMin && XMax == obj.XMax && XHeight == obj.XHeight && CapHeight == obj.CapHeight
        && UnderlineThickness == obj.UnderlineThickness && UnderlinePosition == obj.UnderlinePosition
        && StrikeoutThickness == obj.StrikeoutThickness && StrikeoutPosition == obj.StrikeoutPosition;

    public override readonly bool Equals(object? obj) => obj is SKFontMetrics other && Equals(other);

    public override readonly int GetHashCode() => HashCode.Combine(Top, Ascent, Descent, Bottom, Leading, XHeight, CapHeight);
}
