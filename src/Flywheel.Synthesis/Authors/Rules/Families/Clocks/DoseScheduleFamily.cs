using System.Collections.Immutable;
using Flywheel.Synthesis.Authors.Rules.Families.Data;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Clocks;

/// <summary>A clock shows the first of several events at equal intervals, which a label gives; when the last one is due is asked for. The steps count on around the face.</summary>
internal sealed class DoseScheduleFamily : ProblemFamily
{
    /// <inheritdoc />
    public override string Name => "repeated-interval";

    /// <inheritdoc />
    public override string FigureKind => "clock-calendar";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes =>
    [
        new("Health and Medicine", "Medicine labels and timing", "Taking vital signs"),
        new("Everyday Measurement", "Elapsed time", "Timers and time zones"),
        new("Arithmetic and Number Theory", "Remainders and clock arithmetic"),
    ];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var start = random.Range(0, 143) * 5;
        var interval = random.Pick<int>([60, 75, 80, 90, 100, 105, 110, 120, 135, 140, 150, 160, 165, 180, 210, 240]);
        var count = random.Range(3, 5);
        var end = (start + (interval * (count - 1))) % 720;
        var sheet = Sheet.Begin(drafting, 448, 448);
        var story = drafting.Domain == "Health and Medicine"
            ? random.Pick<(string, string)>([("Tablets", "tablet"), ("Eye drops", "dose"), ("Blood pressure", "reading"), ("Injections", "injection")])
            : random.Pick<(string, string)>([("Feeding the cat", "feeding"), ("Ferry", "departure"), ("Bell", "signal"), ("Watering", "watering"), ("Parking check", "check")]);
        var (title, noun) = story;
        var radius = random.Range(118, 140);
        var label = $"{title}: {count} times, every {TimeOfDay.Span(interval)}";
        string Figure(int at) => sheet.Writer()
            .Line($"Title({label}, size: 16);")
            .Line($"Clock({$"first {noun}"}, {at / 60}, {at % 60}, 224, 222, radius: {radius}, numerals: {random.Fork("numerals").Pick<string>(["arabic", "arabic", "roman", "quarters"])});")
            .ToString();
        var clock = drafting.Draw(Figure(start)).Get("clock", $"first {noun}");
        var center = clock.Points[0];
        Point Tip(int minutes) => center + Point.Polar(center.DistanceTo(clock.Points[1]), 90 - (minutes * 0.5));
        var verdict = Verdict.Maybe(drafting, new TextAnswer(TimeOfDay.Face(end)), new[] { end + interval, end + 720 - interval, end + 60, end + 30, end + 660 }.Select(t => new TextAnswer(TimeOfDay.Face(t % 720))));
        var times = Enumerable.Range(0, count).Select(i => TimeOfDay.Face((start + (i * interval)) % 720)).ToArray();
        var arrows = Enumerable.Range(1, count - 1).Select(i => FigureWriter.Code($"Segment({center}, {Tip(start + (i * interval))}, color: {(i == count - 1 ? "red" : "accent")}, width: 3, dashed: {i < count - 1});"));
        var shifted = (start + 25) % 720;
        return new Draft
        {
            FigureCode = Figure(start),
            Question = drafting.Say(
                $"The clock shows the time of the first {noun}; the line above it tells how it goes on. At what time is the last {noun}? Answer as h:mm.",
                $"Read the note above the clock. When, as h:mm on a clock face, is the last {noun} due?",
                $"The first {noun} is at the time shown. Following the note, find the time (h:mm) of the last one."),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"The hands show {times[0]}. After the first {noun} there are {count - 1} more, so {count - 1} intervals of {TimeOfDay.Span(interval)} pass. I mark where the hour hand stands first.",
                        $"It is {times[0]} at the beginning. {count} times means {count - 1} intervals. I trace the hour hand to start from.",
                        $"I read {times[0]} and trace the hour hand. Between {count} of them lie only {count - 1} intervals, each {TimeOfDay.Span(interval)} long."),
                    Drawn.Line(center, clock.Points[1], "green")),
                new ThinkingStep(
                    drafting.Say(
                        $"In each interval the hour hand moves on; its later places are drawn dashed, the last one red: {string.Join(", ", times.Skip(1))}.",
                        $"I move the hour hand on, interval by interval: {string.Join(", then ", times.Skip(1))}.",
                        $"Counting on around the face gives {string.Join(", ", times.Skip(1))}; I draw the hour hand for each."),
                    Drawn.Code(arrows)),
            ],
            Conclusion = drafting.Say(
                $"{count - 1} intervals make {TimeOfDay.Span(interval * (count - 1))} after {times[0]}, so the last {noun} is at {verdict.Text}.",
                $"Hence the last {noun} falls at {verdict.Text}.",
                $"From {times[0]} on by {TimeOfDay.Span(interval * (count - 1))} in all, the clock reads {verdict.Text}."),
            Answer = verdict.Answer,
            Choices = verdict.Choices,
            AnswerCode = """
                var note = Find("title").Text.Split(": ")[1].Split(", every ");
                var parts = note[1].Split(" ");
                var minutes = parts[1] == "h" ? Number(parts[0]) * 60 : Number(parts[0]);
                if (parts.Length > 2) { minutes = minutes + Number(parts[2]); }
                var t = (Round(Find("clock")["hourAngle"] * 2) + minutes * (Number(note[0]) - 1)) % 720;
                var h = Math.Floor(t / 60);
                return $"{(h == 0 ? 12 : h)}:{t % 60:00}";
                """,
            Variant = new Variant(Figure(shifted), new TextAnswer(TimeOfDay.Face((shifted + (interval * (count - 1))) % 720))),
        };
    }
}
