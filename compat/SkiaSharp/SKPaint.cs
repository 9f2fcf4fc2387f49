namespace SkiaSharp;

/// <summary>How shapes, text and pictures are put on a canvas.</summary>
public class SKPaint : SKObject
{
    private SKPaintStyle _style = SKPaintStyle.Fill;
    private SKColor _color = new(0xFF000000);
    private float _strokeWidth;
    private SKStrokeCap _strokeCap = SKStrokeCap.Butt;
    private SKStrokeJoin _strokeJoin = SKStrokeJoin.Miter;
    private float _strokeMiter = 4;
    private bool _isAntialias;
    private SKFilterQuality _filterQuality = SKFilterQuality.None;
    private SKPathEffect? _pathEffect;

    public SKPaintStyle Style
    {
        get => Live(_style);
        set => Set(ref _style, value);
    }

    public bool IsStroke
    {
        get => Live(_style) != SKPaintStyle.Fill;
        set => Set(ref _style, value ? SKPaintStyle.Stroke : SKPaintStyle.Fill);
    }

    public SKColor Color
    {
        get => Live(_color);
        set => Set(ref _color, value);
    }

    /// <summary>In units of the canvas. 0 is a line of one pixel whatever the matrix; a negative or undefined width is ignored.</summary>
    public float StrokeWidth
    {
        get => Live(_strokeWidth);
        set => Set(ref _strokeWidth, value >= 0 ? value : _strokeWidth);
    }

    public SKStrokeCap StrokeCap
    {
        get => Live(_strokeCap);
        set => Set(ref _strokeCap, value);
    }

    public SKStrokeJoin StrokeJoin
    {
        get => Live(_strokeJoin);
        set => Set(ref _strokeJoin, value);
    }

    public float StrokeMiter
    {
        get => Live(_strokeMiter);
        set => Set(ref _strokeMiter, value >= 0 ? value : _strokeMiter);
    }

    public bool IsAntialias
    {
        get => Live(_isAntialias);
        set => Set(ref _isAntialias, value);
    }

    /// <summary>How pictures are sampled: the nearest pixel, between four, or averaged where they shrink.</summary>
    public SKFilterQuality FilterQuality
    {
        get => Live(_filterQuality);
        set => Set(ref _filterQuality, value);
    }

    /// <summary>Applied to strokes; may be disposed before the paint.</summary>
    public SKPathEffect? PathEffect
    {
        get => Live(_pathEffect);
        set => Set(ref _pathEffect, value);
    }

    public SKPaint Clone()
    {
        ThrowIfDisposed();
        return new SKPaint
        {
            _style = _style,
            _color = _color,
            _strokeWidth = _strokeWidth,
            _strokeCap = _strokeCap,
            _strokeJoin = _strokeJoin,
            _strokeMiter = _strokeMiter,
            _isAntialias = _isAntialias,
            _filterQuality = _filterQuality,
            _pathEffect = _pathEffect,
        };
    }

    private T Live<T>(T value)
    {
        ThrowIfDisposed();
        return value;
    }

    private void Set<T>(ref T field, T value)
    {
        ThrowIfDisposed();
        field = value;
    }
}
