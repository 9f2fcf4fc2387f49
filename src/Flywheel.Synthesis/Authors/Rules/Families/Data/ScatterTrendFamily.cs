using System.Collections.Immutable;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Data;

/// <summary>A prediction from a drawn line of best fit. The steps go up to the line and across to the scale.</summary>
internal sealed class ScatterTrendFamily : ProblemFamily
{
    private const int Parts = 5;

    /// <inheritdoc />
    public override string Name => "scatter-trend";

    /// <inheritdoc />
    public override string FigureKind => "scatter-plot";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes => PairStory.Homes;

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var story = PairStory.Pick(drafting);

        // In ticks: the line passes through grid points of the finer grid at every whole tick of the horizontal axis.
        var width = random.Range(6, 8);
        var start = random.Range(1, 6) / (double)Parts;
        var slope = random.Range(2, (int)((6.3 - start) * Parts / width)) / (double)Parts;
        var at = random.Range(1, width - 1);
        double Level(double x) => start + (slope * (story.Falling ? width - x : x));
        double[] xs = [.. Enumerable.Range(0, random.Range(11, 16)).Select(_ => random.Range(2, (width * Parts) - 2) / (double)Parts).Where(x => Math.Abs(x - at) > 0.3).Distinct()];
        double[] ys = [.. xs.Select(x => Math.Max(0.2, Math.Round(Level(x) + random.Double(-0.55, 0.55), 1)))];
        if (xs.Length < 7)
        {
            throw new DraftException("Too few points are left for a trend.");
        }

        var sheet = Sheet.Begin(drafting);
        var color = drafting.Say("blue", "green", "teal", "purple", "brown");
        string Figure(double shift)
        {
            var (rise, foot) = ((story.Falling ? -slope : slope) * story.YTick / story.XTick, (Level(0) + shift) * story.YTick);
            return sheet.Writer()
                .Line($"ScatterPlot({xs.Select(x => Math.Round(x * story.XTick, 4))}, {ys.Select(y => Math.Round(y * story.YTick, 4))}, [], title: {story.Title}, xLabel: {story.XAxis}, yLabel: {story.YAxis}, color: {color}, xMax: {width * story.XTick}, xStep: {story.XTick}, yMax: {7 * story.YTick}, yStep: {story.YTick}, minor: {Parts});")
                .Line(new FigureWriter.Raw($"TrendLine({rise:0.######}, {foot:0.######});"))
                .ToString();
        }

        var code = Figure(0);
        var scene = drafting.Draw(code);
        var (x, y) = (at * story.XTick, Math.Round(Level(at) * story.YTick, 4));
        var (foot, left) = (scene.OnAxis("x", x), scene.OnAxis("y", y));
        var meet = new Figures.Geometry.Point(foot.X, left.Y);
        var answer = new NumberAnswer(y, story.YUnit, story.YTick / 10);
        var verdict = Verdict.Maybe(drafting, answer, Slips(answer, story.YTick / Parts));
        return new Draft
        {
            FigureCode = code,
            Question = drafting.Say(
                $"According to the line of best fit, what {story.Y} goes with {story.AnX} of {story.SayX(x)}?",
                $"Use the line drawn through the points to predict the {story.Y} for {story.AnX} of {story.SayX(x)}.",
                $"Another {story.Thing} has {story.AnX} of {story.SayX(x)}. Which {story.Y} does the line suggest?"),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"From {NumberAnswer.Format(x)} on the horizontal axis I go straight up to the line.",
                        $"I put an upright at {story.AnX} of {story.SayX(x)}, as far as the line of best fit.",
                        $"The prediction is read on the line, not at a point, so I go up from {story.SayX(x)} to the line."),
                    Drawn.Dashed(foot, meet)),
                new ThinkingStep(
                    drafting.Say(
                        "From the meeting point I go level to the vertical axis.",
                        $"Then I carry the height across to the scale of the {story.Y}.",
                        "A level line from there leads to the reading."),
                    Drawn.Code(Drawn.Ring(meet, 6), Drawn.Dashed(meet, left))),
            ],
            Conclusion = drafting.Say(
                $"The scale reads {verdict.Text}.",
                $"The value that the line predicts for the {story.Y} is {verdict.Text}.",
                $"So the {story.Y} to be expected is {verdict.Text}."),
            Answer = verdict.Answer,
            Choices = verdict.Choices,
            AnswerCode = FigureWriter.Code($"var line = All(\"trend-line\")[0];\nreturn Math.Round(line[\"intercept\"] + line[\"slope\"] * {x}, 4);"),
            Variant = Level(0) + 0.2 < 7 && Level(width) + 0.2 < 7 ? new Variant(Figure(1.0 / Parts), answer with { Number = Math.Round(y + (story.YTick / Parts), 4) }) : null,
        };
    }

    private static IEnumerable<Answer> Slips(NumberAnswer right, double unit)
    {
        foreach (var parts in (int[])[3, -3, 6, -6, 9])
        {
            if (right.Number + (parts * unit) > 0)
            {
                yield return right with { Number = Math.Round(right.Number + (parts * unit), 4) };
            }
        }
    }
}
