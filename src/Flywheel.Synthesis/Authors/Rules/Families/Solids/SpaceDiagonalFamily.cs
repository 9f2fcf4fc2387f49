using System.Collections.Immutable;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Figures.Scenes;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Solids;

/// <summary>The space diagonal of a cuboid from its edges, by two right triangles that the steps draw.</summary>
internal sealed class SpaceDiagonalFamily : ProblemFamily
{
    private static readonly (int A, int B, int C, int Diagonal)[] Boxes =
    [
        (1, 2, 2, 3), (2, 3, 6, 7), (1, 4, 8, 9), (4, 4, 7, 9), (2, 6, 9, 11), (6, 6, 7, 11), (3, 4, 12, 13), (2, 5, 14, 15), (2, 10, 11, 15), (8, 9, 12, 17), (6, 10, 15, 19), (4, 5, 20, 21),
    ];

    /// <inheritdoc />
    public override string Name => "space-diagonal";

    /// <inheritdoc />
    public override string FigureKind => "solid-projection";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes =>
    [
        new("Solid Geometry", "Diagonals of cuboids", "Distances in space", "Coordinates in space", "Trigonometry in three dimensions"),
        new("Vectors and Linear Algebra", "Coordinates in three dimensions", "Vectors in solids"),
        new("Algebra", "Geometry problems as equations"),
    ];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var box = random.Pick(Boxes);
        var factor = random.Range(1, 4);
        int[] edges = random.Shuffled([box.A * factor, box.B * factor, box.C * factor]);
        var diagonal = box.Diagonal * factor;
        if (diagonal > 60 || edges.Max() > 4.2 * edges.Min())
        {
            throw new DraftException("The box is too long or too thin.");
        }

        var unit = random.Pick<string>(["cm", "cm", "m", "dm"]);
        var names = drafting.Letters(8);
        var sheet = Sheet.Begin(drafting);
        var figure = Figure(sheet, names, edges, edges, unit);
        var scene = drafting.Draw(figure);
        var (width, depth, height) = (edges[0], edges[1], edges[2]);
        var right = new NumberAnswer(diagonal, unit);
        var form = AnswerForm.Of(drafting, right, width + depth + height, Math.Max(width, Math.Max(depth, height)), diagonal - 1, diagonal + factor);
        var baseSquare = (width * width) + (depth * depth);
        var (a, b, c, g) = (names[0], names[1], names[2], names[6]);
        if (scene.OfKind("point").Any(p => p.Name != a && p.Name != g && Away(p.Position, At(scene, a), At(scene, g)) < 16))
        {
            throw new DraftException("From this side the diagonal runs over another corner.");
        }

        return new Draft
        {
            FigureCode = figure,
            Question = form.Ask(drafting.Say(
                $"How long is the space diagonal {a}{g} of the cuboid?",
                $"The edges of the box are given in the picture. Find the distance from corner {a} to corner {g}.",
                $"A straight rod reaches from {a} to {g} inside the box. How long is it, in {unit}?")),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"First I draw the diagonal {a}{c} of the base. In the right triangle {a}{b}{c} its square is {width}² + {depth}² = {baseSquare}.",
                        $"The base diagonal {a}{c} helps: {a}{c}² = {width}² + {depth}² = {baseSquare}. I add it to the picture.",
                        $"I connect {a} and {c} across the base; the edges there are {width} {unit} and {depth} {unit}, so {a}{c}² = {baseSquare}."),
                    FigureWriter.Code($"Segment({At(scene, a)}, {At(scene, c)}, color: {"green"}, dashed: true);")),
                new ThinkingStep(
                    drafting.Say(
                        $"Edge {c}{g} stands upright on the base, so triangle {a}{c}{g} has a right angle at {c}. I draw {a}{g}.",
                        $"Above it stands the triangle {a}{c}{g} with the upright edge {c}{g} = {height} {unit} and the space diagonal {a}{g}, which I draw now."),
                    FigureWriter.Code($"Segment({At(scene, a)}, {At(scene, g)}, color: {"accent"});")),
            ],
            Conclusion = drafting.Say(
                $"{a}{g}² = {baseSquare} + {height}² = {diagonal * diagonal}, so {a}{g} = {right.Text}{form.End}",
                $"Pythagoras a second time: √({baseSquare} + {height * height}) = √{diagonal * diagonal} = {right.Text}{form.End}",
                $"Together √({width}² + {depth}² + {height}²) = √{diagonal * diagonal} = {right.Text}{form.End}"),
            Answer = form.Answer,
            Choices = form.Choices,
            AnswerCode = "return Math.Sqrt(All(\"edge\").Where(e => e.Text != \"\").Sum(e => Number(e.Text) * Number(e.Text)));",
            Variant = new Variant(Figure(sheet, names, edges, [.. edges.Select(e => 2 * e)], unit), right with { Number = 2 * diagonal }),
        };
    }

    private static Point At(Scene scene, string name) => scene.Find("point", name)?.Position ?? throw new DraftException($"There is no corner {name}.");

    /// <summary>Distance of a point from the line through two others.</summary>
    private static double Away(Point p, Point from, Point to) => Math.Abs((to - from).Unit.Cross(p - from));

    private static string Figure(Sheet sheet, string[] names, int[] shape, int[] edges, string unit) =>
        sheet.Writer()
            .Line($"Cuboid({shape[0]}, {shape[1]}, {shape[2]}, widthLabel: {$"{edges[0]} {unit}"}, depthLabel: {$"{edges[1]} {unit}"}, heightLabel: {$"{edges[2]} {unit}"}, names: {names});")
            .ToString();
}
