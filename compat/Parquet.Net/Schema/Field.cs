using Parquet.Meta;

namespace Parquet.Schema;

/// <summary>A node of a schema: a column, or a list or struct of further fields.</summary>
public abstract class Field
{
    protected Field(string name, SchemaType schemaType)
    {
        ArgumentNullException.ThrowIfNull(name);
        Name = name;
        SchemaType = schemaType;
        Path = new FieldPath(name);
    }

    public string Name { get; }

    public SchemaType SchemaType { get; }

    public FieldPath Path { get; internal set; }

    public bool IsNullable { get; internal set; }

    /// <summary>How many lists enclose a value of this field. Known once the field is in a schema.</summary>
    public int MaxRepetitionLevel { get; protected set; }

    /// <summary>How many optional or repeated fields lead to a value of this field, itself included.</summary>
    public int MaxDefinitionLevel { get; protected set; }

    /// <summary>The element of the file that the field was read from; null for a field made by code.</summary>
    public SchemaElement? SchemaElement { get; internal set; }

    internal abstract IReadOnlyList<Field> Children { get; }

    internal abstract void SetPathUnder(FieldPath? prefix);

    internal abstract void PropagateLevels(int parentRepetitionLevel, int parentDefinitionLevel);

    public override bool Equals(object? obj) =>
        obj is Field other && SchemaType == other.SchemaType && Name == other.Name && Path.Equals(other.Path);

    public override int GetHashCode() => Path.GetHashCode();

    public override string ToString() => $"{Path} ({SchemaType}, RL: {MaxRepetitionLevel}, DL: {MaxDefinitionLevel})";
}
