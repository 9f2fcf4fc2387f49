using System.Text;
using SkiaSharp.Text;

namespace SkiaSharp;

/// <summary>A font file. It may be shared among threads.</summary>
public class SKTypeface : SKObject
{
    private readonly FontFace _face;

    private SKTypeface(FontFace face)
    {
        _face = face;
    }

    public string FamilyName => Face.FamilyName;

    public int UnitsPerEm => Face.UnitsPerEm;

    public int GlyphCount => Face.GlyphCount;

    internal FontFace Face
    {
        get
        {
            ThrowIfDisposed();
            return _face;
        }
    }

    /// <summary>Null when the file cannot be read or is not a font with outlines.</summary>
    public static SKTypeface? FromFile(string path, int index = 0)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return SKData.TryReadFile(path) is { } bytes ? Open(bytes, index) : null;
    }

    /// <summary>Null when the stream does not hold a font with outlines. The stream is read to its end and left open.</summary>
    public static SKTypeface? FromStream(Stream stream, int index = 0)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return Open(SKData.ReadToEnd(stream), index);
    }

    /// <summary>Null when the data is not a font with outlines.</summary>
    public static SKTypeface? FromData(SKData data, int index = 0)
    {
        ArgumentNullException.ThrowIfNull(data);
        return Open(data.ToArray(), index);
    }

    /// <summary>0 when the font has no glyph for the code point.</summary>
    public ushort GetGlyph(int codepoint) => Face.GlyphOf(codepoint);

    public ushort[] GetGlyphs(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return GetGlyphs(text.AsSpan());
    }

    public ushort[] GetGlyphs(ReadOnlySpan<char> text)
    {
        var glyphs = new ushort[CountGlyphs(text)];
        GetGlyphs(text, glyphs);
        return glyphs;
    }

    public ushort[] GetGlyphs(ReadOnlySpan<int> codepoints)
    {
        var glyphs = new ushort[codepoints.Length];
        for (var i = 0; i < glyphs.Length; i++)
            glyphs[i] = GetGlyph(codepoints[i]);
        return glyphs;
    }

    public int CountGlyphs(string str)
    {
        ArgumentNullException.ThrowIfNull(str);
        return CountGlyphs(str.AsSpan());
    }

    /// <summary>One for each code point; ligatures are not formed.</summary>
    public int CountGlyphs(ReadOnlySpan<char> str)
    {
        ThrowIfDisposed();
        var count = 0;
        foreach (var _ in str.EnumerateRunes())
            count++;
        return count;
    }

    public bool ContainsGlyph(int codepoint) => GetGlyph(codepoint) != 0;

    public bool ContainsGlyphs(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return ContainsGlyphs(text.AsSpan());
    }

    public bool ContainsGlyphs(ReadOnlySpan<char> text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (!ContainsGlyph(rune.Value))
                return false;
        }

        return true;
    }

    public bool ContainsGlyphs(ReadOnlySpan<int> codepoints)
    {
        foreach (var codepoint in codepoints)
        {
            if (!ContainsGlyph(codepoint))
                return false;
        }

        return true;
    }

    public SKFont ToFont() => ToFont(12);

    public SKFont ToFont(float size, float scaleX = 1, float skewX = 0) => new(this, size, scaleX, skewX);

    internal void GetGlyphs(ReadOnlySpan<char> text, Span<ushort> glyphs)
    {
        var next = 0;
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (next == glyphs.Length)
                throw new ArgumentException($"The text has more glyphs than the {glyphs.Length} that there is room for.", nameof(glyphs));
            glyphs[next++] = GetGlyph(rune.Value);
        }
    }

    protected override void DisposeManaged() => _face.Dispose();

    private static SKTypeface? Open(byte[] file, int index) => FontFace.TryOpen(file, index) is { } face ? new SKTypeface(face) : null;
}
