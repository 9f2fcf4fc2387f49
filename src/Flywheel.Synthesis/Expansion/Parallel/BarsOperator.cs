using Flywheel.Synthesis.Authors.Rules;

namespace Flywheel.Synthesis.Expansion.Parallel;

/// <summary>A small bar chart of which the tallest and the shortest bar are compared.</summary>
internal sealed class BarsOperator : ParallelOperator
{
    /// <inheritdoc />
    public override string Name => "inset-bars";

    /// <inheritdoc />
    protected override Reading? Construct(ExpansionContext context)
    {
        if (context.Has("inset-bar"))
        {
            return null;
        }

        var count = context.Random.Range(4, 6);
        int[] values = [.. Enumerable.Range(0, count).Select(_ => context.Random.Range(1, 10))];
        var difference = values.Max() - values.Min();
        if (difference < 2)
        {
            return null;
        }

        string[] names = [.. "PQRSTUVW".Take(count).Select(c => c.ToString())];
        return new Reading(
            Panel($"InsetBars({names}, {values});"),
            context.Say("A small bar chart is drawn below the picture.", $"The lower panel shows {count} bars over one scale.", "Look also at the bar chart in the panel below."),
            "the difference between its tallest and its shortest bar",
            difference,
            "(All(\"inset-bar\").Max(b => b.Value) - All(\"inset-bar\").Min(b => b.Value))",
            context.Say(
                $"I draw level lines from the top of the tallest bar and of the shortest one to the scale: {values.Max()} and {values.Min()}, so they differ by {values.Max()} - {values.Min()} = {difference}.",
                $"Level lines to the scale show {values.Max()} for the tallest bar and {values.Min()} for the shortest: {values.Max()} - {values.Min()} = {difference}."),
            scene =>
            {
                var axis = scene.OfKind("inset-axis").First().Points[0];
                var bars = scene.OfKind("inset-bar").ToArray();
                var (tallest, shortest) = (bars.MinBy(b => b.Points[0].Y)!.Points[0], bars.MaxBy(b => b.Points[0].Y)!.Points[0]);
                return FigureWriter.Code($"Segment({tallest}, {axis.X}, {tallest.Y}, color: \"accent\", dashed: true);\nSegment({shortest}, {axis.X}, {shortest.Y}, color: \"red\", dashed: true);");
            });
    }
}
