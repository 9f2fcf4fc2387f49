using System.Collections.Immutable;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Data;

/// <summary>How many lie in a range of classes. The steps frame the classes and write their frequencies.</summary>
internal sealed class HistogramCountFamily : ProblemFamily
{
    /// <inheritdoc />
    public override string Name => "histogram-count";

    /// <inheritdoc />
    public override string FigureKind => "histogram";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes => SampleStory.Homes(SampleStory.Histograms, "Equal-width histograms", "Grouped frequency tables");

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var story = SampleStory.Pick(drafting, SampleStory.Histograms);
        var classes = random.Range(5, 7);
        double[] edges = [.. Enumerable.Range(0, classes + 1).Select(i => story.Start + (i * story.Width))];
        var frequencies = SampleStory.Frequencies(drafting, classes, random.Range(9, 23));
        var (first, count) = Range(drafting, classes);
        var (from, to) = (edges[first], edges[first + count]);
        var open = first + count == classes;
        var (sheet, color) = (Sheet.Begin(drafting), drafting.Say("blue", "green", "teal", "purple", "orange"));
        string Figure(double[] heights) => sheet.Writer()
            .Line($"Histogram({edges}, {heights}, title: {story.Title}, xLabel: {story.Axis}, yLabel: {"Number of " + story.Things}, color: {color}, max: {Math.Ceiling((heights.Max() + 1) / 5) * 5}, step: 5, minor: 5);")
            .ToString();
        var code = Figure(frequencies);
        var scene = drafting.Draw(code);
        var picked = frequencies[first..(first + count)];
        var answer = new NumberAnswer(picked.Sum(), story.Things);
        var verdict = Verdict.Maybe(drafting, answer, drafting.Near(answer, picked.Sum() - picked[0], frequencies.Sum() - picked.Sum(), picked.Sum() + 1));
        var tops = Enumerable.Range(first, count).Select(i => scene.Get("bin", $"{NumberAnswer.Format(edges[i])}–{NumberAnswer.Format(edges[i + 1])}").Points[0]).ToArray();
        var (left, right) = (scene.OnAxis("x", from), scene.OnAxis("x", to));
        var values = Wording.List(picked.Select(v => NumberAnswer.Format(v)));
        double[] changed = [.. frequencies.Select((v, i) => i == first ? v + 1 : v)];
        var range = open ? $"of at least {story.Say(from)}" : $"from {story.Say(from)} to {story.Say(to)}";
        return new Draft
        {
            FigureCode = code,
            Question = drafting.Say(
                $"How many {story.Things} have {story.AQuantity} {range}?",
                $"Use the histogram to find how many of the {story.Things} show {story.AQuantity} {range}.",
                $"Count the {story.Things} in all classes with {story.AQuantity} {range}."),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"I mark the range on the axis with uprights at {NumberAnswer.Format(from)} and {NumberAnswer.Format(to)}.",
                        $"The classes in question lie between {NumberAnswer.Format(from)} and {NumberAnswer.Format(to)}; I draw both limits.",
                        $"First I set off the part of the histogram from {NumberAnswer.Format(from)} to {NumberAnswer.Format(to)}."),
                    Drawn.Code(Drawn.Dashed(left, Up(scene, left)), Drawn.Dashed(right, Up(scene, right)))),
                new ThinkingStep(
                    drafting.Say(
                        $"Between them the bars have the heights {values}, which I write on top.",
                        $"I read the bars there against the scale: {values}.",
                        $"The frequencies of these classes are {values}; I note them at the bars."),
                    Drawn.Code(tops.Select((p, i) => Drawn.Note(NumberAnswer.Format(picked[i]), p - new Point(0, 10), color: "red")))),
            ],
            Conclusion = drafting.Say(
                $"{Wording.Sum(picked.Select(v => (int)v))} = {verdict.Text}.",
                $"Adding the frequencies, {Wording.Sum(picked.Select(v => (int)v))}, gives {verdict.Text}.",
                $"Together that is {Wording.Sum(picked.Select(v => (int)v))} = {verdict.Text}."),
            Answer = verdict.Answer,
            Choices = verdict.Choices,
            AnswerCode = FigureWriter.Code($"return All(\"bin\").Where(b => b[\"from\"] >= {from} && b[\"to\"] <= {to}).Sum(b => b[\"frequency\"]);"),
            Variant = new Variant(Figure(changed), answer with { Number = picked.Sum() + 1 }),
        };
    }

    private static (int First, int Count) Range(Drafting drafting, int classes)
    {
        if (drafting.Random.Chance(0.5))
        {
            var count = drafting.Random.Range(2, 3);
            return (classes - count, count);
        }

        var length = drafting.Random.Range(2, 3);
        return (drafting.Random.Range(0, classes - length - 1), length);
    }

    private static Point Up(Figures.Scenes.Scene scene, Point foot) => foot with { Y = scene.Get("axis", "y").Points[1].Y };
}
