using System.Collections.Immutable;
using Flywheel.Synthesis.Authors.Rules.Families.Data;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Clocks;

/// <summary>The angle between the hands of a clock. The steps measure each hand from 12 and mark the angle between them.</summary>
internal sealed class ClockAngleFamily : ProblemFamily
{
    /// <inheritdoc />
    public override string Name => "clock-hand-angle";

    /// <inheritdoc />
    public override string FigureKind => "clock-calendar";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes =>
    [
        new("Everyday Measurement", "Clock geometry", "Turns and angles"),
        new("Arithmetic and Number Theory", "Remainders and clock arithmetic"),
        new("Logic and Patterns", "Rotating sequences", "Cycles and clock arithmetic"),
    ];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var (hour, minute) = (random.Range(1, 12), random.Range(1, 29) * 2);
        var (hourAngle, minuteAngle) = (((hour % 12) * 30) + (minute / 2), minute * 6);
        var apart = Math.Abs(hourAngle - minuteAngle);
        var angle = Math.Min(apart, 360 - apart);
        if (angle is < 14 or > 172)
        {
            throw new DraftException("The hands are too close together, or in line.");
        }

        var sheet = Sheet.Begin(drafting);
        var radius = random.Range(140, (int)(sheet.Height / 2) - 30);
        var (x, y) = (Math.Round(sheet.Width / 2) + random.Range(-12, 12), Math.Round(sheet.Height / 2) + random.Range(-8, 8));
        var numerals = random.Pick<string>(["arabic", "arabic", "roman", "quarters"]);
        string Figure(int h) => sheet.Writer().Line($"Clock(\"\", {h % 12}, {minute}, {x}, {y}, radius: {radius}, numerals: {numerals});").ToString();
        var scene = drafting.Draw(Figure(hour));
        var clock = scene.Get("clock", "");
        var (center, hourTip, minuteTip) = (clock.Points[0], clock.Points[1], clock.Points[2]);
        var answer = new NumberAnswer(angle, "°");
        var naive = Math.Abs(((hour % 12) * 30) - minuteAngle);
        var verdict = Verdict.Maybe(drafting, answer, drafting.Near(answer, Math.Min(naive, 360 - naive), 360 - angle, angle + 15, angle - 10));
        var time = $"{hour}:{minute:00}";
        var next = (hour % 12) + 1;
        var nextApart = Math.Abs(((next % 12) * 30) + (minute / 2) - minuteAngle);
        return new Draft
        {
            FigureCode = Figure(hour),
            Question = drafting.Say(
                "What is the smaller angle between the two hands of this clock?",
                "How many degrees lie between the hour hand and the minute hand? Give the smaller angle.",
                "The clock's hands enclose two angles. Find the one below 180°."),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"The clock shows {time}. I draw the direction of 12 as the line to measure from. The minute hand has turned {minute} · 6° = {minuteAngle}° from it.",
                        $"It is {time}. Each minute the long hand turns 6°, so it stands at {minute} · 6° = {minuteAngle}° from the 12, whose direction I draw dashed.",
                        $"Both hands are measured clockwise from 12, the dashed line. At {time} the minute hand is at {minute} · 6° = {minuteAngle}°."),
                    Drawn.Dashed(center, center - new Figures.Geometry.Point(0, radius))),
                new ThinkingStep(
                    drafting.Say(
                        $"The hour hand turns 30° an hour and 0.5° a minute: {hour % 12} · 30° + {minute} · 0.5° = {hourAngle}°. I mark the angle between the hands.",
                        $"The short hand has moved on past {hour}: {hour % 12} · 30° + {minute} · 0.5° = {hourAngle}°. The marked angle is the one asked for.",
                        $"Half a degree for every minute adds to the hour hand's {hour % 12} · 30°: {hour % 12} · 30° + {minute} · 0.5° = {hourAngle}°. I mark the angle between both hands."),
                    FigureWriter.Code($"AngleMark(Pt({hourTip}), Pt({center}), Pt({minuteTip}), label: \"?\", color: \"red\", radius: {Math.Round(radius * 0.3)});")),
            ],
            Conclusion = (apart <= 180
                ? drafting.Say(
                    $"The difference is {Math.Max(hourAngle, minuteAngle)}° - {Math.Min(hourAngle, minuteAngle)}°, so the angle is {verdict.Text}.",
                    $"Subtracting the two directions, {Math.Max(hourAngle, minuteAngle)}° - {Math.Min(hourAngle, minuteAngle)}°, leaves {verdict.Text}.")
                : drafting.Say(
                    $"{Math.Max(hourAngle, minuteAngle)}° - {Math.Min(hourAngle, minuteAngle)}° = {apart}° is the larger one; the smaller is 360° - {apart}°, that is {verdict.Text}.",
                    $"The directions differ by {apart}°, more than half a turn, so the smaller angle is 360° - {apart}°, or {verdict.Text}.")),
            Answer = verdict.Answer,
            Choices = verdict.Choices,
            AnswerCode = "var c = Find(\"clock\");\nreturn Round(AngleAt(c.Points[1], c.Points[0], c.Points[2]), 3);",
            Variant = new Variant(Figure(next), answer with { Number = Math.Min(nextApart, 360 - nextApart) }),
        };
    }
}
