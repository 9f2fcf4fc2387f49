using System.Collections.Immutable;
using Flywheel.Synthesis.Authors.Rules.Families.Data;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Motion;

/// <summary>The average speed of a trip with rests from its position-time graph. The steps find the whole way and the whole time.</summary>
internal sealed class AverageSpeedFamily : ProblemFamily
{
    /// <inheritdoc />
    public override string Name => "average-speed";

    /// <inheritdoc />
    public override string FigureKind => "motion-graph";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes =>
    [
        new("Everyday Measurement", "Speed and journeys"),
        new("Mechanics", "Position–time graphs", "Speed and velocity"),
        new("Functions and Calculus", "Average and instantaneous rates", "Graphs that tell stories"),
    ];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var drawn = MotionPlan.Draw(random, "position", random.Range(2, 4), 0, 9);
        var back = random.Chance(0.35);
        double[] values = back ? drawn.Values : [.. drawn.Values.Order()];
        values[0] = back ? values[0] : 0;
        var plan = drawn with { Values = values };
        var way = Enumerable.Range(1, values.Length - 1).Sum(i => Math.Abs(values[i] - values[i - 1]));
        var speed = way / plan.Duration;
        var turns = Enumerable.Range(1, values.Length - 2).Any(i => (values[i] - values[i - 1]) * (values[i + 1] - values[i]) < 0);
        if (speed <= 0 || Math.Abs((speed * 2) - Math.Round(speed * 2)) > 1e-9 || turns != back || values.Distinct().Count() < 3)
        {
            throw new DraftException("The speed is no half number, or the motion too plain.");
        }

        var sheet = Sheet.Begin(drafting, random.Range(470, 540), random.Range(360, 420));
        var (color, thing) = (MotionPlan.Color(random), plan.LengthUnit == "km" ? drafting.Say("bus", "van", "ship", "train") : drafting.Say("trolley", "robot", "drone", "cat"));
        string Figure(double[] at) => (plan with { Values = at }).Axes(sheet.Writer(), top: values.Max() + plan.Duration).Line($"MotionLine({thing}, {plan.Times}, {at}, color: {color});").ToString();
        var scene = drafting.Draw(Figure(values));
        var plane = new PlaneReader(scene);
        var answer = new NumberAnswer(speed, plan.VelocityUnit);
        var moving = Enumerable.Range(1, values.Length - 1).Where(i => values[i] != values[i - 1]).Sum(i => plan.Times[i] - plan.Times[i - 1]);
        var verdict = Verdict.Maybe(drafting, answer, drafting.Near(answer, Math.Round(way / moving, 2), Math.Round(Math.Abs(values[^1] - values[0]) / plan.Duration, 2), Math.Round(values.Max() / plan.Duration, 2)));
        var parts = Enumerable.Range(1, values.Length - 1).Where(i => values[i] != values[i - 1]).Select(i => Math.Abs(values[i] - values[i - 1])).ToArray();
        var climbs = Enumerable.Range(1, values.Length - 1).Where(i => values[i] != values[i - 1])
            .Select(i => Drawn.Line(plane.At(plan.Times[i], values[i - 1]), plane.At(plan.Times[i], values[i])));
        double[] changed = [.. values[..^1], values[^1] + plan.Duration];
        var sum = string.Join(" + ", parts.Select(p => NumberAnswer.Format(p)));
        return new Draft
        {
            FigureCode = Figure(values),
            Question = drafting.Say(
                $"The graph shows the position of a {thing}. What is its average speed over the whole trip, rests included, in {plan.VelocityUnit}?",
                $"How fast, on average, does the {thing} move from the first to the last point of the line? Answer in {plan.VelocityUnit}.",
                $"Find the average speed of the {thing} for the complete motion, in {plan.VelocityUnit} (whole way over whole time)."),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"The way is what the {thing} covers in each piece, whatever the direction. I draw the changes of position: {sum}{(parts.Length > 1 ? $" = {NumberAnswer.Format(way)}" : "")} {plan.LengthUnit}.",
                        $"Level pieces are rests. The upright lines show the way of the others: {sum}{(parts.Length > 1 ? $" = {NumberAnswer.Format(way)}" : "")} {plan.LengthUnit}.",
                        $"First the whole way, piece by piece: {sum}{(parts.Length > 1 ? $" = {NumberAnswer.Format(way)}" : "")} {plan.LengthUnit}, drawn as upright lines."),
                    Drawn.Code(climbs)),
                new ThinkingStep(
                    drafting.Say(
                        $"The whole time runs from 0 to {plan.At(plan.Duration)}; I mark it on the time axis.",
                        $"It all takes {plan.At(plan.Duration)}, the stretch marked on the lower axis.",
                        $"The time, rests included, is {plan.At(plan.Duration)}, as marked below."),
                    Drawn.Highlight(plane.At(0, 0), plane.At(plan.Duration, 0), "green")),
            ],
            Conclusion = drafting.Say(
                $"{NumberAnswer.Format(way)} / {NumberAnswer.Format(plan.Duration)} = {NumberAnswer.Format(speed)}, so the average speed is {verdict.Text}.",
                $"{NumberAnswer.Format(way)} {plan.LengthUnit} in {plan.At(plan.Duration)} make {verdict.Text}.",
                $"Whole way over whole time is {NumberAnswer.Format(way)} / {NumberAnswer.Format(plan.Duration)}, that is {verdict.Text}."),
            Answer = verdict.Answer,
            Choices = verdict.Choices,
            AnswerCode = """
                var axes = Find("axes");
                var p = Find("motion-line").Points;
                var way = Range(1, p.Length - 1).Sum(i => Math.Abs(p[i].Y - p[i - 1].Y)) / axes["unitY"];
                return Round(way / ((p[p.Length - 1].X - p[0].X) / axes["unitX"]), 4);
                """,
            Variant = values[^1] > values[^2] ? new Variant(Figure(changed), answer with { Number = speed + 1 }) : null,
        };
    }
}
