using System.Collections.Immutable;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Graphs;

/// <summary>The shortest route between two vertices of a weighted graph. The steps note distances and trace the route.</summary>
internal sealed class ShortestRouteFamily : ProblemFamily
{
    /// <inheritdoc />
    public override string Name => "shortest-route";

    /// <inheritdoc />
    public override string FigureKind => "network-graph";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes =>
    [
        new("Graphs and Networks", "Shortest paths", "Weighted edges"),
        new("Computer Science", "Shortest paths"),
        new("Engineering and Technology", "Traffic and logistics"),
        new("Earth and Geography", "Transport and flow maps"),
    ];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var story = GraphStory.Pick(drafting);
        var opening = drafting.Begin().ToString().TrimEnd();
        var graph = PlaneGraph.Draw(random, drafting.Letters, new Box(46, 60, 402, 388));
        var weights = graph.Edges.Select(_ => random.Range(2, 15)).ToArray();
        var (start, goal) = (0, graph.Count - 1);
        var routes = Routes(graph, start, goal).Select(r => (Route: r, Length: Length(graph, weights, r))).OrderBy(r => r.Length).ToArray();
        if (routes.Length < 3 || routes[0].Length == routes[1].Length || routes[0].Route.Length < 3)
        {
            throw new DraftException("The shortest route is not unique or too plain.");
        }

        var (best, length) = routes[0];
        var answer = new NumberAnswer(length, story.Unit);
        var verdict = Verdict.Maybe(drafting, answer, drafting.Near(answer, routes[1].Length, routes[2].Length));
        var (from, to) = (graph.Names[start], graph.Names[goal]);
        var way = string.Join("-", best.Select(v => graph.Names[v]));
        var second = string.Join("-", routes[1].Route.Select(v => graph.Names[v]));
        var sum = string.Join(" + ", Legs(graph, weights, best));
        var first = Array.FindIndex(graph.Edges, e => e == Ordered(best[0], best[1]));
        return new Draft
        {
            FigureCode = Figure(opening, graph, weights),
            Question = drafting.Say(
                $"{story.Setting} What is the length of the shortest route from {from} to {to}, in {story.Unit}?",
                $"{story.Setting} Somebody goes from {from} to {to} and wants the smallest total. What is that total?",
                $"{story.Setting} Find the least total over all routes that lead from {story.Vertex} {from} to {story.Vertex} {to}."),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"I work outwards from {from} and note at every {story.Vertex} the smallest total with which it can be reached.",
                        $"Starting with 0 at {from}, I write beside each {story.Vertex} its least distance from {from}, always extending the smallest one.",
                        $"Guessing is risky with {Wording.Count(graph.Edges.Length, story.Edge)}, so I label each {story.Vertex} with its best total from {from}."),
                    Notes(graph, weights, start)),
                new ThinkingStep(
                    drafting.Say(
                        $"Going back from {to} along the {story.Edge}s that gave these totals, I get the route {way}. I trace it.",
                        $"The total at {to} comes from the route {way}, which I mark.",
                        $"Which {story.Edge}s produced the number at {to}? Those of {way}; here is that route."),
                    FigureWriter.Code($"Trail({Wording.Points(best.Select(v => graph.Places[v]))});")),
            ],
            Conclusion = drafting.Say(
                $"Along {way} the total is {sum} = {length}; the next best route, {second}, needs {routes[1].Length}. The shortest route measures {verdict.Text}.",
                $"No other route beats {way}: even {second} comes to {routes[1].Length}. So the least total is {sum} = {verdict.Text}.",
                $"Adding the numbers on {way} gives {sum}, so the shortest way from {from} to {to} takes {verdict.Text}."),
            Answer = verdict.Answer,
            Choices = verdict.Choices,
            AnswerCode = $$"""
                var names = All("vertex").Select(v => v.Name);
                var best = names.Select(n => n == {{FigureWriter.Quote(from)}} ? 0.0 : 1000000.0);
                for (var round = 0; round < names.Length; round++)
                {
                    foreach (var e in All("edge"))
                    {
                        var i = names.IndexOf(e["from"]);
                        var j = names.IndexOf(e["to"]);
                        best[j] = Math.Min(best[j], best[i] + e.Value);
                        best[i] = Math.Min(best[i], best[j] + e.Value);
                    }
                }
                return best[names.IndexOf({{FigureWriter.Quote(to)}})];
                """,
            Variant = new Variant(Figure(opening, graph, [.. weights.Select((w, i) => i == first ? w - 1 : w)]), answer with { Number = length - 1 }),
        };
    }

    private static string Figure(string opening, PlaneGraph graph, int[] weights)
    {
        var writer = new FigureWriter().Line(new FigureWriter.Raw(opening));
        for (var v = 0; v < graph.Count; v++)
        {
            writer.Line($"Vertex({graph.Names[v]}, {graph.Places[v]});");
        }

        for (var e = 0; e < graph.Edges.Length; e++)
        {
            writer.Line($"Edge({graph.Names[graph.Edges[e].A]}, {graph.Names[graph.Edges[e].B]}, label: {weights[e].ToString()});");
        }

        return writer.ToString();
    }

    private static string Notes(PlaneGraph graph, int[] weights, int start)
    {
        var writer = new FigureWriter();
        for (var v = 0; v < graph.Count; v++)
        {
            var total = v == start ? 0 : Routes(graph, start, v).Min(r => Length(graph, weights, r));
            writer.Line($"Text({total.ToString()}, {graph.NotePlace(v)}, size: 16, color: \"accent\", style: \"bold\");");
        }

        return writer.ToString().TrimEnd();
    }

    /// <summary>All simple routes; the graphs have at most seven vertices.</summary>
    private static IEnumerable<int[]> Routes(PlaneGraph graph, int from, int to)
    {
        return Extend([from]);

        IEnumerable<int[]> Extend(int[] route)
        {
            if (route[^1] == to)
            {
                return [route];
            }

            return graph.Edges.Where(e => e.A == route[^1] || e.B == route[^1])
                .Select(e => e.A == route[^1] ? e.B : e.A)
                .Where(next => !route.Contains(next))
                .SelectMany(next => Extend([.. route, next]));
        }
    }

    private static int Length(PlaneGraph graph, int[] weights, int[] route) => Legs(graph, weights, route).Sum();

    private static IEnumerable<int> Legs(PlaneGraph graph, int[] weights, int[] route) =>
        route.Zip(route.Skip(1), (a, b) => weights[Array.IndexOf(graph.Edges, Ordered(a, b))]);

    private static (int, int) Ordered(int a, int b) => (Math.Min(a, b), Math.Max(a, b));
}
