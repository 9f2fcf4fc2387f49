using System.Collections.Immutable;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Figures.Scenes;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Data;

/// <summary>The expected number of points of a spin. The steps mark the sectors of each value and write their total.</summary>
internal sealed class SpinnerExpectedFamily : ProblemFamily
{
    /// <inheritdoc />
    public override string Name => "spinner-expected-value";

    /// <inheritdoc />
    public override string FigureKind => "chance-device";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes =>
    [
        new("Probability and Combinatorics", "Expected value", "Games and decisions"),
        new("Statistics and Data Visualisation", "Discrete random variables"),
    ];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var count = random.Pick<int>([4, 5, 6, 8, 10]);
        var numbers = Enumerable.Range(0, count).Select(_ => random.Chance(0.2) ? 0 : random.Range(1, 20)).ToArray();
        numbers[0] += (count - (numbers.Sum() % count)) % count;
        var mean = numbers.Sum() / count;
        if (numbers.Distinct().Count() < 3 || numbers.Count(n => n == mean) > 1)
        {
            throw new DraftException("The mean is there for all to see.");
        }

        var sheet = Sheet.Begin(drafting);
        var radius = Math.Round(Math.Min(sheet.Width, sheet.Height) * 0.38);
        var colors = string.Join(", ", numbers.Select((_, i) => new[] { "blue", "teal", "purple", "green", "brown" }[i % 5]));
        var pointer = random.Range(0, 359);
        string Figure(int[] labels) => sheet.Writer()
            .Line($"Spinner({labels.Select(n => $"{n}")}, {sheet.Width / 2}, {(sheet.Height / 2) + 10}, radius: {radius}, colors: {colors}, pointer: {pointer});")
            .Line($"Title(\"Points for a spin\");")
            .ToString();
        var code = Figure(numbers);
        var scene = drafting.Draw(code);
        Element[] sectors = [.. scene.OfKind("sector")];
        var answer = new NumberAnswer(mean, "points");
        var sorted = numbers.Order().ToArray();
        var verdict = Verdict.Maybe(drafting, answer, drafting.Near(answer, sorted[count / 2], (sorted[0] + sorted[^1]) / 2, mean + 1));
        var sum = Wording.Sum(numbers);
        int[] changed = [.. numbers.Select((n, i) => i == 1 ? n + count : n)];
        return new Draft
        {
            FigureCode = code,
            Question = drafting.Say(
                "Each sector is equally likely and shows the points that it wins. What is the expected number of points for one spin?",
                "How many points does a player win per spin on average in the long run?",
                "Find the expected value of the points won with this fair spinner."),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"I ring the values of all {count} sectors; each has the same weight.",
                        $"The spinner has {count} equal sectors, whose values I ring one after another.",
                        $"Every value counts once, since the {count} sectors are equal. I ring them."),
                    Drawn.Code(sectors.Select(s => Drawn.Ring(s.Points[0], 17, "yellow", 3)))),
                new ThinkingStep(
                    drafting.Say(
                        $"Their sum is {sum} = {numbers.Sum()}. I note it below the spinner.",
                        $"Adding up: {sum} = {numbers.Sum()}; the note keeps it.",
                        $"In {count} typical spins one would win {sum} = {numbers.Sum()} points."),
                    Drawn.Note($"sum {numbers.Sum()}", new Point(sheet.Width / 2, (sheet.Height / 2) + 10 + radius + 14))),
            ],
            Conclusion = drafting.Say(
                $"Spread over {count} sectors, {numbers.Sum()} ÷ {count} = {verdict.Text}.",
                $"The expected value is {numbers.Sum()} ÷ {count} = {verdict.Text}.",
                $"On average a spin wins {numbers.Sum()} ÷ {count}, that is {verdict.Text}."),
            Answer = verdict.Answer,
            Choices = verdict.Choices,
            AnswerCode = "return All(\"sector\").Sum(s => s.Number * s[\"share\"]);",
            Variant = new Variant(Figure(changed), answer with { Number = mean + 1 }),
        };
    }
}
