using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Reflection;
using Flywheel.Synthesis.Figures.Vocabulary;

namespace Flywheel.Synthesis.Figures.Language;

/// <summary>All primitives and queries, found by reflection once: the only methods that a program can reach.</summary>
internal sealed class FigureVocabulary
{
    private static readonly Lazy<FigureVocabulary> Shared = new(() => new FigureVocabulary(typeof(FigureVocabulary).Assembly));

    private FigureVocabulary(Assembly assembly)
    {
        Sections = [.. assembly.GetTypes()
            .Select(t => (Type: t, Vocabulary: t.GetCustomAttribute<VocabularyAttribute>()))
            .Where(t => t.Vocabulary is not null)
            .OrderBy(t => t.Vocabulary!.Title == "Essentials" ? 0 : 1)
            .ThenBy(t => t.Vocabulary!.Kinds.Count == 0 ? 1 : 0)
            .ThenBy(t => t.Vocabulary!.Title, StringComparer.Ordinal)
            .Select(t => new VocabularySection(t.Vocabulary!.Title, t.Vocabulary.Kinds, t.Type, Callables(t.Type)))];
        var all = Sections.SelectMany(s => s.Callables).ToImmutableArray();
        var drawing = all.Where(c => c.Draws).Select(c => c.Name).ToHashSet(StringComparer.Ordinal);
        Drawing = Group(all.Where(c => c.Draws || (!c.Reads && !drawing.Contains(c.Name))));
        Answering = Group(all.Where(c => !c.Draws));
    }

    /// <summary>The vocabulary of this assembly.</summary>
    public static FigureVocabulary Instance => Shared.Value;

    /// <summary>The functions by section, the essentials first.</summary>
    public ImmutableArray<VocabularySection> Sections { get; }

    /// <summary>What figures and steps may call.</summary>
    public FrozenDictionary<string, Overloads> Drawing { get; }

    /// <summary>What answer code may call.</summary>
    public FrozenDictionary<string, Overloads> Answering { get; }

    private static ImmutableArray<Callable> Callables(Type type) =>
        [.. type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)
            .Where(m => m.IsDefined(typeof(PrimitiveAttribute)) || m.IsDefined(typeof(QueryAttribute)))
            .OrderBy(m => m.MetadataToken)
            .Select(m => new Callable(m))];

    private static FrozenDictionary<string, Overloads> Group(IEnumerable<Callable> callables) =>
        callables.GroupBy(c => c.Name, StringComparer.Ordinal).ToFrozenDictionary(g => g.Key, g => new Overloads(g.Key, [.. g]), StringComparer.Ordinal);
}
