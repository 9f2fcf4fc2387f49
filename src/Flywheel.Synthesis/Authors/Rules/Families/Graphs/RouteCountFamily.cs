using System.Collections.Immutable;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Graphs;

/// <summary>How many directed routes lead from the first vertex to the last. The steps carry counts from left to right.</summary>
internal sealed class RouteCountFamily : ProblemFamily
{
    /// <inheritdoc />
    public override string Name => "route-count";

    /// <inheritdoc />
    public override string FigureKind => "network-graph";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes =>
    [
        new("Graphs and Networks", "Acyclic graphs and orders", "Walks and paths"),
        new("Computer Science", "Dynamic programming"),
        new("Logic and Patterns", "Mazes and route tracing"),
    ];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var opening = drafting.Begin().ToString().TrimEnd();
        var graph = PlaneGraph.Draw(random, drafting.Letters, new Box(46, 60, 402, 388), spare: 0.2, least: 6);
        var counts = Counts(graph);
        if (counts[^1] < 3)
        {
            throw new DraftException("There are too few routes.");
        }

        var (from, to) = (graph.Names[0], graph.Names[^1]);
        var answer = new NumberAnswer(counts[^1]);
        var verdict = Verdict.Maybe(drafting, answer, drafting.Near(answer, graph.Edges.Length, counts[^1] - 1, counts[^1] + 2));
        var last = graph.Edges.Where(e => e.B == graph.Count - 1).ToArray();
        var removed = last[0];
        var rest = counts[^1] - counts[removed.A];
        string Notes(IEnumerable<int> vertices) =>
            string.Join('\n', vertices.Select(v => FigureWriter.Code($"Text({counts[v].ToString()}, {graph.NotePlace(v)}, size: 16, color: \"accent\", style: \"bold\");")));
        var half = graph.Count / 2;
        return new Draft
        {
            FigureCode = Figure(opening, graph, graph.Edges),
            Question = drafting.Say(
                $"How many different routes lead from {from} to {to} if one only moves along the arrows?",
                $"A ball rolls from {from} to {to} through one-way channels, as the arrows show. In how many different ways can it get there?",
                $"Count the directed paths from {from} to {to} in the picture."),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"I write at each vertex the number of ways to get there, beginning with 1 at {from}. A vertex gets the sum of the numbers from which arrows enter it.",
                        $"Listing whole routes is error-prone; instead I count ways into each vertex, with 1 at {from}, and add along incoming arrows.",
                        $"Each vertex collects the counts of the vertices before it. I start with 1 at {from} and fill in the first ones."),
                    Notes(Enumerable.Range(0, half))),
                new ThinkingStep(
                    drafting.Say(
                        $"I go on to the right until {to} has its number.",
                        $"The remaining vertices follow in the same way, {to} last.",
                        $"With those numbers the others can be added up, up to {to}."),
                    Notes(Enumerable.Range(half, graph.Count - half))),
            ],
            Conclusion = drafting.Say(
                $"Into {to} lead arrows from {Wording.List(last.Select(e => graph.Names[e.A]))}, so the number of routes is {Wording.Sum(last.Select(e => counts[e.A]))} = {verdict.Text}.",
                $"At {to} the counts {Wording.List(last.Select(e => counts[e.A].ToString()))} come together; the total is {verdict.Text}.",
                $"The number written at {to} is the number of routes: {verdict.Text}."),
            Answer = verdict.Answer,
            Choices = verdict.Choices,
            AnswerCode = $$"""
                double Ways(string name)
                {
                    return name == {{FigureWriter.Quote(from)}} ? 1 : All("edge").Where(e => e["to"] == name).Sum(e => Ways(e["from"]));
                }
                return Ways({{FigureWriter.Quote(to)}});
                """,
            Variant = rest > 0 ? new Variant(Figure(opening, graph, [.. graph.Edges.Where(e => e != removed)]), answer with { Number = rest }) : null,
        };
    }

    private static int[] Counts(PlaneGraph graph)
    {
        // Edges lead from smaller to larger numbers, so one pass in that order suffices.
        var counts = new int[graph.Count];
        counts[0] = 1;
        for (var v = 1; v < graph.Count; v++)
        {
            counts[v] = graph.Edges.Where(e => e.B == v).Sum(e => counts[e.A]);
        }

        return counts;
    }

    private static string Figure(string opening, PlaneGraph graph, (int A, int B)[] edges)
    {
        var writer = new FigureWriter().Line(new FigureWriter.Raw(opening));
        for (var v = 0; v < graph.Count; v++)
        {
            writer.Line($"Vertex({graph.Names[v]}, {graph.Places[v]});");
        }

        foreach (var (a, b) in edges)
        {
            writer.Line($"Edge({graph.Names[a]}, {graph.Names[b]}, directed: true);");
        }

        return writer.ToString();
    }
}
