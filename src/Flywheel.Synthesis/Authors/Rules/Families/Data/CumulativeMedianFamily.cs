using System.Collections.Immutable;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Data;

/// <summary>A median or quartile read from a cumulative frequency graph. The steps go across at that share and down to the axis.</summary>
internal sealed class CumulativeMedianFamily : ProblemFamily
{
    private static readonly (string Domain, string Topic, string Title, string Things, string Quantity, string Unit, double Width)[] Stories =
    [
        ("Statistics and Data Visualisation", "Cumulative frequency curves", "Journey times of commuters", "commuters", "journey time", "min", 10),
        ("Statistics and Data Visualisation", "Cumulative frequency curves", "Marks in an examination", "candidates", "mark", "", 20),
        ("Health and Medicine", "Epidemic curves and models", "Days until recovery", "patients", "recovery time", "days", 5),
        ("Biology", "Growth and life cycles", "Days until germination", "seeds", "germination time", "days", 5),
        ("Economics and Finance", "Growth and development", "Weekly hours of paid work", "workers", "working time", "h", 10),
        ("Everyday Measurement", "Household meters", "Daily use of water", "households", "use of water", "litres", 50),
    ];

    private static readonly (string Name, string Words, int Quarters)[] Shares = [("median", "half", 2), ("lower quartile", "one quarter", 1), ("upper quartile", "three quarters", 3)];

    /// <inheritdoc />
    public override string Name => "cumulative-median";

    /// <inheritdoc />
    public override string FigureKind => "line-chart";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes => Data.Homes.Of(Stories.Select(s => (s.Domain, s.Topic)), "Statistics and Data Visualisation", "Cumulative frequency curves");

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var own = Stories.Where(s => s.Domain == drafting.Domain).ToArray();
        var story = random.Pick<(string Domain, string Topic, string Title, string Things, string Quantity, string Unit, double Width)>(own.Length > 0 ? own : Stories);
        var share = random.Pick<(string Name, string Words, int Quarters)>(Shares);
        var total = random.Pick<int>([40, 80, 120, 160, 200]);
        var mark = total * share.Quarters / 4.0;
        var classes = random.Range(5, 6);
        var hit = Math.Clamp(share.Quarters + random.Range(-1, 1), 1, classes - 2);

        // In the class that passes the mark the line climbs by five equal parts, k of them below the mark, so that the reading is exact.
        var below = random.Range(1, 4);
        var part = Math.Max(1, Math.Round(total / random.Double(14, 22)));
        var (start, end) = (mark - (below * part), mark + ((5 - below) * part));
        if (start < hit || end > total - (classes - 1 - hit))
        {
            throw new DraftException("The line would leave the graph.");
        }

        double[] ys = [0, .. Between(drafting, 0, start, hit), end, .. Between(drafting, end, total, classes - 1 - hit)];
        double[] xs = [.. Enumerable.Range(0, classes + 1).Select(i => i * story.Width)];
        var value = (hit + (below / 5.0)) * story.Width;
        var (sheet, color) = (Sheet.Begin(drafting), drafting.Say("blue", "green", "teal", "purple", "brown"));
        var code = sheet.Writer()
            .Line($"LineGraph({xs}, {ys}, title: {story.Title}, xLabel: {Axis(story.Quantity, story.Unit)}, yLabel: {"Cumulative number of " + story.Things}, color: {color}, xStep: {story.Width}, yStep: {total / 4}, minor: 5);")
            .ToString();
        var scene = drafting.Draw(code);
        var (across, down) = (scene.OnAxis("y", mark), scene.OnAxis("x", value));
        var meet = new Figures.Geometry.Point(down.X, across.Y);
        var answer = new NumberAnswer(value, story.Unit, story.Width / 10);
        var verdict = Verdict.Maybe(drafting, answer, new[] { classes * story.Width * share.Quarters / 4, value + (story.Width * 0.4), value - (story.Width * 0.4), value + (story.Width * 0.8) }.Where(v => Math.Abs(v - value) > story.Width * 0.3).Select(v => answer with { Number = Math.Round(v, 2) }));
        return new Draft
        {
            FigureCode = code,
            Question = drafting.Say(
                $"The graph shows cumulative frequency. Estimate the {share.Name} of the {story.Quantity}.",
                $"Each point of the line tells how many {story.Things} have at most that {story.Quantity}. What is the {share.Name} of the {story.Quantity}?",
                $"Read the {share.Name} of the {story.Quantity} from the cumulative frequency graph."),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"There are {total} {story.Things}, and {share.Words} of them is {NumberAnswer.Format(mark)}. I go across from there to the line.",
                        $"The {share.Name} belongs to {share.Words} of {total}, that is {NumberAnswer.Format(mark)}; a level line leads to the graph.",
                        $"The line ends at {total}. At {share.Words} of this, {NumberAnswer.Format(mark)}, I draw a level line as far as the graph."),
                    Drawn.Dashed(across, meet)),
                new ThinkingStep(
                    drafting.Say(
                        "From the meeting point I drop an upright to the lower axis.",
                        "Then I go straight down to the scale and read it off.",
                        $"Going down from there, I reach the {story.Quantity}."),
                    Drawn.Code(Drawn.Ring(meet, 6, "red"), Drawn.Dashed(meet, down, "red"))),
            ],
            Conclusion = drafting.Say(
                $"The {share.Name} is {verdict.Text}.",
                $"The upright ends at {verdict.Text}.",
                $"So {share.Words} of the {story.Things} stay within {verdict.Text}."),
            Answer = verdict.Answer,
            Choices = verdict.Choices,
            AnswerCode = FigureWriter.Code($$"""
                var p = All("data-point").OrderBy(d => d["x"]);
                var mark = p.Last()["y"] * {{share.Quarters}} / 4;
                var i = Range(0, p.Length - 1).First(k => p[k + 1]["y"] >= mark);
                return p[i]["x"] + (p[i + 1]["x"] - p[i]["x"]) * (mark - p[i]["y"]) / (p[i + 1]["y"] - p[i]["y"]);
                """),
        };
    }

    /// <summary>Whole numbers that climb from one level to another, the last one being that other.</summary>
    private static double[] Between(Drafting drafting, double from, double to, int count)
    {
        var cuts = drafting.Random.Sample(Enumerable.Range((int)from + 1, (int)(to - from) - 1), count - 1).Order();
        return [.. cuts.Select(c => (double)c), to];
    }

    private static string Axis(string quantity, string unit) => char.ToUpperInvariant(quantity[0]) + quantity[1..] + (unit.Length == 0 ? "" : $" ({unit})");
}
