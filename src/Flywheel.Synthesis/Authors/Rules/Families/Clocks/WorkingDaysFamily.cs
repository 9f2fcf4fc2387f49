using System.Collections.Immutable;
using Flywheel.Synthesis.Authors.Rules.Families.Data;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Clocks;

/// <summary>Counts the working days, or the days of a weekend, between two ringed days of a month. The steps shade the weeks and strike what does not count.</summary>
internal sealed class WorkingDaysFamily : ProblemFamily
{
    private static readonly string[] Months = ["January", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

    /// <inheritdoc />
    public override string Name => "working-days";

    /// <inheritdoc />
    public override string FigureKind => "clock-calendar";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes =>
    [
        new("Everyday Measurement", "Days and weeks", "Months and years"),
        new("Astronomy", "Calendars"),
        new("Health and Medicine", "Medicine labels and timing"),
    ];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var (first, month) = (random.Next(7), random.Pick<string>(Months));
        var days = month is "April" or "June" or "September" or "November" ? 30 : 31;
        var (from, to) = (random.Range(2, 12), random.Range(17, 29));
        var weekend = random.Chance(0.35);
        var health = drafting.Domain == "Health and Medicine";
        var sheet = Sheet.Begin(drafting, random.Range(400, 500), random.Range(350, 430));
        var (width, height) = (sheet.Width - (2 * random.Range(20, 40)), sheet.Height - (2 * random.Range(18, 36)));
        var start = random.Pick<int>([0, 0, 6]);
        string Figure(int until) => sheet.Writer()
            .Line($"MonthCalendar({month}, {days}, {first}, {(sheet.Width - width) / 2}, {(sheet.Height - height) / 2}, {width}, {height}, start: {start}, marked: {(int[])[from, until]});")
            .ToString();
        bool Counts(int day) => ((first + day - 1) % 7 >= 5) == weekend;
        int Count(int until) => Enumerable.Range(from, until - from + 1).Count(Counts);
        var scene = drafting.Draw(Figure(to));
        var counted = Enumerable.Range(from, to - from + 1).Where(Counts).ToArray();
        var answer = new NumberAnswer(counted.Length);
        var all = to - from + 1;
        var verdict = Verdict.Maybe(drafting, answer, drafting.Near(answer, all, counted.Length - 1, counted.Length + 1, all - counted.Length));
        var what = weekend ? "Saturdays and Sundays" : "working days (Monday to Friday)";
        var brief = weekend ? "weekend days" : "working days";
        var story = health ? random.Pick<string>(["A course of treatment", "A patient's rehabilitation plan"]) : random.Pick<string>(["A project", "A building job", "A holiday course"]);
        var crossings = Enumerable.Range(from, to - from + 1).Where(d => !Counts(d)).Select(d => scene.Get("calendar-day", $"{d}").Points[0])
            .Select(p => FigureWriter.Code($"Segment({p.X - 10}, {p.Y + 9}, {p.X + 10}, {p.Y - 9}, color: \"accent\");"));
        var rows = counted.GroupBy(d => (int)scene.Get("calendar-day", $"{d}").Fact("row")).Select(g => g.Count()).ToArray();
        return new Draft
        {
            FigureCode = Figure(to),
            Question = drafting.Say(
                $"{story} runs from the first ringed day to the second ringed day, both included. How many {what} does it contain?",
                $"How many {what} are there from one ringed day to the other, counting both ends?",
                $"Count the {what} in the period that the two rings mark on the page of {month}, including the ringed days themselves."),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"The rings stand at {from} and {to}. I highlight these two ends of the period; it has {to} - {from} + 1 = {all} days in all.",
                        $"I fill the two ringed days, {from} and {to}, to see where the period begins and ends: {to} - {from} + 1 = {all} days.",
                        $"First the limits: day {from} and day {to}, both belonging to the period, which makes {to} - {from} + 1 = {all} days."),
                    Drawn.Code(new[] { from, to }.Select(d => FigureWriter.Code($"Circle({scene.Get("calendar-day", $"{d}").Points[0]}, 13, color: \"accent\", fill: \"accent\", opacity: 0.3);")))),
                new ThinkingStep(
                    drafting.Say(
                        $"I strike out the days in between that {(weekend ? "are working days" : "fall on a Saturday or Sunday")}: {all - counted.Length} of them.",
                        $"{Wording.Count(all - counted.Length, "day")} of the period {(all - counted.Length == 1 ? "does" : "do")} not count; I cross them out and count the rest row by row.",
                        $"Crossing out what is not asked for ({Wording.Count(all - counted.Length, "day")}) leaves the {brief}."),
                    Drawn.Code(crossings)),
            ],
            Conclusion = drafting.Say(
                $"{all} - {all - counted.Length} = {counted.Length}, so the number of {brief} is {verdict.Text}.",
                $"Row by row I count {Wording.Sum(rows)} = {counted.Length} {brief}. The answer is {verdict.Text}.",
                $"What is left of the {all} days after striking out {all - counted.Length} is {verdict.Text}."),
            Answer = verdict.Answer,
            Choices = verdict.Choices,
            AnswerCode = $$"""
                var ends = All("calendar-day").Where(d => d["marked"] == 1).Select(d => d.Value);
                return All("calendar-day").Where(d => d.Value >= ends.Min() && d.Value <= ends.Max()).Count(d => {{(weekend ? "" : "!")}}d["weekday"].StartsWith("S"));
                """,
            Variant = new Variant(Figure(to + 1), answer with { Number = Count(to + 1) }),
        };
    }
}
