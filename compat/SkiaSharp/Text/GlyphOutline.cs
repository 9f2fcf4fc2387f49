using SkiaSharp.Paths;

namespace SkiaSharp.Text;

/// <summary>A glyph in font units, y upwards.</summary>
/// <param name="Path">Its contours; empty for a blank.</param>
/// <param name="Bounds">Of the curves, y upwards: top is the lower number. All zeros for a blank.</param>
/// <param name="Advance">How far the next glyph stands.</param>
internal sealed record GlyphOutline(PathData Path, SKRect Bounds, int Advance);
