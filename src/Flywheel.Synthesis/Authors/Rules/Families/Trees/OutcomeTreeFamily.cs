using System.Collections.Immutable;
using System.Globalization;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Trees;

/// <summary>Outcomes of drawing one number after another, listed by a tree; those whose total meets a condition are counted.</summary>
internal sealed class OutcomeTreeFamily : ProblemFamily
{
    /// <inheritdoc />
    public override string Name => "outcome-tree";

    /// <inheritdoc />
    public override string FigureKind => "tree-diagram";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes =>
    [
        new("Probability and Combinatorics", "Systematic listing", "Addition and multiplication principles", "Sample spaces"),
        new("Logic and Patterns", "Growth by rule"),
    ];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var opening = drafting.Begin(460, 380).ToString().TrimEnd();
        var levels = random.Pick<int[]>([[2, 3], [3, 2], [3, 3], [2, 2, 2], [2, 4], [4, 2]])
            .Select(count => random.Sample(Enumerable.Range(1, 12), count).Order().ToArray()).ToArray();
        var tree = new TreeShape();
        tree.Add("Start");
        Grow(tree, 0, levels, 0);
        var order = tree.Preorder().ToArray();
        var ends = order.Where(n => !tree.Children(n).Any()).ToArray();
        var totals = ends.Select(e => Total(tree, e)).ToArray();
        var (condition, told, code) = Condition(drafting, totals);
        var good = Enumerable.Range(0, ends.Length).Where(i => condition(totals[i])).ToArray();
        if (good.Length == 0 || good.Length == ends.Length)
        {
            throw new DraftException("All outcomes fit, or none.");
        }

        var figure = Figure(opening, tree);
        var scene = drafting.Draw(figure);
        Point End(int i) => Layout.Whole(scene.OfKind("tree-node").ElementAt(Array.IndexOf(order, ends[i])).Position);
        var answer = new NumberAnswer(good.Length);
        var verdict = Verdict.Maybe(drafting, answer, drafting.Near(answer, ends.Length - good.Length, ends.Length, totals.Where(condition).Distinct().Count()));
        var story = Story(drafting, levels.Length);
        var sums = Wording.List(good.Select(i => Text(totals[i])));
        return new Draft
        {
            FigureCode = figure,
            Question = drafting.Say(
                $"{story} Every way from the start to an end is one outcome. In how many outcomes is the total {told}?",
                $"{story} The tree shows all outcomes. For how many of them is the sum of the numbers {told}?",
                $"{story} Count the ways through the tree on which the numbers add up to a total that is {told}."),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"I add up the numbers on every way and write the total below its end: {string.Join(", ", totals)} from left to right.",
                        $"There are {ends.Length} ways. Their totals, written under the ends, are {string.Join(", ", totals)}.",
                        $"Under each end I note the sum of the numbers from the start down to it: {string.Join(", ", totals)}."),
                    string.Join('\n', Enumerable.Range(0, ends.Length).Select(i => FigureWriter.Code($"Text({Text(totals[i])}, {End(i) + new Point(0, 30)}, size: 16, color: \"accent\", style: \"bold\");")))),
                new ThinkingStep(
                    drafting.Say(
                        $"Those that are {told} get a ring: {sums}.",
                        $"I ring the ends whose total is {told}. The totals there are {sums}.",
                        $"The condition holds for {sums}; I mark these ends."),
                    string.Join('\n', good.Select(i => FigureWriter.Code($"Circle({End(i)}, 20, color: \"accent\", width: 3);")))),
            ],
            Conclusion = drafting.Say(
                $"Of the {ends.Length} outcomes the ringed ones fit, so their number is {verdict.Text}.",
                $"The other {ends.Length - good.Length} totals are not {told}. Counting the rings gives {verdict.Text}.",
                $"The number of outcomes wanted is {verdict.Text}."),
            Answer = verdict.Answer,
            Choices = verdict.Choices,
            AnswerCode = $$"""
                double Total(double id)
                {
                    var node = All("tree-node").First(n => n["id"] == id);
                    return node["parent"] < 0 ? 0 : node.Value + Total(node["parent"]);
                }
                return All("tree-node").Where(n => n["leaf"] == 1).Select(n => Total(n["id"])).Count(t => {{code}});
                """,
        };
    }

    private static (Func<int, bool> Condition, string Told, string Code) Condition(Drafting drafting, int[] totals)
    {
        var limit = drafting.Random.Range(totals.Min() + 1, totals.Max());
        return drafting.Random.Next(4) switch
        {
            0 => (t => t % 2 == 0, "even", "t % 2 == 0"),
            1 => (t => t % 2 == 1, "odd", "t % 2 == 1"),
            2 => (t => t >= limit, $"at least {limit}", FigureWriter.Code($"t >= {limit}")),
            _ => (t => t < limit, $"less than {limit}", FigureWriter.Code($"t < {limit}")),
        };
    }

    private static string Story(Drafting drafting, int levels) => levels == 2
        ? drafting.Say(
            "One number is drawn from a first bag and then one from a second.",
            "Two wheels with numbers are spun one after the other.",
            "A player takes one card from a first pile and then one from a second pile.")
        : drafting.Say(
            "One number is drawn from each of three bags in turn.",
            "Three wheels with two numbers each are spun one after the other.",
            "A player takes one card from each of three piles in turn.");

    private static void Grow(TreeShape tree, int node, int[][] levels, int depth)
    {
        if (depth < levels.Length)
        {
            foreach (var number in levels[depth])
            {
                Grow(tree, tree.Add(Text(number), node), levels, depth + 1);
            }
        }
    }

    private static string Figure(string opening, TreeShape tree) =>
        new FigureWriter().Line(new FigureWriter.Raw(opening)).Line($"Tree({tree.Notation()}, height: 312);").ToString();

    private static int Total(TreeShape tree, int node) =>
        node == 0 ? 0 : int.Parse(tree.Labels[node], CultureInfo.InvariantCulture) + Total(tree, tree.Parent(node));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
