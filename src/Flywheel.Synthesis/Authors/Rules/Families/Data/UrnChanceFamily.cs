using System.Collections.Immutable;
using Flywheel.Synthesis.Figures.Scenes;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Data;

/// <summary>The probability of a colour, or of not that colour, for a draw from a bag. The step rings the favourable balls.</summary>
internal sealed class UrnChanceFamily : ProblemFamily
{
    /// <inheritdoc />
    public override string Name => "urn-probability";

    /// <inheritdoc />
    public override string FigureKind => "chance-device";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes =>
    [
        new("Probability and Combinatorics", "Equally likely outcomes", "Sample spaces", "Event operations"),
        new("Statistics and Data Visualisation", "Estimating proportions and populations"),
    ];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var colors = random.Sample(["red", "blue", "green", "yellow", "purple"], random.Range(2, 4));
        var counts = colors.Select(_ => random.Range(1, 8)).ToArray();
        var balls = random.Shuffled(colors.SelectMany((c, i) => Enumerable.Repeat(c, counts[i])));
        var (wanted, without) = (random.Next(colors.Length), random.Chance(0.35));
        var (total, own) = (balls.Length, counts[wanted]);
        var hits = without ? total - own : own;
        if (total is < 6 or > 24)
        {
            throw new DraftException("There are too few or too many balls.");
        }

        var sheet = Sheet.Begin(drafting);
        var (width, height) = (random.Range(190, 250), random.Range(200, 260));
        var (left, top) = (Math.Round((sheet.Width - width) / 2), Math.Round((sheet.Height - height) / 2) - 10);
        string Figure(IEnumerable<string> content) => sheet.Writer()
            .Line($"Urn({content}, [], {left}, {top}, {width}, {height}, name: \"Bag\");")
            .ToString();
        var code = Figure(balls);
        Element[] drawn = [.. drafting.Draw(code).OfKind("ball")];
        var color = colors[wanted];
        var wrong = new[] { Fraction.Text(total - hits, total), Fraction.Text(1, colors.Length), Fraction.Text(hits, total + 1), Fraction.Text(Math.Min(hits + 1, total), total), Fraction.Text(hits, Math.Max(hits, total - 1)) };
        var verdict = Verdict.Maybe(drafting, new TextAnswer(Fraction.Text(hits, total)), wrong.Select(w => new TextAnswer(w)));
        var target = without ? $"not {color}" : color;
        var radius = Math.Round(drawn[0].Bounds.Width / 2);
        return new Draft
        {
            FigureCode = code,
            Question = drafting.Say(
                $"One ball is taken out of the bag without looking. What is the probability that it is {target}? Give a fraction in lowest terms.",
                $"A ball is drawn at random from the bag. How likely is it to be {target}, as a fraction in lowest terms?",
                $"Find, as a fraction in lowest terms, the chance of drawing a ball that is {target}."),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"I ring the balls that are {target}: {hits} of {total}.",
                        $"The bag holds {Wording.List(colors.Select((c, i) => $"{counts[i]} {c}"))} balls, {total} in all. I ring those that are {target}.",
                        $"Counting everything gives {total} balls. Those that are {target} get a ring; there are {hits}."),
                    Drawn.Code(drawn.Where(b => b.Name == color != without).Select(b => Drawn.Ring(b.Points[0], radius, "ink", 4)))),
            ],
            Conclusion = drafting.Say(
                $"{hits} of {total} equally likely balls are favourable, so the probability is {verdict.Text}.",
                $"{hits} out of {total} in lowest terms is {verdict.Text}.",
                $"That makes a chance of {hits} in {total}, or {verdict.Text}."),
            Answer = verdict.Answer,
            Choices = verdict.Choices,
            AnswerCode = (without ? FigureWriter.Code($"var a = All(\"ball\").Count(x => x.Name != {color});") : FigureWriter.Code($"var a = All(\"ball\").Count(x => x.Name == {color});"))
                + "\nvar b = All(\"ball\").Length;\n" + Fraction.Reduce,
            Variant = new Variant(Figure(balls.Append(color)), new TextAnswer(Fraction.Text(without ? hits : hits + 1, total + 1))),
        };
    }
}
