using System.Globalization;

namespace Flywheel.Worker.Dashboard.Views;

/// <summary>How pages write numbers and times.</summary>
internal static class Format
{
    /// <summary>12,345.</summary>
    public static string Count(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>12.3 %; a dash for nothing to divide by.</summary>
    public static string Share(double part, double whole) => whole > 0 ? Percent(part / whole) : "–";

    /// <summary>12.3 %.</summary>
    public static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{share * 100:0.#} %");

    /// <summary>2026-11-21 13:05 in UTC.</summary>
    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>What stands in a time element's attribute.</summary>
    public static string Machine(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    /// <summary>"3 min ago".</summary>
    public static string Ago(DateTimeOffset time, DateTimeOffset now) => now - time < TimeSpan.FromSeconds(5) ? "just now" : $"{Duration(now - time)} ago";

    /// <summary>The two largest units of a duration: "2 h 5 min".</summary>
    public static string Duration(TimeSpan duration) => duration switch
    {
        { TotalSeconds: < 60 } => $"{Math.Max(0, (int)duration.TotalSeconds)} s",
        { TotalMinutes: < 60 } => $"{duration.Minutes} min{(duration.TotalMinutes < 10 && duration.Seconds > 0 ? $" {duration.Seconds} s" : "")}",
        { TotalHours: < 24 } => $"{duration.Hours} h{(duration.Minutes > 0 ? $" {duration.Minutes} min" : "")}",
        _ => $"{(int)duration.TotalDays} d{(duration.Hours > 0 ? $" {duration.Hours} h" : "")}",
    };

    /// <summary>1.5 MB.</summary>
    public static string Bytes(long bytes) => bytes switch
    {
        < 1_000 => $"{bytes} B",
        < 1_000_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e3:0.#} kB"),
        < 1_000_000_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:0.#} MB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e9:0.#} GB"),
    };

    /// <summary>12.5: a length in a drawing.</summary>
    public static string Pixels(double length) => length.ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>"not-judged" of NotJudged: how names of states are shown and styled.</summary>
    public static string Name(Enum value) => string.Concat(value.ToString().Select((c, i) => char.IsUpper(c) && i > 0 ? $"-{char.ToLowerInvariant(c)}" : $"{char.ToLowerInvariant(c)}"));
}
