using System.Collections.Immutable;
using Flywheel.Synthesis.Authors.Rules.Families.Data;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Contours;

/// <summary>Two points on contour lines; their difference in height is asked for. The steps ring the points and read the lines they lie on.</summary>
internal sealed class ContourClimbFamily : ProblemFamily
{
    /// <inheritdoc />
    public override string Name => "contour-climb";

    /// <inheritdoc />
    public override string FigureKind => "contour-map";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes =>
    [
        new("Earth and Geography", "Contour lines", "Landforms on contour maps"),
        new("Functions and Calculus", "Functions of two variables"),
        new("Solid Geometry", "Level slices and contours"),
    ];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var sheet = Sheet.BeginUnlined(drafting);
        var step = random.Pick<int>([10, 20, 25, 50]);
        var ground = step * 5 * random.Range(1, 6);
        var hills = Hills(random, sheet, step);
        var names = drafting.Letters(2);
        double Height(Point at) => ground + hills.Sum(h => h[2] * Math.Exp(-(at - new Point(h[0], h[1])).Dot(at - new Point(h[0], h[1])) / (2 * h[3] * h[3])));
        var (low, high) = (Spot(random, sheet, hills[0], Height, ground + (step * random.Range(2, 4))), Spot(random, sheet, hills[^1], Height, ground + (step * random.Range(5, 9))));
        if (low.DistanceTo(high) < 60)
        {
            throw new DraftException("The points are too close.");
        }

        var (p, q) = (Level(low), Level(high));
        double Level(Point at) => Math.Round(Height(at) / step) * step;
        var map = sheet.Writer().Line($"ContourMap({Drawn.Lists(hills)}, {step}, ground: {ground});");
        var code = map.Line($"Point({names[0]}, {low});").Line($"Point({names[1]}, {high});").Line($"Text({$"heights in m, a line every {step} m"}, {sheet.Width / 2}, {sheet.Height - 10}, size: 13);").ToString();
        drafting.Draw(code);
        var answer = new NumberAnswer(q - p, "m");
        var verdict = Verdict.Maybe(drafting, answer, drafting.Near(answer, q - p + step, q - p - step, (q - p) / step));
        return new Draft
        {
            FigureCode = code,
            Question = drafting.Say(
                $"How many metres higher is {names[1]} than {names[0]}? Both points lie on contour lines.",
                $"A walker climbs from {names[0]} to {names[1]}, two points on contour lines. What is the difference in height, in m?",
                $"Read the contour map: by how much does the height of {names[1]} exceed that of {names[0]}, in m?"),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"I ring {names[0]} and count lines from the nearest number: {NumberAnswer.Format(p)} m.",
                        $"{names[0]}, ringed now, lies on the line for {NumberAnswer.Format(p)} m; I count in steps of {step} m.",
                        $"First {names[0]}: with {step} m from line to line it lies at {NumberAnswer.Format(p)} m. I mark it."),
                    Drawn.Ring(low, 13)),
                new ThinkingStep(
                    drafting.Say(
                        $"In the same way {names[1]} lies at {NumberAnswer.Format(q)} m; I mark it, too.",
                        $"The line through {names[1]}, ringed as well, stands for {NumberAnswer.Format(q)} m.",
                        $"Counting up to {names[1]} gives {NumberAnswer.Format(q)} m, marked by the second ring."),
                    Drawn.Ring(high, 13, "red")),
            ],
            Conclusion = drafting.Say(
                $"{NumberAnswer.Format(q)} - {NumberAnswer.Format(p)} = {NumberAnswer.Format(q - p)}, so the difference is {verdict.Text}.",
                $"From {NumberAnswer.Format(p)} m up to {NumberAnswer.Format(q)} m it is {verdict.Text}.",
                $"The difference in height is {verdict.Text}."),
            Answer = verdict.Answer,
            Choices = verdict.Choices,
            AnswerCode = FigureWriter.Code($$"""
                double Height(string name) { return All("contour").MinBy(c => c.Points.Skip(1).Min(p => Distance(p, P(name))))["height"]; }
                return Height({{names[1]}}) - Height({{names[0]}});
                """),
        };
    }

    private static double[][] Hills(Knowledge.Random.SeededRandom random, Sheet sheet, int step)
    {
        var first = new double[] { random.Range(120, 170), random.Range(120, (int)sheet.Height - 120), step * (random.Range(90, 110) / 10.0), random.Range(62, 80) };
        var second = new double[] { sheet.Width - random.Range(120, 170), random.Range(120, (int)sheet.Height - 120), step * (random.Range(125, 160) / 10.0), random.Range(58, 76) };
        return [first, second];
    }

    /// <summary>A place on the slope of a hill at that height.</summary>
    private static Point Spot(Knowledge.Random.SeededRandom random, Sheet sheet, double[] hill, Func<Point, double> height, double level)
    {
        var (top, direction) = (new Point(hill[0], hill[1]), random.Range(0, 359));
        for (var reach = 4.0; reach < 260; reach += 0.5)
        {
            var at = top + Point.Polar(reach, direction);
            if (!sheet.Room(40).Contains(at))
            {
                break;
            }

            if (height(at) <= level)
            {
                return at;
            }
        }

        throw new DraftException("No place on the slope has this height.");
    }
}
