using System.Runtime.CompilerServices;

namespace SkiaSharp.Png;

/// <summary>A prefix code for symbols of known frequencies, in the canonical order that deflate prescribes.</summary>
internal sealed class HuffmanCode
{
    private const int LengthShift = 16;
    private const uint CodeMask = 0xFFFF;

    private readonly byte[] _lengths;

    /// <summary>A symbol's code with its length above it: one look says both.</summary>
    private readonly uint[] _codes;

    /// <param name="frequencies">How often each symbol occurs; those that never do get no code.</param>
    /// <param name="longest">The most bits that a code may have.</param>
    public HuffmanCode(ReadOnlySpan<int> frequencies, int longest)
    {
        _lengths = new byte[frequencies.Length];
        _codes = new uint[frequencies.Length];
        var used = SortByFrequency(frequencies);
        Span<int> counts = stackalloc int[longest + 1];
        CountLengths(used, counts, longest);
        var next = 0;
        for (var length = longest; length > 0; length--)
        {
            for (var i = 0; i < counts[length]; i++)
                _lengths[used[next++].Symbol] = (byte)length;
        }

        AssignCodes(counts);
    }

    public ReadOnlySpan<byte> Lengths => _lengths;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Write(ref BitCursor output, int symbol)
    {
        var code = _codes[symbol];
        output.Write(code & CodeMask, (int)(code >> LengthShift));
    }

    /// <summary>A symbol and the bits that say more, at most 13 of them.</summary>
    public void Write(ref BitCursor output, int symbol, int extra, int extraBits) =>
        output.Write((_codes[symbol] & CodeMask) | ((uint)extra << _lengths[symbol]), _lengths[symbol] + extraBits);

    /// <summary>Rarest first. Never empty: a code without symbols is not allowed, so symbol 0 stands in.</summary>
    private static (int Frequency, int Symbol)[] SortByFrequency(ReadOnlySpan<int> frequencies)
    {
        var used = new List<(int Frequency, int Symbol)>();
        for (var symbol = 0; symbol < frequencies.Length; symbol++)
        {
            if (frequencies[symbol] > 0)
                used.Add((frequencies[symbol], symbol));
        }

        if (used.Count == 0)
            used.Add((1, 0));
        used.Sort();
        return [.. used];
    }

    /// <summary>How many codes of each length Huffman's tree has, shortened where it is deeper than allowed.</summary>
    private static void CountLengths((int Frequency, int Symbol)[] used, Span<int> counts, int longest)
    {
        if (used.Length == 1)
        {
            counts[1] = 1;
            return;
        }

        foreach (var depth in LeafDepths(used))
            counts[Math.Min(depth, longest)]++;
        var total = 0;
        for (var length = 1; length <= longest; length++)
            total += counts[length] << (longest - length);
        for (; total > 1 << longest; total--)
        {
            // Pair one of the deepest leaves with a shallower one, which moves a level down.
            counts[longest]--;
            var length = longest - 1;
            while (counts[length] == 0)
                length--;
            counts[length]--;
            counts[length + 1] += 2;
        }
    }

    private static int[] LeafDepths((int Frequency, int Symbol)[] used)
    {
        int leaves = used.Length, nodes = (2 * leaves) - 1;
        var weights = new long[nodes];
        var parents = new int[nodes];
        for (var i = 0; i < leaves; i++)
            weights[i] = used[i].Frequency;
        int leaf = 0, inner = leaves;
        for (var node = leaves; node < nodes; node++)
        {
            for (var child = 0; child < 2; child++)
            {
                var lightest = leaf < leaves && (inner >= node || weights[leaf] <= weights[inner]) ? leaf++ : inner++;
                weights[node] += weights[lightest];
                parents[lightest] = node;
            }
        }

        var depths = new int[nodes];
        for (var node = nodes - 2; node >= 0; node--)
            depths[node] = depths[parents[node]] + 1;
        return depths[..leaves];
    }

    private void AssignCodes(ReadOnlySpan<int> counts)
    {
        Span<int> next = stackalloc int[counts.Length];
        for (var length = 2; length < counts.Length; length++)
            next[length] = (next[length - 1] + counts[length - 1]) << 1;
        for (var symbol = 0; symbol < _lengths.Length; symbol++)
        {
            var length = _lengths[symbol];
            if (length > 0)
                _codes[symbol] = Reverse(next[length]++, length) | ((uint)length << LengthShift);
        }
    }

    /// <summary>Deflate writes codes from their highest bit on, and everything else from the lowest.</summary>
    private static uint Reverse(int code, int length)
    {
        var reversed = 0u;
        for (var bit = 0; bit < length; bit++)
            reversed |= (uint)((code >> bit) & 1) << (length - 1 - bit);
        return reversed;
    }
}
