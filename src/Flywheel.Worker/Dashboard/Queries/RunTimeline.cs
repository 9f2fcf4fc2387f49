using Flywheel.Knowledge.Storage;
using Flywheel.Worker.Dashboard.Views;
using Flywheel.Worker.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Flywheel.Worker.Dashboard.Queries;

/// <summary>What came of a run over time, in stretches of equal length from its first checked batch to its latest.</summary>
/// <param name="Points">The stretches, ascending, without gaps.</param>
/// <param name="Width">Seconds of a stretch, at least 1.</param>
internal sealed record RunTimeline(IReadOnlyList<TimelinePoint> Points, double Width)
{
    private const int Stretches = 200;

    /// <summary>Reads the timeline of a run; without points before its first checked batch.</summary>
    public static async Task<RunTimeline> ReadAsync(FlywheelDbContext context, string run, CancellationToken cancellationToken)
    {
        var times = await context.Batches.Where(b => b.RunId == run && b.Stage == Stages.Check && b.FinishedAt != null).GroupBy(b => b.RunId)
            .Select(g => new { First = g.Min(b => b.FinishedAt), Last = g.Max(b => b.FinishedAt) })
            .FirstOrDefaultAsync(cancellationToken);
        if (times is not { First: { } first, Last: { } last })
        {
            return new RunTimeline([], 1);
        }

        var width = Math.Max(1, Math.Ceiling((last - first).TotalSeconds / (Stretches - 2)));
        var points = await context.Database.SqlQuery<TimelinePoint>($"""
            SELECT floor(extract(epoch FROM finished_at)::double precision / {width}) * {width} AS "Second", sum(candidates - rejected) AS "Passed", sum(repaired) AS "Repaired", sum(rejected) AS "Rejected"
            FROM flywheel.batches
            WHERE run_id = {run} AND stage = {Stages.Check} AND finished_at BETWEEN {first} AND {last}
            GROUP BY 1
            """).ToListAsync(cancellationToken);
        return new RunTimeline([.. Fill(points, width)], width);
    }

    /// <summary>Accepted, repaired and rejected problems a second.</summary>
    public Chart Rates() => new(
        $"Problems a second, {(Width > 1 ? $"mean of {Format.Duration(TimeSpan.FromSeconds(Width))}" : "every second")}",
        [.. Points.Select(p => p.Second)],
        IsTime: true,
        [
            new ChartSeries("Passed the checks", [.. Points.Select(p => (double?)(p.Passed / Width))], "good"),
            new ChartSeries("Of these repaired", [.. Points.Select(p => (double?)(p.Repaired / Width))], "warning"),
            new ChartSeries("Rejected", [.. Points.Select(p => (double?)(p.Rejected / Width))], "bad"),
        ],
        "Time (UTC)");

    /// <summary>A sum that grows with the minutes since the first checked batch.</summary>
    public IEnumerable<(double Minute, double Value)> Growth(Func<TimelinePoint, long> value)
    {
        var sum = 0L;
        foreach (var point in Points)
        {
            sum += value(point);
            yield return (Math.Round((point.Second + Width - Points[0].Second) / 60, 4), sum);
        }
    }

    private static IEnumerable<TimelinePoint> Fill(List<TimelinePoint> points, double width)
    {
        var byPlace = points.ToDictionary(p => (long)Math.Round(p.Second / width));
        for (var place = byPlace.Keys.Min(); place <= byPlace.Keys.Max(); place++)
        {
            yield return byPlace.GetValueOrDefault(place) ?? new TimelinePoint(place * width, 0, 0, 0);
        }
    }
}
