using System.Text.Json;

namespace Flywheel.Worker.Dashboard.Views;

/// <summary>A line chart; the partial <c>_Chart</c> shows it, with its numbers in a table below for those who cannot see it.</summary>
/// <param name="Title">What it shows, with units.</param>
/// <param name="X">Where the points lie, ascending: seconds since 1970 if <paramref name="IsTime"/>, plain numbers if not.</param>
/// <param name="IsTime">Whether the points are times.</param>
/// <param name="Series">The lines; each has a value, or null for none, for every x.</param>
/// <param name="XLabel">What the table calls x.</param>
internal sealed record Chart(string Title, IReadOnlyList<double> X, bool IsTime, IReadOnlyList<ChartSeries> Series, string XLabel)
{
    /// <summary>What the script that draws it reads.</summary>
    public string ToJson() => JsonSerializer.Serialize(
        new { x = X, time = IsTime, series = Series.Select(s => new { label = s.Label, values = s.Values, tone = s.Tone }) }, JsonSerializerOptions.Web);

    /// <summary>A point's x as the table shows it.</summary>
    public string Show(double x) => IsTime ? Format.Time(DateTimeOffset.FromUnixTimeSeconds((long)x)) : x.ToString("#,0.##", System.Globalization.CultureInfo.InvariantCulture);
}
