using System.Collections.Immutable;

namespace Flywheel.Synthesis.Figures.Language;

/// <summary>The functions of one vocabulary class.</summary>
/// <param name="Title">Heading in the reference page.</param>
/// <param name="Kinds">Figure kinds that it draws.</param>
/// <param name="Type">The class.</param>
/// <param name="Callables">Its functions, as declared.</param>
internal sealed record VocabularySection(string Title, IReadOnlyList<string> Kinds, Type Type, ImmutableArray<Callable> Callables);
