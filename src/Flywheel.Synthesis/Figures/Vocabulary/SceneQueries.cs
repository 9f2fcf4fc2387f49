using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Figures.Language;
using Flywheel.Synthesis.Figures.Scenes;

namespace Flywheel.Synthesis.Figures.Vocabulary;

/// <summary>What answer code asks a picture. Kinds and names are those that the primitives' entries name.</summary>
[Vocabulary("Reading a picture (answer code only)")]
internal static class SceneQueries
{
    /// <summary>The one element of a kind and name; an error where there is none, or more than one.</summary>
    /// <param name="reader">The picture.</param>
    /// <param name="kind">Its kind, such as bar.</param>
    /// <param name="name">Its name; by default any, where the kind has one element only.</param>
    [Query]
    public static Element Find(SceneReader reader, string kind, string name = "")
    {
        Element? found = null;
        foreach (var element in reader.Scene.OfKind(kind))
        {
            if (name.Length > 0 && !string.Equals(element.Name, name, StringComparison.Ordinal))
            {
                continue;
            }

            if (found is not null)
            {
                throw new FigureException($"There is more than one {Words.Clip(kind)}{Called(name)}.", "Use All and pick one.");
            }

            found = element;
        }

        return found is null ? throw Missing(reader, kind, name) : reader.Read(found);
    }

    /// <summary>All elements of a kind, in the order of drawing; empty where there is none.</summary>
    /// <param name="reader">The picture.</param>
    /// <param name="kind">Their kind.</param>
    [Query]
    public static Element[] All(SceneReader reader, string kind) => [.. reader.Scene.OfKind(kind).Select(reader.Read)];

    /// <summary>All elements, in the order of drawing.</summary>
    /// <param name="reader">The picture.</param>
    [Query]
    public static Element[] All(SceneReader reader) => [.. reader.Scene.Elements];

    /// <summary>Whether there is an element of a kind and name.</summary>
    /// <param name="reader">The picture.</param>
    /// <param name="kind">Its kind.</param>
    /// <param name="name">Its name; by default any.</param>
    [Query]
    public static bool Exists(SceneReader reader, string kind, string name = "")
    {
        foreach (var element in reader.Scene.OfKind(kind))
        {
            if (name.Length == 0 || string.Equals(element.Name, name, StringComparison.Ordinal))
            {
                reader.Read(element);
                return true;
            }
        }

        return false;
    }

    /// <summary>The position of the point of that name.</summary>
    /// <param name="reader">The picture.</param>
    /// <param name="name">The point's letter.</param>
    [Query]
    public static Point P(SceneReader reader, string name) => Find(reader, "point", name).Position;

    private static FigureException Missing(SceneReader reader, string kind, string name)
    {
        var named = reader.Scene.OfKind(kind).Select(e => e.Name).Where(n => n.Length > 0).ToList();
        if (named.Count == 0)
        {
            var kinds = reader.Scene.Elements.Select(e => e.Kind).Distinct(StringComparer.Ordinal).ToList();
            return new FigureException($"The picture has no {Words.Clip(kind)}.", Spelling.Suggest(kind, kinds) ?? (kinds.Count > 0 ? $"It has {Words.Clip(string.Join(", ", kinds), 120)}." : "It has no elements at all."), FigureErrorKind.Name);
        }

        return new FigureException($"The picture has no {Words.Clip(kind)}{Called(name)}.", Spelling.Suggest(name, named) ?? $"There are {Words.Clip(string.Join(", ", named), 120)}.", FigureErrorKind.Name);
    }

    private static string Called(string name) => name.Length > 0 ? $" named \"{Words.Clip(name)}\"" : "";
}
