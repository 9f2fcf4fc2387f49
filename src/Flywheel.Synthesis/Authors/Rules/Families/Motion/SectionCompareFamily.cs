using System.Collections.Immutable;
using Flywheel.Synthesis.Authors.Rules.Families.Data;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Motion;

/// <summary>Which lettered section of a motion graph fits a description. The step traces the sections that come into question.</summary>
internal sealed class SectionCompareFamily : ProblemFamily
{
    /// <inheritdoc />
    public override string Name => "motion-section";

    /// <inheritdoc />
    public override string FigureKind => "motion-graph";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes =>
    [
        new("Mechanics", "Position–time graphs", "Velocity–time graphs", "First law and inertia"),
        new("Functions and Calculus", "Graphs that tell stories"),
        new("Engineering and Technology", "Road vehicles"),
    ];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var isVelocity = random.Chance(0.5);
        var plan = MotionPlan.Draw(random, isVelocity ? "velocity" : "position", random.Range(4, 5), 0, 8);
        var letters = drafting.Letters(plan.Times.Length - 1);
        var slopes = Enumerable.Range(1, plan.Times.Length - 1).Select(i => (plan.Values[i] - plan.Values[i - 1]) / (plan.Times[i] - plan.Times[i - 1])).ToArray();
        var (key, score) = random.Pick<(string, Func<int, double>)>(
        [
            ("steepest", i => Math.Abs(slopes[i])),
            ("level", i => -Math.Abs(slopes[i])),
            ("falling", i => -slopes[i]),
            ("rising", i => slopes[i]),
        ]);
        var order = Enumerable.Range(0, slopes.Length).OrderByDescending(score).ToArray();
        var clear = Math.Abs(score(order[0]) - score(order[1])) > plan.Step * 0.3;
        if (!clear || (key == "level" && slopes[order[0]] != 0) || (key == "falling" && slopes[order[0]] >= 0) || (key == "rising" && slopes[order[0]] <= 0))
        {
            throw new DraftException("No section fits the description alone.");
        }

        var sheet = Sheet.Begin(drafting, random.Range(480, 540), random.Range(370, 430));
        var (color, thing) = (MotionPlan.Color(random), random.Pick<string>(["car", "cyclist", "runner", "tram", "drone"]));
        var figure = plan.Axes(sheet.Writer()).Line($"MotionLine({thing}, {plan.Times}, {plan.Values}, color: {color}, sections: {letters});").ToString();
        var scene = drafting.Draw(figure);
        var right = letters[order[0]];
        var (choices, answer) = drafting.Choose(new TextAnswer($"section {right}"), random.Shuffled(letters).Select(l => new TextAnswer($"section {l}")));
        var description = (isVelocity, key) switch
        {
            (true, "steepest") => drafting.Say("is the acceleration largest in size", "does the velocity change most quickly", "does the largest force act"),
            (true, "level") => drafting.Say("is the velocity constant", "is there no acceleration", "does no net force act"),
            (true, "falling") => drafting.Say("does it slow down most strongly", "is the braking hardest", "does the velocity fall most quickly"),
            (true, _) => drafting.Say("does it speed up most strongly", "does the velocity grow most quickly", "is the acceleration forward largest"),
            (false, "steepest") => drafting.Say("is it fastest", "is the speed largest", "does it cover the most way in each unit of time"),
            (false, "level") => drafting.Say("does it stand still", "is it at rest", "is the velocity zero"),
            (false, "falling") => drafting.Say("does it move back most quickly", "is its velocity backwards largest", "does its position decrease fastest"),
            _ => drafting.Say("does it move forward most quickly", "is its velocity forwards largest", "does its position increase fastest"),
        };
        var feature = key switch { "steepest" => "the steepest", "level" => "the level", "falling" => "the steepest falling", _ => "the steepest rising" };
        var slope = isVelocity ? "acceleration" : "velocity";
        var winner = scene.Get("section", right);
        var second = scene.Get("section", letters[order[1]]);
        var values = Wording.List(letters.Select((l, i) => $"{NumberAnswer.Format(slopes[i], 2)} for {l}"));
        return new Draft
        {
            FigureCode = figure,
            Question = drafting.Say(
                $"The graph shows the {plan.Quantity} of a {thing}. In which section {description}?",
                $"Look at the lettered sections of the {thing}'s graph. In which of them {description}?",
                $"A {thing} moves as in the graph of its {plan.Quantity}. Name the section: where {description}?"),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"In this graph the slope is the {slope}. So I look for {feature} piece and highlight it.",
                        $"The {slope} can be seen from the slope of the line; {feature} piece is the one I want. I mark it.",
                        $"Slope means {slope} here, which makes it {feature} piece of the line, highlighted now."),
                    Drawn.Highlight(winner.Points[0], winner.Points[1])),
                new ThinkingStep(
                    drafting.Say(
                        $"For comparison I mark section {letters[order[1]]}, which comes next. The slopes are {values}.",
                        $"The closest other one is {letters[order[1]]}, in green. Rise over run gives {values}.",
                        $"I check the others: {values}. The one in green comes second."),
                    Drawn.Highlight(second.Points[0], second.Points[1], "green")),
            ],
            Conclusion = drafting.Say(
                $"It is {answer.Meaning.Text}, which is choice {answer.Letter}.",
                $"The description fits {answer.Meaning.Text}, which is choice {answer.Letter}.",
                $"So the answer is {answer.Meaning.Text}, which is choice {answer.Letter}."),
            Answer = answer,
            Choices = choices,
            AnswerCode = $$"""
                var slope = (s => (s.Points[0].Y - s.Points[1].Y) / (s.Points[1].X - s.Points[0].X));
                return "section " + All("section").MaxBy(s => {{key switch { "steepest" => "Math.Abs(slope(s))", "level" => "-Math.Abs(slope(s))", "falling" => "-slope(s)", _ => "slope(s)" }}}).Name;
                """,
        };
    }
}
