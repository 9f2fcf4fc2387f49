using System.Runtime.InteropServices;

namespace SkiaSharp.Native;

/// <summary>The part of libfreetype's C interface that reads outlines and tables from a font file, in font units.</summary>
internal static unsafe partial class FreeType
{
    private const string Library = "libfreetype.so.6";

    public const int LoadNoScale = 1;
    public const int SfntOs2 = 2;

    [LibraryImport(Library, EntryPoint = "FT_Init_FreeType")]
    public static partial int Init(out nint library);

    [LibraryImport(Library, EntryPoint = "FT_Done_FreeType")]
    public static partial int Done(nint library);

    [LibraryImport(Library, EntryPoint = "FT_New_Memory_Face")]
    public static partial int NewMemoryFace(nint library, byte* data, nint size, nint index, out Face* face);

    [LibraryImport(Library, EntryPoint = "FT_Get_Char_Index")]
    public static partial uint GetCharIndex(Face* face, nuint codepoint);

    [LibraryImport(Library, EntryPoint = "FT_Load_Glyph")]
    public static partial int LoadGlyph(Face* face, uint glyph, int flags);

    [LibraryImport(Library, EntryPoint = "FT_Get_Sfnt_Table")]
    public static partial void* GetSfntTable(Face* face, int tag);

    /// <summary>The head of FT_FaceRec, up to the fields read here.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct Face
    {
        public CLong NumFaces, FaceIndex, FaceFlags, StyleFlags, NumGlyphs;
        public byte* FamilyName, StyleName;
        public int NumFixedSizes;
        public nint AvailableSizes;
        public int NumCharmaps;
        public nint Charmaps, GenericData, GenericFinalizer;
        public CLong XMin, YMin, XMax, YMax;
        public ushort UnitsPerEm;
        public short Ascender, Descender, Height, MaxAdvanceWidth, MaxAdvanceHeight, UnderlinePosition, UnderlineThickness;
        public GlyphSlot* Glyph;
    }

    /// <summary>The head of FT_GlyphSlotRec, up to the outline.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct GlyphSlot
    {
        public nint Library, Face, Next;
        public uint GlyphIndex;
        public nint GenericData, GenericFinalizer;
        public CLong Width, Height, HoriBearingX, HoriBearingY, HoriAdvance, VertBearingX, VertBearingY, VertAdvance;
        public CLong LinearHoriAdvance, LinearVertAdvance, AdvanceX, AdvanceY;
        public int Format;
        public Bitmap Bitmap;
        public int BitmapLeft, BitmapTop;
        public Outline Outline;
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct Bitmap
    {
        public uint Rows, Width;
        public int Pitch;
        public nint Buffer;
        public ushort NumGrays;
        public byte PixelMode, PaletteMode;
        public nint Palette;
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct Outline
    {
        public short NumContours, NumPoints;
        public Vector* Points;
        public byte* Tags;
        public short* Contours;
        public int Flags;
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct Vector
    {
        public CLong X, Y;
    }

    /// <summary>The head of TT_OS2, up to the cap height.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct Os2
    {
        public ushort Version;
        public short AverageCharWidth;
        public ushort WeightClass, WidthClass, FsType;
        public short SubscriptXSize, SubscriptYSize, SubscriptXOffset, SubscriptYOffset;
        public short SuperscriptXSize, SuperscriptYSize, SuperscriptXOffset, SuperscriptYOffset;
        public short StrikeoutSize, StrikeoutPosition, FamilyClass;
        public fixed byte Panose[10];
        public CULong UnicodeRange1, UnicodeRange2, UnicodeRange3, UnicodeRange4;
        public fixed byte VendorId[4];
        public ushort FsSelection, FirstCharIndex, LastCharIndex;
        public short TypoAscender, TypoDescender, TypoLineGap;
        public ushort WinAscent, WinDescent;
        public CULong CodePageRange1, CodePageRange2;
        public short XHeight, CapHeight;
    }
}
