using System.Collections.Immutable;
using Flywheel.Synthesis.Authors.Rules.Families.Data;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Clocks;

/// <summary>Clocks of two cities show the same moment; a third clock shows a later time in the first city. The steps find and apply the difference.</summary>
internal sealed class TimeZoneFamily : ProblemFamily
{
    private static readonly ImmutableArray<(string City, int Offset)> Cities =
    [
        ("London", 0), ("Lisbon", 0), ("Paris", 60), ("Rome", 60), ("Cairo", 120), ("Athens", 120), ("Nairobi", 180), ("Dubai", 240), ("Karachi", 300), ("Delhi", 330),
        ("Kathmandu", 345), ("Dhaka", 360), ("Bangkok", 420), ("Beijing", 480), ("Tokyo", 540), ("Adelaide", 570), ("Sydney", 600), ("Lima", -300), ("New York", -300), ("Chicago", -360), ("Denver", -420), ("Rio", -180),
    ];

    /// <inheritdoc />
    public override string Name => "time-zones";

    /// <inheritdoc />
    public override string FigureKind => "clock-calendar";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes =>
    [
        new("Earth and Geography", "Time zones"),
        new("Astronomy", "Time zones and longitude"),
        new("Everyday Measurement", "Timers and time zones", "Digital and 24-hour time"),
    ];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var pair = random.Sample(Cities, 2);
        var ((here, hereOffset), (there, thereOffset)) = (pair[0], pair[1]);
        var ahead = thereOffset - hereOffset;
        if (Math.Abs(ahead) < 60)
        {
            throw new DraftException("The two cities share their time.");
        }

        var now = random.Range(0, 287) * 5;
        var later = random.Range(0, 287) * 5;
        var sheet = Sheet.Begin(drafting, 500, 360);
        var what = random.Pick<string>(["video call", "concert stream", "online lesson", "chess match", "launch"]);
        string Figure(int at) => sheet.Writer()
            .Line($"DigitalClock({here}, {now / 60}, {now % 60}, 130, 90);")
            .Line($"DigitalClock({there}, {(now + ahead + 1440) / 60 % 24}, {(now + ahead + 1440) % 60}, 370, 90);")
            .Line($"DigitalClock({$"{what} ({here} time)"}, {at / 60}, {at % 60}, 250, 250);")
            .ToString();
        var target = (later + ahead + 1440) % 1440;
        var wrong = new[] { (later - ahead + 1440) % 1440, (target + 60) % 1440, (target + 720) % 1440, (target + 1380) % 1440, (target + 30) % 1440 };
        var verdict = Verdict.Maybe(drafting, new TextAnswer(TimeOfDay.Full(target)), wrong.Select(t => new TextAnswer(TimeOfDay.Full(t))));
        var scene = drafting.Draw(Figure(later));
        var (a, b, c) = (scene.Get("digital-clock", here).Points[0], scene.Get("digital-clock", there).Points[0], scene.Get("digital-clock", $"{what} ({here} time)"));
        var word = ahead > 0 ? "ahead of" : "behind";
        var shifted = (later + 75) % 1440;
        var (left, right) = (scene.Get("digital-clock", here).Bounds.Right, scene.Get("digital-clock", there).Bounds.Left);
        return new Draft
        {
            FigureCode = Figure(later),
            Question = drafting.Say(
                $"The upper clocks show the same moment in {here} and in {there}. The {what} begins when it is the lower clock's time in {here}. What will a clock in {there} show then? Answer as hh:mm in 24-hour time.",
                $"{here} and {there} lie in different time zones, as the two upper clocks show. At what time in {there} (24-hour clock, hh:mm) does the {what} of the lower clock begin?",
                $"Right now the clocks in {here} and {there} stand as shown above. Find the time on the clock in {there}, as hh:mm, at which the {what} starts."),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"I compare the upper clocks. {there} is {TimeOfDay.Span(Math.Abs(ahead))} {word} {here}; I draw an arrow for this shift.",
                        $"At the same moment it is {TimeOfDay.Full(now)} in {here} and {TimeOfDay.Full(now + ahead + 1440)} in {there}, so {there} is {TimeOfDay.Span(Math.Abs(ahead))} {word} {here}.",
                        $"From {here} to {there} the clock changes by {TimeOfDay.Span(Math.Abs(ahead))}: {there} is {word} {here}. The arrow stands for that."),
                    Drawn.Code(
                        FigureWriter.Code($"Arrow({new Figures.Geometry.Point(left, a.Y)}, {new Figures.Geometry.Point(right, b.Y)}, color: \"accent\");"),
                        Drawn.Note($"{(ahead > 0 ? "+" : "−")} {TimeOfDay.Span(Math.Abs(ahead))}", new((a.X + b.X) / 2, a.Y - 58), 16))),
                new ThinkingStep(
                    drafting.Say(
                        $"The same shift applies to the lower clock, which reads {TimeOfDay.Full(later)} in {here}; I frame it.",
                        $"The {what} begins at {TimeOfDay.Full(later)} in {here}. I mark that clock, to shift it likewise.",
                        $"Now I apply this to {TimeOfDay.Full(later)}, the framed time in {here}."),
                    Drawn.Frame(c.Bounds.Inflate(7))),
            ],
            Conclusion = drafting.Say(
                $"Going {TimeOfDay.Span(Math.Abs(ahead))} {(ahead > 0 ? "forward" : "back")} from {TimeOfDay.Full(later)}, the clock in {there} shows {verdict.Text}.",
                $"{TimeOfDay.Full(later)} {(ahead > 0 ? "plus" : "minus")} {TimeOfDay.Span(Math.Abs(ahead))} means that in {there} it is {verdict.Text}.",
                $"Shifted by {TimeOfDay.Span(Math.Abs(ahead))}, the time in {there} is {verdict.Text}."),
            Answer = verdict.Answer,
            Choices = verdict.Choices,
            AnswerCode = """
                var times = All("digital-clock").Select(c => c["hour"] * 60 + c["minute"]);
                var t = (times[2] + times[1] - times[0] + 2880) % 1440;
                return $"{Math.Floor(t / 60):00}:{t % 60:00}";
                """,
            Variant = new Variant(Figure(shifted), new TextAnswer(TimeOfDay.Full((shifted + ahead + 1440) % 1440))),
        };
    }
}
