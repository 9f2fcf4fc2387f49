using System.Collections.Immutable;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Data;

/// <summary>The frequency of a class from the area of its bar. The steps frame the bar and measure its two sides.</summary>
internal sealed class FrequencyDensityFamily : ProblemFamily
{
    /// <summary>Stories in which wide classes make sense.</summary>
    private static readonly ImmutableArray<SampleStory> Wide = [.. SampleStory.Histograms.Where(s => s.Width >= 5)];

    /// <inheritdoc />
    public override string Name => "frequency-density";

    /// <inheritdoc />
    public override string FigureKind => "histogram";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes => SampleStory.Homes(Wide, "Frequency density");

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var story = SampleStory.Pick(drafting, Wide);
        var parts = random.Shuffled([1, 1, 2, 2, 3]).Take(random.Range(4, 5)).ToArray();
        var unit = story.Width;
        double[] edges = [story.Start, .. parts.Select((_, i) => story.Start + (unit * parts.Take(i + 1).Sum()))];
        double[] densities = [.. parts.Select(_ => random.Range(2, 19) / 5.0)];
        var wanted = random.Next(parts.Length);
        var (from, to, density) = (edges[wanted], edges[wanted + 1], densities[wanted]);
        var frequency = Math.Round((to - from) * density, 6);
        if (densities.Distinct().Count() < densities.Length || Math.Abs(frequency - Math.Round(frequency)) > 1e-9)
        {
            throw new DraftException("The frequency is no whole number, or two bars are equally high.");
        }

        var (sheet, color) = (Sheet.Begin(drafting), drafting.Say("blue", "green", "teal", "purple", "orange"));
        string Figure(double[] heights) => sheet.Writer()
            .Line($"Histogram({edges}, {heights}, title: {story.Title}, xLabel: {story.Axis}, yLabel: \"Frequency density\", density: true, color: {color}, max: {Math.Ceiling(heights.Max() + 0.1)}, step: 1, minor: 5);")
            .ToString();
        var code = Figure(densities);
        var scene = drafting.Draw(code);
        var answer = new NumberAnswer(frequency, story.Things);
        var verdict = Verdict.Maybe(drafting, answer, drafting.Near(answer, Math.Round(unit * density), Math.Ceiling(density) * (to - from), to - from));
        var (left, right) = (scene.OnAxis("x", from), scene.OnAxis("x", to));
        var top = scene.Get("bin", $"{Plain(from)}–{Plain(to)}").Points[0];
        var width = Plain(to - from);
        var twice = densities.ToArray();
        twice[wanted] = Math.Round(density + 0.2, 6);
        return new Draft
        {
            FigureCode = code,
            Question = drafting.Say(
                $"The vertical axis shows frequency density. How many {story.Things} are in the class from {Plain(from)} to {Plain(to)}?",
                $"Find the number of {story.Things} in the class {Plain(from)}–{Plain(to)} of this histogram with unequal classes.",
                $"How many {story.Things} does the bar from {Plain(from)} to {Plain(to)} stand for, if heights are frequency densities?"),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"With densities, the area counts. I frame the bar from {Plain(from)} to {Plain(to)}.",
                        $"The frequency is the area of the bar between {Plain(from)} and {Plain(to)}, which I outline.",
                        $"I outline the bar in question; its area is the frequency."),
                    Drawn.Frame(new Box(left.X, top.Y, right.X, left.Y))),
                new ThinkingStep(
                    drafting.Say(
                        $"Its width is {Plain(to)} - {Plain(from)} = {width}, and across to the scale its height reads {Plain(density)}.",
                        $"A level line to the axis gives the height {Plain(density)}; the width is {Plain(to)} - {Plain(from)} = {width}.",
                        $"Height: {Plain(density)}, as the dashed line shows. Width: {Plain(to)} - {Plain(from)} = {width}."),
                    Drawn.Dashed(top, scene.AtLeft(top), "red")),
            ],
            Conclusion = drafting.Say(
                $"{width} × {Plain(density)} = {verdict.Text}.",
                $"Width times height is {width} × {Plain(density)} = {verdict.Text}.",
                $"The area, {width} × {Plain(density)}, makes the frequency {verdict.Text}."),
            Answer = verdict.Answer,
            Choices = verdict.Choices,
            AnswerCode = FigureWriter.Code($"var b = Find(\"bin\", {$"{Plain(from)}–{Plain(to)}"});\nreturn (b[\"to\"] - b[\"from\"]) * b.Value;"),
            Variant = new Variant(Figure(twice), answer with { Number = Math.Round((to - from) * twice[wanted], 6) }),
        };
    }

    private static string Plain(double value) => NumberAnswer.Format(value);
}
