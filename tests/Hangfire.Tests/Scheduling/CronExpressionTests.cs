using FsCheck;
using FsCheck.Fluent;
using Hangfire.Scheduling;

namespace Hangfire.Tests.Scheduling;

public sealed class CronExpressionTests
{
    private static readonly DateTime start = new(2026, 2, 27, 13, 7, 30, DateTimeKind.Utc);

    [Theory]
    [InlineData("* * * * *", "2026-02-27 13:08:00")]
    [InlineData("* * * * * *", "2026-02-27 13:07:31")]
    [InlineData("*/15 * * * * *", "2026-02-27 13:07:45")]
    [InlineData("7 13 * * *", "2026-02-28 13:07:00")]
    [InlineData("45 7 13 * * *", "2026-02-27 13:07:45")]
    [InlineData("0 0 * * *", "2026-02-28 00:00:00")]
    [InlineData("0 0 29 2 *", "2028-02-29 00:00:00")]
    [InlineData("0 0 L * *", "2026-02-28 00:00:00")]
    [InlineData("0 0 L-2 * *", "2026-03-29 00:00:00")]
    [InlineData("0 0 LW 5 *", "2026-05-29 00:00:00")]
    [InlineData("0 0 1W * *", "2026-03-02 00:00:00")]
    [InlineData("0 0 15W 8 *", "2026-08-14 00:00:00")]
    [InlineData("0 0 31W 5 *", "2026-05-29 00:00:00")]
    [InlineData("0 0 * * MON", "2026-03-02 00:00:00")]
    [InlineData("0 0 * * 7", "2026-03-01 00:00:00")]
    [InlineData("0 0 * * 5-7", "2026-02-28 00:00:00")]
    [InlineData("0 0 * * SAT-MON", "2026-02-28 00:00:00")]
    [InlineData("0 0 * * 5L", "2026-03-27 00:00:00")]
    [InlineData("0 0 ? * 6#2", "2026-03-14 00:00:00")]
    [InlineData("0 0 13 * FRI", "2026-03-13 00:00:00")]
    [InlineData("0 22-2 * * *", "2026-02-27 22:00:00")]
    [InlineData("50-10/10 * * * *", "2026-02-27 13:10:00")]
    [InlineData("5/20 * * * *", "2026-02-27 13:25:00")]
    [InlineData("0 12 1 jan,JUL *", "2026-07-01 12:00:00")]
    [InlineData("@hourly", "2026-02-27 14:00:00")]
    [InlineData("@weekly", "2026-03-01 00:00:00")]
    [InlineData("@yearly", "2027-01-01 00:00:00")]
    public void Next_occurrence_is_the_expected_one(string cron, string expected)
    {
        var next = CronExpression.Parse(cron).Next(start, TimeZoneInfo.Utc);
        Assert.Equal(expected, $"{next:yyyy-MM-dd HH:mm:ss}");
        Assert.Equal(DateTimeKind.Utc, next!.Value.Kind);
    }

    [Fact]
    public void Next_occurrence_is_the_first_matching_minute()
    {
        Prop.ForAll(Fields().ToArbitrary(), Moments().ToArbitrary(), (fields, after) =>
        {
            var expected = Reference(fields, after, minutes: 3 * 24 * 60);
            var actual = CronExpression.Parse(string.Join(' ', fields.Select(field => field.Text))).Next(after, TimeZoneInfo.Utc);
            return expected is null ? actual is null || actual > after.AddDays(2.9) : actual == expected;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(400));
    }

    [Fact]
    public void Occurrences_after_occurrences_grow()
    {
        Prop.ForAll(Fields().ToArbitrary(), Moments().ToArbitrary(), (fields, after) =>
        {
            var cron = CronExpression.Parse(string.Join(' ', fields.Select(field => field.Text)));
            var zone = TimeZoneInfo.FindSystemTimeZoneById("America/New_York");
            var moment = after;
            for (var i = 0; i < 20 && cron.Next(moment, zone) is { } next; i++)
            {
                if (next <= moment)
                    return false;
                moment = next;
            }

            return true;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(100));
    }

    [Fact]
    public void Time_that_a_clock_change_skips_counts_as_the_moment_of_the_change()
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById("America/New_York");
        var next = CronExpression.Parse("30 2 * * *").Next(new DateTime(2026, 3, 8, 5, 0, 0, DateTimeKind.Utc), zone);
        Assert.Equal(new DateTime(2026, 3, 8, 7, 0, 0, DateTimeKind.Utc), next);
    }

    [Fact]
    public void Time_that_occurs_twice_counts_once()
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById("America/New_York");
        var cron = CronExpression.Parse("30 1 * * *");
        var first = cron.Next(new DateTime(2026, 11, 1, 4, 0, 0, DateTimeKind.Utc), zone);
        Assert.Equal(new DateTime(2026, 11, 1, 5, 30, 0, DateTimeKind.Utc), first);
        Assert.Equal(new DateTime(2026, 11, 2, 6, 30, 0, DateTimeKind.Utc), cron.Next(first!.Value, zone));
    }

    [Theory]
    [InlineData("")]
    [InlineData("* * * *")]
    [InlineData("* * * * * * *")]
    [InlineData("60 * * * *")]
    [InlineData("* 24 * * *")]
    [InlineData("* * 0 * *")]
    [InlineData("* * * 13 *")]
    [InlineData("* * * * 8")]
    [InlineData("* * * * MONDAY")]
    [InlineData("1-2-3 * * * *")]
    [InlineData("*/0 * * * *")]
    [InlineData("1//2 * * * *")]
    [InlineData("-5 * * * *")]
    [InlineData("5, * * * *")]
    [InlineData("x * * * *")]
    [InlineData("0 0 32W * *")]
    [InlineData("0 0 * * 1#6")]
    [InlineData("@sometimes")]
    public void Text_that_is_no_schedule_is_refused(string text) => Assert.Throws<FormatException>(() => CronExpression.Parse(text));

    [Fact]
    public void Any_text_is_a_schedule_or_refused()
    {
        var characters = Gen.Elements("0123456789*/-,#LW? @AJMON\u00e9\t".ToCharArray());
        Prop.ForAll(characters.ArrayOf().Select(array => new string(array)).ToArbitrary(), text =>
        {
            try
            {
                CronExpression.Parse(text).Next(start, TimeZoneInfo.Utc);
            }
            catch (FormatException)
            {
                return;
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
    }

    [Fact]
    public void Schedule_that_never_occurs_has_no_next_occurrence() => Assert.Null(CronExpression.Parse("0 0 31 2 *").Next(start, TimeZoneInfo.Utc));

    private sealed record Field(string Text, bool[] Matches);

    /// <summary>A field as text, and the same by plain enumeration of what it matches.</summary>
    private static Gen<Field> FieldOf(int least, int greatest)
    {
        bool[] Where(Func<int, bool> matches) => [.. Enumerable.Range(0, 61).Select(value => value >= least && value <= greatest && matches(value))];
        var any = Gen.Constant(new Field("*", Where(_ => true)));
        var one = Gen.Choose(least, greatest).Select(value => new Field($"{value}", Where(other => other == value)));
        var step = Gen.Choose(1, Math.Max(1, greatest / 2)).Select(by => new Field($"*/{by}", Where(value => (value - least) % by == 0)));
        var range =
            from a in Gen.Choose(least, greatest)
            from b in Gen.Choose(least, greatest)
            select new Field($"{a}-{b}", Where(value => a <= b ? value >= a && value <= b : value >= a || value <= b));
        var list =
            from a in one
            from b in range
            select new Field($"{a.Text},{b.Text}", [.. a.Matches.Zip(b.Matches, (x, y) => x || y)]);
        return Gen.Frequency((3, any), (2, one), (2, step), (2, range), (1, list));
    }

    private static Gen<Field[]> Fields() =>
        from minute in FieldOf(0, 59)
        from hour in FieldOf(0, 23)
        from day in FieldOf(1, 31)
        from month in FieldOf(1, 12)
        from weekday in FieldOf(0, 6)
        select new[] { minute, hour, day, month, weekday };

    private static Gen<DateTime> Moments() =>
        Gen.Choose(0, 40 * 365 * 24 * 60).Select(minutes => new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddMinutes(minutes).AddSeconds(minutes % 60));

    private static DateTime? Reference(Field[] fields, DateTime after, int minutes)
    {
        var first = after.AddSeconds(-after.Second);
        return Enumerable.Range(1, minutes).Select(i => (DateTime?)first.AddMinutes(i)).FirstOrDefault(time =>
            fields[0].Matches[time!.Value.Minute] && fields[1].Matches[time.Value.Hour] && fields[2].Matches[time.Value.Day]
            && fields[3].Matches[time.Value.Month] && fields[4].Matches[(int)time.Value.DayOfWeek]);
    }
}
