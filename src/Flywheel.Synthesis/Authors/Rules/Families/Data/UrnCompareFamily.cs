using System.Collections.Immutable;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Data;

/// <summary>Which of three bags gives the best chance of a colour. The steps ring that colour and write the shares.</summary>
internal sealed class UrnCompareFamily : ProblemFamily
{
    private static readonly string[] Bags = ["Bag A", "Bag B", "Bag C"];

    /// <inheritdoc />
    public override string Name => "urn-best-chance";

    /// <inheritdoc />
    public override string FigureKind => "chance-device";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes =>
    [
        new("Probability and Combinatorics", "The probability line", "Equally likely outcomes", "Games and decisions"),
        new("Statistics and Data Visualisation", "Estimating proportions and populations"),
    ];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var colors = random.Sample(["red", "blue", "green", "yellow", "purple"], 2);
        var counts = Bags.Select(_ => (Own: random.Range(1, 7), Other: random.Range(1, 8))).ToArray();
        double[] shares = [.. counts.Select(c => c.Own / (double)(c.Own + c.Other))];
        var best = Array.IndexOf(shares, shares.Max());
        var most = Array.FindIndex(counts, c => c.Own == counts.Max(k => k.Own));
        if (shares.Order().ElementAt(1) > shares[best] - 0.05 || (most == best && random.Chance(0.6)))
        {
            throw new DraftException("The bags decide too easily or not clearly.");
        }

        var sheet = Sheet.Begin(drafting, 560, 300);
        var writer = sheet.Writer();
        for (var i = 0; i < 3; i++)
        {
            var content = random.Shuffled(Enumerable.Repeat(colors[0], counts[i].Own).Concat(Enumerable.Repeat(colors[1], counts[i].Other)));
            writer.Line($"Urn({content}, [], {30 + (i * 180)}, 50, 140, 180, name: {Bags[i]});");
        }

        var code = writer.ToString();
        var scene = drafting.Draw(code);
        var color = colors[0];
        string Share(int i) => $"{counts[i].Own}/{counts[i].Own + counts[i].Other}";
        var list = Wording.List(Bags.Select((b, i) => $"{Share(i)} in {b}"));
        return new Draft
        {
            FigureCode = code,
            Question = drafting.Say(
                $"From which bag is a ball drawn at random most likely to be {color}?",
                $"You win if you draw a {color} ball without looking. Which bag should you choose?",
                $"Compare the three bags: which one gives the best chance of {color}?"),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"I ring the {color} balls in every bag and count them against all balls there.",
                        $"In each bag I mark what is {color}.",
                        $"First the {color} balls get a ring, bag by bag."),
                    Drawn.Code(scene.OfKind("ball").Where(b => b.Name == color).Select(b => Drawn.Ring(b.Points[0], Math.Round(b.Bounds.Width / 2), "ink", 4)))),
                new ThinkingStep(
                    drafting.Say(
                        $"The shares are {list}; I write them above the bags.",
                        $"As fractions of each bag: {list}.",
                        $"What matters is the share, not the number: {list}."),
                    Drawn.Code(Bags.Select((_, i) => Drawn.Note(Share(i), new(100 + (i * 180), 32), 17)))),
            ],
            Conclusion = drafting.Say(
                $"{Share(best)} is the greatest of them, so it is {Bags[best]}.",
                $"As decimals they are about {Wording.List(shares.Select(s => NumberAnswer.Format(s, 2)))}; the best is {Bags[best]}.",
                $"The largest share, {Share(best)}, belongs to {Bags[best]}."),
            Answer = new TextAnswer(Bags[best]),
            AnswerCode = FigureWriter.Code($"return All(\"urn\").MaxBy(u => All(\"ball\").Where(b => Math.Abs(b.X - u.X) < 90).Average(b => b.Name == {color} ? 1.0 : 0.0)).Name;"),
        };
    }
}
