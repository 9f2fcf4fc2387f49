using System.Collections.Immutable;
using Flywheel.Synthesis.Authors.Rules.Families.Data;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Forces;

/// <summary>Two forces at right angles on a body seen from above; their resultant is asked for. The steps complete the rectangle and draw its diagonal.</summary>
internal sealed class PerpendicularForcesFamily : ProblemFamily
{
    /// <inheritdoc />
    public override string Name => "perpendicular-forces";

    /// <inheritdoc />
    public override string FigureKind => "free-body-diagram";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes =>
    [
        new("Mechanics", "Adding forces", "Free-body sketches"),
        new("Vectors and Linear Algebra", "Resultant forces and velocities"),
        new("Engineering and Technology", "Ships and submarines", "Loads and stability"),
    ];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var (a, b, c) = Pythagorean.Pick(random, 60);
        if (Math.Min(a, b) * 5 < Math.Max(a, b) * 2)
        {
            throw new DraftException("One force is too short beside the other.");
        }

        var factor = random.Pick<int>([1, 1, 2, 10, 50]);
        var unit = factor >= 10 && random.Chance(0.3) ? "kN" : "N";
        var (p, q, r) = (a * factor, b * factor, c * factor);
        var direction = random.Range(0, 23) * 15;
        var turn = random.Chance(0.5) ? 90 : -90;
        var sheet = Sheet.Begin(drafting, 448, 420);
        var scale = 170.0 / Math.Max(p, q);
        Point first = Point.Polar(p * scale, direction), second = Point.Polar(q * scale, direction + turn);
        Point start = new(Math.Round(224 - ((first.X + second.X) / 2)), Math.Round(208 - ((first.Y + second.Y) / 2)));
        var thing = random.Pick<string>(["puck", "boat", "crate", "buoy", "sledge"]);
        string Figure(int f) => sheet.Writer()
            .Line($"Circle({start}, 15, fill: \"grey\", opacity: 0.5, name: {thing});")
            .Line($"Force(\"first\", {start}, {p * scale}, {direction}, label: {$"{p * f} {unit}"});")
            .Line($"Force(\"second\", {start}, {q * scale}, {direction + turn}, label: {$"{q * f} {unit}"}, color: \"blue\");")
            .Line($"RightAngle(Pt({start + first}), Pt({start}), Pt({start + second}), size: 26);")
            .ToString();
        var scene = drafting.Draw(Figure(1));
        var (tip1, tip2) = (scene.Get("force", "first").Points[1], scene.Get("force", "second").Points[1]);
        var corner = tip1 + tip2 - start;
        var answer = new NumberAnswer(r, unit);
        var verdict = Verdict.Maybe(drafting, answer, drafting.Near(answer, p + q, Math.Abs(p - q), r + factor));
        return new Draft
        {
            FigureCode = Figure(1),
            Question = drafting.Say(
                $"Seen from above, two ropes pull a {thing} at right angles with the forces shown. What is the size of the resultant force, in {unit}?",
                $"Two perpendicular forces act on a {thing}. Find the size of their resultant in {unit}.",
                $"Which single force, in {unit}, has the same effect on the {thing} as the two forces drawn?"),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        "I complete the two arrows to a rectangle by dashed lines.",
                        "Forces add like arrows: I shift each to the tip of the other, which makes a rectangle.",
                        "Both arrows start at the same body. Parallels through their tips close the rectangle of forces."),
                    Drawn.Code(Drawn.Dashed(tip1, corner), Drawn.Dashed(tip2, corner))),
                new ThinkingStep(
                    drafting.Say(
                        $"The resultant is the diagonal from the body. It is the hypotenuse of a right triangle with legs {p} and {q}.",
                        $"Its diagonal, drawn now, is the resultant; by Pythagoras its square is {p}² + {q}².",
                        $"The diagonal is the sum of both forces. With legs {p} and {q} at a right angle, Pythagoras gives its length."),
                    FigureWriter.Code($"Arrow({start}, {corner}, color: \"accent\", width: 4);")),
            ],
            Conclusion = drafting.Say(
                $"{p}² + {q}² = {(p * p) + (q * q)} = {r}², so the resultant is {verdict.Text}.",
                $"The root of {p * p} + {q * q} = {(p * p) + (q * q)} is {r}. The resultant has a size of {verdict.Text}.",
                $"Since {r}² = {r * r} = {p}² + {q}², the single force is {verdict.Text}."),
            Answer = verdict.Answer,
            Choices = verdict.Choices,
            AnswerCode = "var f = All(\"force\");\nvar cosine = Math.Cos(AngleAt(f[0].Points[1], f[0].Points[0], f[1].Points[1]) * Math.PI / 180);\nreturn Round(Math.Sqrt(f[0].Number * f[0].Number + f[1].Number * f[1].Number + 2 * f[0].Number * f[1].Number * cosine), 2);",
            Variant = new Variant(Figure(2), answer with { Number = 2 * r }),
        };
    }
}
