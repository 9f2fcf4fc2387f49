namespace Parquet.Schema;

/// <summary>A group of fields. Structs made by code are nullable.</summary>
public class StructField : Field, IEquatable<StructField>
{
    private readonly Field[] fields;

    public StructField(string name, params Field[] elements)
        : base(name, SchemaType.Struct)
    {
        if (elements is not { Length: > 0 })
            throw new ArgumentException($"struct '{name}' needs at least one field", nameof(elements));
        fields = elements;
        IsNullable = true;
        foreach (Field field in fields)
            field.SetPathUnder(Path);
    }

    public IReadOnlyList<Field> Fields => fields;

    internal override IReadOnlyList<Field> Children => fields;

    internal override void SetPathUnder(FieldPath? prefix)
    {
        Path = prefix + new FieldPath(Name);
        foreach (Field field in fields)
            field.SetPathUnder(Path);
    }

    internal override void PropagateLevels(int parentRepetitionLevel, int parentDefinitionLevel)
    {
        MaxRepetitionLevel = parentRepetitionLevel;
        MaxDefinitionLevel = parentDefinitionLevel + (IsNullable ? 1 : 0);
        foreach (Field field in fields)
            field.PropagateLevels(MaxRepetitionLevel, MaxDefinitionLevel);
    }

    public bool Equals(StructField? other) => other is not null && base.Equals(other) && fields.SequenceEqual(other.fields);

    public override bool Equals(object? obj) => Equals(obj as StructField);

    public override int GetHashCode() => base.GetHashCode();
}
