using System.Collections.Immutable;
using Flywheel.Synthesis.Authors.Rules.Families.Data;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Clocks;

/// <summary>A clock without numerals is seen in a mirror; the true time is asked for. The steps draw the mirror axis and the true hands.</summary>
internal sealed class MirrorClockFamily : ProblemFamily
{
    /// <inheritdoc />
    public override string Name => "mirror-clock";

    /// <inheritdoc />
    public override string FigureKind => "clock-calendar";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes =>
    [
        new("Logic and Patterns", "Reflection reasoning"),
        new("Waves and Optics", "Plane mirrors"),
        new("Everyday Measurement", "Clock geometry"),
    ];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var time = random.Range(0, 719);
        var mirrored = (720 - time) % 720;
        if (Math.Abs(time - mirrored) < 20 || Math.Abs(time - mirrored) > 700)
        {
            throw new DraftException("The clock looks the same in the mirror.");
        }

        var sheet = Sheet.Begin(drafting);
        var radius = random.Range(140, (int)(sheet.Height / 2) - 34);
        var (x, y) = (Math.Round(sheet.Width / 2) + random.Range(-14, 14), Math.Round(sheet.Height / 2) + random.Range(-8, 8));
        string Figure(int at) => sheet.Writer().Line($"Clock(\"\", {at / 60}, {at % 60}, {x}, {y}, radius: {radius}, mirrored: true);").ToString();
        var clock = drafting.Draw(Figure(time)).Get("clock", "");
        var (center, hourTip, minuteTip) = (clock.Points[0], clock.Points[1], clock.Points[2]);
        var right = TimeOfDay.Face(time);
        var verdict = Verdict.Maybe(drafting, new TextAnswer(right), new[] { mirrored, (time + 360) % 720, (time / 60 * 60) + (mirrored % 60), (mirrored / 60 * 60) + (time % 60), (time + 60) % 720 }.Select(t => new TextAnswer(TimeOfDay.Face(t))), 0.5);
        var map = Affine.MirrorX(center.X);
        var shifted = (time + 65) % 720;
        return new Draft
        {
            FigureCode = Figure(time),
            Question = drafting.Say(
                "This is how a clock without numbers looks in a mirror. What is the true time? Answer as h:mm.",
                "The clock face is seen in a mirror that hangs on the opposite wall. Which time is it really, written as h:mm?",
                "A photo of a clock was flipped left to right, as shown. Give the time that the clock really showed, as h:mm."),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        "A mirror swaps left and right. I draw the upright axis through the centre, from 12 to 6, about which the face is flipped.",
                        "Left and right are exchanged and up stays up, so the face is flipped about the vertical line through its centre, which I draw.",
                        "The flip leaves 12 and 6 where they are. The dashed line through both is the axis to reflect in."),
                    Drawn.Dashed(center - new Point(0, radius), center + new Point(0, radius))),
                new ThinkingStep(
                    drafting.Say(
                        $"Reflecting both hands in this axis gives the true positions: the minute hand at {time % 60} minutes, the hour hand {(time % 60 == 0 ? "at" : "past")} {TimeOfDay.Face(time / 60 * 60)[..^3]}.",
                        $"I flip the hands back. The long one then points to minute {time % 60}, the short one lies {(time % 60 == 0 ? "at" : "after")} {TimeOfDay.Face(time / 60 * 60)[..^3]}.",
                        $"Flipped back, the long hand stands at {time % 60} minutes and the short hand {(time % 60 == 0 ? "at" : "past")} {TimeOfDay.Face(time / 60 * 60)[..^3]}, as the coloured lines show."),
                    Drawn.Code(Drawn.Line(center, map.Map(hourTip)), Drawn.Line(center, map.Map(minuteTip), "red"))),
            ],
            Conclusion = drafting.Say(
                $"The mirror image reads {TimeOfDay.Face(mirrored)}, but the true time is {verdict.Text}.",
                $"So the clock really shows {verdict.Text}.",
                $"Together with its image ({TimeOfDay.Face(mirrored)}) the true time makes 12 hours; it is {verdict.Text}."),
            Answer = verdict.Answer,
            Choices = verdict.Choices,
            AnswerCode = """
                var c = Find("clock");
                var center = c.Points[0];
                var minute = (Math.Atan2(center.X - c.Points[2].X, center.Y - c.Points[2].Y) * 30 / Math.PI + 60) % 60;
                var hour = (Math.Atan2(center.X - c.Points[1].X, center.Y - c.Points[1].Y) * 6 / Math.PI + 12) % 12;
                var m = Round(minute) % 60;
                var h = Round(hour - m / 60 + 12) % 12;
                return $"{(h == 0 ? 12 : h)}:{m:00}";
                """,
            Variant = new Variant(Figure(shifted), new TextAnswer(TimeOfDay.Face(shifted))),
        };
    }
}
