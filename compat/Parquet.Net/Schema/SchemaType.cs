namespace Parquet.Schema;

/// <summary>The kind of a field.</summary>
public enum SchemaType
{
    Data = 0,
    Struct = 2,
    List = 3,
}
