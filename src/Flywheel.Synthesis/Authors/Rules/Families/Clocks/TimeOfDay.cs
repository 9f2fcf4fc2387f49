namespace Flywheel.Synthesis.Authors.Rules.Families.Clocks;

/// <summary>Times of day and spans of time in words and figures; all in minutes.</summary>
internal static class TimeOfDay
{
    /// <summary>As a 24-hour clock shows it: 07:05.</summary>
    public static string Full(int minutes) => $"{minutes / 60 % 24:00}:{minutes % 60:00}";

    /// <summary>As it is read off a clock face: 7:05.</summary>
    public static string Face(int minutes) => $"{((minutes / 60) + 11) % 12 + 1}:{minutes % 60:00}";

    /// <summary>A span: 2 h 5 min.</summary>
    public static string Span(int minutes) => minutes < 60 ? $"{minutes} min" : minutes % 60 == 0 ? $"{minutes / 60} h" : $"{minutes / 60} h {minutes % 60} min";
}
