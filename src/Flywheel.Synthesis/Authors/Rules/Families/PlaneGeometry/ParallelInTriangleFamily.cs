using System.Collections.Immutable;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.PlaneGeometry;

/// <summary>A parallel to a side cuts a similar triangle off; the scale factor gives the side. The steps shade the small triangle.</summary>
internal sealed class ParallelInTriangleFamily : ProblemFamily
{
    /// <inheritdoc />
    public override string Name => "parallel-in-triangle";

    /// <inheritdoc />
    public override string FigureKind => "plane-geometry";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes =>
    [
        new("Plane Geometry", "Similar triangles", "Proportional division", "Scale factors and scale drawings", "Indirect measurement"),
        new("Art, Design and Music", "One-point perspective"),
    ];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var (small, rest) = (random.Range(2, 9), random.Range(1, 9));
        var (step, multiple) = (random.Range(1, 4), random.Range(1, 4));
        var (near, far) = (small * step, rest * step);
        var share = (double)small / (small + rest);
        if (share is < 0.32 or > 0.75)
        {
            throw new DraftException("The parallel is too close to an end.");
        }

        var (inner, outer) = (small * multiple, (small + rest) * multiple);
        var unit = LengthUnits.Pick(random);
        var names = drafting.Letters(5);
        var (a, b, c, d, e) = (names[0], names[1], names[2], names[3], names[4]);
        var sheet = Sheet.Begin(drafting);
        Point[] shape = [new(random.Double(-0.3, 1.3), -random.Double(0.8, 1.2)), new(0, 0), new(1, 0)];
        var turn = random.Pick<int>([0, 0, 90, 180, random.Range(-20, 20)]);
        var corners = Layout.Fit([.. shape.Select(Affine.Rotation(turn, default).Map)], sheet.Room(50));
        Point[] points = [.. corners, Layout.Whole(corners[0].Towards(corners[1], share)), Layout.Whole(corners[0].Towards(corners[2], share))];
        var right = new NumberAnswer(outer, unit);
        var form = AnswerForm.Of(drafting, right, inner * (double)far / near, inner + far, near + far, inner * 2);
        return new Draft
        {
            FigureCode = Figure(sheet, names, points, $"{near} {unit}", $"{far} {unit}", $"{inner} {unit}"),
            Question = form.Ask(drafting.Say(
                $"In triangle {a}{b}{c}, segment {d}{e} is parallel to {b}{c}. How long is {b}{c}?",
                $"{d} lies on {a}{b} and {e} on {a}{c}; {d}{e} is parallel to {b}{c}. Find the length of {b}{c} in {unit}.",
                $"The arrowheads mark {d}{e} and {b}{c} as parallel. What is the length of side {b}{c}?")),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"{d}{e} is parallel to {b}{c}, so the small triangle {a}{d}{e} has the same angles as {a}{b}{c}. I shade it.",
                        $"I shade triangle {a}{d}{e}: because of the parallels it is a smaller copy of triangle {a}{b}{c}.",
                        $"The parallel cuts off a triangle similar to the whole. I colour it to compare the two."),
                    FigureWriter.Code($"Polygon(Pt({points[0]}), Pt({points[3]}), Pt({points[4]}), color: {"green"}, fill: {"green"});")),
                new ThinkingStep(
                    drafting.Say(
                        $"The side {a}{d} of the small triangle belongs to the whole side {a}{b} = {near} {unit} + {far} {unit} = {near + far} {unit}, which I trace.",
                        $"I trace the whole side {a}{b}: {near} {unit} + {far} {unit} = {near + far} {unit}. It corresponds to {a}{d} = {near} {unit}.",
                        $"{a}{d} = {near} {unit} corresponds to the full length {a}{b}, that is {near} + {far} = {near + far} {unit}; I draw over it."),
                    FigureWriter.Code($"Segment({points[0]}, {points[1]}, color: {"accent"}, width: 3.5);")),
            ],
            Conclusion = drafting.Say(
                $"The scale factor is {near + far}/{near}, so {b}{c} = {inner} {unit} · {near + far}/{near} = {right.Text}{form.End}",
                $"Corresponding sides have the same ratio: {b}{c} : {inner} = {near + far} : {near}, which gives {b}{c} = {right.Text}{form.End}",
                $"Enlarging by {near + far}/{near} turns {d}{e} = {inner} {unit} into {b}{c} = {right.Text}{form.End}"),
            Answer = form.Answer,
            Choices = form.Choices,
            AnswerCode = FigureWriter.Code($"var near = Find({"segment"}, {a + d}).Number;\nvar far = Find({"segment"}, {d + b}).Number;\nreturn Round(Find({"segment"}, {d + e}).Number / near * (near + far), 6);"),
            Variant = new Variant(Figure(sheet, names, points, $"{near} {unit}", $"{far} {unit}", $"{inner + small} {unit}"), right with { Number = outer + small + rest }),
        };
    }

    private static string Figure(Sheet sheet, string[] names, Point[] points, string near, string far, string inner)
    {
        var writer = sheet.Writer();
        for (var i = 0; i < 5; i++)
        {
            writer.Line($"var p{i} = Point({names[i]}, {points[i]});");
        }

        return writer
            .Line($"Segment(p0, p3, label: {near});")
            .Line($"Segment(p3, p1, label: {far});")
            .Line($"Segment(p0, p2);")
            .Line($"Segment(p1, p2);")
            .Line($"Segment(p3, p4, label: {inner});")
            .Line($"ParallelMark(p1, p2);")
            .Line($"ParallelMark(p3, p4);")
            .ToString();
    }
}
