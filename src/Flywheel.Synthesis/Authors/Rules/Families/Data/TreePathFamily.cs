using System.Collections.Immutable;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Data;

/// <summary>The probability of one path of a tree in which a number is missing. The steps complete the pair and trace the path.</summary>
internal sealed class TreePathFamily : ProblemFamily
{
    /// <inheritdoc />
    public override string Name => "tree-path-probability";

    /// <inheritdoc />
    public override string FigureKind => "probability-tree";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes => TreeStory.Homes("Probability trees", "Independent events");

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var tree = TreeFigure.Begin(drafting);
        var story = tree.Story;
        var (first, after) = (random.Range(1, 9), story.SomeChances(drafting));
        var (start, end) = (random.Next(2), random.Next(2));
        var (path, sibling) = (tree.Path(start, end), tree.Path(start, 1 - end));
        var code = tree.Code(first, after, path);
        var scene = drafting.Draw(code);
        var leading = start == 0 ? first : 10 - first;
        var chance = end == 0 ? after[start] : 10 - after[start];
        var answer = new NumberAnswer(leading * chance / 100.0);
        var verdict = Verdict.Maybe(drafting, answer, new[] { leading * (10 - chance), (leading + chance) * 10 > 100 ? leading * 10 : (leading + chance) * 10, (10 - leading) * chance, chance * 10, (leading * chance) + 6 }.Select(p => new NumberAnswer(p / 100.0)));
        var other = scene.Get("branch", sibling);
        var (from, to) = (story.First[start], story.Second[end]);
        return new Draft
        {
            FigureCode = code,
            Question = drafting.Say(
                $"What is the probability of \"{from}\" followed by \"{to}\"?",
                $"One probability of the tree is missing. How likely is the path \"{from}\", then \"{to}\"?",
                $"Find the probability that the first stage gives \"{from}\" and the second stage \"{to}\"."),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"The last branch of this path carries no number. Its neighbour, which I mark, has {TreeFigure.Decimal(10 - chance)}, and the two make 1: 1 - {TreeFigure.Decimal(10 - chance)} = {TreeFigure.Decimal(chance)}.",
                        $"I need the missing number first. From {from} the other branch takes {TreeFigure.Decimal(10 - chance)}, so 1 - {TreeFigure.Decimal(10 - chance)} = {TreeFigure.Decimal(chance)} is left.",
                        $"Branches from one point add up to 1. The marked one has {TreeFigure.Decimal(10 - chance)}; for the other, 1 - {TreeFigure.Decimal(10 - chance)} = {TreeFigure.Decimal(chance)} remains."),
                    Drawn.Line(other.Points[0], other.Points[1], "red")),
                new ThinkingStep(
                    drafting.Say(
                        "Now I trace the whole path; along it the numbers are multiplied.",
                        $"Then I follow the path through {from} to {to}, multiplying on the way.",
                        "The path itself is drawn thick. Its probability is the product along it."),
                    tree.Trace(scene, start, end)),
            ],
            Conclusion = drafting.Say(
                $"{TreeFigure.Decimal(leading)} × {TreeFigure.Decimal(chance)} = {verdict.Text}.",
                $"The product {TreeFigure.Decimal(leading)} × {TreeFigure.Decimal(chance)} is {verdict.Text}.",
                $"So the probability is {TreeFigure.Decimal(leading)} × {TreeFigure.Decimal(chance)} = {verdict.Text}."),
            Answer = verdict.Answer,
            Choices = verdict.Choices,
            AnswerCode = FigureWriter.Code($"return Math.Round(Find(\"branch\", {from}).Value * (1 - Find(\"branch\", {sibling}).Value), 4);"),
        };
    }
}
