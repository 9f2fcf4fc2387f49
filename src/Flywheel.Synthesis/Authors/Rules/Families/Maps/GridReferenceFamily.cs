using System.Collections.Immutable;
using System.Globalization;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Maps;

/// <summary>Four- and six-figure grid references, read or looked up. The step draws the lines to the borders.</summary>
internal sealed class GridReferenceFamily : ProblemFamily
{
    /// <inheritdoc />
    public override string Name => "grid-reference";

    /// <inheritdoc />
    public override string FigureKind => "map-grid";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes =>
    [
        new("Earth and Geography", "Grid references", "Map symbols and plans"),
        new("Everyday Measurement", "Grid references and routes"),
        new("Analytic Geometry", "Grid references and plotting"),
    ];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var plan = MapPlan.Draw(random);
        var spots = MapPlan.Name(random, plan.Scatter(random, random.Range(5, 7)));
        var opening = plan.Begin(drafting);
        foreach (var spot in spots)
        {
            opening.Line(new FigureWriter.Raw(plan.Place(spot)));
        }

        var code = opening.ToString();
        var target = spots[0];
        return random.Next(3) switch
        {
            0 => FourFigures(drafting, plan, spots, target, code),
            1 => SixFigures(drafting, plan, target, code),
            _ => LookUp(drafting, plan, spots, target, code),
        };
    }

    private static Draft FourFigures(Drafting drafting, MapPlan plan, Spot[] spots, Spot target, string code)
    {
        var (east, north) = Square(plan, target);
        var right = new TextAnswer(east + north);
        var verdict = Verdict.Maybe(drafting, right,
        [
            new TextAnswer(north + east), new TextAnswer(Shift(east) + north), new TextAnswer(east + Shift(north)), new TextAnswer(Shift(east) + Shift(north)), .. spots.Skip(1).Select(s => new TextAnswer(Square(plan, s).East + Square(plan, s).North)),
        ]);
        return new Draft
        {
            FigureCode = code,
            Question = drafting.Say(
                $"What is the four-figure grid reference of the square in which {target.Name} lies?",
                $"Give the four-figure reference (eastings first) of the grid square with {target.Name} in it.",
                $"In which grid square is {target.Name}? Write its four-figure reference."),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"A square is named after the lines on its left and below it. For {target.Name} I frame the square; its left side is line {east}, its lower side line {north}.",
                        $"I outline the square around {target.Name}. West of it runs line {east}, south of it line {north}.",
                        $"The square with {target.Name}, now framed, begins at easting {east} and northing {north}."),
                    Frame(plan, target)),
            ],
            Conclusion = drafting.Say(
                $"Eastings come first, then northings: {verdict.Text}.",
                $"Along the corridor, then up the stairs: {east} and {north} give {verdict.Text}.",
                $"Written one after the other, {east} and {north} make {verdict.Text}."),
            Answer = verdict.Answer,
            Choices = verdict.Choices,
            AnswerCode = $$"""
                var p = Find("place", {{FigureWriter.Quote(target.Name)}});
                return $"{Math.Floor(p["east"])}{Math.Floor(p["north"])}";
                """,
        };
    }

    private static Draft SixFigures(Drafting drafting, MapPlan plan, Spot target, string code)
    {
        var (east, north) = Square(plan, target);
        var (tenthsEast, tenthsNorth) = (Tenths(target.X), Tenths(target.Y));
        var right = new TextAnswer($"{east}{tenthsEast}{north}{tenthsNorth}");
        var verdict = Verdict.Maybe(drafting, right,
        [
            new TextAnswer($"{north}{tenthsNorth}{east}{tenthsEast}"), new TextAnswer($"{east}{tenthsNorth}{north}{tenthsEast}"), new TextAnswer($"{Shift(east)}{tenthsEast}{north}{tenthsNorth}"), new TextAnswer($"{east}{tenthsEast}{Shift(north)}{tenthsNorth}"),
        ], chance: 0.6);
        var at = plan.At(target.X, target.Y);
        var (left, bottom) = (plan.At(Math.Floor(target.X), target.Y), plan.At(target.X, Math.Floor(target.Y)));
        return new Draft
        {
            FigureCode = code,
            Question = drafting.Say(
                $"What is the six-figure grid reference of {target.Name}, with each square thought divided into tenths?",
                $"Give the six-figure reference of {target.Name} (three figures of easting, then three of northing).",
                $"Estimating tenths of a square, write the six-figure grid reference of {target.Name}."),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"From {target.Name} I go left to line {east} and down to line {north}. It lies {tenthsEast} tenths east of the one and {tenthsNorth} tenths north of the other.",
                        $"I draw how far {target.Name} is from the lines {east} (to the west) and {north} (to the south): {tenthsEast} and {tenthsNorth} tenths of a square.",
                        $"The dashes show its distance from line {east}, {tenthsEast} tenths of a square, and from line {north}, {tenthsNorth} tenths."),
                    FigureWriter.Code($"Segment({left}, {at}, color: \"accent\", width: 2.5, dashed: true);\nSegment({bottom}, {at}, color: \"accent\", width: 2.5, dashed: true);")),
            ],
            Conclusion = drafting.Say(
                $"The easting is {east}{tenthsEast}, the northing {north}{tenthsNorth}, so the reference is {verdict.Text}.",
                $"Easting {east}{tenthsEast} followed by northing {north}{tenthsNorth} gives {verdict.Text}.",
                $"Together that is {verdict.Text}."),
            Answer = verdict.Answer,
            Choices = verdict.Choices,
            AnswerCode = $$"""
                var p = Find("place", {{FigureWriter.Quote(target.Name)}});
                return $"{Math.Round(10 * p["east"])}{Math.Round(10 * p["north"])}";
                """,
        };
    }

    private static Draft LookUp(Drafting drafting, MapPlan plan, Spot[] spots, Spot target, string code)
    {
        var (east, north) = Square(plan, target);
        var right = new TextAnswer(target.Name);
        var verdict = Verdict.Maybe(drafting, right, spots.Skip(1).Select(s => new TextAnswer(s.Name)), chance: 0.5);
        return new Draft
        {
            FigureCode = code,
            Question = drafting.Say(
                $"Which place lies in the grid square {east}{north}?",
                $"Somebody gives the four-figure reference {east}{north}. Which place is meant?",
                $"Look up the grid square {east}{north}. What is the name of the place in it?"),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"The first two figures are the easting: I go along the lower border to line {east}. The last two are the northing: up to line {north}. The square begins at that crossing; I frame it.",
                        $"Right of line {east} and above line {north} lies the square {east}{north}, which I outline.",
                        $"{east} is read along the bottom and {north} up the side. I draw the frame of the square to the upper right of their crossing."),
                    Frame(plan, target)),
            ],
            Conclusion = drafting.Say(
                $"Inside the frame lies {verdict.Text}.",
                $"The place in this square is {verdict.Text}.",
                $"So the reference {east}{north} means {verdict.Text}."),
            Answer = verdict.Answer,
            Choices = verdict.Choices,
            AnswerCode = FigureWriter.Code($"return All(\"place\").First(p => Math.Floor(p[\"east\"]) == {plan.East + (int)target.X} && Math.Floor(p[\"north\"]) == {plan.North + (int)target.Y}).Text;"),
        };
    }

    private static string Frame(MapPlan plan, Spot target)
    {
        var corner = plan.At(Math.Floor(target.X), Math.Floor(target.Y) + 1);
        return FigureWriter.Code($"Rectangle({corner}, {plan.Cell}, {plan.Cell}, color: \"accent\", fill: \"accent\", opacity: 0.18);");
    }

    private static (string East, string North) Square(MapPlan plan, Spot spot) => (Text(plan.East + (int)spot.X), Text(plan.North + (int)spot.Y));

    private static int Tenths(double position) => (int)Math.Round((position - Math.Floor(position)) * 10);

    private static string Shift(string line) => Text(int.Parse(line, CultureInfo.InvariantCulture) + 1);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
