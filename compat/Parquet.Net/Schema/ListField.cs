namespace Parquet.Schema;

/// <summary>A list of any field. Lists made by code are nullable.</summary>
public sealed class ListField : Field
{
    public const string DefaultContainerName = "list";
    public const string ElementName = "element";

    private readonly string containerName;

    public ListField(string name, Field item, string containerName = DefaultContainerName)
        : base(name, SchemaType.List)
    {
        ArgumentNullException.ThrowIfNull(item);
        Item = item;
        this.containerName = containerName;
        IsNullable = true;
        SetPathUnder(null);
    }

    public ListField(
        string name, Type itemDataType,
        string? propertyName = null, string containerName = DefaultContainerName, string? elementName = null)
        : this(name, new DataField(elementName ?? name, itemDataType), containerName)
    {
    }

    public Field Item { get; }

    internal string ContainerName => containerName;

    internal override IReadOnlyList<Field> Children => [Item];

    internal override void SetPathUnder(FieldPath? prefix)
    {
        Path = prefix + new FieldPath(Name, containerName);
        Item.SetPathUnder(Path);
    }

    internal override void PropagateLevels(int parentRepetitionLevel, int parentDefinitionLevel)
    {
        MaxRepetitionLevel = parentRepetitionLevel + 1;
        MaxDefinitionLevel = parentDefinitionLevel + (IsNullable ? 2 : 1);
        Item.PropagateLevels(MaxRepetitionLevel, MaxDefinitionLevel);
    }

    public override bool Equals(object? obj) => obj is ListField other && base.Equals(obj) && Item.Equals(other.Item);

    public override int GetHashCode() => base.GetHashCode();
}
