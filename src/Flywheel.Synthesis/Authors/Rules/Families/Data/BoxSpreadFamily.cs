using System.Collections.Immutable;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Data;

/// <summary>Range or interquartile range of one box plot. The steps drop from both ends to the scale.</summary>
internal sealed class BoxSpreadFamily : ProblemFamily
{
    /// <inheritdoc />
    public override string Name => "box-plot-spread";

    /// <inheritdoc />
    public override string FigureKind => "box-plot";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes => SampleStory.Homes(SampleStory.Boxes, "Box plots", "Range and quartiles");

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var story = SampleStory.Pick(drafting, SampleStory.Boxes);
        var names = random.Sample(story.Groups, random.Range(2, 4));
        var summaries = names.Select(_ => Summary(drafting, story)).ToArray();
        var (wanted, quartiles) = (random.Next(names.Length), random.Chance(0.6));
        var (low, high) = quartiles ? (1, 3) : (0, 4);
        var summary = summaries[wanted];
        var sheet = Sheet.Begin(drafting);
        var code = Figure(sheet, story, names, summaries);
        var scene = drafting.Draw(code);
        var plot = scene.Get("box-plot", names[wanted]);
        var (a, b) = (plot.Points[low], plot.Points[high]);
        var answer = new NumberAnswer(summary[high] - summary[low], story.Unit);
        var verdict = Verdict.Maybe(drafting, answer, drafting.Near(answer, quartiles ? summary[4] - summary[0] : summary[3] - summary[1], summary[high] - summary[2], summary[high]));
        double[][] changed = [.. summaries.Select((s, i) => i == wanted ? s.Select((v, k) => k >= high ? v + story.Width / 5 : v).ToArray() : s)];
        var (measure, lower, upper) = quartiles ? ("interquartile range", "lower quartile", "upper quartile") : ("range", "minimum", "maximum");
        return new Draft
        {
            FigureCode = code,
            Question = drafting.Say(
                $"What is the {measure} of the {story.Quantity} for \"{names[wanted]}\"?",
                $"Read the box plots. How large is the {measure} for \"{names[wanted]}\"?",
                $"Find the {measure} of the {story.Quantity} in the group \"{names[wanted]}\"."),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"The {measure} runs from the {lower} to the {upper}. In the plot for {names[wanted]} these are {(quartiles ? "the ends of the box" : "the ends of the whiskers")}; I drop uprights from them.",
                        $"For {names[wanted]} I take {(quartiles ? "both ends of the box" : "the tips of both whiskers")} and go down to the axis.",
                        $"I look at {(quartiles ? "the box, not the whiskers," : "the whiskers, not the box,")} of {names[wanted]} and lead its ends down to the scale."),
                    Drawn.Code(Drawn.Dashed(a, scene.AtBottom(a)), Drawn.Dashed(b, scene.AtBottom(b)))),
                new ThinkingStep(
                    drafting.Say(
                        $"They read {story.Say(summary[low])} and {story.Say(summary[high])}. I mark the distance on the axis.",
                        $"The {lower} is {story.Say(summary[low])}, the {upper} {story.Say(summary[high])}; the arrow spans the difference.",
                        $"The readings are {story.Say(summary[low])} and {story.Say(summary[high])}, and the stretch between them is wanted."),
                    Drawn.Span(scene.AtBottom(a), scene.AtBottom(b), "red")),
            ],
            Conclusion = drafting.Say(
                $"{NumberAnswer.Format(summary[high])} - {NumberAnswer.Format(summary[low])} = {verdict.Text}.",
                $"The {measure} is {NumberAnswer.Format(summary[high])} - {NumberAnswer.Format(summary[low])}, that is {verdict.Text}.",
                $"Taking the {lower} from the {upper} leaves {verdict.Text}."),
            Answer = verdict.Answer,
            Choices = verdict.Choices,
            AnswerCode = FigureWriter.Code($"var b = Find(\"box-plot\", {names[wanted]});\nreturn b[{(quartiles ? "upper" : "maximum")}] - b[{(quartiles ? "lower" : "minimum")}];"),
            Variant = new Variant(Figure(sheet, story, names, changed), answer with { Number = answer.Number + (story.Width / 5) }),
        };
    }

    /// <summary>Five numbers on the finer grid, well apart.</summary>
    internal static double[] Summary(Drafting drafting, SampleStory story)
    {
        var random = drafting.Random;
        int[] gaps = [random.Range(2, 7), random.Range(3, 8), random.Range(2, 6), random.Range(2, 6), random.Range(3, 8)];
        return [.. gaps.Select((_, i) => story.Start + (gaps.Take(i + 1).Sum() * story.Width / 5))];
    }

    /// <summary>The program that draws the plots.</summary>
    internal static string Figure(Sheet sheet, SampleStory story, string[] names, double[][] summaries) => sheet.Writer()
        .Line($"BoxPlots({names}, {Drawn.Lists(summaries)}, title: {story.Title}, label: {story.Axis}, step: {story.Width}, minor: 5);")
        .ToString();
}
