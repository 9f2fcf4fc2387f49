namespace Parquet.Schema;

/// <summary>The names from the top of the schema down to a field, empty ones left out.</summary>
public sealed class FieldPath : IEquatable<FieldPath>
{
    private readonly List<string> parts;

    public FieldPath(string firstPart)
    {
        ArgumentNullException.ThrowIfNull(firstPart);
        parts = [firstPart];
    }

    public FieldPath(IEnumerable<string> parts) => this.parts = [.. parts.Where(part => !string.IsNullOrEmpty(part))];

    public FieldPath(params string[] parts) : this((IEnumerable<string>)parts) { }

    public int Length => parts.Count;

    public string? FirstPart => parts.Count == 0 ? null : parts[0];

    public string this[int i] => parts[i];

    public List<string> ToList() => [.. parts];

    public bool Equals(FieldPath? other) => other is not null && parts.SequenceEqual(other.parts);

    public override bool Equals(object? obj) => Equals(obj as FieldPath);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (string part in parts)
            hash.Add(part, StringComparer.Ordinal);
        return hash.ToHashCode();
    }

    public override string ToString() => string.Join('/', parts);

    public static FieldPath operator +(FieldPath? left, FieldPath? right) =>
        new((left?.parts ?? []).Concat(right?.parts ?? []));
}
