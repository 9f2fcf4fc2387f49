using System.Collections.Immutable;
using Flywheel.Synthesis.Authors.Rules.Families.Data;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Motion;

/// <summary>The acceleration, or the velocity, in one lettered section as the slope of the line. The step draws the slope triangle.</summary>
internal sealed class AccelerationFamily : ProblemFamily
{
    /// <inheritdoc />
    public override string Name => "motion-slope";

    /// <inheritdoc />
    public override string FigureKind => "motion-graph";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes =>
    [
        new("Mechanics", "Velocity–time graphs", "Position–time graphs", "Speed and velocity"),
        new("Functions and Calculus", "Average and instantaneous rates"),
        new("Algebra", "Linear models in context"),
        new("Astronomy", "Rockets and launch"),
    ];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var isVelocity = random.Chance(0.55);
        var plan = MotionPlan.Draw(random, isVelocity ? "velocity" : "position", random.Range(3, 4), 0, 8);
        var letters = drafting.Letters(plan.Times.Length - 1);
        var k = random.Range(1, plan.Times.Length - 1);
        var (dt, dv) = (plan.Times[k] - plan.Times[k - 1], plan.Values[k] - plan.Values[k - 1]);
        var slope = dv / dt;
        if (dv == 0 || Math.Abs((slope * 4) - Math.Round(slope * 4)) > 1e-9)
        {
            throw new DraftException("The slope is zero or has many decimals.");
        }

        var sheet = Sheet.Begin(drafting, random.Range(470, 540), random.Range(360, 420));
        var (color, thing) = (MotionPlan.Color(random), drafting.Domain == "Astronomy" ? drafting.Say("rocket", "probe", "rover") : drafting.Say("car", "cyclist", "runner", "drone", "lift"));
        string Figure(double value)
        {
            double[] values = [.. plan.Values];
            values[k] = value;
            return (plan with { Values = values }).Axes(sheet.Writer(), top: plan.Values.Max() + dt).Line($"MotionLine({thing}, {plan.Times}, {values}, color: {color}, sections: {letters});").ToString();
        }

        var scene = drafting.Draw(Figure(plan.Values[k]));
        var section = scene.Get("section", letters[k - 1]);
        var (p, q) = (section.Points[0], section.Points[1]);

        // Below the line, where no letter stands.
        var corner = dv > 0 ? new Figures.Geometry.Point(q.X, p.Y) : new Figures.Geometry.Point(p.X, q.Y);
        var unit = isVelocity ? $"{plan.VelocityUnit}²" : plan.VelocityUnit;
        var answer = new NumberAnswer(slope, unit);
        var wrong = new[] { -slope, Math.Round(dt / dv, 2), Math.Round(plan.Values[k] / plan.Times[k], 2), dv, slope + plan.Step, slope - plan.Step }.Select(v => answer with { Number = v });
        var verdict = Verdict.Maybe(drafting, answer, wrong);
        var (what, from, to) = (isVelocity ? "acceleration" : "velocity", NumberAnswer.Format(plan.Values[k - 1]), NumberAnswer.Format(plan.Values[k]));
        var bracket = dv < 0 ? $"({NumberAnswer.Format(dv)})" : NumberAnswer.Format(dv);
        return new Draft
        {
            FigureCode = Figure(plan.Values[k]),
            Question = drafting.Say(
                $"What is the {what} of the {thing} in section {letters[k - 1]}, in {unit}? Mind the sign.",
                $"Find the {what} of the {thing}, with its sign, during the section marked {letters[k - 1]} (in {unit}).",
                $"The {thing} moves as shown. Which {what}, in {unit}, does it have on the piece {letters[k - 1]} of the graph? Give the sign, too."),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"The {what} is the slope of the line. On {letters[k - 1]} I draw a slope triangle between the ends of the piece.",
                        $"Slope means {what} here. I complete the piece {letters[k - 1]} to a triangle with a level and an upright side.",
                        $"I need how steep the piece {letters[k - 1]} is, and draw its slope triangle."),
                    Drawn.Code(Drawn.Line(p, corner), Drawn.Line(corner, q, "red"))),
                new ThinkingStep(
                    drafting.Say(
                        $"From {plan.At(plan.Times[k - 1])} to {plan.At(plan.Times[k])} it is {NumberAnswer.Format(dt)} {plan.TimeUnit}; upwards it goes from {from} to {to}, which is {NumberAnswer.Format(dv)}. I mark both ends.",
                        $"Across: {NumberAnswer.Format(plan.Times[k])} - {NumberAnswer.Format(plan.Times[k - 1])} = {NumberAnswer.Format(dt)}. Up: {to} - {from} = {NumberAnswer.Format(dv)}. The ends are marked.",
                        $"Reading its marked ends, ({NumberAnswer.Format(plan.Times[k - 1])} | {from}) and ({NumberAnswer.Format(plan.Times[k])} | {to}), I get {NumberAnswer.Format(dt)} across and {NumberAnswer.Format(dv)} up."),
                    Drawn.Code(Drawn.Ring(p, 7), Drawn.Ring(q, 7, "red"))),
            ],
            Conclusion = drafting.Say(
                $"{bracket} / {NumberAnswer.Format(dt)} = {NumberAnswer.Format(slope)}, so the {what} is {verdict.Text}.",
                $"Dividing {NumberAnswer.Format(dv)} by {NumberAnswer.Format(dt)}, the {what} is {verdict.Text}.",
                $"Rise over run, {bracket} / {NumberAnswer.Format(dt)}, gives {verdict.Text}."),
            Answer = verdict.Answer,
            Choices = verdict.Choices,
            AnswerCode = FigureWriter.Code($$"""
                var axes = Find("axes");
                var s = Find("section", {{letters[k - 1]}}).Points;
                return Round((s[0].Y - s[1].Y) / axes["unitY"] / ((s[1].X - s[0].X) / axes["unitX"]), 3);
                """),
            Variant = new Variant(Figure(plan.Values[k] + dt), answer with { Number = slope + 1 }),
        };
    }
}
