using System.Collections.Immutable;
using Flywheel.Synthesis.Authors.Rules.Families.Data;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Motion;

/// <summary>The displacement as the area under a velocity-time graph. The steps cut the area into trapezia.</summary>
internal sealed class DisplacementAreaFamily : ProblemFamily
{
    /// <inheritdoc />
    public override string Name => "displacement-area";

    /// <inheritdoc />
    public override string FigureKind => "motion-graph";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes =>
    [
        new("Mechanics", "Velocity–time graphs", "Uniform acceleration and free fall"),
        new("Functions and Calculus", "Graphs that tell stories", "Related rates and motion"),
        new("Engineering and Technology", "Road vehicles"),
    ];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var plan = MotionPlan.Draw(random, "velocity", random.Range(2, 4), 0, 8);
        double[] areas = [.. Enumerable.Range(1, plan.Times.Length - 1).Select(i => (plan.Times[i] - plan.Times[i - 1]) * (plan.Values[i] + plan.Values[i - 1]) / 2)];
        if (areas.Any(a => a <= 0) || plan.Values.Distinct().Count() < 2)
        {
            throw new DraftException("The motion rests or is uniform.");
        }

        var total = areas.Sum();
        var sheet = Sheet.Begin(drafting, random.Range(470, 540), random.Range(360, 420));
        var (color, thing) = (MotionPlan.Color(random), drafting.Domain == "Engineering and Technology" ? drafting.Say("car", "tram", "train", "lorry") : drafting.Say("car", "cyclist", "runner", "lift", "trolley"));
        string Figure(double[] values) => (plan with { Values = values }).Axes(sheet.Writer()).Line($"MotionLine({thing}, {plan.Times}, {values}, color: {color});").ToString();
        var scene = drafting.Draw(Figure(plan.Values));
        var plane = new PlaneReader(scene);
        var answer = new NumberAnswer(total, plan.LengthUnit);
        var rough = Enumerable.Range(1, plan.Times.Length - 1).Sum(i => (plan.Times[i] - plan.Times[i - 1]) * plan.Values[i]);
        var verdict = Verdict.Maybe(drafting, answer, drafting.Near(answer, rough, plan.Values.Max() * plan.Duration, (plan.Values[0] + plan.Values[^1]) / 2 * plan.Duration));
        var terms = string.Join(" + ", areas.Select(a => NumberAnswer.Format(a)));
        var uprights = Enumerable.Range(0, plan.Times.Length).Where(i => plan.Values[i] > 0).Select(i => Drawn.Dashed(plane.At(plan.Times[i], 0), plane.At(plan.Times[i], plan.Values[i])));
        var outline = plan.Times.Zip(plan.Values, plane.At).Append(plane.At(plan.Duration, 0)).Prepend(plane.At(0, 0)).Distinct();
        double[] changed = [.. plan.Values[..^1], plan.Values[^1] + (2 * plan.Step)];
        return new Draft
        {
            FigureCode = Figure(plan.Values),
            Question = drafting.Say(
                $"The graph shows the velocity of a {thing}. How far does it move in the time shown, in {plan.LengthUnit}?",
                $"What distance does the {thing} cover from the start to the end of the line, in {plan.LengthUnit}?",
                $"Find the displacement of the {thing} over the whole motion from its velocity–time graph, in {plan.LengthUnit}."),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        "Distance is the area under a velocity–time graph. I shade it.",
                        "The area between the line and the time axis is the distance, so I fill it.",
                        $"What I need is the area below the line, from 0 to {plan.At(plan.Duration)}; it is coloured now."),
                    FigureWriter.Code($"Polygon({Wording.Points(outline)}, color: \"accent\", fill: \"accent\", width: 0);")),
                new ThinkingStep(
                    drafting.Say(
                        $"Dashed uprights at the corners cut it into {areas.Length} simple pieces. Their areas, width times mean height, are {Wording.List(areas.Select(a => NumberAnswer.Format(a)))}.",
                        $"I cut the area at the corners into trapezia and rectangles: from the left {Wording.List(areas.Select(a => NumberAnswer.Format(a)))}.",
                        $"Each of the {areas.Length} strips has width times mean height: {Wording.List(areas.Select(a => NumberAnswer.Format(a)))}."),
                    Drawn.Code(uprights)),
            ],
            Conclusion = drafting.Say(
                $"{terms} = {NumberAnswer.Format(total)}, so the distance is {verdict.Text}.",
                $"Together the strips make {terms} = {NumberAnswer.Format(total)}; it moves {verdict.Text}.",
                $"Adding the pieces, {terms}, I get {verdict.Text}."),
            Answer = verdict.Answer,
            Choices = verdict.Choices,
            AnswerCode = """
                var axes = Find("axes");
                var line = Find("motion-line").Points;
                var ground = [new Point(line[line.Length - 1].X, axes["originY"]), new Point(line[0].X, axes["originY"])];
                return Round(PolygonArea(line.Concat(ground)) / axes["unitX"] / axes["unitY"], 4);
                """,
            Variant = new Variant(Figure(changed), answer with { Number = total + ((plan.Times[^1] - plan.Times[^2]) * plan.Step) }),
        };
    }
}
