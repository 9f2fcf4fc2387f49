using System.Collections.Immutable;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Data;

/// <summary>The size of a part from the angles of the sectors and the whole. The step marks the unlabelled angle at the centre.</summary>
internal sealed class PieAngleFamily : ProblemFamily
{
    /// <inheritdoc />
    public override string Name => "pie-angle";

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
        var degrees = Angles(drafting, labels.Length);
        var wanted = random.Next(labels.Length);
        var each = random.Range(1, 6);
        var whole = each * 72.0;
        var size = whole * degrees[wanted] / 360;
        var (sheet, legend) = (Sheet.Begin(drafting), random.Chance(0.6));
        var code = Figure(sheet, story, labels, degrees, wanted, whole, legend);
        var scene = drafting.Draw(code);
        var sector = scene.Get("sector", labels[wanted]);
        var answer = new NumberAnswer(size, story.Unit);
        var verdict = Verdict.Maybe(drafting, answer, drafting.Near(answer, whole - size, size + each, degrees[wanted] == size ? size + 2 : degrees[wanted]));
        var known = degrees.Where((_, i) => i != wanted).Select(d => (int)d).ToArray();
        var part = string.Format(story.Part, $"\"{labels[wanted]}\"");
        return new Draft
        {
            FigureCode = code,
            Question = drafting.Say(
                $"The sectors carry their angles at the centre, except for one. Find the {part}.",
                $"What is the {part}? The title tells how much the full circle stands for.",
                $"Angles are written in all sectors but one. Work out the {part}."),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"The angle of the sector for {labels[wanted]} is missing. I mark it at the centre.",
                        $"I draw the arc of the unlabelled angle, which belongs to {labels[wanted]}.",
                        $"The sector for {labels[wanted]} has no angle written in it, so I mark the one that I need."),
                    FigureWriter.Code($"Arc(Pt({sector.Points[1]}), 30, {Start(sector)}, {-degrees[wanted]}, color: \"ink\", width: 4);")),
                new ThinkingStep(
                    drafting.Say(
                        $"A full turn has 360°. The other angles take {Wording.Sum(known)} = {known.Sum()} degrees, so this one has {360 - known.Sum()}°.",
                        $"What the others leave of 360° is 360 - {known.Sum()} = {360 - known.Sum()} degrees, because {Wording.Sum(known)} = {known.Sum()}.",
                        $"{Wording.Sum(known)} = {known.Sum()}, and 360 - {known.Sum()} = {360 - known.Sum()}; I write this angle into the sector."),
                    Drawn.Code(
                        FigureWriter.Code($"Circle({sector.Points[0]}, 23, color: \"accent\", fill: \"paper\", opacity: 1);"),
                        Drawn.Note($"{360 - known.Sum()}°", sector.Points[0], 16))),
            ],
            Conclusion = drafting.Say(
                $"{story.Say(whole)} spread over 360° means {Plain(whole / 360)} for each degree; {degrees[wanted]}° are {verdict.Text}.",
                $"The part is {Plain(whole)} × {degrees[wanted]} ÷ 360 = {verdict.Text}.",
                $"This sector is {degrees[wanted]}/360 of {story.Say(whole)}, that is {verdict.Text}."),
            Answer = verdict.Answer,
            Choices = verdict.Choices,
            AnswerCode = FigureWriter.Code($"var whole = Number(All(\"title\")[0].Text);\nvar known = All(\"sector\").Where(s => s.Name != {labels[wanted]}).Sum(s => s.Number);\nreturn whole * (360 - known) / 360;"),
            Variant = new Variant(Figure(sheet, story, labels, degrees, wanted, whole + 72, legend), answer with { Number = size + (degrees[wanted] / 5) }),
        };
    }

    private static double Start(Figures.Scenes.Element sector) => Math.Round((sector.Points[2] - sector.Points[1]).Direction, 2);

    /// <summary>Angles that are multiples of ten degrees, none under forty.</summary>
    private static double[] Angles(Drafting drafting, int count)
    {
        var cuts = drafting.Random.Sample(Enumerable.Range(4, 29), count - 1).Order().Prepend(0).Append(36).ToArray();
        double[] angles = [.. Enumerable.Range(0, count).Select(i => (cuts[i + 1] - cuts[i]) * 10.0)];
        return angles.Min() >= 40 ? angles : throw new DraftException("An angle is too small to be read.");
    }

    private static string Figure(Sheet sheet, PieStory story, string[] labels, double[] degrees, int wanted, double whole, bool legend) => sheet.Writer()
        .Line($"PieChart({labels}, {degrees}, {degrees.Select((d, i) => i == wanted ? "?" : $"{d}°")}, title: {string.Format(story.Title, story.Say(whole))}, legend: {legend});")
        .ToString();

    private static string Plain(double value) => NumberAnswer.Format(value);
}
