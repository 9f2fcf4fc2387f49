using System.Collections.Immutable;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Trees;

/// <summary>Leaves, height, nodes of a level, or the distance of two nodes of a rooted tree. The step marks what is counted.</summary>
internal sealed class TreeMeasureFamily : ProblemFamily
{
    /// <inheritdoc />
    public override string Name => "tree-measures";

    /// <inheritdoc />
    public override string FigureKind => "tree-diagram";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes =>
    [
        new("Graphs and Networks", "Rooted trees", "Tree properties"),
        new("Computer Science", "Tree terms and traversal"),
        new("Biology", "Phylogenetic trees and fossils"),
    ];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var biology = drafting.Domain == "Biology";
        var opening = drafting.Begin(448, 380).ToString().TrimEnd();
        var tree = TreeShape.General(random, drafting.Letters(random.Range(8, 13)));
        var nodes = tree.Preorder().ToArray();
        var leaves = nodes.Where(n => !tree.Children(n).Any()).ToArray();
        var height = nodes.Max(tree.Depth);
        if (leaves.Length > 8 || height < 2)
        {
            throw new DraftException("The tree is too broad or too flat.");
        }

        var code = Figure(opening, tree);
        var scene = drafting.Draw(code);
        Point Place(int node) => Layout.Whole(scene.Find("tree-node", tree.Labels[node])!.Position);
        var ring = random.Chance(0.5) ? "Circle({0}, 23, color: \"accent\", width: 3);" : "Circle({0}, 22, color: \"accent\", fill: \"accent\", opacity: 0.25, width: 2);";
        string Rings(IEnumerable<int> marked) => string.Join('\n', marked.Select(n => ring.Replace("{0}", FigureWriter.Code($"{Place(n)}"), StringComparison.Ordinal)));
        var kind = random.Next(4);
        var (question, thought, step, value, how, answerCode, slips) = kind switch
        {
            0 => Leaves(drafting, tree, leaves, Rings(leaves), biology),
            1 => Height(drafting, tree, height, Place),
            2 => Level(drafting, tree, random.Range(2, height), Rings),
            _ => Distance(drafting, tree, Place),
        };
        var answer = new NumberAnswer(value);
        var verdict = Verdict.Maybe(drafting, answer, drafting.Near(answer, slips));
        return new Draft
        {
            FigureCode = code,
            Question = question,
            Steps = [new ThinkingStep(thought, step)],
            Conclusion = drafting.Say($"{how}, so the answer is {verdict.Text}.", $"{how}. Counting gives {verdict.Text}.", $"{how}; that makes {verdict.Text}."),
            Answer = verdict.Answer,
            Choices = verdict.Choices,
            AnswerCode = answerCode,
        };
    }

    private static (string Question, string Thought, string Step, int Value, string How, string AnswerCode, double[] Slips) Leaves(Drafting drafting, TreeShape tree, int[] leaves, string rings, bool biology) =>
    (
        biology
            ? drafting.Say(
                "In this family tree of species every node without branches below it lives today. How many species live today?",
                "The diagram shows how species split in the course of evolution; the ends of the branches are today's species. How many are there?",
                "Read downwards, the tree shows the descent of species. How many of them have no descendants in the diagram?")
            : drafting.Say(
                "How many leaves does this rooted tree have?",
                "A leaf is a node without children. Count the leaves of the tree.",
                "How many nodes of the tree have no child?"),
        drafting.Say(
            $"I look for nodes from which no branch leads down: {Wording.List(leaves.Select(n => tree.Labels[n]))}. I ring them.",
            $"Going from left to right, I mark every node without a branch below it: {Wording.List(leaves.Select(n => tree.Labels[n]))}.",
            $"Only ends of branches count. They are {Wording.List(leaves.Select(n => tree.Labels[n]))}, ringed in the picture."),
        rings,
        leaves.Length,
        $"Ringed are {Wording.List(leaves.Select(n => tree.Labels[n]))}",
        "return All(\"tree-node\").Count(n => !All(\"tree-edge\").Any(e => e[\"from\"] == n[\"id\"]));",
        [tree.Count, tree.Count - leaves.Length]);

    private static (string Question, string Thought, string Step, int Value, string How, string AnswerCode, double[] Slips) Height(Drafting drafting, TreeShape tree, int height, Func<int, Point> place)
    {
        var deepest = tree.Preorder().First(n => tree.Depth(n) == height);
        var way = Upwards(tree, deepest).Reverse().ToArray();
        return (
            drafting.Say(
                "What is the height of the tree, that is, the number of edges on the longest way from the root down to a leaf?",
                "How many edges does the longest path from the root to a leaf have?",
                "The depth of a node is the number of edges between it and the root. What is the greatest depth in this tree?"),
            drafting.Say(
                $"The lowest level holds {tree.Labels[deepest]}. I trace the way from the root {tree.Labels[0]} down to it.",
                $"I follow branches from {tree.Labels[0]} as far down as possible, to {tree.Labels[deepest]}, and mark that way.",
                $"A longest way down ends at {tree.Labels[deepest]}; I draw it."),
            FigureWriter.Code($"Trail({Wording.Points(way.Select(place))});"),
            height,
            $"The way {string.Join("-", way.Select(n => tree.Labels[n]))} is as long as any and has {Wording.Count(height, "edge")}",
            "return All(\"tree-node\").Max(n => n[\"depth\"]);",
            [height + 1, height - 1, tree.Count]);
    }

    private static (string Question, string Thought, string Step, int Value, string How, string AnswerCode, double[] Slips) Level(Drafting drafting, TreeShape tree, int depth, Func<IEnumerable<int>, string> rings)
    {
        var level = tree.Preorder().Where(n => tree.Depth(n) == depth).ToArray();
        var names = Wording.List(level.Select(n => tree.Labels[n]));
        return (
            drafting.Say(
                $"How many nodes are exactly {depth} edges away from the root?",
                $"The root has depth 0. How many nodes have depth {depth}?",
                $"Count the nodes of the tree that lie {depth} levels below the root."),
            drafting.Say(
                $"I go down {depth} levels from the root {tree.Labels[0]} and ring what stands there: {names}.",
                $"Level {depth} consists of {names}; I mark it.",
                $"With the root at level 0, I mark level {depth}: {names}."),
            rings(level),
            level.Length,
            $"On that level stand {names}",
            FigureWriter.Code($"return All(\"tree-node\").Count(n => n[\"depth\"] == {depth});"),
            [tree.Preorder().Count(n => tree.Depth(n) == depth - 1), tree.Preorder().Count(n => tree.Depth(n) <= depth)]);
    }

    private static (string Question, string Thought, string Step, int Value, string How, string AnswerCode, double[] Slips) Distance(Drafting drafting, TreeShape tree, Func<int, Point> place)
    {
        var (a, b) = drafting.Random.Sample(Enumerable.Range(1, tree.Count - 1), 2) is [var first, var second] ? (first, second) : default;
        var (up, down) = (Upwards(tree, a).ToArray(), Upwards(tree, b).ToArray());
        var meeting = up.First(down.Contains);
        int[] way = [.. up.TakeWhile(n => n != meeting), meeting, .. down.TakeWhile(n => n != meeting).Reverse()];
        if (way.Length < 4)
        {
            throw new DraftException("The nodes are too close.");
        }

        var (p, q) = (tree.Labels[a], tree.Labels[b]);
        return (
            drafting.Say(
                $"How many edges lie on the path from {p} to {q}?",
                $"What is the distance between the nodes {p} and {q}, counted in edges?",
                $"One walks along the branches from {p} to {q} on the only path there is. How many edges is it long?"),
            drafting.Say(
                $"From {p} I go up until I am above {q} too, at {tree.Labels[meeting]}, and then down to {q}. I trace this path.",
                $"The branches from {p} and {q} meet at {tree.Labels[meeting]}; I mark the path over it.",
                $"The only path leads over {tree.Labels[meeting]}. I draw it."),
            FigureWriter.Code($"Trail({Wording.Points(way.Select(place))});"),
            way.Length - 1,
            $"The path {string.Join("-", way.Select(n => tree.Labels[n]))} has {Wording.Count(way.Length - 1, "edge")}",
            $$"""
            var a = Find("tree-node", {{FigureWriter.Quote(p)}});
            var b = Find("tree-node", {{FigureWriter.Quote(q)}});
            var steps = 0;
            while (a["id"] != b["id"])
            {
                if (a["depth"] >= b["depth"]) { a = All("tree-node").First(n => n["id"] == a["parent"]); }
                else { b = All("tree-node").First(n => n["id"] == b["parent"]); }
                steps++;
            }
            return steps;
            """,
            [way.Length, tree.Depth(a) + tree.Depth(b)]);
    }

    private static IEnumerable<int> Upwards(TreeShape tree, int node)
    {
        for (var n = node; n >= 0; n = tree.Parent(n))
        {
            yield return n;
        }
    }

    private static string Figure(string opening, TreeShape tree) =>
        new FigureWriter().Line(new FigureWriter.Raw(opening)).Line($"Tree({tree.Notation()});").ToString();
}
