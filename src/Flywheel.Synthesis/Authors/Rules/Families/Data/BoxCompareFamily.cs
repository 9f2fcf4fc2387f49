using System.Collections.Immutable;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Data;

/// <summary>Which box plot has the greatest spread or median. The steps measure each plot.</summary>
internal sealed class BoxCompareFamily : ProblemFamily
{
    private static readonly (string Words, string Thought, int Low, int High)[] Measures =
    [
        ("the greatest interquartile range", "the length of each box", 1, 3),
        ("the greatest range", "each plot from whisker to whisker", 0, 4),
        ("the greatest median", "the bar inside each box", 2, 2),
    ];

    /// <inheritdoc />
    public override string Name => "box-plot-compare";

    /// <inheritdoc />
    public override string FigureKind => "box-plot";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes => SampleStory.Homes(SampleStory.Boxes, "Comparing distributions", "Box plots");

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var story = SampleStory.Pick(drafting, SampleStory.Boxes);
        var names = random.Shuffled(story.Groups);
        var summaries = names.Select(_ => BoxSpreadFamily.Summary(drafting, story)).ToArray();
        var measure = random.Pick<(string Words, string Thought, int Low, int High)>(Measures);
        double[] sizes = [.. summaries.Select(s => Math.Round(measure.Low == measure.High ? s[2] : s[measure.High] - s[measure.Low], 6))];
        var best = Array.IndexOf(sizes, sizes.Max());
        var code = BoxSpreadFamily.Figure(Sheet.Begin(drafting), story, names, summaries);
        var scene = drafting.Draw(code);
        var verdict = Verdict.Maybe(drafting, new TextAnswer(names[best]), names.Where((_, i) => i != best).Select(n => new TextAnswer(n)), 0.6);
        if (sizes.Order().Reverse().Skip(1).First() > sizes[best] - (story.Width / 5) + 1e-9)
        {
            throw new DraftException("Two plots are alike.");
        }

        var list = Wording.List(names.Select((n, i) => $"{NumberAnswer.Format(sizes[i])} for {n}"));
        var marks = names.Select(n => scene.Get("box-plot", n)).Select(p => measure.Low == measure.High
            ? Drawn.Ring(p.Points[2], 9)
            : Drawn.Line(p.Points[measure.Low], p.Points[measure.High]));
        var winner = scene.Get("box-plot", names[best]);
        return new Draft
        {
            FigureCode = code,
            Question = drafting.Say(
                $"Which group has {measure.Words} of the {story.Quantity}?",
                $"Compare the box plots: whose {story.Quantity} has {measure.Words}?",
                $"The four plots show the {story.Quantity} of {story.Things}. Name the group with {measure.Words}."),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"What counts is {measure.Thought}, so I mark it in all four plots.",
                        $"I mark {measure.Thought} to compare the groups.",
                        $"To decide, I highlight {measure.Thought}."),
                    Drawn.Code(marks)),
                new ThinkingStep(
                    drafting.Say(
                        $"On the scale these are {list}. I lead the largest one down to the axis.",
                        $"Measured on the axis: {list}. The dashed lines belong to the largest.",
                        $"The readings are {list}; the largest is projected onto the scale."),
                    Drawn.Code(new[] { measure.Low, measure.High }.Distinct().Select(i => Drawn.Dashed(winner.Points[i], scene.AtBottom(winner.Points[i]), "red")))),
            ],
            Conclusion = drafting.Say(
                $"The largest value, {story.Say(sizes[best])}, belongs to {verdict.Text}.",
                $"None of the others reaches {story.Say(sizes[best])}, so it is {verdict.Text}.",
                $"So {measure.Words} is that of {verdict.Text}."),
            Answer = verdict.Answer,
            Choices = verdict.Choices,
            AnswerCode = measure.Low == measure.High
                ? "return All(\"box-plot\").MaxBy(b => b[\"median\"]).Name;"
                : $"return All(\"box-plot\").MaxBy(b => b.Points[{measure.High}].X - b.Points[{measure.Low}].X).Name;",
        };
    }
}
