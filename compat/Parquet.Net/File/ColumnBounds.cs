using Parquet.Encodings;
using Parquet.Meta;

namespace Parquet.File;

/// <summary>Collects a column's smallest and largest stored value.</summary>
internal sealed class ColumnBounds<TStored>
    where TStored : struct
{
    /// <summary>Longer byte arrays are left out: a picture is no useful bound, and would be stored twice.</summary>
    private const int MaxBoundLength = 64;

    private readonly Comparison<TStored>? compare;
    private TStored? min;
    private TStored? max;
    private bool isUseless;

    /// <param name="isUnsigned">Unsigned integers have another order than their stored bits; they get no bounds.</param>
    public ColumnBounds(bool isUnsigned)
    {
        compare = isUnsigned || typeof(TStored) == typeof(Int96) ? null
            : typeof(TStored) == typeof(ReadOnlyMemory<byte>) ? (Comparison<TStored>)(object)(Comparison<ReadOnlyMemory<byte>>)CompareBytes
            : Comparer<TStored>.Default.Compare;
    }

    public void Add(ReadOnlySpan<TStored> values)
    {
        if (compare is null || isUseless)
            return;
        foreach (TStored value in values)
        {
            if (value is float.NaN or double.NaN || value is ReadOnlyMemory<byte> { Length: > MaxBoundLength })
            {
                isUseless = true;
                return;
            }
            if (min is not TStored least || compare(value, least) < 0)
                min = value;
            if (max is not TStored greatest || compare(value, greatest) > 0)
                max = value;
        }
    }

    public Statistics ToStatistics(long nullCount) => new()
    {
        NullCount = nullCount,
        MinValue = isUseless || min is null ? null : Encode(min.Value, negativeZero: true),
        MaxValue = isUseless || max is null ? null : Encode(max.Value, negativeZero: false),
    };

    private static int CompareBytes(ReadOnlyMemory<byte> left, ReadOnlyMemory<byte> right) => left.Span.SequenceCompareTo(right.Span);

    // Both zeros are equal, so a bound of zero has to be the one that holds for the other too.
    private static byte[] Encode(TStored value, bool negativeZero) => value switch
    {
        bool truth => [truth ? (byte)1 : (byte)0],
        int number => BitConverter.GetBytes(number),
        long number => BitConverter.GetBytes(number),
        float number => BitConverter.GetBytes(number == 0 ? (negativeZero ? -0f : 0f) : number),
        double number => BitConverter.GetBytes(number == 0 ? (negativeZero ? -0d : 0d) : number),
        ReadOnlyMemory<byte> bytes => bytes.ToArray(),
        _ => throw new InvalidOperationException($"{typeof(TStored)} has no bounds"),
    };
}
