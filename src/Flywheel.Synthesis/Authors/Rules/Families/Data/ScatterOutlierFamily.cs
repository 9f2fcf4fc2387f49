using System.Collections.Immutable;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Data;

/// <summary>Which of the lettered points does not follow the others. The steps draw their trend and ring the one far from it.</summary>
internal sealed class ScatterOutlierFamily : ProblemFamily
{
    private const string Letters = "ABCDEFGHJKLM";

    /// <inheritdoc />
    public override string Name => "scatter-outlier";

    /// <inheritdoc />
    public override string FigureKind => "scatter-plot";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes => PairStory.Homes;

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var story = PairStory.Pick(drafting);
        var count = random.Range(7, 11);
        var slope = random.Double(0.4, 0.8);
        var start = random.Double(0.4, 1.2);
        double Level(double x) => start + (slope * (story.Falling ? 7 - x : x));
        double[] xs = [.. Enumerable.Range(0, count).Select(i => Math.Round(0.7 + (i * 5.8 / (count - 1)) + random.Double(-0.15, 0.15), 1))];
        double[] ys = [.. xs.Select(x => Math.Round(Level(x) + random.Double(-0.3, 0.3), 1))];
        var odd = random.Range(1, count - 2);
        ys[odd] = Math.Round(Level(xs[odd]) + (random.Double(1.7, 2.3) * (Level(xs[odd]) > 3.2 ? -1 : 1)), 1);
        if (ys.Max() > 6.8 || ys.Min() < 0.2)
        {
            throw new DraftException("A point leaves the chart.");
        }

        var names = random.Shuffled(Letters.Take(count).Select(c => c.ToString()));
        var code = Sheet.Begin(drafting).Writer()
            .Line($"ScatterPlot({xs.Select(x => Math.Round(x * story.XTick, 2))}, {ys.Select(y => Math.Round(y * story.YTick, 2))}, {names}, title: {story.Title}, xLabel: {story.XAxis}, yLabel: {story.YAxis}, color: {drafting.Say("blue", "green", "teal", "purple", "brown")}, xMax: {7 * story.XTick}, xStep: {story.XTick}, yMax: {7 * story.YTick}, yStep: {story.YTick});")
            .ToString();
        var scene = drafting.Draw(code);
        var verdict = Verdict.Maybe(drafting, new TextAnswer(names[odd]), random.Shuffled(names.Where((_, i) => i != odd)).Select(n => new TextAnswer(n)), 0.5);
        var (left, right) = (scene.Get("data-point", names[0]).Points[0], scene.Get("data-point", names[^1]).Points[0]);
        var point = scene.Get("data-point", names[odd]).Points[0];
        var onLine = left.Towards(right, (point.X - left.X) / (right.X - left.X));
        var (course, side) = (story.Falling ? "falls" : "rises", point.Y < onLine.Y ? "above" : "below");
        return new Draft
        {
            FigureCode = code,
            Question = drafting.Say(
                $"Which {story.Thing} does not fit the pattern of the others? Give its letter.",
                $"One of the lettered points is an outlier. Which one?",
                $"All points but one follow a common trend. Name the exception by its letter."),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"Most points lie close to a straight line: the {story.Y} {course} as the {story.X} grows. I draw it from the first point to the last.",
                        $"The {story.Y} {course} with the {story.X} for nearly all of them; a straight line shows the trend.",
                        $"I join the first point to the last: a line that {course} from left to right, as nearly all points do."),
                    Drawn.Dashed(left, right)),
                new ThinkingStep(
                    drafting.Say(
                        $"One point stands well {side} the line. I mark its distance and ring it.",
                        $"Only one lies far {side} it; the upright shows how far.",
                        $"I look for the greatest distance from the line and find a point far {side} it, which I ring."),
                    Drawn.Code(Drawn.Line(point, onLine, "red"), Drawn.Ring(point, 11, "red"))),
            ],
            Conclusion = drafting.Say(
                $"The ringed point is {verdict.Text}.",
                $"The outlier is {verdict.Text}.",
                $"All others are near the line, so the exception is {verdict.Text}."),
            Answer = verdict.Answer,
            Choices = verdict.Choices,
            AnswerCode = """
                var p = All("data-point");
                var mx = p.Average(d => d["x"]);
                var my = p.Average(d => d["y"]);
                var slope = p.Sum(d => (d["x"] - mx) * (d["y"] - my)) / p.Sum(d => (d["x"] - mx) * (d["x"] - mx));
                return p.MaxBy(d => Math.Abs(d["y"] - my - slope * (d["x"] - mx))).Name;
                """,
        };
    }
}
