namespace SkiaSharp.Paths;

/// <summary>A clip as it was set, so that it can be set again on another context.</summary>
internal sealed record ClipShape(PathData Path, Affine Matrix, int FillRule, bool Antialias);
