using System.Collections.Immutable;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Data;

/// <summary>The size of a part whose percentage is missing. The steps outline the sector and write its percentage.</summary>
internal sealed class PieShareFamily : ProblemFamily
{
    /// <inheritdoc />
    public override string Name => "pie-missing-share";

    /// <inheritdoc />
    public override string FigureKind => "pie-chart";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes => PieStory.Homes;

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var story = PieStory.Pick(drafting);
        var labels = random.Sample(story.Labels, random.Range(3, 5));
        var shares = Shares(drafting, labels.Length);
        var wanted = random.Next(labels.Length);
        var whole = random.Range(2, 24) * 20.0;
        var size = whole * shares[wanted] / 100;
        var (sheet, legend) = (Sheet.Begin(drafting), random.Chance(0.6));
        var code = Figure(sheet, story, labels, shares, wanted, whole, legend);
        var scene = drafting.Draw(code);
        var sector = scene.Get("sector", labels[wanted]);
        var answer = new NumberAnswer(size, story.Unit);
        var verdict = Verdict.Maybe(drafting, answer, drafting.Near(answer, shares[wanted] == size ? size + 10 : shares[wanted], whole - size, Math.Round(whole / labels.Length)));
        var known = shares.Where((_, i) => i != wanted).Select(s => (int)s).ToArray();
        var part = string.Format(story.Part, $"\"{labels[wanted]}\"");
        return new Draft
        {
            FigureCode = code,
            Question = drafting.Say(
                $"The title gives the whole that the circle stands for. Find the {part}.",
                $"One percentage is replaced by a question mark. What is the {part}?",
                $"Use the title and the percentages of the pie chart to work out the {part}."),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"The sector for {labels[wanted]} is the one with the question mark; I outline it.",
                        $"I mark the sector in question, the one for {labels[wanted]}.",
                        $"First I find {labels[wanted]} in the chart and trace the edges of its sector."),
                    Drawn.Code(Drawn.Line(sector.Points[1], sector.Points[2]), Drawn.Line(sector.Points[1], sector.Points[3]))),
                new ThinkingStep(
                    drafting.Say(
                        $"The others take {Wording.Sum(known)} = {known.Sum()} percent, which leaves {100 - known.Sum()}%. I write it into the sector.",
                        $"All sectors make 100%. The known ones add up to {Wording.Sum(known)} = {known.Sum()}, so {100 - known.Sum()}% remain for this one.",
                        $"100 - {known.Sum()} = {100 - known.Sum()}: this sector's share is {100 - known.Sum()}%, since the rest is {Wording.Sum(known)} = {known.Sum()}."),
                    Drawn.Code(
                        FigureWriter.Code($"Circle({sector.Points[0]}, 23, color: \"accent\", fill: \"paper\", opacity: 1);"),
                        Drawn.Note($"{100 - known.Sum()}%", sector.Points[0], 16))),
            ],
            Conclusion = drafting.Say(
                $"{shares[wanted]}% of {story.Say(whole)} is {Plain(whole)} × {shares[wanted]} ÷ 100 = {verdict.Text}.",
                $"The whole is {story.Say(whole)}; {shares[wanted]} hundredths of it are {verdict.Text}.",
                $"One percent of {story.Say(whole)} is {Plain(whole / 100)}, and {shares[wanted]} times as much is {verdict.Text}."),
            Answer = verdict.Answer,
            Choices = verdict.Choices,
            AnswerCode = FigureWriter.Code($"var whole = Number(All(\"title\")[0].Text);\nvar known = All(\"sector\").Where(s => s.Name != {labels[wanted]}).Sum(s => s.Number);\nreturn whole * (100 - known) / 100;"),
            Variant = new Variant(Figure(sheet, story, labels, shares, wanted, whole + 100, legend), answer with { Number = size + shares[wanted] }),
        };
    }

    /// <summary>Percentages that are multiples of five, none under ten.</summary>
    private static double[] Shares(Drafting drafting, int count)
    {
        var cuts = drafting.Random.Sample(Enumerable.Range(2, 17), count - 1).Order().Prepend(0).Append(20).ToArray();
        double[] shares = [.. Enumerable.Range(0, count).Select(i => (cuts[i + 1] - cuts[i]) * 5.0)];
        return shares.Min() >= 10 ? shares : throw new DraftException("A share is too small to be read.");
    }

    private static string Figure(Sheet sheet, PieStory story, string[] labels, double[] shares, int wanted, double whole, bool legend) => sheet.Writer()
        .Line($"PieChart({labels}, {shares}, {shares.Select((s, i) => i == wanted ? "?" : $"{s}%")}, title: {string.Format(story.Title, story.Say(whole))}, legend: {legend});")
        .ToString();

    private static string Plain(double value) => NumberAnswer.Format(value);
}
