using Parquet.Meta;
using Parquet.Schema;

namespace Parquet.File;

/// <summary>Builds a schema from the elements of a file; a list that is no tree, or a tree too deep, is refused.</summary>
internal sealed class SchemaDecoder
{
    private readonly List<SchemaElement> elements;
    private readonly ParquetOptions options;
    private readonly List<(DataField Leaf, FieldPath Path)> leaves = [];
    private int next = 1;

    private SchemaDecoder(List<SchemaElement> elements, ParquetOptions options)
    {
        this.elements = elements;
        this.options = options;
    }

    /// <exception cref="ParquetException">The elements are no tree.</exception>
    /// <exception cref="NotSupportedException">A column has a type that is not supported.</exception>
    public static ParquetSchema Decode(List<SchemaElement> elements, ParquetOptions options)
    {
        if (elements.Count == 0)
            throw new ParquetException("the file's schema is empty");
        return new SchemaDecoder(elements, options).Decode();
    }

    private ParquetSchema Decode()
    {
        int count = elements[0].NumChildren ?? 0;
        if (count <= 0)
            throw new ParquetException("the file's schema has no columns");
        List<Field> fields = Children(count, new FieldPath([]), depth: 1, inList: false);
        if (next != elements.Count)
            throw new ParquetException($"the file's schema has {elements.Count} elements, of which only {next} belong to its tree");
        var schema = new ParquetSchema(fields);
        // Old forms of lists have fewer levels of names than the fields that stand for them.
        foreach ((DataField leaf, FieldPath path) in leaves)
            leaf.Path = path;
        return schema;
    }

    private List<Field> Children(int count, FieldPath parent, int depth, bool inList)
    {
        var fields = new List<Field>();
        for (int i = 0; i < count; i++)
            fields.Add(Next(parent, depth, inList));
        return fields;
    }

    private Field Next(FieldPath parent, int depth, bool inList)
    {
        if (next >= elements.Count)
            throw new ParquetException($"the file's schema ends where '{parent}' should have a further child");
        if (depth > Limits.MaxSchemaDepth)
            throw new ParquetException($"the file's schema is deeper than {Limits.MaxSchemaDepth} levels at '{parent}'");
        SchemaElement element = elements[next++];
        FieldPath path = parent + new FieldPath([element.Name]);
        if (path.Length == parent.Length)
            throw new ParquetException($"the file's schema has a field without a name under '{parent}'");
        if (element.NumChildren is < 0)
            throw new ParquetException($"field '{path}' has {element.NumChildren} children");
        if (element.Type is null == ((element.NumChildren ?? 0) == 0))
            throw new ParquetException($"field '{path}' must have either a type or children");
        if (element.RepetitionType is null or < FieldRepetitionType.REQUIRED or > FieldRepetitionType.REPEATED)
            throw new ParquetException($"field '{path}' is neither required, optional nor repeated");
        if (element.Type is not null)
            return Leaf(element, path, inList);
        bool isMap = element.ConvertedType is ConvertedType.MAP or ConvertedType.MAP_KEY_VALUE;
        if (element.LogicalType?.Unsupported is not null || isMap)
            throw new NotSupportedException($"column '{path}': {element.LogicalType?.Unsupported ?? "MAP"} columns are not supported");
        if (element.LogicalType?.LIST is not null || element.ConvertedType == ConvertedType.LIST)
            return List(element, path, depth);
        var group = new StructField(element.Name, [.. Children(element.NumChildren!.Value, path, depth + 1, inList: false)])
        {
            SchemaElement = element,
            IsNullable = element.RepetitionType == FieldRepetitionType.OPTIONAL,
        };
        bool isList = element.RepetitionType == FieldRepetitionType.REPEATED && !inList;
        return isList ? ListOf(group, element, isNullable: false, container: "") : group;
    }

    private ListField List(SchemaElement element, FieldPath path, int depth)
    {
        if (element.NumChildren != 1 || element.RepetitionType == FieldRepetitionType.REPEATED)
            throw new ParquetException($"list '{path}' must have one child and not be repeated itself");
        SchemaElement? container = next < elements.Count ? elements[next] : null;
        if (container is not { RepetitionType: FieldRepetitionType.REPEATED })
            throw new ParquetException($"list '{path}' has no repeated child");
        bool isNullable = element.RepetitionType == FieldRepetitionType.OPTIONAL;
        // The format's rules for old writers: when the repeated field is itself the item.
        bool containerIsItem = container.NumChildren is not 1 || container.Name == "array" || container.Name == element.Name + "_tuple";
        if (containerIsItem)
            return ListOf(Next(path, depth + 1, inList: true), element, isNullable, container: "");
        next++;
        Field item = Next(path + new FieldPath([container.Name]), depth + 2, inList: false);
        return ListOf(item, element, isNullable, container.Name);
    }

    private static ListField ListOf(Field item, SchemaElement element, bool isNullable, string container) =>
        new(element.Name, item, container) { SchemaElement = element, IsNullable = isNullable };

    private DataField Leaf(SchemaElement element, FieldPath path, bool inList)
    {
        bool isRepeated = element.RepetitionType == FieldRepetitionType.REPEATED;
        bool isNullable = element.RepetitionType == FieldRepetitionType.OPTIONAL;
        bool isArray = isRepeated && !inList;
        DataField leaf = TimeField(element, isNullable, isArray)
            ?? new DataField(element.Name, ClrType(element, path), isNullable, isArray);
        leaf.SchemaElement = element;
        leaves.Add((leaf, path));
        return leaf;
    }

    private static DateTimeDataField? TimeField(SchemaElement element, bool isNullable, bool isArray)
    {
        DateTimeDataField Make(DateTimeFormat format, TimestampType? type = null) => new(
            element.Name, format, type?.IsAdjustedToUTC ?? true,
            type?.Unit switch { { NANOS: not null } => DateTimeTimeUnit.Nanos, { MICROS: not null } => DateTimeTimeUnit.Micros, _ => null },
            isNullable, isArray);
        return (element.Type, element.LogicalType?.TIMESTAMP, element.ConvertedType) switch
        {
            (Meta.Type.INT64, { } timestamp, _) => Make(DateTimeFormat.Timestamp, timestamp),
            (Meta.Type.INT64, _, ConvertedType.TIMESTAMP_MILLIS) => Make(DateTimeFormat.DateAndTime),
            (Meta.Type.INT64, _, ConvertedType.TIMESTAMP_MICROS) => Make(DateTimeFormat.DateAndTimeMicros),
            (Meta.Type.INT32, _, ConvertedType.DATE) => Make(DateTimeFormat.Date),
            (Meta.Type.INT32, _, _) when element.LogicalType?.DATE is not null => Make(DateTimeFormat.Date),
            (Meta.Type.INT96, _, _) => Make(DateTimeFormat.Impala),
            _ => null,
        };
    }

    private System.Type ClrType(SchemaElement element, FieldPath path)
    {
        if (element.LogicalType?.Unsupported is { } unsupported)
            throw new NotSupportedException($"column '{path}': {unsupported} columns are not supported");
        if (element.ConvertedType is ConvertedType.DECIMAL or ConvertedType.INTERVAL)
            throw new NotSupportedException($"column '{path}': {element.ConvertedType} columns are not supported");
        bool isText = element.LogicalType is { STRING: not null } or { ENUM: not null } || element.ConvertedType == ConvertedType.UTF8;
        return element.Type switch
        {
            Meta.Type.BOOLEAN => typeof(bool),
            Meta.Type.INT32 => IntegerType(element, path) ?? typeof(int),
            Meta.Type.INT64 => IntegerType(element, path) ?? typeof(long),
            Meta.Type.FLOAT => typeof(float),
            Meta.Type.DOUBLE => typeof(double),
            Meta.Type.BYTE_ARRAY => isText || options.TreatByteArrayAsString ? typeof(string) : typeof(byte[]),
            Meta.Type.FIXED_LEN_BYTE_ARRAY when element.TypeLength > 0 => typeof(byte[]),
            Meta.Type.FIXED_LEN_BYTE_ARRAY => throw new ParquetException(
                $"column '{path}' has values of the fixed length {element.TypeLength}"),
            _ => throw new ParquetException($"column '{path}' has the unknown type {element.Type}"),
        };
    }

    private static System.Type? IntegerType(SchemaElement element, FieldPath path)
    {
        int widest = element.Type == Meta.Type.INT32 ? 32 : 64;
        (int bits, bool isSigned) = element switch
        {
            { LogicalType.INTEGER: { } integer } => (integer.BitWidth, integer.IsSigned),
            { ConvertedType: ConvertedType.INT_8 } => (8, true),
            { ConvertedType: ConvertedType.INT_16 } => (16, true),
            { ConvertedType: ConvertedType.UINT_8 } => (8, false),
            { ConvertedType: ConvertedType.UINT_16 } => (16, false),
            { ConvertedType: ConvertedType.UINT_32 } => (32, false),
            { ConvertedType: ConvertedType.UINT_64 } => (64, false),
            _ => (widest, true),
        };
        if (bits > widest || bits == 64 != (widest == 64))
            throw new ParquetException($"column '{path}' has integers of {bits} bits in {element.Type}");
        return (bits, isSigned) switch
        {
            (8, true) => typeof(sbyte),
            (8, false) => typeof(byte),
            (16, true) => typeof(short),
            (16, false) => typeof(ushort),
            (32, false) => typeof(uint),
            (64, false) => typeof(ulong),
            _ => null,
        };
    }
}
