using System.Collections.Immutable;
using System.Globalization;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Maps;

/// <summary>The bearing or compass direction of one place from another. The steps draw the north line and the angle.</summary>
internal sealed class BearingFamily : ProblemFamily
{
    private static readonly string[] Directions = ["north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west"];

    /// <inheritdoc />
    public override string Name => "map-bearing";

    /// <inheritdoc />
    public override string FigureKind => "map-grid";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes =>
    [
        new("Earth and Geography", "Compass directions and bearings", "Surveying and satellite images"),
        new("Everyday Measurement", "Compass directions and bearings"),
        new("Plane Geometry", "Bearings and elevation"),
    ];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var plan = MapPlan.Draw(random);
        var named = random.Chance(0.4);
        var bearing = named ? 45 * random.Next(8) : 5 * random.Range(2, 70);
        var length = random.Range(18, 34) / 10.0;
        var step = Point.Polar(length, 90 - bearing);
        var (dx, dy) = (Math.Round(step.X, 2), Math.Round(-step.Y, 2));
        if (named)
        {
            // Diagonal directions run exactly through grid corners.
            var squares = random.Range(1, 3);
            (dx, dy) = (squares * Math.Sign(Math.Round(step.X, 2)), squares * Math.Sign(Math.Round(-step.Y, 2)));
        }

        var (x, y) = (random.Range(4, (plan.Columns * 10) - 4) / 10.0, random.Range(4, (plan.Rows * 10) - 4) / 10.0);
        if (!(x + dx >= 0.35 && x + dx <= plan.Columns - 0.35 && y + dy >= 0.35 && y + dy <= plan.Rows - 0.5 && y <= plan.Rows - 1.1) || (!named && bearing % 90 == 0))
        {
            throw new DraftException("The places do not fit on the map.");
        }

        (double X, double Y) a = (x, y);
        (double X, double Y) b = (Math.Round(x + dx, 2), Math.Round(y + dy, 2));
        var others = plan.Scatter(random, 3).Where(p => Far(p, a) && Far(p, b));
        var spots = MapPlan.Name(random, [a, b, .. others]);
        var writer = plan.Begin(drafting, named ? 8 : random.Pick<int>([1, 4]));
        // The name of the first place keeps clear of the north arrow, the way and the arc between them.
        var away = Enumerable.Range(0, 24).Select(i => i * 15.0).MaxBy(d => Math.Min(Apart(d, 90), Apart(d, 90 - bearing)));
        writer.Line(new FigureWriter.Raw(plan.Place(spots[0], gap: 29, away)));
        foreach (var spot in spots.Skip(1))
        {
            writer.Line(new FigureWriter.Raw(plan.Place(spot)));
        }

        var (from, to) = (spots[0].Name, spots[1].Name);
        var (p, q) = (plan.At(a.X, a.Y), plan.At(b.X, b.Y));
        var north = new Point(p.X, p.Y - Math.Min(plan.Cell, 62));
        Answer right = named ? new TextAnswer(Directions[bearing / 45]) : new NumberAnswer(bearing, "°", Tolerance: 3);
        var verdict = Verdict.Maybe(drafting, right, named
            ? [new TextAnswer(Directions[(bearing / 45 + 4) % 8]), .. drafting.Random.Shuffled(Directions).Select(d => new TextAnswer(d))]
            : new double[] { 360 - bearing, (bearing + 180) % 360, Math.Abs(90 - bearing), (bearing + 90) % 360, bearing + 20 }.Where(d => Math.Abs(d - bearing) > 8).Select(d => new NumberAnswer(d, "°", Tolerance: 3)), chance: named ? 0.6 : 0.4);
        var quadrant = bearing switch { < 90 => "between north and east", < 180 => "between east and south", < 270 => "between south and west", _ => "between west and north" };
        return new Draft
        {
            FigureCode = writer.ToString(),
            Question = named
                ? drafting.Say(
                    $"In which of the eight compass directions does {to} lie from {from}?",
                    $"Somebody walks from {from} straight to {to}. In which compass direction does she walk?",
                    $"A hiker at {from} looks towards {to}. Which of the eight directions of the compass does he face?")
                : drafting.Say(
                    $"What is the bearing of {to} from {from}, to the nearest 5°? (Bearings are measured clockwise from north.)",
                    $"A ship is to sail straight from {from} to {to}. On which bearing, clockwise from north and to the nearest 5°, must it steer?",
                    $"Standing at {from}, find the bearing of {to}: the clockwise angle from north, to the nearest 5°."),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"A direction is taken from where one stands, {from}. I draw a line north from there and the line to {to}.",
                        $"At {from} I draw the north line and the way to {to}.",
                        $"The rose shows that north is up. From {from} I put in a north arrow and join it with {to}."),
                    FigureWriter.Code($"Arrow({p}, {north}, color: \"accent\", width: 2.5);\nSegment({p}, {q}, color: \"accent\", width: 2.5);")),
                .. bearing == 0 ? Array.Empty<ThinkingStep>() :
                [
                    new ThinkingStep(
                        drafting.Say(
                            $"Turning clockwise from north, I mark the angle up to the line: the direction is {(named ? "a multiple of 45°, " : "")}{(bearing % 90 == 0 ? "along the grid" : quadrant)}.",
                            $"Now I mark the clockwise angle from the north line; it ends {(bearing % 90 == 0 ? "on a grid direction" : quadrant)}.",
                            $"The arc shows the turn from north, clockwise, to {to}, {(bearing % 90 == 0 ? "a whole number of quarter turns" : quadrant)}."),
                        FigureWriter.Code($"Arc(Pt({p}), 24, 90, {-bearing}, color: \"accent\", width: 2.5);")),
                ],
            ],
            Conclusion = named
                ? drafting.Say(
                    $"Measured against the rose, {to} lies from {from} to the {verdict.Text}.",
                    $"The angle from north is {bearing}°, and that direction is called {verdict.Text}.",
                    $"The line runs {(Math.Abs(dx) < 0.01 || Math.Abs(dy) < 0.01 ? "along the grid" : "as far across as it runs up or down")}, so the direction is {verdict.Text}.")
                : drafting.Say(
                    $"The marked angle measures {verdict.Text}.",
                    $"In squares, {to} is {Offset(dx, "east", "west")} and {Offset(dy, "north", "south")} of {from}, so the bearing is {verdict.Text}.",
                    $"So the bearing of {to} from {from} is {verdict.Text}."),
            Answer = verdict.Answer,
            Choices = verdict.Choices,
            AnswerCode = $$"""
                var a = Find("place", {{FigureWriter.Quote(from)}}).Position;
                var b = Find("place", {{FigureWriter.Quote(to)}}).Position;
                var bearing = (Math.Atan2(b.X - a.X, a.Y - b.Y) * 180 / Math.PI + 360) % 360;
                {{(named
                    ? FigureWriter.Code($"return {Directions}[(int)Math.Round(bearing / 45) % 8];")
                    : "return 5 * Math.Round(bearing / 5);")}}
                """,
        };
    }

    private static string Offset(double squares, string plus, string minus) =>
        $"{Math.Abs(squares).ToString("0.#", CultureInfo.InvariantCulture)} {(squares >= 0 ? plus : minus)}";

    private static bool Far((double X, double Y) p, (double X, double Y) q) => Math.Abs(p.X - q.X) + Math.Abs(p.Y - q.Y) > 1;

    /// <summary>Degrees between two directions, 0 to 180.</summary>
    private static double Apart(double a, double b) => 180 - Math.Abs(180 - ((((a - b) % 360) + 360) % 360));
}
