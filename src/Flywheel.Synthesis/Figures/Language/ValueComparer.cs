namespace Flywheel.Synthesis.Figures.Language;

/// <summary>Equality of values, for sets.</summary>
internal sealed class ValueComparer : IEqualityComparer<Value>
{
    public static ValueComparer Instance { get; } = new();

    public bool Equals(Value x, Value y) => Value.AreEqual(x, y);

    public int GetHashCode(Value obj) => obj.Hash();
}
