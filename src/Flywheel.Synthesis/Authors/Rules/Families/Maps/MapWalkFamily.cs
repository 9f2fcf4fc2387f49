using System.Collections.Immutable;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Maps;

/// <summary>A walk by compass and distance; the place reached is asked for. The step traces the walk.</summary>
internal sealed class MapWalkFamily : ProblemFamily
{
    private static readonly (string Name, int X, int Y)[] Directions =
        [("north", 0, 1), ("east", 1, 0), ("south", 0, -1), ("west", -1, 0)];

    /// <inheritdoc />
    public override string Name => "map-walk";

    /// <inheritdoc />
    public override string FigureKind => "map-grid";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes =>
    [
        new("Everyday Measurement", "Compass directions and bearings", "Grid references and routes"),
        new("Earth and Geography", "Compass directions and bearings", "Map scale"),
        new("Vectors and Linear Algebra", "Moves on a grid"),
        new("Logic and Patterns", "Mazes and route tracing"),
    ];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var plan = MapPlan.Draw(random);
        var cells = random.Sample(Enumerable.Range(0, plan.Columns * plan.Rows), random.Range(7, 9));
        var spots = MapPlan.Name(random, [.. cells.Select(c => ((c % plan.Columns) + 0.5, (c / plan.Columns) + 0.5))]);
        var (start, goal) = (spots[0], spots[1]);
        var corners = Walk(random, plan, start, goal);
        var legs = corners.Zip(corners.Skip(1), (a, b) => (a, b)).ToArray();
        var told = legs.Select(l => $"{plan.Length(Math.Abs(l.b.X - l.a.X) + Math.Abs(l.b.Y - l.a.Y))} {Heading(l.a, l.b)}").ToArray();
        var right = new TextAnswer(goal.Name);
        var verdict = Verdict.Maybe(drafting, right, spots.Skip(2).OrderBy(s => Math.Abs(s.X - goal.X) + Math.Abs(s.Y - goal.Y)).Select(s => new TextAnswer(s.Name)), chance: 0.45);
        var writer = plan.Begin(drafting);
        foreach (var spot in spots)
        {
            writer.Line(new FigureWriter.Raw(plan.Place(spot)));
        }

        var program = string.Join(";", legs.Select(l => $"{(Math.Abs(l.b.X - l.a.X) + Math.Abs(l.b.Y - l.a.Y)) * plan.Ground:0.##} {Heading(l.a, l.b)}"));
        return new Draft
        {
            FigureCode = writer.ToString(),
            Question = drafting.Say(
                $"Somebody starts at {start.Name} and walks {Wording.List(told, "and then")}. Which place is reached?",
                $"From {start.Name} one goes {string.Join(", then ", told)}. Where does one arrive?",
                $"A treasure note says: begin at {start.Name}; go {string.Join("; go ", told)}. At which place does it end?"),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"By the scale bar a grid square is {plan.Length(1)} wide, and by the rose north is up. In squares the walk is {Squares(legs)}. I draw it from {start.Name}.",
                        $"Each square measures {plan.Length(1)}, so from {start.Name} I move {Squares(legs)}, and trace that.",
                        $"I turn distances into squares of {plan.Length(1)}: {Squares(legs)}. Here is the way on the map."),
                    FigureWriter.Code($"Polyline({Wording.Points(corners.Select(c => plan.At(c.X, c.Y)))}, color: \"accent\", width: 3);\nCircle({plan.At(goal.X, goal.Y)}, 17, color: \"accent\", width: 3);")),
            ],
            Conclusion = drafting.Say(
                $"The walk ends at {verdict.Text}.",
                $"At the end of the drawn line lies {verdict.Text}.",
                $"So the place reached is {verdict.Text}."),
            Answer = verdict.Answer,
            Choices = verdict.Choices,
            AnswerCode = $$"""
                var map = All("map")[0];
                var at = Find("place", {{FigureWriter.Quote(start.Name)}}).Position;
                foreach (var leg in {{FigureWriter.Quote(program)}}.Split(";"))
                {
                    var far = Number(leg) / map["ground"] * map["cell"];
                    if (leg.EndsWith("north")) { at = Pt(at.X, at.Y - far); }
                    if (leg.EndsWith("south")) { at = Pt(at.X, at.Y + far); }
                    if (leg.EndsWith("east")) { at = Pt(at.X + far, at.Y); }
                    if (leg.EndsWith("west")) { at = Pt(at.X - far, at.Y); }
                }
                return All("place").MinBy(p => Distance(p.Position, at)).Text;
                """,
        };
    }

    /// <summary>A walk of three or four legs along rows and columns that ends at the goal.</summary>
    private static List<(double X, double Y)> Walk(Knowledge.Random.SeededRandom random, MapPlan plan, Spot start, Spot goal)
    {
        var corners = new List<(double X, double Y)> { (start.X, start.Y) };
        var column = random.Next(plan.Columns) + 0.5;
        var row = random.Next(plan.Rows) + 0.5;
        (double X, double Y)[] stops = random.Chance(0.5)
            ? [(column, start.Y), (column, goal.Y), (goal.X, goal.Y)]
            : [(start.X, row), (goal.X, row), (goal.X, goal.Y)];
        foreach (var stop in stops)
        {
            if (stop != corners[^1])
            {
                corners.Add(stop);
            }
        }

        var straightOn = corners.Zip(corners.Skip(2), (a, c) => a.X == c.X || a.Y == c.Y).Any(s => s);
        return corners.Count < 3 || straightOn ? throw new DraftException("The walk is too short or runs back on itself.") : corners;
    }

    private static string Heading((double X, double Y) a, (double X, double Y) b) =>
        Directions.First(d => d.X == Math.Sign(b.X - a.X) && d.Y == Math.Sign(b.Y - a.Y)).Name;

    private static string Squares(((double X, double Y) A, (double X, double Y) B)[] legs) =>
        Wording.List(legs.Select(l => $"{Math.Abs(l.B.X - l.A.X) + Math.Abs(l.B.Y - l.A.Y):0.##} {Heading(l.A, l.B)}"));
}
