using System.Collections.Immutable;
using Flywheel.Knowledge.Random;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Figures.Scenes;

namespace Flywheel.Synthesis.Perception;

/// <summary>Questions for one thing, for several, for all of a kind, and for how many there are.</summary>
internal static class NumberQuestions
{
    public static PerceptionItem? One(Scene scene, ImmutableArray<NamedPlace> places, SeededRandom random)
    {
        if (places.IsEmpty)
        {
            return null;
        }

        // A kind first, then one of the kind: else a chart's many data points would crowd out everything beside them.
        var kind = random.Pick(Kinds(places));
        var meant = places.Where(p => p.Kind == kind).ToList();
        var place = random.Pick(meant);
        var question = random.Pick(
        [
            $"Where in the picture is the {place.Called}? Give its pixel coordinates.",
            $"What are the pixel coordinates of the {place.Called}?",
            $"Locate the {place.Called} and state its position in pixels.",
            $"At which pixel position does the picture show the {place.Called}?",
        ]);
        return PerceptionAuthor.Ask(PerceptionAxis.Concepts, question, $"Mark the {place.Called} in the picture.", [place], meant);
    }

    public static PerceptionItem? Several(Scene scene, ImmutableArray<NamedPlace> places, SeededRandom random)
    {
        var kinds = Kinds(places).Where(k => places.Count(p => p.Kind == k) >= 2).ToList();
        if (kinds.Count == 0)
        {
            return null;
        }

        var kind = random.Pick(kinds);
        var meant = places.Where(p => p.Kind == kind).ToList();
        var count = random.Range(2, Math.Min(meant.Count, PerceptionAuthor.MostNames));
        var asked = random.Sample(meant, count);
        var list = Join([.. asked.Select(p => $"the {p.Called}")]);
        var question = random.Pick(
        [
            $"Give the pixel coordinates of {list}.",
            $"Where in the picture are {list}? Answer in pixels.",
            $"State the positions of {list} in pixel coordinates.",
        ]);
        return PerceptionAuthor.Ask(PerceptionAxis.Number, question, $"Mark {list} in the picture.", asked, meant);
    }

    public static PerceptionItem? All(Scene scene, ImmutableArray<NamedPlace> places, SeededRandom random)
    {
        // All of a kind must be named, or "every" would promise more than the answer gives.
        var kinds = Kinds(places)
            .Where(k => PerceptionNouns.Of(k) is { IsWhole: true } && places.Count(p => p.Kind == k) is >= 2 and <= 12 and var named && named == scene.OfKind(k).Count())
            .ToList();
        if (kinds.Count == 0)
        {
            return null;
        }

        var kind = random.Pick(kinds);
        var noun = PerceptionNouns.Of(kind)!;
        var meant = places.Where(p => p.Kind == kind).ToList();
        var question = random.Pick(
        [
            $"List all {noun.Many} of the picture with their pixel coordinates.",
            $"Where are the {noun.Many} of this picture? Name each one and give its position in pixels.",
            $"Give the name and the pixel coordinates of every {noun.One}.",
        ]);
        return PerceptionAuthor.Ask(PerceptionAxis.Number, question, $"Mark every {noun.One} in the picture.", meant, meant);
    }

    public static PerceptionItem? Count(Scene scene, ImmutableArray<NamedPlace> places, SeededRandom random)
    {
        var groups = Countable(scene).Where(g => g.Count() is >= 2 and <= PerceptionAuthor.MostCounted).ToList();
        return groups.Count == 0 ? null : Counted(random.Pick(groups), "", random);
    }

    public static PerceptionItem? CountOfColor(Scene scene, ImmutableArray<NamedPlace> places, SeededRandom random)
    {
        var groups = Countable(scene)
            .Select(g => g.Where(e => PerceptionNouns.ColorOf(e).Length > 0).GroupBy(PerceptionNouns.ColorOf).ToList())
            .Where(colors => colors.Count >= 2)
            .SelectMany(colors => colors)
            .Where(g => g.Count() <= PerceptionAuthor.MostCounted)
            .ToList();
        if (groups.Count == 0)
        {
            return null;
        }

        var group = random.Pick(groups);
        return Counted(group, $"{group.Key} ", random);
    }

    /// <summary>Items of a sentence with commas and an "and".</summary>
    internal static string Join(IReadOnlyList<string> parts) =>
        parts.Count < 2 ? string.Concat(parts) : $"{string.Join(", ", parts.Take(parts.Count - 1))} and {parts[^1]}";

    private static PerceptionItem Counted(IEnumerable<Element> elements, string adjective, SeededRandom random)
    {
        var counted = elements.ToList();
        var noun = PerceptionNouns.Of(counted[0].Kind)!;
        var many = adjective + noun.Many;
        var question = random.Pick(
        [
            $"How many {many} does the picture show?",
            $"Count the {many} in the picture.",
            $"What is the number of {many} in this picture?",
        ]);
        return new PerceptionItem(
            PerceptionAxis.Number,
            question,
            $"Mark all {many} in the picture.",
            $"{counted.Count}",
            PerceptionAuthor.Describe(counted.Select(e => ($"{adjective}{noun.One}", Middle(e)))),
            [.. counted.Select(Middle)]);
    }

    private static Point Middle(Element element) => element.Points.Length == 2 ? element.Points[0].Towards(element.Points[1], 0.5) : element.Position;

    private static IEnumerable<IGrouping<string, Element>> Countable(Scene scene) =>
        scene.Elements.Where(e => PerceptionNouns.Of(e.Kind) is { IsCountable: true }).GroupBy(e => e.Kind);

    private static List<string> Kinds(ImmutableArray<NamedPlace> places) => [.. places.Select(p => p.Kind).Distinct(StringComparer.Ordinal)];
}
