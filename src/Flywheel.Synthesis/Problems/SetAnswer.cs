using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Flywheel.Synthesis.Problems;

/// <summary>Several names, in any order.</summary>
/// <param name="Items">The names; no two equal.</param>
public sealed record SetAnswer(ImmutableArray<string> Items) : Answer
{
    /// <inheritdoc />
    [JsonIgnore]
    public override string Text => string.Join(", ", Items.Order(StringComparer.Ordinal));

    /// <inheritdoc />
    public bool Equals(SetAnswer? other) => other is not null && Text == other.Text;

    /// <inheritdoc />
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Text);
}
