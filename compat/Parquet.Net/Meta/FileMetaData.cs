using Parquet.Meta.Proto;

namespace Parquet.Meta;

/// <summary>The footer of a file.</summary>
public class FileMetaData
{
    public int Version { get; set; }

    public List<SchemaElement> Schema { get; set; } = [];

    public long NumRows { get; set; }

    public List<RowGroup> RowGroups { get; set; } = [];

    public List<KeyValue>? KeyValueMetadata { get; set; }

    public string? CreatedBy { get; set; }

    public List<ColumnOrder>? ColumnOrders { get; set; }

    internal bool IsEncrypted { get; private set; }

    internal static FileMetaData Read(ref ThriftReader reader)
    {
        var meta = new FileMetaData();
        bool hasSchema = false, hasRowGroups = false;
        int id = 0;
        while (reader.NextField(ref id, out CompactType type))
        {
            switch (id)
            {
                case 1: meta.Version = reader.Int32(type); break;
                case 2: meta.Schema = reader.List(type, SchemaElement.Read); hasSchema = true; break;
                case 3: meta.NumRows = reader.Int64(type); break;
                case 4: meta.RowGroups = reader.List(type, RowGroup.Read); hasRowGroups = true; break;
                case 5: meta.KeyValueMetadata = reader.List(type, KeyValue.Read); break;
                case 6: meta.CreatedBy = reader.String(type); break;
                case 7: meta.ColumnOrders = reader.List(type, ColumnOrder.Read); break;
                case 8: meta.IsEncrypted = true; reader.Skip(type); break;
                default: reader.Skip(type); break;
            }
        }
        return hasSchema && hasRowGroups ? meta : throw reader.Malformed("the footer lacks its schema or its row groups");
    }

    internal static void Write(FileMetaData meta, ThriftWriter writer)
    {
        writer.Field(1, meta.Version);
        writer.Field(2, meta.Schema, SchemaElement.Write);
        writer.Field(3, meta.NumRows);
        writer.Field(4, meta.RowGroups, RowGroup.Write);
        writer.Field(5, meta.KeyValueMetadata, KeyValue.Write);
        writer.Field(6, meta.CreatedBy);
        writer.Field(7, meta.ColumnOrders, ColumnOrder.Write);
    }
}

/// <summary>A pair of the metadata of a file or column.</summary>
public class KeyValue
{
    public string Key { get; set; } = "";

    public string? Value { get; set; }

    internal static KeyValue Read(ref ThriftReader reader, CompactType elementType)
    {
        reader.ExpectStruct(elementType);
        string? key = null;
        string? value = null;
        int id = 0;
        while (reader.NextField(ref id, out CompactType type))
        {
            switch (id)
            {
                case 1: key = reader.String(type); break;
                case 2: value = reader.String(type); break;
                default: reader.Skip(type); break;
            }
        }
        return new KeyValue { Key = key ?? throw reader.Malformed("a metadata pair lacks its key"), Value = value };
    }

    internal static void Write(KeyValue pair, ThriftWriter writer)
    {
        writer.Field(1, pair.Key);
        writer.Field(2, pair.Value);
    }
}

/// <summary>How a column's smallest and largest values were found.</summary>
public class ColumnOrder
{
    public TypeDefinedOrder? TYPEORDER { get; set; }

    internal static ColumnOrder Read(ref ThriftReader reader, CompactType elementType)
    {
        reader.ExpectStruct(elementType);
        var order = new ColumnOrder();
        int id = 0;
        while (reader.NextField(ref id, out CompactType type))
        {
            if (id == 1)
                order.TYPEORDER = new TypeDefinedOrder();
            reader.Skip(type);
        }
        return order;
    }

    internal static void Write(ColumnOrder order, ThriftWriter writer) => writer.Field(1, order.TYPEORDER, (_, _) => { });
}

/// <summary>The order that the column's type has by itself.</summary>
public class TypeDefinedOrder;
