namespace Flywheel.Synthesis.Figures.Vocabulary;

/// <summary>Marks a static class whose <see cref="PrimitiveAttribute"/> methods form one section of the figure language.</summary>
/// <param name="title">Heading of the section in the reference page.</param>
/// <param name="kinds">Figure kinds that the section draws, separated by commas; empty for general ones.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class VocabularyAttribute(string title, string kinds = "") : Attribute
{
    /// <summary>Heading of the section in the reference page.</summary>
    public string Title { get; } = title;

    /// <summary>The figure kinds that the section draws.</summary>
    public IReadOnlyList<string> Kinds { get; } = kinds.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
