using System.Runtime.InteropServices;

namespace SkiaSharp.Native;

/// <summary>The part of libcairo's C interface that the canvas draws with. Coordinates are doubles, colours 0 to 1.</summary>
internal static unsafe partial class Cairo
{
    private const string Library = "libcairo.so.2";

    public const int FormatArgb32 = 0;
    public const int FormatA8 = 2;
    public const int AntialiasDefault = 0;
    public const int AntialiasNone = 1;
    public const int FillRuleWinding = 0;
    public const int FillRuleEvenOdd = 1;
    public const int OperatorClear = 0;
    public const int OperatorSource = 1;
    public const int OperatorOver = 2;
    public const int FilterGood = 1;
    public const int FilterNearest = 3;
    public const int FilterBilinear = 4;
    public const int ExtendPad = 3;

    /// <summary>x' = Xx x + Xy y + X0, y' = Yx x + Yy y + Y0.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct Matrix
    {
        public double Xx, Yx, Xy, Yy, X0, Y0;
    }

    [LibraryImport(Library, EntryPoint = "cairo_image_surface_create_for_data")]
    public static partial nint SurfaceForData(byte* data, int format, int width, int height, int stride);

    [LibraryImport(Library, EntryPoint = "cairo_surface_status")]
    public static partial int SurfaceStatus(nint surface);

    [LibraryImport(Library, EntryPoint = "cairo_surface_flush")]
    public static partial void SurfaceFlush(nint surface);

    [LibraryImport(Library, EntryPoint = "cairo_surface_destroy")]
    public static partial void SurfaceDestroy(nint surface);

    [LibraryImport(Library, EntryPoint = "cairo_create")]
    public static partial nint Create(nint surface);

    [LibraryImport(Library, EntryPoint = "cairo_destroy")]
    public static partial void Destroy(nint context);

    [LibraryImport(Library, EntryPoint = "cairo_status")]
    public static partial int Status(nint context);

    [LibraryImport(Library, EntryPoint = "cairo_save")]
    public static partial void Save(nint context);

    [LibraryImport(Library, EntryPoint = "cairo_restore")]
    public static partial void Restore(nint context);

    [LibraryImport(Library, EntryPoint = "cairo_push_group")]
    public static partial void PushGroup(nint context);

    [LibraryImport(Library, EntryPoint = "cairo_pop_group_to_source")]
    public static partial void PopGroupToSource(nint context);

    [LibraryImport(Library, EntryPoint = "cairo_set_matrix")]
    public static partial void SetMatrix(nint context, Matrix* matrix);

    [LibraryImport(Library, EntryPoint = "cairo_identity_matrix")]
    public static partial void IdentityMatrix(nint context);

    [LibraryImport(Library, EntryPoint = "cairo_set_operator")]
    public static partial void SetOperator(nint context, int value);

    [LibraryImport(Library, EntryPoint = "cairo_set_source_rgba")]
    public static partial void SetSourceRgba(nint context, double red, double green, double blue, double alpha);

    [LibraryImport(Library, EntryPoint = "cairo_set_source_surface")]
    public static partial void SetSourceSurface(nint context, nint surface, double x, double y);

    [LibraryImport(Library, EntryPoint = "cairo_get_source")]
    public static partial nint GetSource(nint context);

    [LibraryImport(Library, EntryPoint = "cairo_pattern_set_filter")]
    public static partial void PatternSetFilter(nint pattern, int filter);

    [LibraryImport(Library, EntryPoint = "cairo_pattern_set_extend")]
    public static partial void PatternSetExtend(nint pattern, int extend);

    [LibraryImport(Library, EntryPoint = "cairo_pattern_set_matrix")]
    public static partial void PatternSetMatrix(nint pattern, Matrix* matrix);

    [LibraryImport(Library, EntryPoint = "cairo_set_antialias")]
    public static partial void SetAntialias(nint context, int value);

    [LibraryImport(Library, EntryPoint = "cairo_set_fill_rule")]
    public static partial void SetFillRule(nint context, int value);

    [LibraryImport(Library, EntryPoint = "cairo_set_line_width")]
    public static partial void SetLineWidth(nint context, double width);

    [LibraryImport(Library, EntryPoint = "cairo_set_line_cap")]
    public static partial void SetLineCap(nint context, int value);

    [LibraryImport(Library, EntryPoint = "cairo_set_line_join")]
    public static partial void SetLineJoin(nint context, int value);

    [LibraryImport(Library, EntryPoint = "cairo_set_miter_limit")]
    public static partial void SetMiterLimit(nint context, double limit);

    [LibraryImport(Library, EntryPoint = "cairo_set_dash")]
    public static partial void SetDash(nint context, double* dashes, int count, double offset);

    [LibraryImport(Library, EntryPoint = "cairo_new_path")]
    public static partial void NewPath(nint context);

    [LibraryImport(Library, EntryPoint = "cairo_move_to")]
    public static partial void MoveTo(nint context, double x, double y);

    [LibraryImport(Library, EntryPoint = "cairo_line_to")]
    public static partial void LineTo(nint context, double x, double y);

    [LibraryImport(Library, EntryPoint = "cairo_curve_to")]
    public static partial void CurveTo(nint context, double x1, double y1, double x2, double y2, double x3, double y3);

    [LibraryImport(Library, EntryPoint = "cairo_close_path")]
    public static partial void ClosePath(nint context);

    [LibraryImport(Library, EntryPoint = "cairo_clip")]
    public static partial void Clip(nint context);

    [LibraryImport(Library, EntryPoint = "cairo_fill_preserve")]
    public static partial void FillPreserve(nint context);

    [LibraryImport(Library, EntryPoint = "cairo_stroke")]
    public static partial void Stroke(nint context);

    [LibraryImport(Library, EntryPoint = "cairo_paint")]
    public static partial void Paint(nint context);

    [LibraryImport(Library, EntryPoint = "cairo_paint_with_alpha")]
    public static partial void PaintWithAlpha(nint context, double alpha);

    [LibraryImport(Library, EntryPoint = "cairo_mask_surface")]
    public static partial void MaskSurface(nint context, nint surface, double x, double y);
}
