using System.Collections.Immutable;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Data;

/// <summary>Some dice lie, one more is thrown: the chance of reaching a target. The steps add the pips and frame the faces that do.</summary>
internal sealed class DiceTargetFamily : ProblemFamily
{
    /// <inheritdoc />
    public override string Name => "dice-target";

    /// <inheritdoc />
    public override string FigureKind => "chance-device";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes =>
    [
        new("Probability and Combinatorics", "Sample spaces", "Equally likely outcomes", "Games and decisions"),
        new("Statistics and Data Visualisation", "Discrete random variables"),
    ];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var pips = Enumerable.Range(0, random.Range(2, 5)).Select(_ => random.Range(1, 6)).ToArray();
        var sum = pips.Sum();
        var need = random.Range(2, 6);
        var target = sum + need;
        var faces = 7 - need;
        var size = random.Range(48, 62);
        var sheet = Sheet.Begin(drafting, 448, random.Range(290, 330));
        var left = Math.Round((448 - (pips.Length * (size + 16)) + 16) / 2.0);
        var low = 70 + size + 76;
        string Figure(int goal) => sheet.Writer()
            .Line($"Title({$"Target: a total of at least {goal}"});")
            .Line($"Dice({pips}, {left}, 58, size: {size}, gap: 16);")
            .Line($"Text(\"The next die shows one of these:\", 224, {low - 22}, color: \"muted\");")
            .Line($"Dice([1, 2, 3, 4, 5, 6], 60, {low}, size: 43, gap: 14);")
            .ToString();
        var code = Figure(target);
        var drawn = drafting.Draw(code).OfKind("die").Skip(pips.Length).ToArray();
        var right = Fraction.Text(faces, 6);
        var verdict = Verdict.Maybe(drafting, new TextAnswer(right), new[] { 1, 2, 3, 4, 5 }.OrderBy(n => Math.Abs(n - faces)).Select(n => new TextAnswer(Fraction.Text(n, 6))));
        var sumText = Wording.Sum(pips);
        return new Draft
        {
            FigureCode = code,
            Question = drafting.Say(
                "The dice shown have been thrown, and one more fair die follows. What is the probability of reaching the target with it? Give a fraction in lowest terms.",
                "One more die is thrown and added to those on the table. How likely is it that the total reaches the target, as a fraction in lowest terms?",
                "A player may throw one further die. Find, as a fraction in lowest terms, the chance that all the dice together reach the target."),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"The dice on the table show {sumText} = {sum}. I note the sum below them.",
                        $"So far the total is {sumText} = {sum}, which I write down.",
                        $"First the pips are added: {sumText} = {sum}."),
                    Drawn.Note($"total {sum}", new Point(224, 58 + size + 20), 17)),
                new ThinkingStep(
                    drafting.Say(
                        $"{target} - {sum} = {need} are missing to reach {target}, so the new die must show at least {need}. I frame the faces that do.",
                        $"The target is {target}, and {target} - {sum} = {need} more pips are needed. The framed faces are enough.",
                        $"{target} - {sum} = {need}, so I frame every face of the next die with {need} or more pips."),
                    Drawn.Code(drawn.Skip(need - 1).Select(d => Drawn.Frame(d.Bounds.Inflate(3), "red")))),
            ],
            Conclusion = drafting.Say(
                $"{Wording.Count(faces, "face")} of 6 will do, so the probability is {verdict.Text}.",
                $"Favourable are {faces} out of 6 equally likely faces: {verdict.Text}.",
                $"The chance is {faces} in 6, in lowest terms {verdict.Text}."),
            Answer = verdict.Answer,
            Choices = verdict.Choices,
            AnswerCode = "var dice = All(\"die\");\nvar thrown = dice.Take(dice.Length - 6).Sum(d => d.Value);\nvar a = dice.Skip(dice.Length - 6).Count(d => d.Value + thrown >= Number(All(\"title\")[0].Text));\nvar b = 6;\n" + Fraction.Reduce,
            Variant = need < 6 ? new Variant(Figure(target + 1), new TextAnswer(Fraction.Text(faces - 1, 6))) : new Variant(Figure(target - 1), new TextAnswer(Fraction.Text(faces + 1, 6))),
        };
    }
}
