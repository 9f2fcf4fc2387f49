using System.Collections.Immutable;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Data;

/// <summary>At how many labels one line runs above another. The steps ring those markers.</summary>
internal sealed class LineAboveFamily : ProblemFamily
{
    /// <inheritdoc />
    public override string Name => "line-chart-above-other";

    /// <inheritdoc />
    public override string FigureKind => "line-chart";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes => ChartStory.Homes(LineStories.Double, "Statistics and Data Visualisation", "Reading line graphs");

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var story = ChartStory.Pick(drafting, LineStories.Double);
        var sheet = Sheet.Begin(drafting);
        var labels = story.SomeLabels(drafting, 6, 9);
        double[][] values = [story.SomeValues(drafting, labels.Length), story.SomeValues(drafting, labels.Length)];
        var top = drafting.Random.Next(2);
        int[] hits = [.. Enumerable.Range(0, labels.Length).Where(i => values[top][i] > values[1 - top][i])];
        if (hits.Length < 2 || hits.Length > labels.Length - 2 || values[0].Zip(values[1]).Any(p => Math.Abs(p.First - p.Second) < story.Step))
        {
            throw new DraftException("The lines don't cross in an interesting way.");
        }

        var title = story.TitleFor(drafting);
        var colors = string.Join(", ", drafting.Random.Sample(["blue", "orange", "green", "purple", "teal", "brown"], 2));
        string Figure(double[][] data) => sheet.Writer()
            .Line($"LineChart({labels}, {story.Series}, {Drawn.Lists(data)}, title: {title}, valueLabel: {story.ValueAxis}, categoryLabel: {story.Axis}, colors: {colors}, step: {story.Tick}, minor: {story.Parts});")
            .ToString();
        var code = Figure(values);
        var scene = drafting.Draw(code);
        var (one, other) = (story.Series[top], story.Series[1 - top]);
        var answer = new NumberAnswer(hits.Length);
        var verdict = Verdict.Maybe(drafting, answer, drafting.Near(answer, labels.Length - hits.Length));
        var names = Wording.List(hits.Select(i => labels[i]));
        var flipped = hits[0];
        double[][] changed = [.. values.Select((list, s) => list.Select((v, i) => i == flipped ? values[1 - s][i] : v).ToArray())];
        return new Draft
        {
            FigureCode = code,
            Question = drafting.Say(
                $"At how many labels of the lower axis is \"{one}\" above \"{other}\"?",
                $"How many of the {labels.Length} pairs of markers show a higher value for \"{one}\" than for \"{other}\"?",
                $"Two lines are drawn. Count the labels at which the line of \"{one}\" has the higher marker."),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"At each label I join the two markers, to see which one is on top.",
                        $"I compare the lines label by label and draw an upright between the markers of {one} and {other}.",
                        $"For the comparison I connect, above every label, the marker of {one} with that of {other}."),
                    Drawn.Code(labels.Select(l => Drawn.Dashed(scene.Get("data-point", $"{l}, {one}").Points[0], scene.Get("data-point", $"{l}, {other}").Points[0])))),
                new ThinkingStep(
                    drafting.Say(
                        $"The marker of {one} is on top at {names}; I ring it there.",
                        $"I ring the markers of {one} that are the upper ones: {names}.",
                        $"{char.ToUpperInvariant(one[0])}{one[1..]} wins at {names}, where I put rings."),
                    Drawn.Code(hits.Select(i => Drawn.Ring(scene.Get("data-point", $"{labels[i]}, {one}").Points[0], 9, "red")))),
            ],
            Conclusion = drafting.Say(
                $"The number of rings is {verdict.Text}.",
                $"These are the labels {names}, so the count is {verdict.Text}.",
                $"Counting {names} gives {verdict.Text}."),
            Answer = verdict.Answer,
            Choices = verdict.Choices,
            AnswerCode = FigureWriter.Code($"return All(\"category\").Count(c => Find(\"data-point\", c.Name + {", " + one}).Value > Find(\"data-point\", c.Name + {", " + other}).Value);"),
            Variant = new Variant(Figure(changed), answer with { Number = hits.Length - 1 }),
        };
    }
}
