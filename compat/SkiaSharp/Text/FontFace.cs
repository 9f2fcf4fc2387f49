using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using SkiaSharp.Native;
using SkiaSharp.Paths;

namespace SkiaSharp.Text;

/// <summary>
/// A font file opened by FreeType, with a FreeType library of its own so that faces never wait for each other. Outlines are
/// read once, unhinted and in font units, under this face's lock; what was read is immutable and shared by all threads.
/// </summary>
internal sealed unsafe class FontFace : SafeHandle
{
    private readonly Lock _lock = new();
    private readonly ConcurrentDictionary<int, ushort> _glyphOfCodepoint = new();
    private readonly GlyphOutline?[] _outlines;
    private readonly FreeType.Face* _face;
    private readonly GCHandle _pin;

    private FontFace(nint library, FreeType.Face* face, GCHandle pin)
        : base(0, ownsHandle: true)
    {
        SetHandle(library);
        _face = face;
        _pin = pin;
        _outlines = new GlyphOutline?[(int)Math.Clamp(face->NumGlyphs.Value, 1, ushort.MaxValue + 1)];
        FamilyName = Marshal.PtrToStringUTF8((nint)face->FamilyName) ?? "";
        UnitsPerEm = face->UnitsPerEm;
        Metrics = ReadMetrics();
    }

    public override bool IsInvalid => handle == 0;

    public string FamilyName { get; }

    public int UnitsPerEm { get; }

    public int GlyphCount => _outlines.Length;

    /// <summary>For a size of 1.</summary>
    public SKFontMetrics Metrics { get; }

    /// <summary>Glyphs of level text, as pixels.</summary>
    public GlyphMaskCache Masks { get; } = new();

    /// <summary>Null when the bytes are not a font with outlines. The array is taken over and must not change.</summary>
    public static FontFace? TryOpen(byte[] file, int index)
    {
        if (FreeType.Init(out var library) != 0)
            throw new InvalidOperationException("FreeType cannot be started.");
        var pin = GCHandle.Alloc(file, GCHandleType.Pinned);
        var opened = FreeType.NewMemoryFace(library, (byte*)pin.AddrOfPinnedObject(), file.Length, index, out var face) == 0;
        if (opened && face->UnitsPerEm > 0)
            return new FontFace(library, face, pin);
        _ = FreeType.Done(library);
        pin.Free();
        return null;
    }

    /// <summary>0, the glyph for what the font lacks, when it has none for the code point.</summary>
    public ushort GlyphOf(int codepoint)
    {
        if (_glyphOfCodepoint.TryGetValue(codepoint, out var known))
            return known;
        ushort glyph;
        lock (_lock)
            glyph = Referenced(() => codepoint < 0 ? (ushort)0 : (ushort)FreeType.GetCharIndex(_face, (nuint)codepoint));
        // Only what the font has is worth remembering: it is bounded, code points are not.
        if (glyph != 0)
            _glyphOfCodepoint[codepoint] = glyph;
        return glyph;
    }

    /// <summary>A blank of no width for a glyph that the font lacks or that is damaged.</summary>
    public GlyphOutline OutlineOf(ushort glyph)
    {
        if (glyph >= _outlines.Length)
            return new GlyphOutline(new PathData(), SKRect.Empty, 0);
        if (Volatile.Read(ref _outlines[glyph]) is { } known)
            return known;
        lock (_lock)
        {
            var read = Referenced(() => Load(glyph));
            Volatile.Write(ref _outlines[glyph], read);
            return read;
        }
    }

    protected override bool ReleaseHandle()
    {
        // Ends the face with the library.
        _ = FreeType.Done(handle);
        _pin.Free();
        return true;
    }

    private T Referenced<T>(Func<T> read)
    {
        var referenced = false;
        try
        {
            DangerousAddRef(ref referenced);
            return read();
        }
        finally
        {
            if (referenced)
                DangerousRelease();
        }
    }

    private GlyphOutline Load(ushort glyph)
    {
        if (FreeType.LoadGlyph(_face, glyph, FreeType.LoadNoScale) != 0)
            return new GlyphOutline(new PathData(), SKRect.Empty, 0);
        var path = OutlineReader.Read(_face->Glyph->Outline);
        var bounds = new BoundsSink();
        path.Emit(ref bounds);
        return new GlyphOutline(path, bounds.Bounds, (int)_face->Glyph->HoriAdvance.Value);
    }

    private SKFontMetrics ReadMetrics()
    {
        var face = _face;
        var unit = 1f / face->UnitsPerEm;
        var os2 = (FreeType.Os2*)FreeType.GetSfntTable(face, FreeType.SfntOs2);
        var known = os2 is not null && os2->Version != ushort.MaxValue;
        var heights = known && os2->Version >= 2 ? (os2->XHeight, os2->CapHeight) : ((short)0, (short)0);
        return new SKFontMetrics
        {
            Top = -(int)face->YMax.Value * unit,
            Ascent = -face->Ascender * unit,
            Descent = -face->Descender * unit,
            Bottom = -(int)face->YMin.Value * unit,
            Leading = (face->Height + face->Descender - face->Ascender) * unit,
            AverageCharacterWidth = known ? os2->AverageCharWidth * unit : 0,
            MaxCharacterWidth = (int)(face->XMax.Value - face->XMin.Value) * unit,
            XMin = (int)face->XMin.Value * unit,
            XMax = (int)face->XMax.Value * unit,
            XHeight = HeightOf('x', heights.Item1) * unit,
            CapHeight = HeightOf('H', heights.Item2) * unit,
            UnderlineThickness = face->UnderlineThickness * unit,
            UnderlinePosition = -(face->UnderlinePosition + (face->UnderlineThickness / 2f)) * unit,
            StrikeoutThickness = known ? os2->StrikeoutSize * unit : null,
            StrikeoutPosition = known ? -os2->StrikeoutPosition * unit : null,
        };
    }

    /// <summary>What the font says, or how high the letter is where an older font says nothing.</summary>
    private float HeightOf(char letter, short said) =>
        said != 0 || GlyphOf(letter) == 0 ? said : OutlineOf(GlyphOf(letter)).Bounds.Bottom;
}
