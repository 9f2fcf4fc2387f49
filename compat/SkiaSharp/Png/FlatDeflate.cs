using System.Buffers;
using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.Intrinsics;

namespace SkiaSharp.Png;

/// <summary>
/// A zlib compressor for drawings. Flat art repeats the pixel to the left, the row above, or a piece of text met before;
/// those three are the only matches looked for. That is several times faster than a general compressor, about as small, and
/// gives the same bytes on every machine and with every version of zlib.
/// </summary>
internal sealed class FlatDeflate
{
    private const int ShortestMatch = 3;
    private const int LongestMatch = 258;
    private const int GoodMatch = 32;
    private const int LongestDistance = 32768;
    private const int HashBits = 13;
    private const int TokensPerBlock = 1 << 15;
    private const int MostBytesPerToken = 6;
    private const int BlockHeaderBytes = 512;
    private const int EndOfBlock = 256;
    private const uint MatchFlag = 1u << 31;

    private readonly BitWriter _output;
    private readonly uint[] _tokens;
    private readonly int[] _positions;
    private readonly int[] _literals = new int[286];
    private readonly int[] _lengths = new int[256];
    private readonly int[] _distances = new int[30];
    private int _tokenCount;

    private FlatDeflate(BitWriter output, uint[] tokens, int[] positions)
    {
        _output = output;
        _tokens = tokens;
        _positions = positions;
    }

    private static ReadOnlySpan<byte> CodeLengthOrder => [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

    /// <summary>Appends the zlib stream of the data.</summary>
    /// <param name="data">Rows of equal length.</param>
    /// <param name="pixel">Bytes a pixel.</param>
    /// <param name="row">Bytes a row: one for its filter, and whole pixels.</param>
    /// <param name="output">Ends on a whole byte.</param>
    public static void Compress(ReadOnlySpan<byte> data, int pixel, int row, BitWriter output)
    {
        var tokens = ArrayPool<uint>.Shared.Rent(TokensPerBlock);
        var positions = ArrayPool<int>.Shared.Rent(1 << HashBits);
        try
        {
            positions.AsSpan(0, 1 << HashBits).Fill(-LongestDistance - 1);
            output.Reserve(16);
            output.Write(0x0178, 16);
            new FlatDeflate(output, tokens, positions).Run(data, pixel, row);
            output.Align();
            output.Reserve(4);
            output.Write(BinaryPrimitives.ReverseEndianness(Adler32.Compute(data)), 32);
        }
        finally
        {
            ArrayPool<uint>.Shared.Return(tokens);
            ArrayPool<int>.Shared.Return(positions);
        }
    }

    /// <summary>Matches begin and end between pixels and within a row: looking at every byte finds little more and takes longer.</summary>
    private void Run(ReadOnlySpan<byte> data, int pixel, int row)
    {
        for (var start = 0; start < data.Length; start += row)
        {
            var column = 0;
            if (start > 0 && IsNoise(data.Slice(start, row), data.Slice(start - row, row)))
            {
                AddLiterals(data.Slice(start, row));
                column = row;
            }

            while (column < row)
            {
                if (_tokenCount + pixel > TokensPerBlock)
                    WriteBlock(isLast: false);
                var (length, distance) = FindMatch(data, start + column, row - column, pixel, row);
                // The filter's byte stands before the first pixel.
                if (length >= ShortestMatch)
                    length -= (column + length - 1) % pixel;
                if (length >= ShortestMatch)
                {
                    AddMatch(length - ShortestMatch, distance - 1);
                    column += length;
                }
                else
                {
                    var end = column == 0 ? 1 : column + pixel;
                    for (; column < end; column++)
                        AddLiteral(data[start + column]);
                }
            }
        }

        WriteBlock(isLast: true);
    }

    /// <summary>
    /// Whether most of a row, going by a quarter of its bytes, differs from the row above. Then matches are short, and all of them together save less than the time
    /// that it takes to find them is worth.
    /// </summary>
    private static bool IsNoise(ReadOnlySpan<byte> row, ReadOnlySpan<byte> above)
    {
        int equal = 0, seen = 0;
        for (var i = 0; i + Vector128<byte>.Count <= row.Length; i += 4 * Vector128<byte>.Count)
        {
            seen += Vector128<byte>.Count;
            equal += BitOperations.PopCount(Vector128.Equals(Vector128.Create(row[i..]), Vector128.Create(above[i..])).ExtractMostSignificantBits());
        }

        return equal < seen / 2;
    }

    private void AddLiterals(ReadOnlySpan<byte> values)
    {
        foreach (var value in values)
        {
            if (_tokenCount == TokensPerBlock)
                WriteBlock(isLast: false);
            AddLiteral(value);
        }
    }

    /// <summary>The longest of the three candidates; of equals the row above, whose distance is the most frequent.</summary>
    private (int Length, int Distance) FindMatch(ReadOnlySpan<byte> data, int at, int left, int pixel, int row)
    {
        if (left < sizeof(uint))
            return (0, 0);
        var head = BinaryPrimitives.ReadUInt32LittleEndian(data[at..]);
        var longest = Math.Min(LongestMatch, left);
        var (length, distance) = (0, 0);
        if (at >= row && row <= LongestDistance)
            (length, distance) = (MatchLength(data, at, at - row, head, longest), row);
        if (length < longest && at >= pixel)
        {
            var run = MatchLength(data, at, at - pixel, head, longest);
            if (run > length)
                (length, distance) = (run, pixel);
        }

        if (length >= GoodMatch)
            return (length, distance);
        var slot = (head * 0x9E3779B1) >> (32 - HashBits);
        var earlier = _positions[slot];
        _positions[slot] = at;
        if (at - earlier > LongestDistance)
            return (length, distance);
        var found = MatchLength(data, at, earlier, head, longest);
        // A far match costs up to 13 bits more than one of the two frequent distances.
        return found > length + 2 ? (found, at - earlier) : (length, distance);
    }

    /// <summary>0 when not even the first three bytes are equal.</summary>
    private static int MatchLength(ReadOnlySpan<byte> data, int at, int earlier, uint head, int longest)
    {
        var differs = head ^ BinaryPrimitives.ReadUInt32LittleEndian(data[earlier..]);
        if ((differs & 0xFFFFFF) != 0)
            return 0;
        return differs != 0 ? ShortestMatch : data.Slice(at, longest).CommonPrefixLength(data.Slice(earlier, longest));
    }

    private void AddLiteral(byte value)
    {
        _tokens[_tokenCount++] = value;
        _literals[value]++;
    }

    /// <param name="length">Less <see cref="ShortestMatch"/>, as deflate counts it.</param>
    /// <param name="distance">Less 1.</param>
    private void AddMatch(int length, int distance)
    {
        _tokens[_tokenCount++] = MatchFlag | ((uint)length << 16) | (uint)distance;
        _lengths[length]++;
        _distances[DistanceSymbol(distance).Symbol]++;
    }

    private static (int Symbol, int ExtraBits) LengthSymbol(int length)
    {
        if (length == LongestMatch - ShortestMatch)
            return (285, 0);
        if (length < 8)
            return (257 + length, 0);
        var extra = BitOperations.Log2((uint)length) - 2;
        return (257 + (4 * extra) + 4 + ((length >> extra) & 3), extra);
    }

    private static (int Symbol, int ExtraBits) DistanceSymbol(int distance)
    {
        if (distance < 4)
            return (distance, 0);
        var extra = BitOperations.Log2((uint)distance) - 1;
        return ((2 * extra) + 2 + ((distance >> extra) & 1), extra);
    }

    private void WriteBlock(bool isLast)
    {
        _literals[EndOfBlock] = 1;
        for (var length = 0; length < _lengths.Length; length++)
            _literals[LengthSymbol(length).Symbol] += _lengths[length];
        var literals = new HuffmanCode(_literals, 15);
        var distances = new HuffmanCode(_distances, 15);
        _output.Reserve((_tokenCount * MostBytesPerToken) + BlockHeaderBytes);
        _output.Write(isLast ? 1u : 0u, 1);
        _output.Write(2, 2);
        WriteCodes(literals, distances);
        var output = _output.Cursor;
        foreach (var token in _tokens.AsSpan(0, _tokenCount))
        {
            if ((token & MatchFlag) == 0)
                literals.Write(ref output, (int)token);
            else
                WriteMatch(ref output, literals, distances, (int)((token >> 16) & 255), (int)(token & 0xFFFF));
        }

        literals.Write(ref output, EndOfBlock);
        _output.Cursor = output;
        _tokenCount = 0;
        Array.Clear(_literals);
        Array.Clear(_lengths);
        Array.Clear(_distances);
    }

    private static void WriteMatch(ref BitCursor output, HuffmanCode literals, HuffmanCode distances, int length, int distance)
    {
        var (symbol, extraBits) = LengthSymbol(length);
        literals.Write(ref output, symbol, length & ((1 << extraBits) - 1), extraBits);
        (symbol, extraBits) = DistanceSymbol(distance);
        distances.Write(ref output, symbol, distance & ((1 << extraBits) - 1), extraBits);
    }

    /// <summary>The two codes' lengths, themselves in a code: repeats as 16, zeros as 17 and 18.</summary>
    private void WriteCodes(HuffmanCode literals, HuffmanCode distances)
    {
        var literalCount = Math.Max(257, literals.Lengths.LastIndexOfAnyExcept((byte)0) + 1);
        var distanceCount = Math.Max(1, distances.Lengths.LastIndexOfAnyExcept((byte)0) + 1);
        var symbols = RunLengths([.. literals.Lengths[..literalCount], .. distances.Lengths[..distanceCount]]);
        Span<int> frequencies = stackalloc int[19];
        foreach (var (symbol, _, _) in symbols)
            frequencies[symbol]++;
        var lengths = new HuffmanCode(frequencies, 7);
        var lengthCount = 19;
        while (lengthCount > 4 && lengths.Lengths[CodeLengthOrder[lengthCount - 1]] == 0)
            lengthCount--;

        _output.Write((uint)(literalCount - 257), 5);
        _output.Write((uint)(distanceCount - 1), 5);
        _output.Write((uint)(lengthCount - 4), 4);
        foreach (var symbol in CodeLengthOrder[..lengthCount])
            _output.Write(lengths.Lengths[symbol], 3);
        foreach (var (symbol, extra, extraBits) in symbols)
        {
            lengths.Write(ref _output.Cursor, symbol, extra, extraBits);
        }
    }

    private static List<(int Symbol, int Extra, int ExtraBits)> RunLengths(ReadOnlySpan<byte> lengths)
    {
        var symbols = new List<(int Symbol, int Extra, int ExtraBits)>();
        while (!lengths.IsEmpty)
        {
            var value = lengths[0];
            var run = lengths.IndexOfAnyExcept(value);
            run = run < 0 ? lengths.Length : run;
            if (value == 0 && run >= 11)
            {
                run = Math.Min(run, 138);
                symbols.Add((18, run - 11, 7));
            }
            else if (value == 0 && run >= 3)
            {
                symbols.Add((17, run - 3, 3));
            }
            else if (run >= 4)
            {
                run = Math.Min(run, 7);
                symbols.Add((value, 0, 0));
                symbols.Add((16, run - 4, 2));
            }
            else
            {
                run = 1;
                symbols.Add((value, 0, 0));
            }

            lengths = lengths[run..];
        }

        return symbols;
    }
}
