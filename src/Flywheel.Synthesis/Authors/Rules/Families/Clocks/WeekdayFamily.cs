using System.Collections.Immutable;
using Flywheel.Synthesis.Authors.Rules.Families.Data;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Clocks;

/// <summary>A month's page; the weekday of a date in the next or the previous month is asked for. The steps find the edge of the month and count weeks.</summary>
internal sealed class WeekdayFamily : ProblemFamily
{
    private static readonly string[] Days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    private static readonly ImmutableArray<(string Name, int Days)> Months =
        [("January", 31), ("March", 31), ("April", 30), ("May", 31), ("June", 30), ("July", 31), ("August", 31), ("September", 30), ("October", 31), ("November", 30)];

    /// <inheritdoc />
    public override string Name => "weekday-of-date";

    /// <inheritdoc />
    public override string FigureKind => "clock-calendar";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes =>
    [
        new("Everyday Measurement", "Days and weeks", "Months and years"),
        new("Arithmetic and Number Theory", "Remainders and clock arithmetic", "Congruences"),
        new("Astronomy", "Calendars"),
        new("Logic and Patterns", "Cycles and clock arithmetic"),
    ];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var (month, days) = random.Pick<(string Name, int Days)>(Months);
        var first = random.Next(7);
        var start = random.Pick<int>([0, 0, 6]);
        var date = random.Range(3, 28);
        if (date % 7 == 1)
        {
            throw new DraftException("Whole weeks after the first it is the same weekday.");
        }

        var sheet = Sheet.Begin(drafting, random.Range(400, 500), random.Range(340, 420));
        var (width, height) = (sheet.Width - (2 * random.Range(20, 40)), sheet.Height - (2 * random.Range(18, 36)));
        var (x, y) = ((sheet.Width - width) / 2, (sheet.Height - height) / 2);
        string Figure(int begins) => sheet.Writer().Line($"MonthCalendar({month}, {days}, {begins}, {x}, {y}, {width}, {height}, start: {start});").ToString();
        string Weekday(int begins) => Days[(begins + days + date - 1) % 7];
        var scene = drafting.Draw(Figure(first));
        var last = scene.Get("calendar-day", $"{days}").Points[0];
        var same = scene.Get("calendar-day", $"{date}").Points[0];
        var (opening, closing) = (Days[(first + days) % 7], Days[(first + days - 1) % 7]);
        var rest = (date - 1) % 7;
        var right = Weekday(first);
        var verdict = Verdict.Maybe(drafting, new TextAnswer(right), random.Shuffled(Days).Prepend(Days[(first + date - 1) % 7]).Select(d => new TextAnswer(d)));
        return new Draft
        {
            FigureCode = Figure(first),
            Question = drafting.Say(
                $"The page shows {month}. On which weekday does day {date} of the following month fall? Write the weekday in full.",
                $"Which day of the week will day {date} of the month after {month} be? Give its full name.",
                $"Using the calendar page, find the full name of the weekday of day {date} in the month that follows."),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"{month} ends on day {days}, a {closing}, which I ring. The next month therefore begins on a {opening}.",
                        $"The last day on the page is the {days}, a {closing}; so day 1 of the next month is a {opening}. I mark the last day.",
                        $"I look for the end of the page: day {days} is a {closing}. The day after it, the first of the new month, is a {opening}."),
                    Drawn.Ring(last, 16)),
                new ThinkingStep(
                    drafting.Say(
                        $"From day 1 to day {date} it is {date - 1} days: {Wording.Count((date - 1) / 7, "whole week")} and {Wording.Count(rest, "day")}. On the page I mark day {date} of {month} for comparison; {days % 7} days later in the week comes the one I want.",
                        $"{date - 1} days after the first: leaving out whole weeks, the rest is {rest}. For comparison, day {date} of {month} (framed) is a {Days[(first + date - 1) % 7]}; one month of {days} days shifts that by {days % 7}.",
                        $"Between day 1 and day {date} lie {date - 1} steps, and only the remainder {rest} after division by 7 counts. The framed day {date} on this page is a {Days[(first + date - 1) % 7]}, {days % 7} weekdays earlier."),
                    FigureWriter.Code($"Rectangle({same.X - 17}, {same.Y - 14}, 34, 28, color: \"red\", radius: 5);")),
            ],
            Conclusion = drafting.Say(
                $"{Wording.Count(rest, "day")} after a {opening} comes the answer, {verdict.Text}.",
                $"Counting {Wording.Count(rest, "day")} on from {opening} I reach {verdict.Text}.",
                $"So day {date} of the next month is a {verdict.Text}."),
            Answer = verdict.Answer,
            Choices = verdict.Choices,
            AnswerCode = FigureWriter.Code($$"""
                var names = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
                var same = Find("calendar-day", {{$"{date}"}});
                var shift = All("calendar-day").Length % 7;
                var index = Range(0, 7).Where(i => names[i].StartsWith(same["weekday"]))[0];
                return names[(index + shift) % 7];
                """),
            Variant = new Variant(Figure((first + 1) % 7), new TextAnswer(Weekday(first + 1))),
        };
    }
}
