using System.Collections.Immutable;
using Flywheel.Knowledge.Random;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Figures.Scenes;

namespace Flywheel.Synthesis.Perception;

/// <summary>
/// Writes perception items from the inventory of a picture: where something is, how many there are, what touches what. Any kind of element
/// that has a visible name, a countable shape or a link to another serves; nothing depends on who drew the picture.
/// </summary>
public static class PerceptionAuthor
{
    /// <summary>Most things that one item asks for by name.</summary>
    public const int MostNames = 5;

    /// <summary>Most things that a reader is asked to count.</summary>
    public const int MostCounted = 40;

    /// <summary>Writes the item of a seed; the same picture and seed give the same item.</summary>
    /// <param name="scene">A picture without steps.</param>
    /// <param name="seed">Chooses among the questions that the picture allows, and their words.</param>
    /// <param name="mustMark">Whether only a few things may be asked for, so that marking them is a fair task.</param>
    /// <returns>The item, or null for an empty picture.</returns>
    public static PerceptionItem? Write(Scene scene, ulong seed, bool mustMark = false)
    {
        var random = SeededRandom.For(seed).Fork("perception");
        var places = PerceptionNouns.Named(scene.Elements).Where(p => scene.Canvas.Contains(p.Position)).ToImmutableArray();
        var axes = random.Shuffled(Enum.GetValues<PerceptionAxis>());
        return axes.Select(axis => Pick(axis, scene, places, random.Fork((long)axis), mustMark)).FirstOrDefault(item => item is not null)
            ?? ExtentQuestion.Ask(scene, random);
    }

    private static PerceptionItem? Pick(PerceptionAxis axis, Scene scene, ImmutableArray<NamedPlace> places, SeededRandom random, bool mustMark)
    {
        PerceptionQuestion[] makers = axis switch
        {
            PerceptionAxis.Relations => [RelationQuestions.Linked, RelationQuestions.Touching, RelationQuestions.Outermost, RelationQuestions.Nearest],
            PerceptionAxis.Number => [NumberQuestions.Several, NumberQuestions.All, NumberQuestions.Count, NumberQuestions.CountOfColor],
            _ => [NumberQuestions.One],
        };
        return random.Shuffled(makers)
            .Select(make => make(scene, places, random))
            .FirstOrDefault(item => item is not null && (!mustMark || item.Marks.Length is >= 1 and <= MostNames));
    }

    /// <summary>The item that asks for named things.</summary>
    internal static PerceptionItem Ask(PerceptionAxis axis, string question, string instruction, IReadOnlyList<NamedPlace> answer, IEnumerable<NamedPlace> meant) => new(
        axis,
        question,
        instruction,
        PointDictionary.Write(answer.Select(p => KeyValuePair.Create(p.Name, p.Position))),
        Describe(meant.Select(p => (p.Called, p.Position))),
        [.. answer.Select(p => p.Position)]);

    /// <summary>The element list of an item.</summary>
    internal static ImmutableArray<string> Describe(IEnumerable<(string Called, Point At)> elements) =>
        [.. elements.Select(e => $"{e.Called}: {PointDictionary.Position(e.At)}")];
}
