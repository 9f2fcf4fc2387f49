using System.Collections.Immutable;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Data;

/// <summary>Which bar is the second or third greatest or smallest. The steps number the bars by size up to the wanted one.</summary>
internal sealed class BarRankFamily : ProblemFamily
{
    private static readonly string[] Ordinals = ["", "", "second ", "third "];

    /// <inheritdoc />
    public override string Name => "bar-rank";

    /// <inheritdoc />
    public override string FigureKind => "bar-chart";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes => ChartStory.Homes(BarStories.Single, "Statistics and Data Visualisation", "Reading bar charts", "Choosing and reading encodings");

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var figure = BarFigure.Begin(drafting, 5, 7);
        var story = figure.Story;
        var values = story.SomeValues(drafting, figure.Labels.Length);
        if (values.Distinct().Count() < values.Length)
        {
            throw new DraftException("Two bars are equal.");
        }

        var rank = drafting.Random.Range(2, 3);
        var greatest = drafting.Random.Chance(0.6);
        int[] order = [.. Enumerable.Range(0, values.Length).OrderBy(i => greatest ? -values[i] : values[i])];
        var wanted = figure.Labels[order[rank - 1]];
        var code = figure.Code(values);
        var scene = drafting.Draw(code);
        var verdict = Verdict.Maybe(drafting, new TextAnswer(wanted), order.Where((_, i) => i != rank - 1).Select(i => new TextAnswer(figure.Labels[i])), 0.6);
        var (end, thing) = (greatest ? "greatest" : "smallest", story.Axis switch { "Pips" => "number of pips", "Goods" => "kind of goods", var axis => axis.Split(' ')[0].ToLowerInvariant() });
        var next = order[..rank];
        return new Draft
        {
            FigureCode = code,
            Question = drafting.Say(
                $"Which label of the chart belongs to the {Ordinals[rank]}{end} {story.Quantity}?",
                $"The {story.Quantity} is shown for each {thing}. For which one is it the {Ordinals[rank]}{end}?",
                $"Put the bars in order of size. Which {thing} has the {Ordinals[rank]}{end} {story.Quantity}?"),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"The {end} value belongs to {figure.Labels[order[0]]}. I draw its level across the chart to compare the others with it.",
                        $"I begin with the extreme bar, {figure.Labels[order[0]]}, and draw a line at its end.",
                        $"{figure.Labels[order[0]]} comes first; a dashed line at its end shows how far the other bars are from it."),
                    figure.Across(scene, values[order[0]])),
                new ThinkingStep(
                    drafting.Say(
                        $"Going on from there, I number the bars: {Wording.List(next.Select(i => $"{figure.Labels[i]} ({NumberAnswer.Format(values[i])})"))}.",
                        $"By size the order begins {Wording.List(next.Select(i => $"{figure.Labels[i]} with {NumberAnswer.Format(values[i])}"))}; I write the ranks at the bars.",
                        $"I write 1 to {rank} at the bars in their order: {Wording.List(next.Select(i => figure.Labels[i]))}."),
                    Drawn.Code(next.Select((bar, i) => figure.Note(scene, bar, $"#{i + 1}", "red")))),
            ],
            Conclusion = drafting.Say(
                $"The bar with rank {rank} is the one for {verdict.Text}.",
                $"So the {Ordinals[rank]}{end} {story.Quantity} is found at {verdict.Text}.",
                $"Rank {rank} goes to {verdict.Text}."),
            Answer = verdict.Answer,
            Choices = verdict.Choices,
            AnswerCode = greatest
                ? FigureWriter.Code($"return All(\"bar\").OrderByDescending(b => b.Value)[{rank - 1}].Name;")
                : FigureWriter.Code($"return All(\"bar\").OrderBy(b => b.Value)[{rank - 1}].Name;"),
        };
    }
}
