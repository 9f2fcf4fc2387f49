using System.Collections.Immutable;
using Flywheel.Synthesis.Authors.Rules.Families.Data;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Motion;

/// <summary>Two position-time lines; when they meet, or how far apart they are at the end. The step marks the crossing or the gap.</summary>
internal sealed class MeetingTimeFamily : ProblemFamily
{
    /// <inheritdoc />
    public override string Name => "meeting-time";

    /// <inheritdoc />
    public override string FigureKind => "motion-graph";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes =>
    [
        new("Mechanics", "Position–time graphs", "Speed and velocity"),
        new("Algebra", "Linear models in context"),
        new("Everyday Measurement", "Speed and journeys"),
    ];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var (unitT, unitX, step) = random.Pick<(string, string, int)>([("s", "m", 1), ("s", "m", 5), ("min", "m", 20), ("h", "km", 10), ("h", "km", 5)]);
        var duration = random.Range(6, 10);
        var meet = random.Range(2, duration - 2);
        var (speedA, speedB) = (random.Range(-1, 2), random.Range(-2, 1));
        var place = random.Range(2, 11);
        var (startA, startB) = (place - (speedA * meet), place - (speedB * meet));
        int EndA(int by) => startA + (speedA * by);
        int EndB(int by) => startB + (speedB * by);
        if (speedA == speedB || startA is < 0 or > 14 || startB is < 0 or > 14 || EndA(duration) is < 0 or > 14 || EndB(duration) is < 0 or > 14)
        {
            throw new DraftException("The two never meet, or leave the paper.");
        }

        var asksGap = random.Chance(0.35);
        var gap = Math.Abs(EndA(duration) - EndB(duration)) * step;
        var (a, b) = random.Pick<(string, string)>([("car", "van"), ("Ann", "Ben"), ("Mia", "Leo"), ("bus", "bike"), ("red", "blue")]);
        var (colorA, colorB) = (a == "red" ? "red" : "orange", "blue");
        var sheet = Sheet.Begin(drafting, random.Range(480, 540), random.Range(370, 430));
        var top = new[] { startA, startB, EndA(duration + 1), EndB(duration + 1) }.Max();
        string Figure(int end) => sheet.Writer()
            .Line($"MotionAxes(\"position\", {duration + 2}, 0, {(top + 1) * step}, step: {step}, timeUnit: {unitT}, lengthUnit: {unitX});")
            .Line($"MotionLine({a}, {(double[])[0, end]}, {(double[])[startA * step, EndA(end) * step]}, label: {a}, color: {colorA});")
            .Line($"MotionLine({b}, {(double[])[0, end]}, {(double[])[startB * step, EndB(end) * step]}, label: {b}, color: {colorB});")
            .ToString();
        var plane = new PlaneReader(drafting.Draw(Figure(duration)));
        var answer = asksGap ? new NumberAnswer(gap, unitX) : new NumberAnswer(meet, unitT);
        var verdict = Verdict.Maybe(drafting, answer, asksGap ? drafting.Near(answer, Math.Abs(startA - startB) * step, EndA(duration) * step, gap + step) : drafting.Near(answer, EndA(meet), meet + 1, meet - 1, duration - meet));
        var crossing = plane.At(meet, EndA(meet) * step);
        var (pa, pb) = (plane.At(duration, EndA(duration) * step), plane.At(duration, EndB(duration) * step));
        var longer = duration + 1;
        return new Draft
        {
            FigureCode = Figure(duration),
            Question = asksGap
                ? drafting.Say(
                    $"The lines show where \"{a}\" and \"{b}\" are. How far apart are they at the end of the lines, in {unitX}?",
                    $"What is the distance between \"{a}\" and \"{b}\" at the last moment shown, in {unitX}?",
                    $"Read the graph: by how many {unitX} are \"{a}\" and \"{b}\" separated when the lines end?")
                : drafting.Say(
                    $"\"{a}\" and \"{b}\" move along the same road. After what time, in {unitT}, do they meet?",
                    $"At which time, in {unitT}, are \"{a}\" and \"{b}\" at the same place?",
                    $"The graph shows the positions of \"{a}\" and \"{b}\". When do they pass each other (time in {unitT})?"),
            Steps =
            [
                asksGap
                    ? new ThinkingStep(
                        drafting.Say(
                            $"The lines end at {duration} {unitT}, where \"{a}\" is at {EndA(duration) * step} {unitX} and \"{b}\" at {EndB(duration) * step} {unitX}. I draw the gap between them.",
                            $"At {duration} {unitT} I join both ends by an upright line: from {Math.Min(EndA(duration), EndB(duration)) * step} to {Math.Max(EndA(duration), EndB(duration)) * step} {unitX}.",
                            $"The gap at the end is the upright stretch from {EndA(duration) * step} {unitX} (\"{a}\") to {EndB(duration) * step} {unitX} (\"{b}\")."),
                        Drawn.Line(pa, pb))
                    : new ThinkingStep(
                        drafting.Say(
                            "They are at the same place where the lines cross. I ring that point and go down to the time axis.",
                            "The crossing of the lines is the meeting. A dashed line leads from it to its time.",
                            "Same time and same position means a common point of both lines; I mark it and drop a line to the axis below."),
                        Drawn.Code(Drawn.Ring(crossing, 9), Drawn.Dashed(crossing, plane.At(meet, 0)))),
            ],
            Conclusion = asksGap
                ? drafting.Say(
                    $"{Math.Max(EndA(duration), EndB(duration)) * step} - {Math.Min(EndA(duration), EndB(duration)) * step} = {gap}, so they are apart by {verdict.Text}.",
                    $"The difference of the two positions is {verdict.Text}.")
                : drafting.Say(
                    $"The line reaches the axis at {meet}, so they meet after {verdict.Text}.",
                    $"Both are at {EndA(meet) * step} {unitX} then; the time is {verdict.Text}."),
            Answer = verdict.Answer,
            Choices = verdict.Choices,
            AnswerCode = asksGap
                ? FigureWriter.Code($"return Round(Math.Abs(Find(\"motion-line\", {a}).Points[1].Y - Find(\"motion-line\", {b}).Points[1].Y) / Find(\"axes\")[\"unitY\"], 4);")
                : FigureWriter.Code($"var a = Find(\"motion-line\", {a}).Points;\nvar b = Find(\"motion-line\", {b}).Points;\nvar axes = Find(\"axes\");\nreturn Round((Intersection(a[0], a[1], b[0], b[1]).X - axes[\"originX\"]) / axes[\"unitX\"], 4);"),
            Variant = asksGap && EndA(longer) >= 0 && EndB(longer) >= 0 ? new Variant(Figure(longer), answer with { Number = Math.Abs(EndA(longer) - EndB(longer)) * step }) : null,
        };
    }
}
