using System.Collections.Immutable;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Functions;

/// <summary>Two lines cross on the grid; the crossing solves a system of equations. The step projects it onto both axes.</summary>
internal sealed class LineCrossingFamily : ProblemFamily
{
    /// <inheritdoc />
    public override string Name => "line-crossing";

    /// <inheritdoc />
    public override string FigureKind => "function-graph";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes =>
    [
        new("Algebra", "Graphical solution of two lines", "Equations of lines", "Unknowns on both sides"),
        new("Vectors and Linear Algebra", "Two lines as a system"),
        new("Analytic Geometry", "Gradient of a line"),
    ];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var (x, y) = (random.Range(-4, 5), random.Range(-4, 5));
        double[] slopes = [.. new[] { -3, -2, -1, -0.5, 0.5, 1, 2, 3 }.Where(s => Math.Abs(y - (s * x)) <= 6)];
        var (first, second) = (random.Pick<double>(slopes), random.Pick<double>(slopes));
        if (first == second || x == 0 || y == 0)
        {
            throw new DraftException("The lines do not cross well inside the axes.");
        }

        var sheet = Sheet.BeginUnlined(drafting);
        var askX = random.Chance(0.5);
        var figure = Figure(sheet, (x, y), first, second);
        var plane = new PlaneReader(drafting.Draw(figure));
        var crossing = plane.At(x, y);
        var answer = new NumberAnswer(askX ? x : y);
        var form = AnswerForm.Of(drafting, answer, askX ? y : x, -answer.Number, x + y, answer.Number + 1);
        var (one, two) = (Equation(first, y - (first * x)), Equation(second, y - (second * x)));
        var letter = askX ? "x" : "y";
        return new Draft
        {
            FigureCode = figure,
            Question = form.Ask(drafting.Say(
                $"The lines {one} (blue) and {two} (orange) are drawn. Which value of {letter} solves both equations?",
                $"Solve the system {one} and {two} with the help of the graph. What is {letter}?",
                $"The blue line is {one}, the orange one {two}. What is the {letter}-coordinate of the point where they meet?")),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"A pair that solves both equations lies on both lines, so I mark their crossing and follow the grid to both axes.",
                        $"I mark where blue and orange meet and drop guide lines from there to the axes.",
                        $"The crossing of the two lines is the solution. The dashed guides show its coordinates."),
                    FigureWriter.Code($"Segment({crossing}, {plane.At(x, 0)}, color: {"red"}, dashed: true);\nSegment({crossing}, {plane.At(0, y)}, color: {"red"}, dashed: true);\nDot({crossing}, radius: 6, color: {"red"});")),
            ],
            Conclusion = drafting.Say(
                $"The lines meet at ({x}, {y}). Check: x = {x} gives y = {y} in both equations. So {letter} = {answer.Text}{form.End}",
                $"The guides end at x = {x} and y = {y}, and both equations hold for this pair; hence {letter} = {answer.Text}{form.End}",
                $"Reading the crossing ({x}, {y}), the solution has {letter} = {answer.Text}{form.End}"),
            Answer = form.Answer,
            Choices = form.Choices,
            AnswerCode = FigureWriter.Code($"var axes = Find({"axes"});\nvar a = Find({"line"}, {"first"}).Points;\nvar b = Find({"line"}, {"second"}).Points;\nvar p = Intersection(a[0], a[1], b[0], b[1]);\n")
                + (askX ? "return Round((p.X - axes[\"originX\"]) / axes[\"unitX\"], 3);" : "return Round((axes[\"originY\"] - p.Y) / axes[\"unitY\"], 3);"),
            Variant = new Variant(Figure(sheet, askX ? (x + 1, y) : (x, y + 1), first, second), answer with { Number = answer.Number + 1 }),
        };
    }

    private static string Equation(double slope, double intercept)
    {
        var term = slope switch
        {
            1 => "x",
            -1 => "-x",
            _ => $"{NumberAnswer.Format(slope)}x",
        };
        return intercept == 0 ? $"y = {term}" : $"y = {term} {(intercept < 0 ? "-" : "+")} {NumberAnswer.Format(Math.Abs(intercept))}";
    }

    private static string Figure(Sheet sheet, (int X, int Y) crossing, double first, double second)
    {
        var (x, y) = crossing;
        return sheet.Writer()
            .Line($"Axes(-7, 7, -7, 7, equal: true);")
            .Line($"PlotLine({x}, {y}, {x + 2}, {y + (2 * first)}, color: {"blue"}, name: {"first"});")
            .Line($"PlotLine({x}, {y}, {x + 2}, {y + (2 * second)}, color: {"orange"}, name: {"second"});")
            .ToString();
    }
}
