using System.Collections.Immutable;
using System.Globalization;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Trees;

/// <summary>Searching or inserting a key in a binary search tree. The step traces the way down.</summary>
internal sealed class SearchTreeFamily : ProblemFamily
{
    /// <inheritdoc />
    public override string Name => "binary-search-tree";

    /// <inheritdoc />
    public override string FigureKind => "tree-diagram";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes => [new("Computer Science", "Binary search trees"), new("Graphs and Networks", "Binary trees and codes")];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var opening = drafting.Begin(448, 400).ToString().TrimEnd();
        var tree = TreeShape.Search(random, random.Range(7, 11));
        var code = new FigureWriter().Line(new FigureWriter.Raw(opening)).Line($"Tree({tree.Notation()});").ToString();
        var keys = tree.Labels.Select(l => int.Parse(l, CultureInfo.InvariantCulture)).ToArray();
        var inserts = random.Chance(0.45);
        var key = inserts ? random.Pick(Enumerable.Range(2, 96).Except(keys).ToArray()) : random.Pick(keys.Where((_, n) => tree.Depth(n) >= 2).ToArray());
        var way = Way(tree, keys, key);
        if (way.Count < 3)
        {
            throw new DraftException("The way down is too short.");
        }

        var scene = drafting.Draw(code);
        var path = way.Select(n => Layout.Whole(scene.Find("tree-node", tree.Labels[n])!.Position)).ToArray();
        Answer right = inserts ? new TextAnswer(tree.Labels[way[^1]]) : new NumberAnswer(way.Count);
        var verdict = Verdict.Maybe(drafting, right, inserts
            ? [.. way.SkipLast(1).Reverse().Concat(random.Shuffled(Enumerable.Range(0, tree.Count))).Select(n => new TextAnswer(tree.Labels[n]))]
            : drafting.Near((NumberAnswer)right, way.Count - 1, way.Count + 1, tree.Count));
        var comparisons = string.Join("; ", way.Select(n => key == keys[n] ? $"{key} is found" : $"{key} {(key < keys[n] ? "<" : ">")} {keys[n]}, so {(key < keys[n] ? "left" : "right")}"));
        return new Draft
        {
            FigureCode = code,
            Question = inserts
                ? drafting.Say(
                    $"The number {key} is inserted into this binary search tree as a new leaf. Which node becomes its parent?",
                    $"In a binary search tree smaller numbers go to the left and larger ones to the right. Below which number will {key} be attached?",
                    $"Where does a new {key} belong in this search tree? Name the node to which it is attached.")
                : drafting.Say(
                    $"In this binary search tree the number {key} is searched from the root. With how many nodes is it compared, the last one included?",
                    $"How many nodes are visited when {key} is looked up in this search tree, beginning with the root and ending with {key}?",
                    $"A program looks for {key} in the search tree. How many comparisons with a node does it make until {key} is found?"),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"I start at the root and go left for smaller, right for larger: {comparisons}. I trace this way.",
                        $"At each node I compare {key}: {comparisons}. The way is marked in the picture.",
                        $"The search runs like this: {comparisons}. I draw its way through the tree."),
                    FigureWriter.Code($"Trail({Wording.Points(path)});\nCircle({path[^1]}, 24, color: \"accent\", width: 3);")),
            ],
            Conclusion = inserts
                ? drafting.Say(
                    $"At {keys[way[^1]]} the place on that side is free, so the parent is {verdict.Text}.",
                    $"The way ends where no child stands on the {(key < keys[way[^1]] ? "left" : "right")}; the new leaf hangs below {verdict.Text}.",
                    $"There is no node further down on that side. {key} is attached to {verdict.Text}.")
                : drafting.Say(
                    $"The nodes on the way are {Wording.List(way.Select(n => tree.Labels[n]))}, so the count is {verdict.Text}.",
                    $"Compared are {Wording.List(way.Select(n => tree.Labels[n]))}; that makes {verdict.Text}.",
                    $"Counting the nodes on the traced way gives {verdict.Text}."),
            Answer = verdict.Answer,
            Choices = verdict.Choices,
            AnswerCode = $$"""
                var node = All("tree-node").First(n => n["parent"] == -1);
                var count = 1;
                while (node.Value != {{key}})
                {
                    var side = {{key}} < node.Value ? 0 : 1;
                    var next = All("tree-node").Where(n => n["parent"] == node["id"] && n["side"] == side);
                    if (next.Length == 0) { break; }
                    node = next[0];
                    count++;
                }
                return {{(inserts ? "node.Text" : "count")}};
                """,
        };
    }

    private static List<int> Way(TreeShape tree, int[] keys, int key)
    {
        var way = new List<int>();
        for (var node = 0; node >= 0; node = key == keys[node] ? -1 : tree.Child(node, key < keys[node] ? 0 : 1))
        {
            way.Add(node);
        }

        return way;
    }
}
