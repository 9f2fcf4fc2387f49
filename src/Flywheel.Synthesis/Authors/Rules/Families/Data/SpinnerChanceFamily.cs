using System.Collections.Immutable;
using Flywheel.Synthesis.Figures.Scenes;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Data;

/// <summary>The probability that a fair spinner stops on a number or colour of some kind. The step rings the sectors that count.</summary>
internal sealed class SpinnerChanceFamily : ProblemFamily
{
    /// <inheritdoc />
    public override string Name => "spinner-probability";

    /// <inheritdoc />
    public override string FigureKind => "chance-device";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes =>
    [
        new("Probability and Combinatorics", "Equally likely outcomes", "The probability line", "Addition rule"),
        new("Statistics and Data Visualisation", "Discrete random variables"),
    ];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var count = random.Range(5, 12);
        var numbers = Enumerable.Range(0, count).Select(_ => random.Range(1, 12)).ToArray();
        var palette = random.Sample(["blue", "brown", "green", "red", "purple"], 3);
        var colors = Enumerable.Range(0, count).Select(_ => random.Pick<string>(palette)).ToArray();
        var rule = Condition(drafting, numbers, colors);
        var hits = Enumerable.Range(0, count).Where(i => rule.Holds(numbers[i], colors[i])).ToArray();
        if (hits.Length == 0 || hits.Length == count)
        {
            throw new DraftException("The event is impossible or certain.");
        }

        var sheet = Sheet.Begin(drafting);
        var radius = Math.Min(sheet.Width, sheet.Height) * 0.4;
        var pointer = random.Range(0, 359);
        string Figure(int[] labels) => sheet.Writer()
            .Line($"Spinner({labels.Select(n => $"{n}")}, {sheet.Width / 2}, {sheet.Height / 2}, radius: {Math.Round(radius)}, colors: {string.Join(", ", colors)}, pointer: {pointer});")
            .ToString();
        var code = Figure(numbers);
        Element[] sectors = [.. drafting.Draw(code).OfKind("sector")];
        var wrong = new[] { Fraction.Text(count - hits.Length, count), Fraction.Text(Math.Max(1, hits.Length - 1), count), Fraction.Text(1, count), Fraction.Text(Math.Min(count, hits.Length + 1), count), Fraction.Text(1, 2) };
        var verdict = Verdict.Maybe(drafting, new TextAnswer(Fraction.Text(hits.Length, count)), wrong.Select(w => new TextAnswer(w)));
        return new Draft
        {
            FigureCode = code,
            Question = drafting.Say(
                $"All sectors of the spinner are equal. What is the probability that it stops on {rule.Words}? Give a fraction in lowest terms.",
                $"The pointer of this fair spinner is spun once. How likely is {rule.Words}, as a fraction in lowest terms?",
                $"Find, as a fraction in lowest terms, the chance that the pointer comes to rest on {rule.Words}."),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"There are {count} equal sectors. I ring those with {rule.Words}: {hits.Length} of them.",
                        $"Each of the {count} sectors is equally likely. The ones with {rule.Words} are ringed, {hits.Length} in number.",
                        $"I go round the {count} sectors and ring every one with {rule.Words}. That makes {Wording.Count(hits.Length, "ring")}."),
                    Drawn.Code(hits.Select(i => Drawn.Ring(sectors[i].Points[0], 17, "yellow", 3)))),
            ],
            Conclusion = drafting.Say(
                $"Favourable are {hits.Length} of {count}, so the probability is {verdict.Text}.",
                $"{hits.Length} out of {count} in lowest terms is {verdict.Text}.",
                $"The share of the ringed sectors is {hits.Length} of {count}, that is {verdict.Text}."),
            Answer = verdict.Answer,
            Choices = verdict.Choices,
            AnswerCode = $"var a = All(\"sector\").Count(s => {rule.Code});\nvar b = All(\"sector\").Length;\n" + Fraction.Reduce,
        };
    }

    private static Rule Condition(Drafting drafting, int[] numbers, string[] colors)
    {
        var random = drafting.Random;
        var (number, color) = (random.Pick<int>(numbers), random.Pick<string>(colors));
        return random.Next(5) switch
        {
            0 => new("an even number", "s.Number % 2 == 0", (n, _) => n % 2 == 0),
            1 => new("an odd number", "s.Number % 2 == 1", (n, _) => n % 2 == 1),
            2 => new($"a number greater than {number}", $"s.Number > {number}", (n, _) => n > number),
            3 => new($"a number less than {number}", $"s.Number < {number}", (n, _) => n < number),
            _ => new($"a {color} sector", FigureWriter.Code($"s[\"color\"] == {color}"), (_, c) => c == color),
        };
    }

    private sealed record Rule(string Words, string Code, Func<int, string, bool> Holds);
}
