using System.Collections.Immutable;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Data;

/// <summary>The size of a part high up in a stacked bar. The steps carry both of its ends to the scale.</summary>
internal sealed class StackedPartFamily : ProblemFamily
{
    /// <inheritdoc />
    public override string Name => "stacked-bar-part";

    /// <inheritdoc />
    public override string FigureKind => "bar-chart";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes => ChartStory.Homes(BarStories.Stacked, "Statistics and Data Visualisation", "Grouped and stacked bars", "Area and part-whole displays");

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var story = ChartStory.Pick(drafting, BarStories.Stacked);
        var sheet = Sheet.Begin(drafting);
        var labels = story.SomeLabels(drafting, 3, 4);
        var values = story.Series.Select(_ => story.SomeValues(drafting, labels.Length)).ToArray();
        var colors = string.Join(", ", drafting.Random.Sample(["blue", "orange", "green", "purple", "teal", "pink"], 3));
        var (label, part) = (drafting.Random.Next(labels.Length), drafting.Random.Range(1, 2));
        var (name, series) = (labels[label], story.Series[part]);
        var code = Figure(sheet, story, labels, values, colors);
        var scene = drafting.Draw(code);
        var bar = scene.Get("bar", $"{name}, {series}");
        var (from, to) = (bar.Fact("from"), bar.Fact("to"));
        var size = values[part][label];
        var answer = new NumberAnswer(size, story.Unit);
        var verdict = Verdict.Maybe(drafting, answer, drafting.Near(answer, to, from, size + story.Step));
        double[][] changed = [.. values.Select((list, s) => list.Select((v, i) => s == part && i == label ? v + story.Step : v).ToArray())];
        var where = story.Where(name);
        return new Draft
        {
            FigureCode = code,
            Question = drafting.Say(
                $"How large is the part for \"{series}\" {where}, as {story.Quantity}?",
                $"Read from the stacked bars the {story.Quantity} that \"{series}\" accounts for {where}.",
                $"Of the {story.Quantity} {where}, how much belongs to \"{series}\"?"),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"In the bar for {name}, the part for {series} does not start at zero. I carry its lower and upper end to the scale.",
                        $"The part for {series} stands on top of another one, so I need both of its ends; dashed lines lead them to the axis.",
                        $"I find the colour of {series} in the legend, go to the bar for {name} and draw lines from both ends of that part to the scale."),
                    Drawn.Code(Drawn.Dashed(bar.Points[0], scene.AtLeft(bar.Points[0])), Drawn.Dashed(bar.Points[1], scene.AtLeft(bar.Points[1])))),
                new ThinkingStep(
                    drafting.Say(
                        $"It reaches from {story.Say(from)} to {story.Say(to)}; I mark this stretch.",
                        $"The readings are {story.Say(from)} and {story.Say(to)}. The part is what lies between them.",
                        $"Lower end: {story.Say(from)}; upper end: {story.Say(to)}. I mark the distance."),
                    Drawn.Span(scene.AtLeft(bar.Points[1]), scene.AtLeft(bar.Points[0]), "red")),
            ],
            Conclusion = drafting.Say(
                $"{NumberAnswer.Format(to)} - {NumberAnswer.Format(from)} = {NumberAnswer.Format(size)}, so the part measures {verdict.Text}.",
                $"Taking the lower end from the upper one, {NumberAnswer.Format(to)} - {NumberAnswer.Format(from)}, leaves {verdict.Text}.",
                $"The part for {series} is {NumberAnswer.Format(to)} - {NumberAnswer.Format(from)}, that is {verdict.Text}."),
            Answer = verdict.Answer,
            Choices = verdict.Choices,
            AnswerCode = FigureWriter.Code($"var part = Find(\"bar\", {$"{name}, {series}"});\nreturn part[\"to\"] - part[\"from\"];"),
            Variant = new Variant(Figure(sheet, story, labels, changed, colors), answer with { Number = size + story.Step }),
        };
    }

    private static string Figure(Sheet sheet, ChartStory story, string[] labels, double[][] values, string colors) => sheet.Writer()
        .Line($"StackedBarChart({labels}, {story.Series}, {Drawn.Lists(values)}, title: {story.Title}, valueLabel: {story.ValueAxis}, categoryLabel: {story.Axis}, colors: {colors}, step: {story.Tick}, minor: {story.Parts});")
        .ToString();
}
