using System.Collections.Immutable;
using Flywheel.Synthesis.Authors.Rules.Families.Data;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Forces;

/// <summary>A body at rest with forces along two axes, one of them unknown. The steps separate the axes.</summary>
internal sealed class ForceBalanceFamily : ProblemFamily
{
    private static readonly ImmutableArray<(string Name, double Direction, string Axis, string Word)> Ways =
        [("right", 0, "horizontal", "to the right"), ("left", 180, "horizontal", "to the left"), ("up", 90, "vertical", "upwards"), ("down", 270, "vertical", "downwards")];

    /// <inheritdoc />
    public override string Name => "force-balance";

    /// <inheritdoc />
    public override string FigureKind => "free-body-diagram";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes =>
    [
        new("Mechanics", "Static equilibrium", "Free-body sketches", "Kinds of force", "First law and inertia"),
        new("Engineering and Technology", "Loads and stability", "Aircraft and rockets", "Ships and submarines"),
        new("Heat and Matter", "Floating and sinking", "Buoyancy in balance"),
    ];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var (unknown, letter) = (random.Pick<(string Name, double Direction, string Axis, string Word)>(Ways), random.Pick<string>(["F", "T", "R", "X"]));
        var factor = random.Pick<int>([1, 1, 5, 10, 100]);
        int Size() => random.Range(4, 30) * factor;
        var sizes = new Dictionary<string, int>(StringComparer.Ordinal);
        var second = random.Chance(0.6) ? Size() : 0;
        foreach (var axis in new[] { "horizontal", "vertical" })
        {
            var pair = Ways.Where(w => w.Axis == axis).ToArray();
            var size = Size();
            sizes[pair[0].Name] = sizes[pair[1].Name] = size;
        }

        var (opposite, value) = (Ways.Single(w => w.Axis == unknown.Axis && w.Name != unknown.Name), sizes[unknown.Name]);
        if (second >= value)
        {
            throw new DraftException("The unknown force would not be positive.");
        }

        // A second force in the direction of the unknown one, or against it, makes the sum longer than one line.
        var along = second > 0 && random.Chance(0.6);
        var answerValue = second == 0 ? value : along ? value - second : value + second;
        var sheet = Sheet.Begin(drafting, 448, 420);
        var (x, y) = (224 + random.Range(-16, 16), 215 + random.Range(-12, 12));
        var (width, height) = (random.Range(66, 84), random.Range(60, 72));
        string Figure(int extra)
        {
            var writer = sheet.Writer().Line($"Body(\"body\", {x}, {y + (height / 2.0)}, width: {width}, height: {height}, color: {random.Fork("color").Pick<string>(["blue", "green", "orange", "grey"])});");
            foreach (var way in Ways)
            {
                var isUnknown = way.Name == unknown.Name;
                var doubled = second > 0 && way.Name == (along ? unknown.Name : opposite.Name);
                var size = sizes[way.Name] + (way.Name == opposite.Name ? extra : 0);
                Force(writer, way, doubled ? -1 : 0, isUnknown ? letter : $"{size} N", 88);
                if (doubled)
                {
                    Force(writer, way, 1, $"{second} N", 62);
                }
            }

            return writer.ToString();
        }

        void Force(FigureWriter writer, (string Name, double Direction, string Axis, string Word) way, int slot, string label, int length)
        {
            var horizontal = way.Axis == "horizontal";
            var start = new Point(x, y) + Point.Polar(horizontal ? width / 2.0 : height / 2.0, way.Direction) + (horizontal ? new Point(0, slot * 18) : new Point(slot * 22, 0));
            writer.Line($"Force({way.Name + (slot > 0 ? "2" : "")}, {start}, {length}, {way.Direction}, label: {label});");
        }

        var scene = drafting.Draw(Figure(0));
        var answer = new NumberAnswer(answerValue, "N");
        var others = Ways.Where(w => w.Axis != unknown.Axis).Select(w => sizes[w.Name]).First();
        var verdict = Verdict.Maybe(drafting, answer, drafting.Near(answer, value, value + second, Math.Abs(value - second), others));
        var axisForces = scene.OfKind("force").Where(f => Ways.Any(w => w.Axis == unknown.Axis && f.Name.StartsWith(w.Name, StringComparison.Ordinal))).ToArray();
        var across = scene.OfKind("force").Except(axisForces).Select(f => f.Points[0].Towards(f.Points[1], 0.5))
            .Select(m => Drawn.Code(Drawn.Line(m - new Point(7, 7), m + new Point(7, 7)), Drawn.Line(m + new Point(-7, 7), m + new Point(7, -7))));
        var equation = second == 0 ? $"{letter} = {value}" : along ? $"{letter} + {second} = {value}" : $"{letter} = {value} + {second}";
        return new Draft
        {
            FigureCode = Figure(0),
            Question = drafting.Say(
                $"The body stays at rest under the forces shown. How large is the force {letter}, in N?",
                $"All forces on a body in equilibrium are drawn. Find {letter} in N.",
                $"What must the force {letter} be, in N, so that the body does not begin to move?"),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"The {letter} arrow is {unknown.Axis}, so only the {unknown.Axis} forces can balance it. I cross out the others.",
                        $"In equilibrium each direction balances by itself. For the {unknown.Axis} {letter} the crossed arrows don't matter.",
                        $"The forces that I cross out act at right angles to {letter} and have no part in its balance; the {unknown.Axis} ones must cancel."),
                    Drawn.Code(across)),
                new ThinkingStep(
                    drafting.Say(
                        $"What is left are the highlighted arrows: {equation}, since what points {unknown.Word} equals what points {opposite.Word}.",
                        $"I highlight the {unknown.Axis} arrows. Equal sums both ways mean {equation}.",
                        $"The highlighted forces must cancel, {unknown.Word} against {opposite.Word}: {equation}."),
                    Drawn.Code(axisForces.Select(f => Drawn.Highlight(f.Points[0], f.Points[1], "green")))),
            ],
            Conclusion = second == 0
                ? drafting.Say($"So the force {letter} is {verdict.Text}.", $"{letter} has to be as large as the force against it: {verdict.Text}.", $"Therefore {letter} is {verdict.Text}.")
                : drafting.Say(
                    $"{value} {(along ? "-" : "+")} {second} = {answerValue}, so the force {letter} is {verdict.Text}.",
                    $"With {value} {(along ? "-" : "+")} {second} = {answerValue} the body stays at rest; {letter} is {verdict.Text}.",
                    $"Solved for {letter}: {value} {(along ? "-" : "+")} {second}, that is {verdict.Text}."),
            Answer = verdict.Answer,
            Choices = verdict.Choices,
            AnswerCode = FigureWriter.Code($$"""
                var unknown = All("force").First(f => f.Text == {{letter}});
                var d = unknown.Points[1] - unknown.Points[0];
                var known = All("force").Where(f => f.Has("value"));
                var along = (f => (f.Points[1].X - f.Points[0].X) * d.X + (f.Points[1].Y - f.Points[0].Y) * d.Y);
                return Round(known.Sum(f => Math.Abs(along(f)) < 1 ? 0 : along(f) > 0 ? -f.Number : f.Number), 4);
                """),
            Variant = new Variant(Figure(3 * factor), answer with { Number = answerValue + (3 * factor) }),
        };
    }
}
