using System.Text;
using Parquet.Encodings;
using Parquet.Schema;

namespace Parquet.File;

/// <summary>Turns values as they are stored into values as they are handed out, or back; both spans have one length.</summary>
internal delegate void Conversion<TFrom, TTo>(ReadOnlySpan<TFrom> from, Span<TTo> to);

/// <summary>The conversions between stored types and those of columns.</summary>
internal static class Conversions
{
    private const int JulianDayOf1970 = 2_440_588;
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly Dictionary<(Type From, Type To), Delegate> Fixed = new Delegate[]
    {
        Each<int, sbyte>(value => (sbyte)value), Each<sbyte, int>(value => value),
        Each<int, byte>(value => (byte)value), Each<byte, int>(value => value),
        Each<int, short>(value => (short)value), Each<short, int>(value => value),
        Each<int, ushort>(value => (ushort)value), Each<ushort, int>(value => value),
        Each<int, uint>(value => (uint)value), Each<uint, int>(value => (int)value),
        Each<long, ulong>(value => (ulong)value), Each<ulong, long>(value => (long)value),
        Each<Int96, DateTime>(FromInt96), Each<DateTime, Int96>(ToInt96),
        new Conversion<ReadOnlyMemory<byte>, ReadOnlyMemory<char>>(DecodeText),
        new Conversion<ReadOnlyMemory<char>, ReadOnlyMemory<byte>>(EncodeText),
    }.ToDictionary(conversion => (Argument(conversion, 0), Argument(conversion, 1)));

    /// <summary>Gives every value memory of its own.</summary>
    public static void Copy(ReadOnlySpan<ReadOnlyMemory<byte>> from, Span<ReadOnlyMemory<byte>> to)
    {
        for (int i = 0; i < from.Length; i++)
            to[i] = from[i].ToArray();
    }

    /// <summary>The conversion of a column's values, or null where the two types are one.</summary>
    /// <exception cref="ArgumentException">The column does not have such values.</exception>
    public static Conversion<TFrom, TTo>? Find<TFrom, TTo>(DataField field)
    {
        if (typeof(TFrom) == typeof(TTo))
            return null;
        Delegate? found = field is DateTimeDataField time && typeof(TFrom) != typeof(Int96) && typeof(TTo) != typeof(Int96)
            ? TimeConversion<TFrom, TTo>(time)
            : Fixed.GetValueOrDefault((typeof(TFrom), typeof(TTo)));
        return found as Conversion<TFrom, TTo>
            ?? throw new ArgumentException(
                $"column '{field.Path}' ({field.ClrType}) has no conversion from {typeof(TFrom)} to {typeof(TTo)}");
    }

    private static Type Argument(Delegate conversion, int index) => conversion.GetType().GetGenericArguments()[index];

    private static Conversion<TFrom, TTo> Each<TFrom, TTo>(Func<TFrom, TTo> convert) => (from, to) =>
    {
        for (int i = 0; i < from.Length; i++)
            to[i] = convert(from[i]);
    };

    private static Delegate? TimeConversion<TFrom, TTo>(DateTimeDataField field)
    {
        DateTimeKind kind = field.IsAdjustedToUTC ? DateTimeKind.Utc : DateTimeKind.Unspecified;
        if (field.DateTimeFormat == DateTimeFormat.Date)
        {
            return typeof(TTo) == typeof(DateTime)
                ? Each<int, DateTime>(days => At(days, TimeSpan.TicksPerDay, DateTimeKind.Unspecified))
                : Each<DateTime, int>(time => (int)Math.Floor((time - DateTime.UnixEpoch).TotalDays));
        }
        return (field.Unit, typeof(TTo) == typeof(DateTime)) switch
        {
            (DateTimeTimeUnit.Millis, true) => Each<long, DateTime>(value => At(value, TimeSpan.TicksPerMillisecond, kind)),
            (DateTimeTimeUnit.Micros, true) => Each<long, DateTime>(value => At(value, TimeSpan.TicksPerMicrosecond, kind)),
            (_, true) => Each<long, DateTime>(value => At(FloorDivide(value, TimeSpan.NanosecondsPerTick), 1, kind)),
            (DateTimeTimeUnit.Millis, false) => Each<DateTime, long>(
                time => FloorDivide(Since1970(time, kind), TimeSpan.TicksPerMillisecond)),
            (DateTimeTimeUnit.Micros, false) => Each<DateTime, long>(
                time => FloorDivide(Since1970(time, kind), TimeSpan.TicksPerMicrosecond)),
            _ => Each<DateTime, long>(time => checked(Since1970(time, kind) * TimeSpan.NanosecondsPerTick)),
        };
    }

    private static long Since1970(DateTime time, DateTimeKind kind) =>
        (kind == DateTimeKind.Utc && time.Kind == DateTimeKind.Local ? time.ToUniversalTime() : time).Ticks - DateTime.UnixEpoch.Ticks;

    private static DateTime At(Int128 value, long ticksPerUnit, DateTimeKind kind)
    {
        Int128 ticks = value * ticksPerUnit + DateTime.UnixEpoch.Ticks;
        return ticks >= DateTime.MinValue.Ticks && ticks <= DateTime.MaxValue.Ticks
            ? new DateTime((long)ticks, kind)
            : throw new DamagedDataException($"the time {value} is out of range");
    }

    private static long FloorDivide(long value, long divisor) => value / divisor - (value % divisor < 0 ? 1 : 0);

    private static DateTime FromInt96(Int96 stored) =>
        At(
            ((Int128)stored.JulianDay - JulianDayOf1970) * TimeSpan.TicksPerDay + stored.NanosecondsOfDay / TimeSpan.NanosecondsPerTick,
            1, DateTimeKind.Utc);

    private static Int96 ToInt96(DateTime time)
    {
        long ticks = Since1970(time, DateTimeKind.Utc);
        long day = FloorDivide(ticks, TimeSpan.TicksPerDay);
        return new Int96((ticks - day * TimeSpan.TicksPerDay) * TimeSpan.NanosecondsPerTick, (int)day + JulianDayOf1970);
    }

    private static void DecodeText(ReadOnlySpan<ReadOnlyMemory<byte>> from, Span<ReadOnlyMemory<char>> to)
    {
        try
        {
            for (int i = 0; i < from.Length; i++)
                to[i] = StrictUtf8.GetString(from[i].Span).AsMemory();
        }
        catch (DecoderFallbackException e)
        {
            throw new DamagedDataException($"a text is not UTF-8: {e.Message}", e);
        }
    }

    private static void EncodeText(ReadOnlySpan<ReadOnlyMemory<char>> from, Span<ReadOnlyMemory<byte>> to)
    {
        int total = 0;
        foreach (ReadOnlyMemory<char> text in from)
            total = checked(total + StrictUtf8.GetByteCount(text.Span));
        var bytes = new byte[total];
        int written = 0;
        for (int i = 0; i < from.Length; i++)
        {
            int length = StrictUtf8.GetBytes(from[i].Span, bytes.AsSpan(written));
            to[i] = bytes.AsMemory(written, length);
            written += length;
        }
    }
}
