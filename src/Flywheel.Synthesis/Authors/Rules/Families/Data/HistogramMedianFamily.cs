using System.Collections.Immutable;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Data;

/// <summary>Which class holds the median. The steps write running totals and frame the class that passes the middle.</summary>
internal sealed class HistogramMedianFamily : ProblemFamily
{
    /// <inheritdoc />
    public override string Name => "histogram-median-class";

    /// <inheritdoc />
    public override string FigureKind => "histogram";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes => SampleStory.Homes(SampleStory.Histograms, "Grouped frequency tables", "Comparing averages");

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var story = SampleStory.Pick(drafting, SampleStory.Histograms);
        var classes = random.Range(5, 7);
        double[] edges = [.. Enumerable.Range(0, classes + 1).Select(i => story.Start + (i * story.Width))];
        var frequencies = SampleStory.Frequencies(drafting, classes, random.Range(8, 19));
        frequencies[^1] += frequencies.Sum() % 2 == 0 ? 1 : 0;
        var total = (int)frequencies.Sum();
        var middle = (total + 1) / 2;
        int[] running = [.. frequencies.Select((_, i) => (int)frequencies[..(i + 1)].Sum())];
        var hit = Array.FindIndex(running, r => r >= middle);
        var modal = Array.IndexOf(frequencies, frequencies.Max());
        if (hit == 0 || (hit == modal && random.Chance(0.5)))
        {
            throw new DraftException("The median falls where it is no task.");
        }

        string Class(int i) => $"{NumberAnswer.Format(edges[i])}–{NumberAnswer.Format(edges[i + 1])}";
        var code = Sheet.Begin(drafting).Writer()
            .Line($"Histogram({edges}, {frequencies}, title: {story.Title}, xLabel: {story.Axis}, yLabel: {"Number of " + story.Things}, color: {drafting.Say("blue", "green", "teal", "purple", "orange")}, max: {Math.Ceiling((frequencies.Max() + 1) / 5) * 5}, step: 5, minor: 5);")
            .ToString();
        var scene = drafting.Draw(code);
        var verdict = Verdict.Maybe(drafting, new TextAnswer(Class(hit)), new[] { modal, hit + 1, hit - 1, classes / 2, 0, classes - 1 }.Where(i => i >= 0 && i < classes).Select(i => new TextAnswer(Class(i))), 0.6);
        var tops = Enumerable.Range(0, hit + 1).Select(i => scene.Get("bin", Class(i)).Points[0]).ToArray();
        var (left, right) = (scene.OnAxis("x", edges[hit]), scene.OnAxis("x", edges[hit + 1]));
        var sum = Wording.Sum(frequencies.Select(v => (int)v));
        return new Draft
        {
            FigureCode = code,
            Question = drafting.Say(
                $"Which class of the histogram holds the median {story.Quantity}? Write it with its limits and a dash.",
                $"The {story.Things} are put in order of their {story.Quantity}. In which class, written with its two limits and a dash, is the middle one?",
                $"Find the class with the median {story.Quantity} of these {story.Things}; give its limits joined by a dash."),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"In all there are {sum} = {total} {story.Things}, so the median is number {middle} in order. I write running totals on the bars from the left: {Wording.List(running[..(hit + 1)].Select(r => $"{r}"))}.",
                        $"The heights add up to {sum} = {total}; the middle one has the place {middle}. Counting from the left, the totals are {Wording.List(running[..(hit + 1)].Select(r => $"{r}"))}.",
                        $"{sum} = {total}, so number {middle} is in the middle. I add up from the left and note {Wording.List(running[..(hit + 1)].Select(r => $"{r}"))}."),
                    Drawn.Code(tops.Select((p, i) => Drawn.Note($"{running[i]}", p - new Point(0, 10), color: "red")))),
                new ThinkingStep(
                    drafting.Say(
                        $"The total passes {middle} in the class whose bar I frame.",
                        $"Up to the class before, {(hit > 0 ? running[hit - 1] : 0)} are counted; number {middle} is in the next one, which I frame.",
                        $"{running[hit]} is the first total that is not below {middle}. I outline that bar."),
                    Drawn.Frame(new Box(left.X, tops[^1].Y, right.X, left.Y))),
            ],
            Conclusion = drafting.Say(
                $"The median class is {verdict.Text}.",
                $"So the median lies in the class {verdict.Text}.",
                $"Number {middle} of {total} belongs to the class {verdict.Text}."),
            Answer = verdict.Answer,
            Choices = verdict.Choices,
            AnswerCode = """
                var bins = All("bin").OrderBy(b => b["from"]);
                var half = bins.Sum(b => b["frequency"]) / 2;
                return bins.First(b => bins.Where(c => c["from"] <= b["from"]).Sum(c => c["frequency"]) > half).Name;
                """,
        };
    }
}
