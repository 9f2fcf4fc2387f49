namespace Flywheel.Worker.Dashboard.Views;

/// <summary>A line of a chart.</summary>
/// <param name="Label">Its name.</param>
/// <param name="Values">A value, or null for none, for every x of the chart.</param>
/// <param name="Tone">Its colour: <c>accent</c>, <c>good</c>, <c>warning</c>, <c>bad</c> or <c>quiet</c>.</param>
internal sealed record ChartSeries(string Label, IReadOnlyList<double?> Values, string Tone);
