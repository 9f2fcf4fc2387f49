using System.Collections.Immutable;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Maps;

/// <summary>Distances on a map by its scale: straight, or along a route. The step draws the legs.</summary>
internal sealed class MapDistanceFamily : ProblemFamily
{
    /// <inheritdoc />
    public override string Name => "map-distance";

    /// <inheritdoc />
    public override string FigureKind => "map-grid";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes =>
    [
        new("Earth and Geography", "Distance and area on maps", "Map scale"),
        new("Everyday Measurement", "Map scale", "Speed and journeys"),
        new("Mechanics", "Position and displacement"),
        new("Arithmetic and Number Theory", "Scales and rates"),
    ];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting) => drafting.Random.Chance(0.5) ? Straight(drafting) : Route(drafting);

    private static Draft Straight(Drafting drafting)
    {
        var random = drafting.Random;
        var plan = MapPlan.Draw(random);
        var (dx, dy) = random.Pick<(double, double)>([(3, 4), (4, 3), (1.5, 2), (2, 1.5), (3, 0), (0, 3), (2.5, 0), (0, 2), (1.2, 1.6), (1.6, 1.2), (2.4, 1.8), (1.8, 2.4), (0.9, 1.2), (2.4, 3.2), (3.2, 2.4), (2.4, 1), (1, 2.4)]);
        var flip = random.Chance(0.5);
        var x = random.Range(2, (int)((plan.Columns - dx) * 10) - 2) / 10.0;
        var y = random.Range(2, Math.Max(2, (int)((plan.Rows - dy) * 10) - 2)) / 10.0;
        if (y + dy > plan.Rows - 0.15)
        {
            throw new DraftException("The places do not fit on the map.");
        }

        var (a, b) = ((X: x, Y: flip ? y + dy : y), (X: x + dx, Y: flip ? y : y + dy));
        var others = plan.Scatter(random, 3).Where(p => Math.Abs(p.X - a.X) + Math.Abs(p.Y - a.Y) > 0.9 && Math.Abs(p.X - b.X) + Math.Abs(p.Y - b.Y) > 0.9);
        var spots = MapPlan.Name(random, [a, b, .. others]);
        var squares = Math.Round(Math.Sqrt((dx * dx) + (dy * dy)), 6);
        var answer = new NumberAnswer(Math.Round(squares * plan.Ground, 4), plan.Unit, Decimals: 2);
        var verdict = Verdict.Maybe(drafting, answer,
        [
            answer with { Number = Math.Round((dx + dy) * plan.Ground * (dx * dy == 0 ? 2 : 1), 4) }, answer with { Number = Math.Round(squares * plan.Ground * 2, 4) }, answer with { Number = Math.Round(squares * plan.Ground / 2, 4) }, answer with { Number = Math.Round((squares + 1) * plan.Ground, 4) },
        ]);
        var opening = plan.Begin(drafting);
        foreach (var spot in spots)
        {
            opening.Line(new FigureWriter.Raw(plan.Place(spot)));
        }

        var (from, to) = (spots[0].Name, spots[1].Name);
        var (p, q) = (plan.At(a.X, a.Y), plan.At(b.X, b.Y));
        var corner = plan.At(b.X, a.Y);
        var level = dx * dy == 0;
        return new Draft
        {
            FigureCode = opening.ToString(),
            Question = drafting.Say(
                $"How far is it from {from} to {to} in a straight line, in {plan.Unit}?",
                $"A bird flies straight from {from} to {to}. How many {(plan.Unit == "km" ? "kilometres" : "metres")} does it fly?",
                $"Use the scale of the map to find the straight distance between {from} and {to} in {plan.Unit}."),
            Steps =
            [
                new ThinkingStep(
                    level
                        ? drafting.Say(
                            $"The scale bar of {plan.Length(2)} is as long as two squares, so a square is {plan.Length(1)} wide. I draw the line from {from} to {to}; it spans {squares:0.##} squares.",
                            $"One grid square stands for {plan.Length(1)}. The line between the two places, drawn in, is {squares:0.##} squares long.",
                            $"I connect {from} and {to} and measure {squares:0.##} squares of {plan.Length(1)} each.")
                        : drafting.Say(
                            $"The scale bar of {plan.Length(2)} is as long as two squares, so a square is {plan.Length(1)} wide. I draw the straight line and the way along the grid: {dx:0.##} squares east-west and {dy:0.##} squares north-south.",
                            $"One grid square stands for {plan.Length(1)}. From {from} to {to} it is {dx:0.##} squares across and {dy:0.##} squares up or down; I draw this right-angled triangle.",
                            $"I make a right-angled triangle: legs of {plan.Length(dx)} and {plan.Length(dy)}, since a square measures {plan.Length(1)}."),
                    level
                        ? FigureWriter.Code($"Segment({p}, {q}, color: \"accent\", width: 3);")
                        : FigureWriter.Code($"Segment({p}, {q}, color: \"accent\", width: 3);\nPolyline([Pt({p}), Pt({corner}), Pt({q})], color: \"accent\", width: 2, dashed: true);")),
            ],
            Conclusion = level
                ? drafting.Say($"{squares:0.##} squares of {plan.Length(1)} make {verdict.Text}.", $"The distance is {squares:0.##} · {plan.Ground:0.##} = {verdict.Text}.", $"So the two places are apart by {verdict.Text}.")
                : drafting.Say(
                    $"By Pythagoras the straight line measures √({dx:0.##}² + {dy:0.##}²) = {squares:0.##} squares, that is {verdict.Text}.",
                    $"√({dx * plan.Ground:0.##}² + {dy * plan.Ground:0.##}²) gives {verdict.Text}.",
                    $"The hypotenuse is {squares:0.##} squares long, so the distance is {verdict.Text}."),
            Answer = verdict.Answer,
            Choices = verdict.Choices,
            AnswerCode = $$"""
                var bar = All("scale-bar")[0];
                var a = Find("place", {{FigureWriter.Quote(from)}});
                var b = Find("place", {{FigureWriter.Quote(to)}});
                return Round(Distance(a.Position, b.Position) / Distance(bar.Points[0], bar.Points[1]) * bar.Value, 4);
                """,
        };
    }

    private static Draft Route(Drafting drafting)
    {
        var random = drafting.Random;
        var plan = MapPlan.Draw(random);
        var (x, y) = (random.Range(0, plan.Columns - 1) + 0.5, random.Range(0, plan.Rows - 1) + 0.5);
        var corners = new List<(double X, double Y)> { (x, y) };
        var across = random.Chance(0.5);
        for (var i = random.Range(3, 4); i > 0; i--, across = !across)
        {
            var options = Enumerable.Range(1, 8).Select(h => h / 2.0).SelectMany(h => new[] { h, -h })
                .Select(h => across ? (X: x + h, Y: y) : (X: x, Y: y + h))
                .Where(p => p.X >= 0.5 && p.X <= plan.Columns - 0.5 && p.Y >= 0.5 && p.Y <= plan.Rows - 0.5 && corners.TrueForAll(c => Math.Abs(c.X - p.X) + Math.Abs(c.Y - p.Y) > 0.9))
                .ToArray();
            if (options.Length == 0)
            {
                throw new DraftException("The route is stuck.");
            }

            (x, y) = random.Pick(options);
            corners.Add((x, y));
        }

        var legs = corners.Zip(corners.Skip(1), (a, b) => Math.Abs(a.X - b.X) + Math.Abs(a.Y - b.Y)).ToArray();
        if (Crosses(corners))
        {
            throw new DraftException("The route crosses itself.");
        }

        var total = legs.Sum();
        var answer = new NumberAnswer(Math.Round(total * plan.Ground, 4), plan.Unit, Decimals: 2);
        var verdict = Verdict.Maybe(drafting, answer,
        [
            answer with { Number = Math.Round((total - legs[^1]) * plan.Ground, 4) }, answer with { Number = Math.Round((total + 1) * plan.Ground, 4) }, answer with { Number = Math.Round(total * plan.Ground * 2, 4) }, answer with { Number = Math.Round((total - 0.5) * plan.Ground, 4) },
        ]);
        var ends = MapPlan.Name(random, [corners[0], corners[^1]]);
        var writer = plan.Begin(drafting).Line($"MapRoute({corners.Select(c => plan.East + c.X)}, {corners.Select(c => plan.North + c.Y)});");
        foreach (var end in ends)
        {
            writer.Line(new FigureWriter.Raw(plan.Place(end)));
        }

        var told = Wording.List(legs.Select(l => $"{l:0.##}"));
        var labels = corners.Zip(corners.Skip(1)).Select((p, i) =>
        {
            var middle = plan.At((p.First.X + p.Second.X) / 2, (p.First.Y + p.Second.Y) / 2);
            var level = Math.Abs(p.First.Y - p.Second.Y) < 0.01;
            return FigureWriter.Code($"Text({$"{legs[i]:0.##}"}, {middle.X + (level ? 0 : 16)}, {middle.Y - (level ? 14 : 0)}, size: 16, color: \"accent\", style: \"bold\");");
        });
        return new Draft
        {
            FigureCode = writer.ToString(),
            Question = drafting.Say(
                $"How long is the dashed route from {ends[0].Name} to {ends[1].Name}, in {plan.Unit}?",
                $"A cyclist follows the dashed route from {ends[0].Name} to {ends[1].Name}. What distance, in {plan.Unit}, does she cover?",
                $"Use the scale bar to find the length of the dashed route between {ends[0].Name} and {ends[1].Name} in {plan.Unit}."),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"Two grid squares are as long as the scale bar of {plan.Length(2)}, so one is {plan.Length(1)}. In squares the legs measure {told}; I write that beside them.",
                        $"I note the length of each leg in grid squares: {told}. By the scale bar a square is {plan.Length(1)}.",
                        $"The legs of the route are {told} squares long, as now written on the map, and each square is {plan.Length(1)} wide."),
                    string.Join('\n', labels)),
            ],
            Conclusion = drafting.Say(
                $"Together they make {total:0.##} squares, that is {total:0.##} · {plan.Ground:0.##} = {verdict.Text}.",
                $"{string.Join(" + ", legs.Select(l => $"{l:0.##}"))} = {total:0.##} squares; with the scale this is {verdict.Text}.",
                $"The route is {total:0.##} squares long, so its length is {verdict.Text}."),
            Answer = verdict.Answer,
            Choices = verdict.Choices,
            AnswerCode = """
                var bar = All("scale-bar")[0];
                var p = All("route")[0].Points;
                return Round(Range(1, p.Length - 1).Sum(i => Distance(p[i - 1], p[i])) / Distance(bar.Points[0], bar.Points[1]) * bar.Value, 4);
                """,
        };
    }

    private static bool Crosses(List<(double X, double Y)> corners)
    {
        var seen = new HashSet<(double, double)>();
        for (var i = 1; i < corners.Count; i++)
        {
            var (a, b) = (corners[i - 1], corners[i]);
            var steps = (int)Math.Round((Math.Abs(a.X - b.X) + Math.Abs(a.Y - b.Y)) * 2);
            for (var s = 1; s <= steps; s++)
            {
                if (!seen.Add((a.X + ((b.X - a.X) * s / steps), a.Y + ((b.Y - a.Y) * s / steps))))
                {
                    return true;
                }
            }
        }

        return seen.Contains(corners[0]);
    }
}
