using Parquet.Meta.Proto;

namespace Parquet.Meta;

/// <summary>What a stored value means. One of the members is set, or none where the meaning is not one of these.</summary>
public class LogicalType
{
    public StringType? STRING { get; set; }

    public ListType? LIST { get; set; }

    public EnumType? ENUM { get; set; }

    public DateType? DATE { get; set; }

    public TimestampType? TIMESTAMP { get; set; }

    public IntType? INTEGER { get; set; }

    /// <summary>A meaning whose values would be wrong if they were read as they are stored.</summary>
    internal string? Unsupported { get; private set; }

    internal static LogicalType Read(ref ThriftReader reader, CompactType elementType)
    {
        reader.ExpectStruct(elementType);
        var logical = new LogicalType();
        int id = 0;
        while (reader.NextField(ref id, out CompactType type))
        {
            reader.ExpectStruct(type);
            switch (id)
            {
                case 1: logical.STRING = new StringType(); break;
                case 2: logical.Unsupported = "MAP"; break;
                case 3: logical.LIST = new ListType(); break;
                case 4: logical.ENUM = new EnumType(); break;
                case 5: logical.Unsupported = "DECIMAL"; break;
                case 6: logical.DATE = new DateType(); break;
                case 8: logical.TIMESTAMP = TimestampType.Read(ref reader); continue;
                case 10: logical.INTEGER = IntType.Read(ref reader); continue;
                case 14: logical.Unsupported = "UUID"; break;
                case 15: logical.Unsupported = "FLOAT16"; break;
                case 16: logical.Unsupported = "VARIANT"; break;
                default: break;
            }
            reader.Skip(type);
        }
        return logical;
    }

    internal static void Write(LogicalType logical, ThriftWriter writer)
    {
        writer.Field(1, logical.STRING, (_, _) => { });
        writer.Field(3, logical.LIST, (_, _) => { });
        writer.Field(4, logical.ENUM, (_, _) => { });
        writer.Field(6, logical.DATE, (_, _) => { });
        writer.Field(8, logical.TIMESTAMP, TimestampType.Write);
        writer.Field(10, logical.INTEGER, IntType.Write);
    }
}

/// <summary>UTF-8 text.</summary>
public class StringType;

/// <summary>A list.</summary>
public class ListType;

/// <summary>Text of a closed set.</summary>
public class EnumType;

/// <summary>Days since 1970.</summary>
public class DateType;

/// <summary>A point in time, counted from 1970.</summary>
public class TimestampType
{
    public bool IsAdjustedToUTC { get; set; }

    public TimeUnit Unit { get; set; } = new();

    internal static TimestampType Read(ref ThriftReader reader)
    {
        var timestamp = new TimestampType();
        int id = 0;
        while (reader.NextField(ref id, out CompactType type))
        {
            switch (id)
            {
                case 1: timestamp.IsAdjustedToUTC = reader.Bool(type); break;
                case 2: timestamp.Unit = TimeUnit.Read(ref reader, type); break;
                default: reader.Skip(type); break;
            }
        }
        return timestamp;
    }

    internal static void Write(TimestampType timestamp, ThriftWriter writer)
    {
        writer.Field(1, timestamp.IsAdjustedToUTC);
        writer.Field(2, timestamp.Unit, TimeUnit.Write);
    }
}

/// <summary>A unit of time. One of the members is set.</summary>
public class TimeUnit
{
    public MilliSeconds? MILLIS { get; set; }

    public MicroSeconds? MICROS { get; set; }

    public NanoSeconds? NANOS { get; set; }

    internal static TimeUnit Read(ref ThriftReader reader, CompactType elementType)
    {
        reader.ExpectStruct(elementType);
        var unit = new TimeUnit();
        int id = 0;
        while (reader.NextField(ref id, out CompactType type))
        {
            switch (id)
            {
                case 1: unit.MILLIS = new MilliSeconds(); break;
                case 2: unit.MICROS = new MicroSeconds(); break;
                case 3: unit.NANOS = new NanoSeconds(); break;
                default: break;
            }
            reader.Skip(type);
        }
        return unit;
    }

    internal static void Write(TimeUnit unit, ThriftWriter writer)
    {
        writer.Field(1, unit.MILLIS, (_, _) => { });
        writer.Field(2, unit.MICROS, (_, _) => { });
        writer.Field(3, unit.NANOS, (_, _) => { });
    }
}

/// <summary>Thousandths of a second.</summary>
public class MilliSeconds;

/// <summary>Millionths of a second.</summary>
public class MicroSeconds;

/// <summary>Billionths of a second.</summary>
public class NanoSeconds;

/// <summary>An integer of a width and sign.</summary>
public class IntType
{
    public sbyte BitWidth { get; set; }

    public bool IsSigned { get; set; }

    internal static IntType Read(ref ThriftReader reader)
    {
        var integer = new IntType();
        int id = 0;
        while (reader.NextField(ref id, out CompactType type))
        {
            switch (id)
            {
                case 1: integer.BitWidth = unchecked((sbyte)reader.Int32(type)); break;
                case 2: integer.IsSigned = reader.Bool(type); break;
                default: reader.Skip(type); break;
            }
        }
        return integer;
    }

    internal static void Write(IntType integer, ThriftWriter writer)
    {
        writer.Field(1, integer.BitWidth);
        writer.Field(2, integer.IsSigned);
    }
}
