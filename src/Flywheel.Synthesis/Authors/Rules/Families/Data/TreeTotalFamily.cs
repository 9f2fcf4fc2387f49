using System.Collections.Immutable;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Data;

/// <summary>The probability of an outcome of the second stage over both branches. The steps trace the two paths.</summary>
internal sealed class TreeTotalFamily : ProblemFamily
{
    /// <inheritdoc />
    public override string Name => "tree-total-probability";

    /// <inheritdoc />
    public override string FigureKind => "probability-tree";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes => TreeStory.Homes("Probability trees", "Independent events");

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var tree = TreeFigure.Begin(drafting);
        var (first, after) = (random.Range(1, 9), tree.Story.SomeChances(drafting));
        var second = random.Next(2);
        int[] chances = [.. after.Select(t => second == 0 ? t : 10 - t)];
        var hidden = random.Chance(0.4) ? tree.Path(1, second) : "";
        var code = tree.Code(first, after, hidden);
        var scene = drafting.Draw(code);
        int[] products = [first * chances[0], (10 - first) * chances[1]];
        var answer = new NumberAnswer(products.Sum() / 100.0);
        var verdict = Verdict.Maybe(drafting, answer, new[] { products[0], products[1], 100 - products.Sum(), (chances[0] + chances[1]) * 5, products.Sum() + 4 }.Select(p => new NumberAnswer(p / 100.0)));
        var (story, outcome) = (tree.Story, tree.Story.Second[second]);
        var gap = hidden.Length > 0 ? $" The number left out there is 1 - {TreeFigure.Decimal(10 - chances[1])} = {TreeFigure.Decimal(chances[1])}." : "";
        string Product(int i) => $"{TreeFigure.Decimal(i == 0 ? first : 10 - first)} × {TreeFigure.Decimal(chances[i])} = {Hundredths(products[i])}";
        return new Draft
        {
            FigureCode = code,
            Question = drafting.Say(
                $"What is the probability that \"{story.SecondStage}\" ends in \"{outcome}\"?",
                $"Using the tree, find the probability of \"{outcome}\" at the second stage, whichever way the first stage goes.",
                $"The tree shows \"{story.FirstStage}\" and then \"{story.SecondStage}\". How likely is \"{outcome}\" at the second stage?"),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"\"{outcome}\" can be reached in two ways. The first way goes through {story.First[0]}: {Product(0)}.",
                        $"I trace the way to \"{outcome}\" by {story.First[0]} and multiply along it: {Product(0)}.",
                        $"Two paths lead to \"{outcome}\". Along the one by {story.First[0]} the product is {Product(0)}."),
                    tree.Trace(scene, 0, second)),
                new ThinkingStep(
                    drafting.Say(
                        $"The second way goes through {story.First[1]}.{gap} Along it, {Product(1)}.",
                        $"The other way leads by {story.First[1]}.{gap} Multiplying, {Product(1)}.",
                        $"By {story.First[1]} there is another path.{gap} Its product is {Product(1)}."),
                    tree.Trace(scene, 1, second, "red")),
            ],
            Conclusion = drafting.Say(
                $"The paths exclude each other, so they are added: {Hundredths(products[0])} + {Hundredths(products[1])} = {verdict.Text}.",
                $"{Hundredths(products[0])} + {Hundredths(products[1])} = {verdict.Text}.",
                $"Adding both, {Hundredths(products[0])} + {Hundredths(products[1])}, gives {verdict.Text}."),
            Answer = verdict.Answer,
            Choices = verdict.Choices,
            AnswerCode = FigureWriter.Code($$"""
                var sum = 0.0;
                foreach (var start in {{story.First}})
                {
                    var end = Find("branch", $"{start}/{{new FigureWriter.Raw(outcome)}}");
                    var other = Find("branch", $"{start}/{{new FigureWriter.Raw(story.Second[1 - second])}}");
                    sum += Find("branch", start).Value * (end.Has("value") ? end.Value : 1 - other.Value);
                }
                return Math.Round(sum, 4);
                """),
            Variant = first < 9 ? new Variant(tree.Code(first + 1, after, hidden), answer with { Number = Math.Round((products.Sum() + chances[0] - chances[1]) / 100.0, 4) }) : null,
        };
    }

    private static string Hundredths(int value) => NumberAnswer.Format(value / 100.0);
}
