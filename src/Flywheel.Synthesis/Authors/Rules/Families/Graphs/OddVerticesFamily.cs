using System.Collections.Immutable;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Graphs;

/// <summary>Degrees of a graph: how many vertices are odd, or how many edges Euler's condition lacks. The steps write the degrees.</summary>
internal sealed class OddVerticesFamily : ProblemFamily
{
    /// <inheritdoc />
    public override string Name => "odd-vertices";

    /// <inheritdoc />
    public override string FigureKind => "network-graph";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes =>
    [
        new("Graphs and Networks", "Degree", "Euler trails", "Vertices and edges"),
        new("Computer Science", "Graph representations"),
    ];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var opening = drafting.Begin().ToString().TrimEnd();
        var graph = random.Chance(0.5)
            ? PlaneGraph.Draw(random, drafting.Letters, new Box(50, 60, 398, 388), spare: 0.35)
            : Ring(drafting);
        var degrees = Enumerable.Range(0, graph.Count).Select(v => graph.Edges.Count(e => e.A == v || e.B == v)).ToArray();
        var odd = Enumerable.Range(0, graph.Count).Where(v => degrees[v] % 2 == 1).ToArray();
        if (odd.Length == 0)
        {
            throw new DraftException("No vertex is odd.");
        }

        var asksPairs = random.Chance(0.4) && odd.Length > 2;
        var value = asksPairs ? odd.Length / 2 : odd.Length;
        var answer = new NumberAnswer(value);
        var verdict = Verdict.Maybe(drafting, answer, drafting.Near(answer, graph.Count - odd.Length, graph.Count, asksPairs ? odd.Length : odd.Length / 2));
        var list = Wording.List(odd.Select(v => graph.Names[v]));
        var removed = random.Next(graph.Edges.Length);
        var change = graph.Edges[removed] is var (a, b) ? Shift(degrees[a]) + Shift(degrees[b]) : 0;
        return new Draft
        {
            FigureCode = Figure(opening, graph, -1),
            Question = asksPairs
                ? drafting.Say(
                    "What is the least number of edges that must be added, each between two vertices of the graph, so that every vertex has an even degree?",
                    "A closed trail over every edge needs even degrees only. How many extra edges (parallel ones are allowed) does this graph need at least for that?",
                    "How many new edges are needed at least to make the degree of every vertex even?")
                : drafting.Say(
                    "How many vertices of the graph have an odd degree?",
                    "The degree of a vertex is the number of edges that meet there. For how many vertices of the picture is it odd?",
                    "Count the vertices at which an odd number of edges ends."),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        "I go from vertex to vertex, count the edges that end there, and write the number beside it.",
                        "First I note the degree of each vertex in the picture.",
                        $"To see which degrees are odd, I count the edges at each of the {graph.Count} vertices and write the counts down."),
                    string.Join('\n', Enumerable.Range(0, graph.Count).Select(v => FigureWriter.Code($"Text({degrees[v].ToString()}, {graph.NotePlace(v)}, size: 16, color: \"accent\", style: \"bold\");")))),
                new ThinkingStep(
                    drafting.Say(
                        $"Odd numbers stand at {list}. I put a ring around {(odd.Length == 1 ? "it" : "them")}.",
                        $"I circle the vertices with an odd count: {list}.",
                        $"The odd ones are {list}; a ring marks each."),
                    string.Join('\n', odd.Select(v => FigureWriter.Code($"Circle({graph.Places[v]}, 19, color: \"accent\", width: 3);")))),
            ],
            Conclusion = asksPairs
                ? drafting.Say(
                    $"An added edge can mend two odd vertices at once, and there are {odd.Length}, so {odd.Length} / 2 edges are needed: {verdict.Text}.",
                    $"Joining the {odd.Length} odd vertices in pairs makes all degrees even, and fewer edges cannot do it. The number is {verdict.Text}.",
                    $"Each new edge changes the parity of two vertices; {odd.Length} odd ones therefore take half as many edges, that is {verdict.Text}.")
                : drafting.Say(
                    $"Ringed are {list}, so the number of odd vertices is {verdict.Text}.",
                    $"The degrees add up to {degrees.Sum()}, twice the number of edges, as they must. Counting the rings gives {verdict.Text}.",
                    $"All others are even. The count of vertices with odd degree is {verdict.Text}."),
            Answer = verdict.Answer,
            Choices = verdict.Choices,
            AnswerCode = $"""
                var ends = All("edge").Select(e => e["from"]).Concat(All("edge").Select(e => e["to"]));
                return All("vertex").Count(v => ends.Count(n => n == v.Name) % 2 == 1){(asksPairs ? " / 2" : "")};
                """,
            Variant = new Variant(Figure(opening, graph, removed), answer with { Number = asksPairs ? (odd.Length + change) / 2 : odd.Length + change }),
        };
    }

    /// <summary>What taking one edge away does to the number of odd vertices at one end.</summary>
    private static int Shift(int degree) => degree % 2 == 1 ? -1 : 1;

    private static PlaneGraph Ring(Drafting drafting)
    {
        var random = drafting.Random;
        var count = random.Range(5, 8);
        var turn = random.Double(0, 60);
        var places = Enumerable.Range(0, count).Select(i => Layout.Whole(new Point(224, 226) + Point.Polar(158, 90 - turn - (360.0 * i / count)))).ToArray();
        var edges = new List<(int, int)>();
        for (var a = 0; a < count; a++)
        {
            for (var b = a + 1; b < count; b++)
            {
                if (random.Chance(b == a + 1 || (a == 0 && b == count - 1) ? 0.85 : 0.28))
                {
                    edges.Add((a, b));
                }
            }
        }

        return Enumerable.Range(0, count).All(v => edges.Any(e => e.Item1 == v || e.Item2 == v))
            ? new PlaneGraph(drafting.Letters(count), places, [.. edges])
            : throw new DraftException("A vertex is isolated.");
    }

    private static string Figure(string opening, PlaneGraph graph, int without)
    {
        var writer = new FigureWriter().Line(new FigureWriter.Raw(opening));
        for (var v = 0; v < graph.Count; v++)
        {
            writer.Line($"Vertex({graph.Names[v]}, {graph.Places[v]}, radius: 15);");
        }

        for (var e = 0; e < graph.Edges.Length; e++)
        {
            if (e != without)
            {
                writer.Line($"Edge({graph.Names[graph.Edges[e].A]}, {graph.Names[graph.Edges[e].B]});");
            }
        }

        return writer.ToString();
    }
}
