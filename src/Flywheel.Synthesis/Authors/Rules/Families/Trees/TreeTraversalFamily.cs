using System.Collections.Immutable;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Trees;

/// <summary>The order in which a traversal visits a binary tree. The steps number the nodes.</summary>
internal sealed class TreeTraversalFamily : ProblemFamily
{
    /// <inheritdoc />
    public override string Name => "tree-traversal";

    /// <inheritdoc />
    public override string FigureKind => "tree-diagram";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes =>
    [
        new("Computer Science", "Tree terms and traversal"),
        new("Graphs and Networks", "Rooted trees", "Binary trees and codes"),
    ];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var opening = drafting.Begin(448, 400).ToString().TrimEnd();
        var tree = TreeShape.Binary(random, random.Shuffled(drafting.Letters(random.Range(6, 9))));
        var order = (Traversal)random.Next(4);
        var visits = Visit(tree, order);
        var code = new FigureWriter().Line(new FigureWriter.Raw(opening)).Line($"Tree({tree.Notation()});").ToString();
        var scene = drafting.Draw(code);
        var places = tree.Labels.ToDictionary(l => l, l => scene.Find("tree-node", l)!.Position, StringComparer.Ordinal);
        var asksWord = random.Chance(0.5);
        var position = random.Range(3, visits.Length - 1);
        var right = new TextAnswer(asksWord ? string.Concat(visits) : visits[position - 1]);
        IEnumerable<Answer> wrong = Enum.GetValues<Traversal>().Where(t => t != order).Select(t => Visit(tree, t)).Select(v => new TextAnswer(asksWord ? string.Concat(v) : v[position - 1]));
        var verdict = Verdict.Maybe(drafting, right, [.. wrong, .. random.Shuffled(visits).Where(_ => !asksWord).Select(v => new TextAnswer(v))]);
        var (name, rule) = Describe(order);
        var half = visits.Length / 2;

        // On the side that the branch from the parent leaves free.
        Point Beside(string label)
        {
            var node = tree.Labels.Index().First(l => l.Item == label).Index;
            var leansLeft = node > 0 && tree.Child(tree.Parent(node), 0) == node;
            return Layout.Whole(places[label] + new Point(leansLeft ? -20 : 20, -17));
        }

        string Numbers(int from, int to) => string.Join('\n', Enumerable.Range(from, to - from).Select(i => FigureWriter.Code($"Text({(i + 1).ToString()}, {Beside(visits[i])}, size: 15, color: \"accent\", style: \"bold\");")));
        return new Draft
        {
            FigureCode = code,
            Question = asksWord
                ? drafting.Say(
                    $"In which order does {(name == "inorder" ? "an" : "a")} {name} traversal visit the nodes of this tree? Write the letters one after another.",
                    $"The tree is traversed in {name} order: {rule}. Which sequence of letters results?",
                    $"Write down the letters of the nodes in {name}, as one word.")
                : drafting.Say(
                    $"{(name == "inorder" ? "An" : "A")} {name} traversal visits the nodes of this tree one after another. Which node comes as number {position}?",
                    $"The tree is traversed in {name} order: {rule}. Which letter is visited as number {position}?",
                    $"List the nodes in {name} order. Which one stands at place {position}?"),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"{Capital(name)} order means: {rule}. I number the nodes as they are visited; the first are {Wording.List(visits.Take(half))}.",
                        $"I follow the rule ({rule}) and write numbers beside the nodes, first at {Wording.List(visits.Take(half))}.",
                        $"Applying \"{rule}\" from the root {tree.Labels[0]} on, the visits begin with {Wording.List(visits.Take(half))}. I number them."),
                    Numbers(0, half)),
                new ThinkingStep(
                    drafting.Say(
                        $"The rest follows: {Wording.List(visits.Skip(half))}.",
                        $"Continuing in the same way I reach {Wording.List(visits.Skip(half))}.",
                        $"Then come {Wording.List(visits.Skip(half))}, which I number too."),
                    Numbers(half, visits.Length)),
            ],
            Conclusion = asksWord
                ? drafting.Say(
                    $"Reading the numbers in order gives {verdict.Text}.",
                    $"The {name} sequence is {verdict.Text}.",
                    $"So the nodes are visited as {verdict.Text}.")
                : drafting.Say(
                    $"The number {position} stands beside {verdict.Text}.",
                    $"In the order {string.Join(", ", visits)} the node at place {position} is {verdict.Text}.",
                    $"Counting to {position} along the numbers leads to {verdict.Text}."),
            Answer = verdict.Answer,
            Choices = verdict.Choices,
            AnswerCode = Program(order, asksWord, position),
        };
    }

    private enum Traversal
    {
        Preorder,
        Inorder,
        Postorder,
        LevelOrder,
    }

    private static (string Name, string Rule) Describe(Traversal order) => order switch
    {
        Traversal.Preorder => ("preorder", "first the node, then its left subtree, then its right subtree"),
        Traversal.Inorder => ("inorder", "first the left subtree, then the node, then the right subtree"),
        Traversal.Postorder => ("postorder", "first the left subtree, then the right subtree, then the node"),
        _ => ("level-order", "level by level from the top, each from left to right"),
    };

    private static string[] Visit(TreeShape tree, Traversal order)
    {
        if (order == Traversal.LevelOrder)
        {
            return [.. tree.Preorder().OrderBy(tree.Depth).Select(n => tree.Labels[n])];
        }

        return [.. From(0)];

        IEnumerable<string> From(int node)
        {
            if (node < 0)
            {
                return [];
            }

            var (left, right) = (From(tree.Child(node, 0)), From(tree.Child(node, 1)));
            string[] own = [tree.Labels[node]];
            return order switch
            {
                Traversal.Preorder => [.. own, .. left, .. right],
                Traversal.Inorder => [.. left, .. own, .. right],
                _ => [.. left, .. right, .. own],
            };
        }
    }

    /// <summary>Level order is read off the picture by position; the others walk the recorded parents and sides.</summary>
    private static string Program(Traversal order, bool asksWord, int position)
    {
        var take = asksWord ? "word" : FigureWriter.Code($"word.Substring({position - 1}, 1)");
        if (order == Traversal.LevelOrder)
        {
            return $"var word = Join(\"\", All(\"tree-node\").OrderBy(n => n.X).OrderBy(n => n.Y).Select(n => n.Text));\nreturn {take};";
        }

        var parts = order switch
        {
            Traversal.Preorder => "n.Text + left + right",
            Traversal.Inorder => "left + n.Text + right",
            _ => "left + right + n.Text",
        };
        return $$"""
            string Walk(double id)
            {
                var n = All("tree-node").First(t => t["id"] == id);
                var left = Join("", All("tree-node").Where(t => t["parent"] == id && t["side"] == 0).Select(t => Walk(t["id"])));
                var right = Join("", All("tree-node").Where(t => t["parent"] == id && t["side"] == 1).Select(t => Walk(t["id"])));
                return {{parts}};
            }
            var word = Walk(0);
            return {{take}};
            """;
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
