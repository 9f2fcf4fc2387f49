using Flywheel.Worker.Dashboard.Views;

namespace Flywheel.Worker.Dashboard.Training;

/// <summary>The charts of trainings.</summary>
internal static class TrainingCharts
{
    private static readonly string[] Tones = ["accent", "good", "warning", "bad"];

    /// <summary>The charts of one training.</summary>
    public static IReadOnlyList<Chart> Of(TrainingCurve curve)
    {
        var points = curve.Buckets.ToList();
        double[] x = [.. points.Select(p => curve.MiddleOf(p.Index))];
        var charts = new List<Chart>
        {
            Make("Loss, in nats a token", ("steps", Values(b => b.Mean(b.Loss)), "accent"), ("held-out rows", Values(b => b.HeldOut), "warning")),
        };
        if (points.Any(p => p.Bucket.Accuracy is not null))
        {
            charts.Add(Make("Held-out tokens that were the likeliest, per cent", ("accuracy", Values(b => b.Accuracy * 100), "good")));
        }

        charts.Add(Make("Learning rate, in millionths", ("rate", Values(b => b.Mean(b.Rate) * 1e6), "accent")));
        charts.Add(Make("Tokens a second", ("tokens/s", Values(b => b.Seconds > 0 ? b.Tokens / b.Seconds : null), "accent")));
        charts.Add(Make("Norm of the gradients before clipping", ("norm", Values(b => b.Mean(b.Norm)), "quiet")));
        return charts;

        double?[] Values(Func<TrainingCurve.Bucket, double?> value) => [.. points.Select(p => value(p.Bucket))];

        Chart Make(string title, params (string Label, double?[] Values, string Tone)[] series) =>
            new(title, x, IsTime: false, [.. series.Where(s => Array.Exists(s.Values, v => v is not null)).Select(s => new ChartSeries(s.Label, s.Values, s.Tone))], "step");
    }

    /// <summary>Several trainings in one chart, with the buckets of the longest.</summary>
    public static IReadOnlyList<Chart> Compare(IReadOnlyList<(string Name, TrainingHistory History)> trainings)
    {
        var width = trainings.Select(t => t.History.Curve().Width).DefaultIfEmpty(1).Max();
        var curves = trainings.Select(t => (t.Name, Curve: t.History.Curve(width))).ToList();
        width = curves.Max(c => c.Curve.Width);
        var byIndex = curves.Select(c => (c.Name, Buckets: c.Curve.Widened(width).Buckets.ToDictionary(b => b.Index, b => b.Bucket))).ToList();
        long[] all = [.. byIndex.SelectMany(c => c.Buckets.Keys).Distinct().Order()];
        double[] x = [.. all.Select(index => (index * width) + ((width + 1) / 2.0))];
        return [Make("Loss, in nats a token", b => b.Mean(b.Loss)), Make("Loss of the held-out rows, in nats a token", b => b.HeldOut), Make("Held-out tokens that were the likeliest, per cent", b => b.Accuracy * 100)];

        Chart Make(string title, Func<TrainingCurve.Bucket, double?> value)
        {
            ChartSeries[] series = [.. byIndex.Select((c, i) => new ChartSeries(c.Name, [.. all.Select(index => c.Buckets.TryGetValue(index, out var bucket) ? value(bucket) : null)], Tones[i % Tones.Length]))];
            // Points that none of them has would make a long table of dashes.
            int[] shown = [.. Enumerable.Range(0, x.Length).Where(i => series.Any(s => s.Values[i] is not null))];
            return new Chart(title, [.. shown.Select(i => x[i])], IsTime: false, [.. series.Select(s => s with { Values = [.. shown.Select(i => s.Values[i])] })], "step");
        }
    }
}
