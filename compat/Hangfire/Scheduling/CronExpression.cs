namespace Hangfire.Scheduling;

/// <summary>
/// A schedule of five fields (minute, hour, day of month, month, day of week) or six (seconds first). Fields hold *, values, ranges (also
/// reversed ones, 22-2), steps and lists, names of months and days; the day of month also L, L-3, LW and 15W; the day of week also 5L and 5#2.
/// A day must match both day fields.
/// </summary>
internal sealed class CronExpression
{
    private const int YearsToSearch = 100;

    private static readonly string[] months = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
    private static readonly string[] days = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

    private readonly CronField second;
    private readonly CronField minute;
    private readonly CronField hour;
    private readonly CronField month;
    private readonly Func<DateTime, bool> dayOfMonth;
    private readonly Func<DateTime, bool> dayOfWeek;

    private CronExpression(string[] fields)
    {
        second = CronField.Parse(fields[0], "second", 0, 59, []);
        minute = CronField.Parse(fields[1], "minute", 0, 59, []);
        hour = CronField.Parse(fields[2], "hour", 0, 23, []);
        dayOfMonth = ParseDayOfMonth(fields[3].ToUpperInvariant());
        month = CronField.Parse(fields[4], "month", 1, 12, months);
        dayOfWeek = ParseDayOfWeek(fields[5].ToUpperInvariant());
    }

    /// <exception cref="FormatException">The text is no cron expression; the message says which field is wrong and why.</exception>
    public static CronExpression Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var fields = Expand(text.Trim()).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return fields.Length switch
        {
            5 => new CronExpression(["0", .. fields]),
            6 => new CronExpression(fields),
            _ => throw new FormatException($"The cron expression \"{text}\" has {fields.Length} fields instead of 5, or 6 with seconds."),
        };
    }

    /// <summary>
    /// The first occurrence after the given moment, which is in UTC, as is the result; null if there is none within a century. A local time
    /// that a clock change skips counts as the moment of the change; one that occurs twice counts the first time only.
    /// </summary>
    public DateTime? Next(DateTime after, TimeZoneInfo timeZone)
    {
        ArgumentNullException.ThrowIfNull(timeZone);
        var local = TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(after, DateTimeKind.Utc), timeZone);
        var limit = local.Year + YearsToSearch;
        for (var candidate = NextLocal(local, limit); candidate is { } time; candidate = NextLocal(time, limit))
        {
            var moment = ToUtc(time, timeZone);
            if (moment > after)
                return moment;
        }

        return null;
    }

    private static string Expand(string text) => text.ToUpperInvariant() switch
    {
        "@EVERY_SECOND" => "* * * * * *",
        "@EVERY_MINUTE" => "* * * * *",
        "@HOURLY" => "0 * * * *",
        "@DAILY" or "@MIDNIGHT" => "0 0 * * *",
        "@WEEKLY" => "0 0 * * 0",
        "@MONTHLY" => "0 0 1 * *",
        "@YEARLY" or "@ANNUALLY" => "0 0 1 1 *",
        _ => text,
    };

    private static DateTime ToUtc(DateTime local, TimeZoneInfo timeZone)
    {
        while (timeZone.IsInvalidTime(local))
            local = new DateTime(local.Ticks - (local.Ticks % TimeSpan.TicksPerMinute)).AddMinutes(1);
        var offset = timeZone.IsAmbiguousTime(local) ? timeZone.GetAmbiguousTimeOffsets(local).Max() : timeZone.GetUtcOffset(local);
        return DateTime.SpecifyKind(local - offset, DateTimeKind.Utc);
    }

    private static int LastDay(DateTime day) => DateTime.DaysInMonth(day.Year, day.Month);

    private static int NearestWeekday(DateTime monthOf, int day)
    {
        var last = LastDay(monthOf);
        return new DateTime(monthOf.Year, monthOf.Month, day).DayOfWeek switch
        {
            DayOfWeek.Saturday => day > 1 ? day - 1 : day + 2,
            DayOfWeek.Sunday => day < last ? day + 1 : day - 2,
            _ => day,
        };
    }

    private static Func<DateTime, bool> ParseDayOfMonth(string field)
    {
        var onWeekday = field.EndsWith('W');
        var day = onWeekday ? field[..^1] : field;
        if (day.StartsWith('L'))
        {
            var offset = day == "L" ? 0 : CronField.Number(day[1..].TrimStart('-'), "day of month", 0, 30, []);
            return date => LastDay(date) - offset is >= 1 and var wanted && date.Day == (onWeekday ? NearestWeekday(date, wanted) : wanted);
        }

        if (onWeekday)
        {
            var wanted = CronField.Number(day, "day of month", 1, 31, []);
            return date => wanted <= LastDay(date) && date.Day == NearestWeekday(date, wanted);
        }

        var set = CronField.Parse(field == "?" ? "*" : field, "day of month", 1, 31, []);
        return date => set.Contains(date.Day);
    }

    private static Func<DateTime, bool> ParseDayOfWeek(string field)
    {
        if (field.Length > 1 && field.EndsWith('L'))
        {
            var last = CronField.Number(field[..^1], "day of week", 0, 7, days) % 7;
            return date => (int)date.DayOfWeek == last && date.Day + 7 > LastDay(date);
        }

        if (field.Split('#') is [var day, var nth])
        {
            var wanted = CronField.Number(day, "day of week", 0, 7, days) % 7;
            var week = CronField.Number(nth, "day of week", 1, 5, []);
            return date => (int)date.DayOfWeek == wanted && (date.Day + 6) / 7 == week;
        }

        var set = CronField.Parse(field == "?" ? "*" : field, "day of week", 0, 7, days);
        return date => set.Contains((int)date.DayOfWeek) || (date.DayOfWeek == DayOfWeek.Sunday && set.Contains(7));
    }

    private DateTime? NextLocal(DateTime after, int limit)
    {
        var start = new DateTime(after.Ticks - (after.Ticks % TimeSpan.TicksPerSecond)).AddSeconds(1);
        var from = start.TimeOfDay;
        for (var day = start.Date; day.Year <= limit;)
        {
            if (!month.Contains(day.Month))
            {
                day = new DateTime(day.Year, day.Month, 1).AddMonths(1);
                from = TimeSpan.Zero;
                continue;
            }

            if (dayOfMonth(day) && dayOfWeek(day) && NextTime(from) is { } time)
                return day + time;
            day = day.AddDays(1);
            from = TimeSpan.Zero;
        }

        return null;
    }

    /// <summary>The first matching time of a day, not before the given one.</summary>
    private TimeSpan? NextTime(TimeSpan from)
    {
        for (var h = hour.NextOrNone(from.Hours); h is { } atHour; h = hour.NextOrNone(atHour + 1))
        {
            var sameHour = atHour == from.Hours;
            for (var m = minute.NextOrNone(sameHour ? from.Minutes : 0); m is { } atMinute; m = minute.NextOrNone(atMinute + 1))
            {
                var firstSecond = sameHour && atMinute == from.Minutes ? from.Seconds : 0;
                if (second.NextOrNone(firstSecond) is { } atSecond)
                    return new TimeSpan(atHour, atMinute, atSecond);
            }
        }

        return null;
    }
}
