using System.Collections.Immutable;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Graphs;

/// <summary>The least total weight that joins all vertices. The steps pick edges from the lightest on.</summary>
internal sealed class SpanningTreeFamily : ProblemFamily
{
    /// <inheritdoc />
    public override string Name => "minimum-spanning-tree";

    /// <inheritdoc />
    public override string FigureKind => "network-graph";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes =>
    [
        new("Graphs and Networks", "Minimum spanning trees", "Spanning trees"),
        new("Computer Science", "Spanning trees"),
        new("Engineering and Technology", "Electricity grids"),
    ];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var opening = drafting.Begin().ToString().TrimEnd();
        var graph = PlaneGraph.Draw(random, drafting.Letters, new Box(46, 60, 402, 388), spare: 0.25);
        var weights = random.Sample(Enumerable.Range(2, 22), graph.Edges.Length);
        var tree = Kruskal(graph, weights);
        if (tree.Count == graph.Edges.Length)
        {
            throw new DraftException("The graph is a tree already.");
        }

        var total = tree.Sum(e => weights[e]);
        var answer = new NumberAnswer(total);
        var spare = graph.Edges.Select((_, i) => i).Except(tree).ToArray();
        var slip = total + weights[spare.MinBy(e => weights[e])];
        var verdict = Verdict.Maybe(drafting, answer, drafting.Near(answer, slip, weights.Sum(), total - weights[tree[^1]]));
        var (node, edge, setting) = Story(drafting);
        var half = (tree.Count + 1) / 2;
        var sum = Wording.Sum(tree.Select(e => weights[e]));
        return new Draft
        {
            FigureCode = Figure(opening, graph, weights),
            Question = drafting.Say(
                $"{setting} What is the least total that joins all the {node}s, directly or through others?",
                $"{setting} Only some of the {edge}s are kept, so that every {node} can still be reached from every other. What is the smallest possible total of the numbers on the kept {edge}s?",
                $"{setting} Find the smallest sum of the numbers on {edge}s that connect all {graph.Count} {node}s."),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"I take the {edge}s from the smallest number on, leaving out any that closes a loop. The first {half} are {Names(graph, tree.Take(half))}.",
                        $"Greedy choice works here: always the smallest number that joins two parts not yet joined. I mark the first {half}: {Names(graph, tree.Take(half))}.",
                        $"All {graph.Count} {node}s need {tree.Count} {edge}s. Starting with the smallest numbers, I mark {Names(graph, tree.Take(half))}."),
                    Mark(graph, tree.Take(half))),
                new ThinkingStep(
                    drafting.Say(
                        $"Going on in this way, and passing over what would close a loop, I add {Names(graph, tree.Skip(half))}.",
                        $"The next ones that join something new are {Names(graph, tree.Skip(half))}; now everything is connected.",
                        $"The rest of the tree follows: {Names(graph, tree.Skip(half))}."),
                    Mark(graph, tree.Skip(half))),
            ],
            Conclusion = drafting.Say(
                $"The marked {edge}s form a tree through all {graph.Count} {node}s with total {sum} = {verdict.Text}.",
                $"Every {node} is joined and no loop is left, so the least total is {sum} = {verdict.Text}.",
                $"Adding up, {sum}; the smallest total is {verdict.Text}."),
            Answer = verdict.Answer,
            Choices = verdict.Choices,
            AnswerCode = """
                var names = All("vertex").Select(v => v.Name);
                var group = Range(0, names.Length);
                var total = 0.0;
                foreach (var e in All("edge").OrderBy(e => e.Value))
                {
                    var a = group[names.IndexOf(e["from"])];
                    var b = group[names.IndexOf(e["to"])];
                    if (a != b)
                    {
                        total += e.Value;
                        for (var i = 0; i < group.Length; i++)
                        {
                            if (group[i] == b) { group[i] = a; }
                        }
                    }
                }
                return total;
                """,
            Variant = new Variant(Figure(opening, graph, [.. weights.Select((w, i) => i == tree[0] ? w - 1 : w)]), answer with { Number = total - 1 }),
        };
    }

    private static (string Node, string Edge, string Setting) Story(Drafting drafting) => drafting.Domain switch
    {
        "Computer Science" => ("computer", "cable", drafting.Say("The graph shows where cables between computers are possible and what each costs, in units of 100 €.", "Computers are to be networked; each number is the cost of a possible cable.")),
        "Engineering and Technology" => ("village", "line", drafting.Say("Power lines are planned between villages; each number is the cost of a possible line in thousands of euros.", "The network shows possible power lines between villages and their lengths in kilometres.")),
        _ => drafting.Random.Chance(0.5)
            ? ("node", "edge", drafting.Say("The picture shows a weighted graph.", "Each edge of the graph carries its weight.", "A weighted graph is given."))
            : ("island", "bridge", "Bridges are planned between islands; each number is the cost of a possible bridge in millions of euros."),
    };

    private static string Figure(string opening, PlaneGraph graph, int[] weights)
    {
        var writer = new FigureWriter().Line(new FigureWriter.Raw(opening));
        for (var v = 0; v < graph.Count; v++)
        {
            writer.Line($"Vertex({graph.Names[v]}, {graph.Places[v]}, fill: \"paper\");");
        }

        for (var e = 0; e < graph.Edges.Length; e++)
        {
            writer.Line($"Edge({graph.Names[graph.Edges[e].A]}, {graph.Names[graph.Edges[e].B]}, label: {weights[e].ToString()});");
        }

        return writer.ToString();
    }

    private static string Mark(PlaneGraph graph, IEnumerable<int> edges)
    {
        var writer = new FigureWriter();
        foreach (var e in edges)
        {
            writer.Line($"Trail({Wording.Points([graph.Places[graph.Edges[e].A], graph.Places[graph.Edges[e].B]])});");
        }

        return writer.ToString().TrimEnd();
    }

    private static string Names(PlaneGraph graph, IEnumerable<int> edges) =>
        Wording.List(edges.Select(e => graph.Names[graph.Edges[e].A] + graph.Names[graph.Edges[e].B]));

    /// <summary>The edges of the tree, lightest first.</summary>
    private static List<int> Kruskal(PlaneGraph graph, int[] weights)
    {
        var group = Enumerable.Range(0, graph.Count).ToArray();
        var tree = new List<int>();
        foreach (var e in Enumerable.Range(0, graph.Edges.Length).OrderBy(e => weights[e]))
        {
            var (a, b) = (group[graph.Edges[e].A], group[graph.Edges[e].B]);
            if (a != b)
            {
                tree.Add(e);
                group = [.. group.Select(g => g == b ? a : g)];
            }
        }

        return tree;
    }
}
