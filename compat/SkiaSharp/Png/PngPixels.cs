using System.IO.Compression;
using SkiaSharp.Native;

namespace SkiaSharp.Png;

/// <summary>Unpacks a file's rows one at a time, undoes their filters and turns their samples into pixels.</summary>
internal sealed class PngPixels
{
    /// <summary>Adam7: where each pass starts and how far its pixels are apart.</summary>
    private static readonly (int X, int Y, int StepX, int StepY)[] Passes =
        [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)];

    private readonly PngFile _png;
    private readonly PngHeader _header;
    private readonly PixelBuffer _target;
    private readonly uint[] _palette;

    private PngPixels(PngFile png, PixelBuffer target)
    {
        _png = png;
        _header = png.Header;
        _target = target;
        _palette = CreatePalette();
    }

    /// <summary>Null when the stream holds fewer or more bytes than the picture needs, or names a filter that does not exist.</summary>
    public static PixelBuffer? Read(PngFile png)
    {
        var target = PixelBuffer.TryCreate(png.Header.Info(png.IsTranslucent), cleared: false)!;
        var complete = false;
        try
        {
            using var unpacked = new ZLibStream(new MemoryStream(png.Packed), CompressionMode.Decompress);
            complete = new PngPixels(png, target).ReadAll(unpacked);
            return complete ? target : null;
        }
        finally
        {
            if (!complete)
                target.Release();
        }
    }

    private bool ReadAll(ZLibStream unpacked)
    {
        (int X, int Y, int StepX, int StepY)[] passes = _header.Interlaced ? Passes : [(0, 0, 1, 1)];
        foreach (var pass in passes)
        {
            if (!ReadPass(unpacked, pass.X, pass.Y, pass.StepX, pass.StepY))
                return false;
        }

        // Reading on to the end is what makes zlib compare its check sum.
        return unpacked.ReadByte() < 0;
    }

    private bool ReadPass(ZLibStream unpacked, int startX, int startY, int stepX, int stepY)
    {
        var width = (_header.Width - startX + stepX - 1) / stepX;
        if (width <= 0)
            return true;
        var length = _header.RowBytes(width);
        var distance = Math.Max(1, _header.BitsPerPixel / 8);
        byte[] row = new byte[length + 1], above = new byte[length + 1];
        for (var y = startY; y < _header.Height; y += stepY)
        {
            if (unpacked.ReadAtLeast(row, row.Length, throwOnEndOfStream: false) < row.Length
                || !TryUnfilter(row[0], row.AsSpan(1), above.AsSpan(1), distance))
                return false;
            WriteRow(row.AsSpan(1), _target.Words.Slice(y * _header.Width, _header.Width), startX, stepX);
            (row, above) = (above, row);
        }

        return true;
    }

    private static bool TryUnfilter(byte filter, Span<byte> row, ReadOnlySpan<byte> above, int distance)
    {
        switch (filter)
        {
            case 0:
                return true;
            case 1:
                for (var i = distance; i < row.Length; i++)
                    row[i] += row[i - distance];
                return true;
            case 2:
                for (var i = 0; i < row.Length; i++)
                    row[i] += above[i];
                return true;
            case 3:
                for (var i = 0; i < row.Length; i++)
                    row[i] += (byte)(((i < distance ? 0 : row[i - distance]) + above[i]) / 2);
                return true;
            case 4:
                for (var i = 0; i < row.Length; i++)
                    row[i] += i < distance ? above[i] : Paeth(row[i - distance], above[i], above[i - distance]);
                return true;
            default:
                return false;
        }
    }

    private static byte Paeth(int left, int up, int upLeft)
    {
        var guess = left + up - upLeft;
        int toLeft = Math.Abs(guess - left), toUp = Math.Abs(guess - up), toUpLeft = Math.Abs(guess - upLeft);
        if (toLeft <= toUp && toLeft <= toUpLeft)
            return (byte)left;
        return (byte)(toUp <= toUpLeft ? up : upLeft);
    }

    private void WriteRow(ReadOnlySpan<byte> row, Span<uint> target, int startX, int stepX)
    {
        var info = _target.Info;
        for (int x = startX, i = 0; x < target.Length; x += stepX, i++)
            target[x] = _header.ColorType == 3 ? PaletteAt(Sample(row, i)) : PixelFormat.FromColor(ColorAt(row, i), info);
    }

    private uint PaletteAt(int index) => index < _palette.Length ? _palette[index] : PixelFormat.FromColor(SKColors.Black, _target.Info);

    private SKColor ColorAt(ReadOnlySpan<byte> row, int pixel)
    {
        var first = pixel * _header.Channels;
        switch (_header.ColorType)
        {
            case 0:
                {
                    var sample = Sample(row, first);
                    var grey = ToByte(sample);
                    return new SKColor(grey, grey, grey, IsTransparent(sample, 0) ? (byte)0 : (byte)255);
                }

            case 2:
                {
                    int red = Sample(row, first), green = Sample(row, first + 1), blue = Sample(row, first + 2);
                    var clear = IsTransparent(red, 0) && IsTransparent(green, 2) && IsTransparent(blue, 4);
                    return new SKColor(ToByte(red), ToByte(green), ToByte(blue), clear ? (byte)0 : (byte)255);
                }

            case 4:
                {
                    var grey = ToByte(Sample(row, first));
                    return new SKColor(grey, grey, grey, ToByte(Sample(row, first + 1)));
                }

            default:
                return new SKColor(
                    ToByte(Sample(row, first)), ToByte(Sample(row, first + 1)), ToByte(Sample(row, first + 2)), ToByte(Sample(row, first + 3)));
        }
    }

    private int Sample(ReadOnlySpan<byte> row, int index)
    {
        switch (_header.BitDepth)
        {
            case 8:
                return row[index];
            case 16:
                return (row[index * 2] << 8) | row[(index * 2) + 1];
            default:
                var bit = index * _header.BitDepth;
                return (row[bit >> 3] >> (8 - _header.BitDepth - (bit & 7))) & ((1 << _header.BitDepth) - 1);
        }
    }

    private byte ToByte(int sample) => _header.BitDepth switch
    {
        8 => (byte)sample,
        16 => (byte)(sample >> 8),
        _ => (byte)(sample * 255 / ((1 << _header.BitDepth) - 1)),
    };

    private bool IsTransparent(int sample, int offset) =>
        _png.Transparency.Length > offset + 1 && sample == ((_png.Transparency[offset] << 8) | _png.Transparency[offset + 1]);

    private uint[] CreatePalette()
    {
        var palette = new uint[_png.Palette.Length / 3];
        for (var i = 0; i < palette.Length; i++)
        {
            var alpha = i < _png.Transparency.Length ? _png.Transparency[i] : (byte)255;
            var color = new SKColor(_png.Palette[i * 3], _png.Palette[(i * 3) + 1], _png.Palette[(i * 3) + 2], alpha);
            palette[i] = PixelFormat.FromColor(color, _target.Info);
        }

        return palette;
    }
}
