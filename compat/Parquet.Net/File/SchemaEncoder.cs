using Parquet.Meta;
using Parquet.Schema;

namespace Parquet.File;

/// <summary>Turns a schema into the list of elements that a file stores.</summary>
internal static class SchemaEncoder
{
    public static List<SchemaElement> Encode(ParquetSchema schema)
    {
        var elements = new List<SchemaElement> { new() { Name = "root", NumChildren = schema.Fields.Count } };
        foreach (Field field in schema.Fields)
            Encode(field, elements);
        return elements;
    }

    /// <summary>What the values of a column are stored as.</summary>
    public static Meta.Type StoredType(DataField field) => EncodeLeaf(field).Type!.Value;

    private static void Encode(Field field, List<SchemaElement> elements)
    {
        switch (field)
        {
            case DataField leaf:
                elements.Add(EncodeLeaf(leaf));
                break;
            case ListField list:
                elements.Add(new SchemaElement
                {
                    Name = list.Name,
                    RepetitionType = Repetition(list.IsNullable),
                    NumChildren = 1,
                    ConvertedType = ConvertedType.LIST,
                    LogicalType = new LogicalType { LIST = new ListType() },
                });
                elements.Add(
                    new SchemaElement { Name = list.ContainerName, RepetitionType = FieldRepetitionType.REPEATED, NumChildren = 1 });
                Encode(list.Item, elements);
                break;
            case StructField group:
                elements.Add(new SchemaElement
                {
                    Name = group.Name,
                    RepetitionType = Repetition(group.IsNullable),
                    NumChildren = group.Fields.Count,
                });
                foreach (Field child in group.Fields)
                    Encode(child, elements);
                break;
            default:
                throw new NotSupportedException($"field '{field.Path}' of {field.GetType()} cannot be written");
        }
    }

    private static FieldRepetitionType Repetition(bool isNullable) =>
        isNullable ? FieldRepetitionType.OPTIONAL : FieldRepetitionType.REQUIRED;

    private static SchemaElement EncodeLeaf(DataField field)
    {
        SchemaElement element = field is DateTimeDataField time ? EncodeTime(time) : EncodeType(field);
        element.Name = field.Name;
        element.RepetitionType = field.IsArray ? FieldRepetitionType.REPEATED : Repetition(field.IsNullable);
        return element;
    }

    private static SchemaElement EncodeType(DataField field)
    {
        System.Type type = field.ClrType;
        if (type == typeof(ReadOnlyMemory<char>))
        {
            return new SchemaElement
            {
                Type = Meta.Type.BYTE_ARRAY,
                ConvertedType = ConvertedType.UTF8,
                LogicalType = new LogicalType { STRING = new StringType() },
            };
        }
        if (type == typeof(ReadOnlyMemory<byte>))
            return new SchemaElement { Type = Meta.Type.BYTE_ARRAY };
        return System.Type.GetTypeCode(type) switch
        {
            TypeCode.Boolean => new SchemaElement { Type = Meta.Type.BOOLEAN },
            TypeCode.SByte => Integer(8, isSigned: true, ConvertedType.INT_8),
            TypeCode.Byte => Integer(8, isSigned: false, ConvertedType.UINT_8),
            TypeCode.Int16 => Integer(16, isSigned: true, ConvertedType.INT_16),
            TypeCode.UInt16 => Integer(16, isSigned: false, ConvertedType.UINT_16),
            TypeCode.Int32 => Integer(32, isSigned: true, ConvertedType.INT_32),
            TypeCode.UInt32 => Integer(32, isSigned: false, ConvertedType.UINT_32),
            TypeCode.Int64 => Integer(64, isSigned: true, ConvertedType.INT_64),
            TypeCode.UInt64 => Integer(64, isSigned: false, ConvertedType.UINT_64),
            TypeCode.Single => new SchemaElement { Type = Meta.Type.FLOAT },
            TypeCode.Double => new SchemaElement { Type = Meta.Type.DOUBLE },
            TypeCode.DateTime => new SchemaElement { Type = Meta.Type.INT96 },
            _ => throw new NotSupportedException($"column '{field.Path}': type {type} cannot be written"),
        };
    }

    private static SchemaElement Integer(sbyte bits, bool isSigned, ConvertedType converted) => new()
    {
        Type = bits == 64 ? Meta.Type.INT64 : Meta.Type.INT32,
        ConvertedType = converted,
        LogicalType = new LogicalType { INTEGER = new IntType { BitWidth = bits, IsSigned = isSigned } },
    };

    private static SchemaElement EncodeTime(DateTimeDataField field) => field.DateTimeFormat switch
    {
        DateTimeFormat.DateAndTime => new SchemaElement { Type = Meta.Type.INT64, ConvertedType = ConvertedType.TIMESTAMP_MILLIS },
        DateTimeFormat.DateAndTimeMicros => new SchemaElement { Type = Meta.Type.INT64, ConvertedType = ConvertedType.TIMESTAMP_MICROS },
        DateTimeFormat.Date => new SchemaElement { Type = Meta.Type.INT32, ConvertedType = ConvertedType.DATE },
        DateTimeFormat.Timestamp => new SchemaElement
        {
            Type = Meta.Type.INT64,
            LogicalType = new LogicalType
            {
                TIMESTAMP = new TimestampType
                {
                    IsAdjustedToUTC = field.IsAdjustedToUTC,
                    Unit = field.Unit switch
                    {
                        DateTimeTimeUnit.Millis => new TimeUnit { MILLIS = new MilliSeconds() },
                        DateTimeTimeUnit.Micros => new TimeUnit { MICROS = new MicroSeconds() },
                        _ => new TimeUnit { NANOS = new NanoSeconds() },
                    },
                },
            },
        },
        _ => new SchemaElement { Type = Meta.Type.INT96 },
    };
}
