namespace Parquet.Schema;

/// <summary>The fields of a file. Making one fixes the levels of the fields in it.</summary>
public class ParquetSchema : IEquatable<ParquetSchema>
{
    private readonly Field[] fields;

    public ParquetSchema(IEnumerable<Field> fields) : this([.. fields]) { }

    public ParquetSchema(params Field[] fields)
    {
        if (fields.Length == 0)
            throw new ArgumentException("a schema needs at least one field", nameof(fields));
        this.fields = fields;
        foreach (Field field in fields)
            field.PropagateLevels(0, 0);
        DataFields = [.. fields.SelectMany(Leaves)];
    }

    public IReadOnlyList<Field> Fields => fields;

    /// <summary>The columns, in the order in which they are stored.</summary>
    public DataField[] DataFields { get; }

    public Field this[int i] => fields[i];

    public DataField[] GetDataFields() => [.. DataFields];

    /// <exception cref="ArgumentException">There is no such column.</exception>
    public DataField FindDataField(FieldPath path) =>
        Array.Find(DataFields, field => field.Path.Equals(path))
        ?? throw new ArgumentException($"data field '{path}' not found", nameof(path));

    /// <summary>Finds a top-level column by its name.</summary>
    /// <exception cref="ArgumentException">There is no such column.</exception>
    public DataField FindDataField(string path) => FindDataField(new FieldPath(path));

    public bool Equals(ParquetSchema? other) => other is not null && DataFields.SequenceEqual(other.DataFields);

    public override bool Equals(object? obj) => Equals(obj as ParquetSchema);

    public override int GetHashCode() => DataFields.Aggregate(1, HashCode.Combine);

    public override string ToString() => string.Join(Environment.NewLine, DataFields.Select(field => field.ToString()));

    private static IEnumerable<DataField> Leaves(Field field) =>
        field is DataField leaf ? [leaf] : field.Children.SelectMany(Leaves);
}
