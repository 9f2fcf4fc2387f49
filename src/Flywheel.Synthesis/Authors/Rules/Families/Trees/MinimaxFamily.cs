using System.Collections.Immutable;
using System.Globalization;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Trees;

/// <summary>The value of a small game tree. The steps carry values from the leaves to the root.</summary>
internal sealed class MinimaxFamily : ProblemFamily
{
    /// <inheritdoc />
    public override string Name => "game-tree-minimax";

    /// <inheritdoc />
    public override string FigureKind => "tree-diagram";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes =>
    [
        new("Logic and Patterns", "Game trees and minimax"),
        new("Graphs and Networks", "Winning positions"),
        new("Probability and Combinatorics", "Games and decisions"),
    ];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var opening = drafting.Begin(448, 380).ToString().TrimEnd();
        var maxFirst = random.Chance(0.6);
        var moves = random.Range(2, 3);
        var tree = new TreeShape();
        tree.Add(maxFirst ? "Max" : "Min");
        for (var m = 0; m < moves; m++)
        {
            var reply = tree.Add(maxFirst ? "Min" : "Max", 0);
            foreach (var payoff in random.Sample(Enumerable.Range(1, 18), random.Range(2, 3)))
            {
                tree.Add(payoff.ToString(CultureInfo.InvariantCulture), reply);
            }
        }

        var replies = tree.Children(0).ToArray();
        var leaves = replies.Select(r => tree.Children(r).Select(c => int.Parse(tree.Labels[c], CultureInfo.InvariantCulture)).ToArray()).ToArray();
        var inner = leaves.Select(l => maxFirst ? l.Min() : l.Max()).ToArray();
        if (inner.Distinct().Count() < inner.Length)
        {
            throw new DraftException("Two moves are equally good.");
        }

        var value = maxFirst ? inner.Max() : inner.Min();
        var code = Figure(opening, tree, 0);
        var scene = drafting.Draw(code);
        var order = tree.Preorder().ToArray();
        Point Beside(int node) => Layout.Whole(scene.OfKind("tree-node").ElementAt(Array.IndexOf(order, node)).Position + new Point(37, -18));
        IEnumerable<Point> Branch(int node) => scene.OfKind("tree-edge").First(e => (int)e.Find("to")!.Value.Number == Array.IndexOf(order, node)).Points.Select(Layout.Whole);
        var answer = new NumberAnswer(value);
        var all = leaves.SelectMany(l => l).ToArray();
        var verdict = Verdict.Maybe(drafting, answer, drafting.Near(answer, maxFirst ? all.Max() : all.Min(), maxFirst ? inner.Min() : inner.Max(), maxFirst ? leaves.Max(l => l.Min()) + 1 : all.Max()));
        var (first, second) = maxFirst ? ("Max", "Min") : ("Min", "Max");
        var (best, worst) = maxFirst ? ("largest", "smallest") : ("smallest", "largest");
        return new Draft
        {
            FigureCode = code,
            Question = drafting.Say(
                $"The leaves show what Max wins. {first} moves first, then {second}; Max wants a large number and Min a small one. What is the result if both play as well as possible?",
                $"In this game tree {first} chooses a branch at the top and {second} one below. Max aims for the largest and Min for the smallest number. Which number is reached with best play?",
                $"Find the minimax value of the game tree, with {first} to move at the root and {second} to move next."),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"I start below: at each {second} node {second} takes the {worst} number, so these nodes are worth {Wording.List(inner.Select(i => i.ToString(CultureInfo.InvariantCulture)))} from left to right. I write that beside them.",
                        $"{second} moves last and picks the {worst} leaf every time. Beside the {second} nodes I note {Wording.List(inner.Select(i => i.ToString(CultureInfo.InvariantCulture)))}.",
                        $"Working upwards, every {second} node gets the {worst} of its leaves: {Wording.List(inner.Select(i => i.ToString(CultureInfo.InvariantCulture)))}."),
                    string.Join('\n', replies.Select((r, i) => FigureWriter.Code($"Text({inner[i].ToString(CultureInfo.InvariantCulture)}, {Beside(r)}, size: 17, color: \"accent\", style: \"bold\");")))),
                new ThinkingStep(
                    drafting.Say(
                        $"At the root {first} takes the {best} of these, {value}.",
                        $"{first} now compares the noted numbers and prefers the {best}: {value}.",
                        $"The root gets the {best} of the numbers just written, {value}."),
                    FigureWriter.Code($"Text({value.ToString(CultureInfo.InvariantCulture)}, {Beside(0)}, size: 19, color: \"accent\", style: \"bold\");\nTrail({Wording.Points(Branch(replies[Array.IndexOf(inner, value)]))});")),
            ],
            Conclusion = drafting.Say(
                $"Among {Wording.List(inner.Select(i => i.ToString(CultureInfo.InvariantCulture)))} the {best} is chosen, so the value of the game is {verdict.Text}.",
                $"{first} cannot do better, since {second} answers every other branch in its own interest. The result is {verdict.Text}.",
                $"With best play on both sides the game ends with {verdict.Text}."),
            Answer = verdict.Answer,
            Choices = verdict.Choices,
            AnswerCode = """
                double Worth(double id)
                {
                    var node = All("tree-node").First(n => n["id"] == id);
                    var below = All("tree-node").Where(n => n["parent"] == id);
                    if (below.Length == 0) { return node.Value; }
                    return node.Text == "Max" ? below.Max(n => Worth(n["id"])) : below.Min(n => Worth(n["id"]));
                }
                return Worth(0);
                """,
            Variant = new Variant(Figure(opening, tree, 20), answer with { Number = value + 20 }),
        };
    }

    /// <summary>The tree with every payoff raised by the same amount, which raises the value by that amount.</summary>
    private static string Figure(string opening, TreeShape tree, int bonus) =>
        new FigureWriter().Line(new FigureWriter.Raw(opening))
            .Line($"Tree({tree.Notation(0, n => tree.Children(n).Any() ? tree.Labels[n] : (int.Parse(tree.Labels[n], CultureInfo.InvariantCulture) + bonus).ToString(CultureInfo.InvariantCulture))}, shape: \"box\");")
            .ToString();
}
