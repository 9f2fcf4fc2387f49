using System.Collections.Immutable;
using System.Globalization;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Figures.Scenes;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Computing;

/// <summary>A case is sorted by a flowchart of decisions. The step traces its way.</summary>
internal sealed class DecisionFlowchartFamily : ProblemFamily
{
    /// <inheritdoc />
    public override string Name => "flowchart-decisions";

    /// <inheritdoc />
    public override string FigureKind => "flowchart";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes =>
    [
        new("Health and Medicine", "Triage and health services", "Resuscitation and emergency steps"),
        new("Biology", "Animal behaviour", "Growth and life cycles"),
        new("Engineering and Technology", "Sequence control and state machines", "Design and quality"),
        new("Computer Science", "Decisions and flowcharts"),
        new("Everyday Measurement", "Schedules and planning"),
        new("Logic and Patterns", "Conditional statements"),
    ];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var story = DecisionStory.Pick(drafting);
        var opening = drafting.Begin(448, 460).ToString().TrimEnd();
        var limits = story.Limits.Select(l => random.Range(l.Low, l.High)).ToArray();
        var outcome = random.Next(4);

        // A value equal to the limit is not over it: a tempting slip, so it comes up often.
        var values = limits.Select((l, q) => q == outcome ? l + random.Range(1, Math.Max(1, l / 6)) : random.Chance(0.3) ? l : Math.Max(0, l - random.Range(1, Math.Max(1, l / 5)))).ToArray();
        var mirror = random.Chance(0.5);
        var code = Figure(opening, story, limits, mirror);
        var scene = drafting.Draw(code);
        string[] way = [.. Enumerable.Range(0, Math.Min(outcome, 2) + 1).Select(q => $"q{q}"), $"o{outcome}"];
        var right = new TextAnswer(story.Outcomes[outcome]);
        var verdict = Verdict.Maybe(drafting, right, story.Outcomes.Select(o => new TextAnswer(o)), chance: 0.5);
        var facts = Wording.List(story.Quantities.Select((q, i) => Fill(q, values[i])));
        var reasons = Enumerable.Range(0, Math.Min(outcome, 2) + 1).Select(q => $"{values[q]} is {(values[q] > limits[q] ? "more than" : values[q] == limits[q] ? "not more than" : "less than")} {limits[q]}: {(values[q] > limits[q] ? "yes" : "no")}").ToArray();
        return new Draft
        {
            FigureCode = code,
            Question = drafting.Say(
                $"{story.Case} comes with {facts}. {story.Ask}",
                $"Follow the flowchart for a case with {facts}. {story.Ask}",
                $"Known are {facts}. {story.Ask}"),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"I answer the questions from the top: {string.Join("; ", reasons)}. I trace the way that this gives.",
                        $"From the start downwards: {string.Join("; ", reasons)}. The marked arrows are the ones taken.",
                        $"At each diamond I compare: {string.Join("; ", reasons)}. I mark the way through the chart."),
                    Trace(scene, way)),
            ],
            Conclusion = drafting.Say(
                $"The traced way ends in the box {verdict.Text}.",
                $"Following these answers, the chart leads to {verdict.Text}.",
                $"{reasons[^1]}, and that arrow ends at {verdict.Text}."),
            Answer = verdict.Answer,
            Choices = verdict.Choices,
            AnswerCode = $$"""
                var values = {{FigureWriter.Code($"{values}")}};
                var box = Find("flow-step", "q0");
                var i = 0;
                while (box["shape"] == "decision")
                {
                    var wanted = values[i] > Number(box.Text) ? "yes" : "no";
                    var arrow = All("flow-arrow").First(a => a["from"] == box.Name && a.Text == wanted);
                    box = Find("flow-step", arrow["to"]);
                    i++;
                }
                return box.Text;
                """,
        };
    }

    private static string Fill(string text, int number) => text.Replace("#", number.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);

    private static string Figure(string opening, DecisionStory story, int[] limits, bool mirror)
    {
        var (main, side) = mirror ? (300, 108) : (150, 340);
        var writer = new FigureWriter().Line(new FigureWriter.Raw(opening))
            .Line($"Title({story.Title});")
            .Line($"FlowStep(\"start\", \"terminal\", {story.Start}, {main}, 60);");
        for (var q = 0; q < 3; q++)
        {
            writer.Line($"FlowStep({$"q{q}"}, \"decision\", {Fill(story.Questions[q], limits[q])}, {main}, {140 + (q * 102)}, width: 168);")
                .Line($"FlowStep({$"o{q}"}, \"terminal\", {story.Outcomes[q]}, {side}, {140 + (q * 102)});");
        }

        writer.Line($"FlowStep(\"o3\", \"terminal\", {story.Outcomes[3]}, {main}, 432);")
            .Line($"FlowArrow(\"start\", \"q0\");");
        for (var q = 0; q < 3; q++)
        {
            writer.Line($"FlowArrow({$"q{q}"}, {$"o{q}"}, label: \"yes\");")
                .Line($"FlowArrow({$"q{q}"}, {(q < 2 ? $"q{q + 1}" : "o3")}, label: \"no\");");
        }

        return writer.ToString();
    }

    /// <summary>The arrows taken and a frame around the box reached; the texts of the boxes stay free.</summary>
    private static string Trace(Scene scene, string[] way)
    {
        var writer = new FigureWriter();
        string[] boxes = ["start", .. way];
        foreach (var (from, to) in boxes.Zip(boxes.Skip(1)))
        {
            writer.Line($"Trail({Wording.Points(scene.Find("flow-arrow", $"{from}-{to}")!.Points)}, width: 13);");
        }

        var end = scene.Find("flow-step", way[^1])!;
        var half = new Point(end.Find("half-width")!.Value.Number + 6, end.Find("half-height")!.Value.Number + 6);
        return writer.Line($"Rectangle({end.Position - half}, {half.X * 2}, {half.Y * 2}, color: \"accent\", radius: {half.Y});").ToString().TrimEnd();
    }
}
