using Parquet.Meta.Proto;

namespace Parquet.Meta;

/// <summary>A node of the schema, which a file stores as a list in depth-first order.</summary>
public class SchemaElement
{
    public Type? Type { get; set; }

    public int? TypeLength { get; set; }

    public FieldRepetitionType? RepetitionType { get; set; }

    public string Name { get; set; } = "";

    public int? NumChildren { get; set; }

    public ConvertedType? ConvertedType { get; set; }

    public LogicalType? LogicalType { get; set; }

    internal static SchemaElement Read(ref ThriftReader reader, CompactType elementType)
    {
        reader.ExpectStruct(elementType);
        var element = new SchemaElement();
        string? name = null;
        int id = 0;
        while (reader.NextField(ref id, out CompactType type))
        {
            switch (id)
            {
                case 1: element.Type = (Type)reader.Int32(type); break;
                case 2: element.TypeLength = reader.Int32(type); break;
                case 3: element.RepetitionType = (FieldRepetitionType)reader.Int32(type); break;
                case 4: name = reader.String(type); break;
                case 5: element.NumChildren = reader.Int32(type); break;
                case 6: element.ConvertedType = (ConvertedType)reader.Int32(type); break;
                case 10: element.LogicalType = LogicalType.Read(ref reader, type); break;
                default: reader.Skip(type); break;
            }
        }
        element.Name = name ?? throw reader.Malformed("a schema element lacks its name");
        return element;
    }

    internal static void Write(SchemaElement element, ThriftWriter writer)
    {
        writer.Field(1, (int?)element.Type);
        writer.Field(2, element.TypeLength);
        writer.Field(3, (int?)element.RepetitionType);
        writer.Field(4, element.Name);
        writer.Field(5, element.NumChildren);
        writer.Field(6, (int?)element.ConvertedType);
        writer.Field(10, element.LogicalType, LogicalType.Write);
    }
}
