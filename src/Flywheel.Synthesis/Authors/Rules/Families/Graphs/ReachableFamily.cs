using System.Collections.Immutable;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Graphs;

/// <summary>How many vertices can be reached along arrows. The steps ring them wave by wave.</summary>
internal sealed class ReachableFamily : ProblemFamily
{
    /// <inheritdoc />
    public override string Name => "reachable-vertices";

    /// <inheritdoc />
    public override string FigureKind => "network-graph";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes =>
    [
        new("Graphs and Networks", "Directed graphs", "Walks and paths"),
        new("Computer Science", "Graph traversal"),
        new("Health and Medicine", "Spread of infection"),
        new("Biology", "Pathogens and disease spread"),
    ];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var opening = drafting.Begin().ToString().TrimEnd();
        var plane = PlaneGraph.Draw(random, drafting.Letters, new Box(48, 52, 400, 396), spare: 0.35, least: 6);
        var arrows = plane.Edges.Select(e => random.Chance(0.5) ? e : (A: e.B, B: e.A)).ToArray();
        var start = random.Next(plane.Count);
        var waves = Waves(plane.Count, arrows, start);
        var reached = waves.Skip(1).SelectMany(w => w).ToArray();
        if (waves.Count < 3 || reached.Length < 2 || reached.Length == plane.Count - 1)
        {
            throw new DraftException("Everything or next to nothing is reached.");
        }

        var answer = new NumberAnswer(reached.Length);
        var verdict = Verdict.Maybe(drafting, answer, drafting.Near(answer, waves[1].Count, reached.Length + 1, plane.Count - 1));
        var name = plane.Names[start];
        var (question, thing) = Ask(drafting, name);
        string List(IEnumerable<int> vertices) => Wording.List(vertices.Select(v => plane.Names[v]));
        var missed = List(Enumerable.Range(0, plane.Count).Except(reached).Where(v => v != start));
        return new Draft
        {
            FigureCode = Figure(opening, plane, arrows),
            Question = question,
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"I start at {name} and follow its arrows: one step leads to {List(waves[1])}. I ring {(waves[1].Count == 1 ? "that one" : "those")}.",
                        $"First wave: the arrows that leave {name} end at {List(waves[1])}.",
                        $"Which {thing} or {thing}s does {name} point to directly? {List(waves[1])}. I mark {name} and {(waves[1].Count == 1 ? "this one" : "these")}."),
                    Rings(plane, [start], waves[1])),
                new ThinkingStep(
                    drafting.Say(
                        $"From there the arrows lead on to {List(reached.Skip(waves[1].Count))}; after that nothing new appears.",
                        $"Following further arrows adds {List(reached.Skip(waves[1].Count))}, and then it stops.",
                        $"The next waves bring {List(reached.Skip(waves[1].Count))}. No arrow leads from the ringed ones to the others."),
                    Rings(plane, [], reached.Skip(waves[1].Count))),
            ],
            Conclusion = drafting.Say(
                $"Besides {name}, the ringed ones are {List(reached)}; {missed} cannot be reached. The number is {verdict.Text}.",
                $"Reached are {List(reached)}, but not {missed}. That makes {verdict.Text}.",
                $"Counting {List(reached)} gives {verdict.Text}."),
            Answer = verdict.Answer,
            Choices = verdict.Choices,
            AnswerCode = $$"""
                var names = All("vertex").Select(v => v.Name);
                var seen = names.Select(n => n == {{FigureWriter.Quote(name)}});
                for (var round = 0; round < names.Length; round++)
                {
                    foreach (var e in All("edge").Where(e => seen[names.IndexOf(e["from"])]))
                    {
                        seen[names.IndexOf(e["to"])] = true;
                    }
                }
                return seen.Count(s => s) - 1;
                """,
        };
    }

    private static (string Question, string Thing) Ask(Drafting drafting, string name) => drafting.Domain switch
    {
        "Health and Medicine" or "Biology" => (drafting.Say(
            $"Each arrow leads from a person to somebody whom that person could infect. Only {name} is ill at first. How many other people can fall ill through the arrows, directly or through others?",
            $"The arrows show who passes on a virus to whom. If it starts with {name}, how many further people can it reach?",
            $"An infection begins with {name} and spreads along the arrows as far as possible. How many people besides {name} catch it?"), "person"),
        "Computer Science" => (drafting.Say(
            $"Vertices are web pages, arrows are links. How many other pages can be reached from page {name} by following links?",
            $"A search starts at vertex {name} and follows the arrows. How many other vertices does it visit?",
            $"A crawler begins at page {name} and follows every link that it finds. How many further pages does it find?"), "page"),
        _ => (drafting.Say(
            $"Moving only along the arrows, how many other vertices can be reached from {name}?",
            $"All roads of this town are one-way, as the arrows show. To how many other junctions can one drive from junction {name}?",
            $"In the directed graph, count the vertices other than {name} to which a path from {name} leads."), "vertex"),
    };

    private static string Figure(string opening, PlaneGraph plane, (int A, int B)[] arrows)
    {
        var writer = new FigureWriter().Line(new FigureWriter.Raw(opening));
        for (var v = 0; v < plane.Count; v++)
        {
            writer.Line($"Vertex({plane.Names[v]}, {plane.Places[v]});");
        }

        foreach (var (a, b) in arrows)
        {
            writer.Line($"Edge({plane.Names[a]}, {plane.Names[b]}, directed: true);");
        }

        return writer.ToString();
    }

    private static string Rings(PlaneGraph plane, IEnumerable<int> start, IEnumerable<int> vertices)
    {
        var writer = new FigureWriter();
        foreach (var v in start)
        {
            writer.Line($"Circle({plane.Places[v]}, 25, color: \"blue\", width: 3, dashed: true);");
        }

        foreach (var v in vertices)
        {
            writer.Line($"Circle({plane.Places[v]}, 24, color: \"accent\", width: 3);");
        }

        return writer.ToString().TrimEnd();
    }

    private static List<List<int>> Waves(int count, (int A, int B)[] arrows, int start)
    {
        var seen = new bool[count];
        seen[start] = true;
        var waves = new List<List<int>> { new() { start } };
        while (true)
        {
            var next = arrows.Where(e => waves[^1].Contains(e.A) && !seen[e.B]).Select(e => e.B).Distinct().Order().ToList();
            if (next.Count == 0)
            {
                return waves;
            }

            next.ForEach(v => seen[v] = true);
            waves.Add(next);
        }
    }
}
