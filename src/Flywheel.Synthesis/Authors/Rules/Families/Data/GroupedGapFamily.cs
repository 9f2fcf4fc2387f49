using System.Collections.Immutable;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Data;

/// <summary>Where two series of bars differ most. The steps mark the gap in every group and then the widest one.</summary>
internal sealed class GroupedGapFamily : ProblemFamily
{
    /// <inheritdoc />
    public override string Name => "grouped-bar-gap";

    /// <inheritdoc />
    public override string FigureKind => "bar-chart";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes => ChartStory.Homes(BarStories.Grouped, "Statistics and Data Visualisation", "Grouped and stacked bars");

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var story = ChartStory.Pick(drafting, BarStories.Grouped);
        var sheet = Sheet.Begin(drafting);
        var labels = story.SomeLabels(drafting, 4, 5);
        double[][] values = [story.SomeValues(drafting, labels.Length), story.SomeValues(drafting, labels.Length)];
        double[] gaps = [.. values[0].Zip(values[1], (a, b) => Math.Abs(a - b))];
        var sorted = gaps.OrderDescending().ToArray();
        if (sorted[0] - sorted[1] < 2 * story.Step - 1e-9)
        {
            throw new DraftException("No gap stands out.");
        }

        var widest = Array.IndexOf(gaps, sorted[0]);
        var code = sheet.Writer()
            .Line($"GroupedBarChart({labels}, {story.Series}, {Drawn.Lists(values)}, title: {story.TitleFor(drafting)}, valueLabel: {story.ValueAxis}, categoryLabel: {story.Axis}, colors: {string.Join(", ", drafting.Random.Sample(["blue", "orange", "green", "purple", "teal"], 2))}, step: {story.Tick}, minor: {story.Parts});")
            .ToString();
        var scene = drafting.Draw(code);
        var verdict = Verdict.Maybe(drafting, new TextAnswer(labels[widest]), labels.Where((_, i) => i != widest).Select(l => new TextAnswer(l)), 0.6);
        var (one, other) = (story.Series[0], story.Series[1]);
        var list = Wording.List(labels.Select((l, i) => $"{NumberAnswer.Format(gaps[i])} for {l}"));
        return new Draft
        {
            FigureCode = code,
            Question = drafting.Say(
                $"For which label do \"{one}\" and \"{other}\" differ most?",
                $"Compare the two bars of every group. Where is the difference between \"{one}\" and \"{other}\" greatest?",
                $"Which group of bars shows the widest gap between \"{one}\" and \"{other}\"?"),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        "In each group I mark how far the longer bar stands out over the shorter one.",
                        $"I draw the gap between {one} and {other} in every group.",
                        "To compare the differences I carry the shorter bar's end over to the longer bar in each group and mark the rest."),
                    Drawn.Code(labels.Where((_, i) => gaps[i] > 0).Select(l => Gap(scene, story, l)))),
                new ThinkingStep(
                    drafting.Say(
                        $"Read on the scale, the gaps are {list}. The widest one is ringed.",
                        $"Their sizes are {list}; I ring the top of the greatest.",
                        $"The differences: {list}. I mark where it is greatest."),
                    Drawn.Ring(Higher(scene, story, labels[widest]), 14, "red")),
            ],
            Conclusion = drafting.Say(
                $"The greatest difference is {NumberAnswer.Format(sorted[0])}, and it belongs to {verdict.Text}.",
                $"None exceeds {NumberAnswer.Format(sorted[0])}, so the answer is {verdict.Text}.",
                $"The widest gap, {story.Say(sorted[0])}, is found at {verdict.Text}."),
            Answer = verdict.Answer,
            Choices = verdict.Choices,
            AnswerCode = FigureWriter.Code($"return All(\"category\").MaxBy(c => Math.Abs(Find(\"bar\", c.Name + {", " + one}).Value - Find(\"bar\", c.Name + {", " + other}).Value)).Name;"),
        };
    }

    private static Figures.Geometry.Point Higher(Figures.Scenes.Scene scene, ChartStory story, string label) =>
        story.Series.Select(s => scene.Get("bar", $"{label}, {s}").Points[0]).MinBy(p => p.Y);

    private static string Gap(Figures.Scenes.Scene scene, ChartStory story, string label)
    {
        var high = Higher(scene, story, label);
        var low = story.Series.Select(s => scene.Get("bar", $"{label}, {s}").Points[0]).MaxBy(p => p.Y);
        var foot = low with { Y = high.Y };
        return Drawn.Code(Drawn.Dashed(high, foot), Drawn.Line(low, foot));
    }
}
