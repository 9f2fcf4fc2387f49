namespace Hangfire;

/// <summary>Cron expressions for common schedules, in the recurring job's time zone.</summary>
public static class Cron
{
    public static string Minutely() => "* * * * *";

    public static string Hourly() => Hourly(minute: 0);

    public static string Hourly(int minute) => $"{minute} * * * *";

    public static string Daily() => Daily(hour: 0);

    public static string Daily(int hour) => Daily(hour, minute: 0);

    public static string Daily(int hour, int minute) => $"{minute} {hour} * * *";

    public static string Weekly() => Weekly(DayOfWeek.Monday);

    public static string Weekly(DayOfWeek dayOfWeek) => Weekly(dayOfWeek, hour: 0);

    public static string Weekly(DayOfWeek dayOfWeek, int hour) => Weekly(dayOfWeek, hour, minute: 0);

    public static string Weekly(DayOfWeek dayOfWeek, int hour, int minute) => $"{minute} {hour} * * {(int)dayOfWeek}";

    public static string Monthly() => Monthly(day: 1);

    public static string Monthly(int day) => Monthly(day, hour: 0);

    public static string Monthly(int day, int hour) => Monthly(day, hour, minute: 0);

    public static string Monthly(int day, int hour, int minute) => $"{minute} {hour} {day} * *";

    /// <summary>The job runs only when it is triggered.</summary>
    public static string Never() => "0 0 31 2 *";
}
