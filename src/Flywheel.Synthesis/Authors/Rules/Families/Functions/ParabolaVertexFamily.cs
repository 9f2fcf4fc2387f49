using System.Collections.Immutable;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Functions;

/// <summary>The vertex of a parabola lies midway between two points of equal height; the steps draw the chord and the axis.</summary>
internal sealed class ParabolaVertexFamily : ProblemFamily
{
    /// <inheritdoc />
    public override string Name => "parabola-vertex";

    /// <inheritdoc />
    public override string FigureKind => "function-graph";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes =>
    [
        new("Algebra", "Parabolas and their features", "Solving quadratics", "Quadratic models"),
        new("Functions and Calculus", "Quadratic and power functions", "Extrema and monotonicity"),
        new("Analytic Geometry", "Parabola graphs and vertices"),
    ];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var (left, width) = (random.Range(-6, 3), random.Range(2, 8));
        var stretch = random.Pick<double>([0.25, 0.5, 0.5, 1, 1]) * (random.Chance(0.5) ? 1 : -1);
        var right = left + width;
        var middle = (left + right) / 2.0;
        var depth = -stretch * width * width / 4;
        var askHeight = random.Chance(0.4);
        if (Math.Abs(depth) is < 1 or > 9 || right > 8 || middle == 0)
        {
            throw new DraftException("The vertex leaves the axes or lies too close to them.");
        }

        var sheet = Sheet.BeginUnlined(drafting);
        var name = random.Pick<string>(["f", "g", "h"]);
        var figure = Figure(sheet, name, left, right, stretch);
        var plane = new PlaneReader(drafting.Draw(figure));
        var answer = new NumberAnswer(askHeight ? depth : middle);
        var form = askHeight
            ? AnswerForm.Of(drafting, answer, -depth, middle, depth * 2, stretch)
            : AnswerForm.Of(drafting, answer, -middle, left + right, depth, width / 2.0);
        Point rootLeft = plane.At(left, 0), rootRight = plane.At(right, 0);
        var turning = stretch > 0 ? "lowest" : "highest";
        var formula = $"{name}(x) = {Factor(stretch)}({Root(left)})({Root(right)})";
        return new Draft
        {
            FigureCode = figure,
            Question = form.Ask((askHeight, random.Next(3)) switch
            {
                (true, 0) => $"The parabola shown is {formula}. What is the y-coordinate of its {turning} point?",
                (true, 1) => $"The graph of {formula} is shown. Find the {(stretch > 0 ? "smallest" : "greatest")} value of {name}.",
                (true, _) => $"How {(stretch > 0 ? "low" : "high")} does the parabola {formula} reach? Give the y-coordinate of its vertex.",
                (false, 0) => $"At which x does the parabola have its {turning} point?",
                (false, 1) => $"The graph of {name} is a parabola with upright axis. Find the x-coordinate of its vertex.",
                _ => $"The axis of symmetry of the parabola is the line x = k. What is k?",
            }),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"The curve crosses the x-axis at {left} and {right}. I mark these two zeros.",
                        $"I read the zeros off the graph, x = {left} and x = {right}, and mark them.",
                        $"Two points of equal height are easy to see: the zeros at x = {left} and x = {right}."),
                    FigureWriter.Code($"Dot({rootLeft}, radius: 5.5, color: {"green"});\nDot({rootRight}, radius: 5.5, color: {"green"});")),
                new ThinkingStep(
                    drafting.Say(
                        $"By symmetry the axis lies midway between them, at x = ({left} + {Bracket(right)}) / 2 = {NumberAnswer.Format(middle)}. I draw it down to the vertex.",
                        $"Halfway between the zeros runs the axis of symmetry. I draw it at x = {NumberAnswer.Format(middle)}, the mean of {left} and {right}.",
                        $"The dashed axis halves the distance between the zeros: x = {left} + {width} / 2 = {NumberAnswer.Format(middle)}."),
                    FigureWriter.Code($"Segment({plane.At(middle, stretch > 0 ? 1.5 : -1.5)}, {plane.At(middle, depth)}, color: {"red"}, dashed: true);\nDot({plane.At(middle, depth)}, radius: 5.5, color: {"red"});")),
            ],
            Conclusion = (askHeight
                ? drafting.Say(
                    $"The vertex lies on the axis, and {name}({NumberAnswer.Format(middle)}) = {NumberAnswer.Format(stretch)} · {NumberAnswer.Format(width / 2.0)} · (-{NumberAnswer.Format(width / 2.0)}) = {answer.Text}",
                    $"Putting x = {NumberAnswer.Format(middle)} into the formula, the brackets are {NumberAnswer.Format(width / 2.0)} and -{NumberAnswer.Format(width / 2.0)}, so the value is {answer.Text}")
                : drafting.Say(
                    $"The vertex lies on the axis of symmetry, so its x-coordinate is {answer.Text}",
                    $"The parabola turns where its axis meets it, at x = {answer.Text}",
                    $"On the axis midway between the zeros lies the vertex: x = {answer.Text}")) + form.End,
            Answer = form.Answer,
            Choices = form.Choices,
            AnswerCode = FigureWriter.Code($"var axes = Find({"axes"});\nvar points = Find({"curve"}, {name}).Points;\n")
                + $"var vertex = points.{(stretch > 0 ? "MaxBy" : "MinBy")}(p => p.Y);\n"
                + (askHeight ? "return Round((axes[\"originY\"] - vertex.Y) / axes[\"unitY\"] * 16) / 16;" : "return Round((vertex.X - axes[\"originX\"]) / axes[\"unitX\"] * 2) / 2;"),
            Variant = askHeight ? null : new Variant(Figure(sheet, name, left - 1, right - 1, stretch), answer with { Number = middle - 1 }),
        };
    }

    private static string Factor(double stretch) => stretch switch
    {
        1 => "",
        -1 => "-",
        _ => NumberAnswer.Format(stretch) + " ",
    };

    private static string Root(int root) => root == 0 ? "x" : root > 0 ? $"x - {root}" : $"x + {-root}";

    private static string Bracket(int number) => number < 0 ? $"({number})" : number.ToString();

    private static string Figure(Sheet sheet, string name, int left, int right, double stretch)
    {
        var depth = -stretch * (right - left) * (right - left) / 4;
        var (yMin, yMax) = depth < 0 ? ((int)Math.Floor(depth) - 1, 5) : (-5, (int)Math.Ceiling(depth) + 1);
        return sheet.Writer()
            .Line($"Axes({Math.Min(-1, left - 2)}, {Math.Max(2, right + 2)}, {yMin}, {yMax});")
            .Line(new FigureWriter.Raw($"Curve(x => {FigureWriter.Number(stretch)} * (x - {Bracket(left)}) * (x - {Bracket(right)}), label: \"{name}\");"))
            .ToString();
    }
}
