using SkiaSharp.Native;

namespace SkiaSharp.Png;

/// <summary>Up to 256 pixel values in the order of their first appearance.</summary>
internal sealed class Palette
{
    private const int Capacity = 256;
    private const int SlotBits = 10;

    private readonly uint[] _values = new uint[Capacity];
    private readonly uint[] _keys = new uint[1 << SlotBits];
    private readonly short[] _slots = new short[1 << SlotBits];

    public int Count { get; private set; }

    /// <summary>Writes a byte 0 (no filter) and the pixels' indices for each row; false when there are too many colours.</summary>
    public bool TryIndex(ReadOnlySpan<uint> pixels, SKImageInfo info, Span<byte> rows)
    {
        int width = info.Width, stride = width + 1;
        for (var y = 0; y < info.Height; y++)
        {
            var row = pixels.Slice(y * width, width);
            var indices = rows.Slice((y * stride) + 1, width);
            rows[y * stride] = 0;
            if (y > 0 && row.SequenceEqual(pixels.Slice((y - 1) * width, width)))
                rows.Slice(((y - 1) * stride) + 1, width).CopyTo(indices);
            else if (!TryIndexRow(row, indices))
                return false;
        }

        return true;
    }

    /// <summary>Red, green and blue of each entry.</summary>
    public byte[] Colors(SKImageInfo info)
    {
        var colors = new byte[Count * 3];
        for (var i = 0; i < Count; i++)
        {
            var color = PixelFormat.ToColor(_values[i], info);
            (colors[i * 3], colors[(i * 3) + 1], colors[(i * 3) + 2]) = (color.Red, color.Green, color.Blue);
        }

        return colors;
    }

    /// <summary>The alphas up to the last entry that is not opaque; empty when all are.</summary>
    public byte[] Alphas(SKImageInfo info)
    {
        var alphas = new byte[Count];
        var used = 0;
        for (var i = 0; i < Count; i++)
        {
            alphas[i] = PixelFormat.ToColor(_values[i], info).Alpha;
            if (alphas[i] < 255)
                used = i + 1;
        }

        return alphas[..used];
    }

    private bool TryIndexRow(ReadOnlySpan<uint> row, Span<byte> indices)
    {
        for (var x = 0; x < row.Length;)
        {
            var value = row[x];
            var index = IndexOf(value);
            if (index < 0)
                return false;
            indices[x++] = (byte)index;
            if (x == row.Length || row[x] != value)
                continue;
            var run = row[x..].IndexOfAnyExcept(value);
            run = run < 0 ? row.Length - x : run;
            indices.Slice(x, run).Fill((byte)index);
            x += run;
        }

        return true;
    }

    private int IndexOf(uint value)
    {
        var slot = (value * 0x9E3779B1) >> (32 - SlotBits);
        while (_slots[slot] != 0)
        {
            if (_keys[slot] == value)
                return _slots[slot] - 1;
            slot = (slot + 1) & ((1 << SlotBits) - 1);
        }

        if (Count == Capacity)
            return -1;
        _values[Count++] = value;
        _keys[slot] = value;
        _slots[slot] = (short)Count;
        return Count - 1;
    }
}
