using System.Collections.Concurrent;
using Flywheel.Synthesis.Figures.Drawing;
using Flywheel.Synthesis.Figures.Geometry;
using SkiaSharp;

namespace Flywheel.Synthesis.Figures.Rendering;

/// <summary>
/// The four font files that pictures are set in (DejaVu 2.37, the same in every Debian since 11) and their measures. Text is set without
/// hinting or kerning, so a width is the sum of its glyphs' advances and the same on every machine. Thread-safe.
/// </summary>
public sealed class FontLibrary : IDisposable
{
    /// <summary>Where Debian's fonts-dejavu packages put the files.</summary>
    private const string SystemFolder = "/usr/share/fonts/truetype/dejavu";

    private const float MeasuringSize = 1024;
    private static readonly string[] Files = ["DejaVuSansCondensed.ttf", "DejaVuSansCondensed-Bold.ttf", "DejaVuSerif-Italic.ttf", "DejaVuSansMono.ttf"];

    /// <summary>Letters, digits and signs lie below; a hostile text that runs through all of Unicode must not fill the memory.</summary>
    private const int KeptRunes = 0x3000;

    private readonly SKTypeface[] _typefaces;
    private readonly ConcurrentDictionary<int, GlyphMeasure>[] _glyphs;

    /// <summary>Loads the files from a folder.</summary>
    /// <param name="folder">The folder; null for <c>fonts</c> beside the program if that is there, else Debian's.</param>
    /// <exception cref="FileNotFoundException">One is missing; the message names the package that holds it.</exception>
    public FontLibrary(string? folder = null)
    {
        var beside = Path.Combine(AppContext.BaseDirectory, "fonts");
        folder ??= Directory.Exists(beside) ? beside : SystemFolder;
        _typefaces = new SKTypeface[Files.Length];
        _glyphs = new ConcurrentDictionary<int, GlyphMeasure>[Files.Length];
        for (var i = 0; i < Files.Length; i++)
        {
            var path = Path.Combine(folder, Files[i]);
            _typefaces[i] = (File.Exists(path) ? SKTypeface.FromFile(path) : null)
                ?? throw new FileNotFoundException($"The font {path} is missing or unreadable. Run ./flywheel setup, or install fonts-dejavu-core and fonts-dejavu-extra.", path);
            _glyphs[i] = new ConcurrentDictionary<int, GlyphMeasure>();
        }
    }

    /// <summary>The typeface of a face; owned by the library.</summary>
    public SKTypeface Typeface(FontFace face) => _typefaces[(int)face];

    /// <summary>Width and height in pixels of a line of text: the sum of its advances, and 1.2 times the font size.</summary>
    public Point Measure(string text, TextStyle style)
    {
        double width = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            width += Glyph(style.Face, rune.Value).Advance;
        }

        return new Point(width * style.Size, style.Size * 1.2);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var typeface in _typefaces)
        {
            typeface.Dispose();
        }
    }

    /// <summary>The face that a character is set in: the wanted one, or sans serif where that one lacks the glyph.</summary>
    public FontFace FaceFor(FontFace wanted, int rune) => Glyph(wanted, rune).Face;

    private GlyphMeasure Glyph(FontFace face, int rune)
    {
        if (rune >= KeptRunes)
        {
            return Measure(face, rune);
        }

        return _glyphs[(int)face].GetOrAdd(rune, static (rune, arguments) => arguments.Library.Measure(arguments.Face, rune), (Library: this, Face: face));
    }

    private GlyphMeasure Measure(FontFace wanted, int rune)
    {
        var face = wanted;
        using var font = new SKFont(_typefaces[(int)face], MeasuringSize);
        var glyph = font.GetGlyph(rune);
        if (glyph == 0 && face != FontFace.Sans)
        {
            face = FontFace.Sans;
            font.Typeface = _typefaces[(int)face];
            glyph = font.GetGlyph(rune);
        }

        font.Hinting = SKFontHinting.None;
        return new GlyphMeasure(face, font.MeasureText([glyph]) / MeasuringSize);
    }

    private readonly record struct GlyphMeasure(FontFace Face, float Advance);
}
