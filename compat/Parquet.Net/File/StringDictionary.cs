using System.Buffers;
using Parquet.Encodings;

namespace Parquet.File;

/// <summary>The distinct texts of a column, and for each value which of them it is.</summary>
internal sealed class StringDictionary
{
    /// <summary>A larger dictionary would be one page of unbounded size.</summary>
    private const int MaxCharacters = 8 << 20;

    private readonly int[] indexes;
    private readonly int bitWidth;

    private StringDictionary(ReadOnlyMemory<char>[] values, int[] indexes)
    {
        Values = values;
        this.indexes = indexes;
        bitWidth = Math.Max(1, HybridEncoding.BitWidth(values.Length - 1));
    }

    public ReadOnlyMemory<ReadOnlyMemory<char>> Values { get; }

    /// <summary>The dictionary of the values, or null where they do not repeat enough for one.</summary>
    public static StringDictionary? Find(ReadOnlySpan<ReadOnlyMemory<char>> values, ParquetOptions options)
    {
        int sample = options.DictionaryEncodingSampleSize;
        if (
            values.IsEmpty
                || (sample > 0 && sample < values.Length && Build(values[..sample], options.DictionaryEncodingThreshold) is null))
            return null;
        return Build(values, options.DictionaryEncodingThreshold);
    }

    /// <summary>Appends the indexes of some of the values, as a data page has them.</summary>
    public void AppendIndexes(int start, int count, ArrayBufferWriter<byte> destination)
    {
        destination.Write([(byte)bitWidth]);
        HybridEncoding.Encode(indexes.AsSpan(start, count), bitWidth, destination);
    }

    private static StringDictionary? Build(ReadOnlySpan<ReadOnlyMemory<char>> values, double threshold)
    {
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        var bySpan = known.GetAlternateLookup<ReadOnlySpan<char>>();
        var distinct = new List<ReadOnlyMemory<char>>();
        var indexes = new int[values.Length];
        int characters = 0;
        for (int i = 0; i < values.Length; i++)
        {
            if (!bySpan.TryGetValue(values[i].Span, out indexes[i]))
            {
                indexes[i] = distinct.Count;
                bySpan[values[i].Span] = distinct.Count;
                distinct.Add(values[i]);
                characters += values[i].Length;
                if (distinct.Count > threshold * values.Length || characters > MaxCharacters)
                    return null;
            }
        }
        return new StringDictionary([.. distinct], indexes);
    }
}
