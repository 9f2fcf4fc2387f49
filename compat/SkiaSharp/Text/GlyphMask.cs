namespace SkiaSharp.Text;

/// <summary>Which share of each pixel a glyph covers, 0 to 255, row by row. Immutable.</summary>
/// <param name="Coverage">Rows of <paramref name="Stride"/> bytes.</param>
/// <param name="Stride">Bytes a row, a multiple of 4; the last ones are not used.</param>
/// <param name="Width">Pixels a row.</param>
/// <param name="Height">Rows.</param>
/// <param name="Left">Pixels from the glyph's origin to the first column.</param>
/// <param name="Top">Pixels from the base line down to the first row.</param>
internal sealed record GlyphMask(byte[] Coverage, int Stride, int Width, int Height, int Left, int Top);
