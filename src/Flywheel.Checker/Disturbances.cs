using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Figures.Scenes;

namespace Flywheel.Checker;

/// <summary>Pictures that differ from a given one in what an answer was read from, so that an answer that rests on it cannot stay.</summary>
internal static partial class Disturbances
{
    /// <summary>Elements that are disturbed one at a time; more would cost time on large boards and tell nothing new.</summary>
    private const int MostAlone = 40;

    /// <summary>
    /// Other scenes, the most telling first: all elements read changed at once, turned, then single ones changed, renamed and taken away, then
    /// all facts in words made the same, all of one kind taken away.
    /// </summary>
    /// <param name="scene">The picture.</param>
    /// <param name="read">Indices of the elements that the answer was read from.</param>
    /// <returns>
    /// Each scene, and whether everything that a question can ask for by kind and name is still there: code that then fails has looked at
    /// what changed, while any code that asks for a thing fails where it is gone.
    /// </returns>
    public static IEnumerable<(Lazy<Scene> Scene, bool KeepsNames)> Of(Scene scene, ImmutableArray<int> read)
    {
        yield return (new(() => With(scene, read, e => Changed(e, 1.25))), true);
        yield return (new(() => With(scene, read, e => Turned(e, scene.Canvas.Center))), true);
        foreach (var index in read.Take(MostAlone))
        {
            yield return (new(() => With(scene, [index], e => Changed(e, 1))), true);
            yield return (new(() => With(scene, [index], e => Changed(e, 3))), true);
            yield return (new(() => With(scene, [index], Renamed)), false);
            yield return (new(() => With(scene, [index], Gone)), false);
        }

        foreach (var word in read.SelectMany(i => scene.Elements[i].Values).Where(v => !v.Value.IsNumber).Select(v => v.Value.Text).Distinct(StringComparer.Ordinal).Take(MostAlone))
        {
            yield return (new(() => With(scene, read, e => Saying(e, word))), false);
        }

        foreach (var kind in read.GroupBy(i => scene.Elements[i].Kind, StringComparer.Ordinal))
        {
            yield return (new(() => With(scene, kind, Gone)), false);
        }
    }

    private static Scene With(Scene scene, IEnumerable<int> indices, Func<Element, Element> change)
    {
        var elements = scene.Elements.ToBuilder();
        foreach (var index in indices)
        {
            elements[index] = change(elements[index]);
        }

        return scene with { Elements = elements.MoveToImmutable() };
    }

    /// <summary>The element elsewhere and with other numbers, by amounts that differ between elements; 0 and 1, which may mean no and yes, change places.</summary>
    private static Element Changed(Element element, double factor)
    {
        var by = 1 + (element.Index % 7);
        return element with
        {
            Points = [.. element.Points.Select((p, i) => p + new Point((11 * by) + (5 * i), (7 * by) - (3 * i)))],
            Text = Renumbered(element.Text, by),
            Values = [.. element.Values.Select(v => new KeyValuePair<string, ElementValue>(v.Key, v.Value.IsNumber ? Other(v.Value.Number, factor, by) : Renumbered(v.Value.Text, by)))],
        };
    }

    /// <summary>The element a third of a turn further.</summary>
    private static Element Turned(Element element, Point center)
    {
        var turn = Affine.Rotation(120, center);
        return element with { Points = [.. element.Points.Select(turn.Map)] };
    }

    /// <summary>The element with every text another one.</summary>
    private static Element Renamed(Element element) => element with
    {
        Name = element.Name + "′",
        Text = element.Text + "′",
        Values = [.. element.Values.Select(v => v.Value.IsNumber ? v : new KeyValuePair<string, ElementValue>(v.Key, v.Value.Text + "′"))],
    };

    /// <summary>The element with one word for every fact that is a word.</summary>
    private static Element Saying(Element element, string word) => element with
    {
        Values = [.. element.Values.Select(v => v.Value.IsNumber ? v : new KeyValuePair<string, ElementValue>(v.Key, word))],
    };

    /// <summary>The element as one of a kind and a name that no question asks for; its place in the inventory stays, since others are found by it.</summary>
    private static Element Gone(Element element) => element with { Kind = "gone", Name = "", Text = "", Values = [] };

    private static double Other(double number, double factor, int by) => number is 0 or 1 ? 1 - number : (number * factor) + by;

    private static string Renumbered(string text, int by) =>
        Number().Replace(text, n => (double.Parse(n.Value, CultureInfo.InvariantCulture) + by).ToString("0.######", CultureInfo.InvariantCulture));

    [GeneratedRegex(@"\d+(\.\d+)?", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Number();
}
