using System.Collections.Immutable;
using Flywheel.Synthesis.Authors.Rules.Families.Data;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Machines;

/// <summary>Wheels joined by open and crossed belts; how many turn like the first one. The step marks the sense of every wheel.</summary>
internal sealed class BeltTurnFamily : ProblemFamily
{
    /// <inheritdoc />
    public override string Name => "belt-turns";

    /// <inheritdoc />
    public override string FigureKind => "mechanism";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes =>
    [
        new("Engineering and Technology", "Belts, chains and screws"),
        new("Mechanics", "Belts, chains and wheels"),
        new("Analytic Geometry", "Tangents to circles"),
    ];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var count = random.Range(4, 6);
        var names = drafting.Letters(count);
        var columns = count > 4 ? 3 : 2;
        var sheet = Sheet.Begin(drafting, 500, 400);

        // Wheels in a snake of two rows, so that neighbours in the chain are neighbours in the picture.
        var spots = Enumerable.Range(0, count).Select(i => (Row: i / columns, Column: i / columns % 2 == 0 ? i % columns : columns - 1 - (i % columns))).ToArray();
        var centers = spots.Select(s => new Point(Math.Round(500.0 / columns * (s.Column + 0.5)) + random.Range(-14, 14), 105 + (190 * s.Row) + random.Range(-12, 12))).ToArray();
        var radii = Enumerable.Range(0, count).Select(_ => random.Range(27, 52)).ToArray();
        var crossed = Enumerable.Range(0, count - 1).Select(_ => random.Chance(0.45)).ToArray();
        var clockwise = random.Chance(0.5);
        if (crossed.All(c => !c) || crossed.All(c => c))
        {
            throw new DraftException("All belts are alike.");
        }

        string Figure(bool[] cross)
        {
            var writer = sheet.Writer();
            for (var i = 0; i < count; i++)
            {
                writer.Line($"Wheel({names[i]}, {centers[i]}, {radii[i]}, color: {(i == 0 ? "orange" : "blue")});");
            }

            for (var i = 1; i < count; i++)
            {
                writer.Line($"Belt({names[i - 1]}, {names[i]}, crossed: {cross[i - 1]});");
            }

            return writer.Line($"Turn({names[0]}, {clockwise});").ToString();
        }

        bool[] Ways(bool[] cross)
        {
            var ways = new bool[count];
            ways[0] = true;
            for (var i = 1; i < count; i++)
            {
                ways[i] = ways[i - 1] != cross[i - 1];
            }

            return ways;
        }

        var same = Ways(crossed);
        var scene = drafting.Draw(Figure(crossed));
        var answer = new NumberAnswer(same.Skip(1).Count(w => w));
        var verdict = Verdict.Maybe(drafting, answer, new[] { count - 1 - answer.Number, answer.Number + 1, answer.Number + 2, answer.Number - 1 }.Where(v => v >= 0).Select(v => new NumberAnswer(v)));
        bool[] flipped = [.. crossed[..^1], !crossed[^1]];
        return new Draft
        {
            FigureCode = Figure(crossed),
            Question = drafting.Say(
                $"Wheel {names[0]} turns as the arrow shows. How many of the other wheels turn in the same sense?",
                $"Belts join the wheels, some of them crossed. How many wheels besides {names[0]} turn the same way as {names[0]}?",
                $"{names[0]} is driven as marked. Count the other wheels that turn in the same sense as {names[0]}."),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"An open belt keeps the sense of turning, a crossed one reverses it. I ring the crossings, {crossed.Count(c => c)} in all.",
                        $"Crossed belts reverse the turning. I mark where belts cross, {Wording.Count(crossed.Count(c => c), "place")} in all.",
                        $"First I look for crossed belts, since only these change the sense. I ring {Wording.Count(crossed.Count(c => c), "crossing")}."),
                    Drawn.Code(scene.OfKind("belt").Where(b => b.Fact("crossed") > 0).Select(b => Drawn.Ring(b.Points[0].Towards(b.Points[1], b.Points[0].DistanceTo(Cross(b.Points)) / b.Points[0].DistanceTo(b.Points[1])), 11)))),
                new ThinkingStep(
                    drafting.Say(
                        $"From {names[0]} on I draw the sense of every wheel, changing it at each crossing.",
                        "Wheel by wheel along the chain I add arrows; they flip at every crossed belt.",
                        $"Now each wheel gets its arrow, starting at {names[0]}."),
                    Drawn.Code(Enumerable.Range(1, count - 1).Select(i => FigureWriter.Code($"Turn({names[i]}, {same[i] == clockwise}, color: {(same[i] ? "green" : "accent")});")))),
            ],
            Conclusion = drafting.Say(
                $"{(same.Skip(1).Any(w => w) ? Wording.List(names.Where((_, i) => i > 0 && same[i])) : "None")} turn{(answer.Number == 1 ? "s" : "")} like {names[0]}, so the count is {verdict.Text}.",
                $"The green arrows agree with {names[0]}; their number is {answer.Number}. The answer is {verdict.Text}.",
                $"Counting the wheels whose arrow agrees with that of {names[0]}, I get {verdict.Text}."),
            Answer = verdict.Answer,
            Choices = verdict.Choices,
            AnswerCode = """
                var same = true;
                var n = 0;
                foreach (var b in All("belt"))
                {
                    if (b["crossed"] == 1) { same = !same; }
                    if (same) { n = n + 1; }
                }
                return n;
                """,
            Variant = new Variant(Figure(flipped), answer with { Number = Ways(flipped).Skip(1).Count(w => w) }),
        };
    }

    /// <summary>Where the two straight runs of a crossed belt meet.</summary>
    private static Point Cross(ImmutableArray<Point> p)
    {
        var (u, v) = (p[1] - p[0], p[3] - p[2]);
        return p[0] + (u * ((p[2] - p[0]).Cross(v) / u.Cross(v)));
    }
}
