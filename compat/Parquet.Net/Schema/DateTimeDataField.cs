namespace Parquet.Schema;

/// <summary>A column of points in time, with the way they are stored.</summary>
public class DateTimeDataField : DataField
{
    public DateTimeDataField(
        string name, DateTimeFormat format, bool isAdjustedToUTC = true, DateTimeTimeUnit? unit = null,
        bool? isNullable = null, bool? isArray = null, string? propertyName = null)
        : base(name, typeof(DateTime), isNullable, isArray, propertyName)
    {
        DateTimeFormat = format;
        IsAdjustedToUTC = isAdjustedToUTC;
        Unit = format switch
        {
            DateTimeFormat.DateAndTime => DateTimeTimeUnit.Millis,
            DateTimeFormat.DateAndTimeMicros => DateTimeTimeUnit.Micros,
            _ => unit ?? DateTimeTimeUnit.Millis,
        };
    }

    public DateTimeFormat DateTimeFormat { get; }

    public bool IsAdjustedToUTC { get; }

    public DateTimeTimeUnit Unit { get; }
}

/// <summary>How points in time are stored.</summary>
public enum DateTimeFormat
{
    /// <summary>INT96: nanoseconds of the day and Julian day.</summary>
    Impala = 0,

    /// <summary>Milliseconds since 1970, marked in the old way.</summary>
    DateAndTime = 1,

    /// <summary>Microseconds since 1970, marked in the old way.</summary>
    DateAndTimeMicros = 2,

    /// <summary>Days since 1970.</summary>
    Date = 3,

    /// <summary>Units since 1970, marked with the unit and whether they are UTC.</summary>
    Timestamp = 4,
}

/// <summary>The unit of a <see cref="DateTimeFormat.Timestamp"/>.</summary>
public enum DateTimeTimeUnit
{
    Millis = 0,
    Micros = 1,
    Nanos = 2,
}
