using System.Collections.Immutable;
using Flywheel.Knowledge.Random;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Figures.Scenes;

namespace Flywheel.Synthesis.Perception;

/// <summary>Questions for what is linked, what lies on what, and what is outermost or nearest.</summary>
internal static class RelationQuestions
{
    /// <summary>Pixels by which the first must lead the second, so that a reader sees it.</summary>
    private const double Lead = 10;

    /// <summary>Pixels within which a point lies on a line, and beyond which it clearly does not.</summary>
    private const double On = 1.5;
    private const double Off = 6;

    public static PerceptionItem? Linked(Scene scene, ImmutableArray<NamedPlace> places, SeededRandom random)
    {
        var options = new List<(NamedPlace From, List<NamedPlace> To, ElementNoun Link, bool Directed)>();
        foreach (var kind in scene.Elements.Where(e => End(e, "from").Length > 0 && End(e, "to").Length > 0).GroupBy(e => e.Kind))
        {
            var directed = kind.Key != "edge" || kind.Any(e => e.Find("directed") is { Number: > 0 });
            foreach (var from in places)
            {
                var names = kind.SelectMany(e => Across(e, from.Name, directed)).Distinct(StringComparer.Ordinal).ToList();
                var to = names.Select(name => places.FirstOrDefault(p => p.Kind == from.Kind && p.Name == name)).ToList();
                if (to.Count is >= 1 and <= PerceptionAuthor.MostNames && to.TrueForAll(p => p is not null && p.Name != from.Name) && PerceptionNouns.Of(kind.Key) is { } link)
                {
                    options.Add((from, [.. to.Select(p => p!)], link, directed));
                }
            }
        }

        if (options.Count == 0)
        {
            return null;
        }

        var (start, ends, noun, oneWay) = random.Pick(options);
        var many = PerceptionNouns.Of(start.Kind)!.Many;
        var across = $"{(noun.One[0] is 'a' or 'e' or 'i' or 'o' or 'u' ? "an" : "a")} {noun.One}";
        var what = oneWay ? $"{many} to which {across} leads directly from the {start.Called}" : $"{many} joined to the {start.Called} by {across}";
        var question = random.Pick(
        [
            $"Find the {what}. Give their pixel coordinates.",
            $"Give the pixel coordinates of all {what}.",
            $"Which are the {what}? Answer with their positions in pixels.",
        ]);
        return PerceptionAuthor.Ask(PerceptionAxis.Relations, question, $"Mark the {what}.", ends, places.Where(p => p.Kind == start.Kind));
    }

    public static PerceptionItem? Touching(Scene scene, ImmutableArray<NamedPlace> places, SeededRandom random)
    {
        var points = places.Where(p => p.Kind == "point").ToList();
        var options = new List<(string Line, List<NamedPlace> On)>();
        var circles = scene.OfKind("circle").ToList();
        if (circles.Count == 1 && circles[0].Find("radius") is { Number: > 0 } radius)
        {
            Consider("circle", p => Math.Abs(p.DistanceTo(circles[0].Position) - radius.Number));
        }

        foreach (var segment in scene.OfKind("segment").Where(s => s.Points.Length == 2))
        {
            var ends = segment.Points.Select(end => points.Find(p => p.Position.DistanceTo(end) <= On)?.Name).ToList();
            if (ends.TrueForAll(e => e is { Length: 1 }))
            {
                Consider($"segment {ends[0]}{ends[1]}", p => DistanceToSegment(p, segment.Points[0], segment.Points[1]));
            }
        }

        if (options.Count == 0)
        {
            return null;
        }

        var (line, answer) = random.Pick(options);
        var question = random.Pick(
        [
            $"Which labelled points lie on the {line}? Give their pixel coordinates.",
            $"Name the labelled points that the {line} passes through, ends included, with their positions in pixels.",
            $"Give the pixel coordinates of every labelled point on the {line}.",
        ]);
        return PerceptionAuthor.Ask(PerceptionAxis.Relations, question, $"Mark every labelled point on the {line}.", answer, points);

        void Consider(string name, Func<Point, double> distance)
        {
            var gaps = points.Select(p => (Point: p, Gap: distance(p.Position))).ToList();
            var touching = gaps.Where(g => g.Gap <= On).Select(g => g.Point).ToList();
            if (touching.Count is >= 2 and <= PerceptionAuthor.MostNames && touching.Count < points.Count && gaps.TrueForAll(g => g.Gap is <= On or >= Off))
            {
                options.Add((name, touching));
            }
        }
    }

    public static PerceptionItem? Outermost(Scene scene, ImmutableArray<NamedPlace> places, SeededRandom random)
    {
        (string Word, Func<Point, double> Key)[] directions =
        [
            ("farthest to the left", p => p.X), ("farthest to the right", p => -p.X), ("highest up", p => p.Y), ("lowest down", p => -p.Y),
        ];
        var options = new List<(string Kind, string Word, NamedPlace Place)>();
        foreach (var kind in Complete(scene, places))
        {
            foreach (var (word, key) in directions)
            {
                var order = kind.OrderBy(p => key(p.Position)).ToList();
                if (key(order[1].Position) - key(order[0].Position) >= Lead)
                {
                    options.Add((kind.Key, word, order[0]));
                }
            }
        }

        if (options.Count == 0)
        {
            return null;
        }

        var (chosen, direction, place) = random.Pick(options);
        var one = PerceptionNouns.Of(chosen)!.One;
        var question = random.Pick(
        [
            $"Which {one} is {direction} in the picture? Give its name and pixel coordinates.",
            $"Name the {one} that is {direction} and state its position in pixels.",
            $"Find the {one} {direction}. What are its pixel coordinates?",
        ]);
        return PerceptionAuthor.Ask(PerceptionAxis.Relations, question, $"Mark the {one} that is {direction}.", [place], places.Where(p => p.Kind == chosen));
    }

    public static PerceptionItem? Nearest(Scene scene, ImmutableArray<NamedPlace> places, SeededRandom random)
    {
        var options = new List<(NamedPlace From, NamedPlace To)>();
        foreach (var kind in Complete(scene, places))
        {
            foreach (var from in kind)
            {
                var order = kind.Where(p => p != from).OrderBy(p => p.Position.DistanceTo(from.Position)).ToList();
                if (order[1].Position.DistanceTo(from.Position) - order[0].Position.DistanceTo(from.Position) >= Lead)
                {
                    options.Add((from, order[0]));
                }
            }
        }

        if (options.Count == 0)
        {
            return null;
        }

        var (start, nearest) = random.Pick(options);
        var one = PerceptionNouns.Of(start.Kind)!.One;
        var question = random.Pick(
        [
            $"Which {one} is nearest to the {start.Called} in the picture? Give its name and pixel coordinates.",
            $"Find the {one} closest to the {start.Called} and state its position in pixels.",
            $"Of all {PerceptionNouns.Of(start.Kind)!.Many}, which one is drawn closest to the {start.Called}? Answer with its pixel coordinates.",
        ]);
        return PerceptionAuthor.Ask(PerceptionAxis.Relations, question, $"Mark the {one} nearest to the {start.Called}.", [nearest], places.Where(p => p.Kind == start.Kind));
    }

    /// <summary>The kinds of which every element is named, and at least three are there.</summary>
    private static IEnumerable<IGrouping<string, NamedPlace>> Complete(Scene scene, ImmutableArray<NamedPlace> places) =>
        places.GroupBy(p => p.Kind).Where(g => PerceptionNouns.Of(g.Key) is { IsWhole: true } && g.Count() >= 3 && g.Count() == scene.OfKind(g.Key).Count());

    private static IEnumerable<string> Across(Element link, string from, bool directed)
    {
        var (a, b) = (End(link, "from"), End(link, "to"));
        if (a == from)
        {
            yield return b;
        }
        else if (b == from && !directed)
        {
            yield return a;
        }
    }

    private static string End(Element link, string key) => link.Find(key) is { IsNumber: false, Text: var name } ? name : "";

    private static double DistanceToSegment(Point at, Point a, Point b)
    {
        var along = b - a;
        var share = along.Dot(along) is > 0 and var square ? Math.Clamp((at - a).Dot(along) / square, 0, 1) : 0;
        return at.DistanceTo(a.Towards(b, share));
    }
}
