using System.Collections.Immutable;
using Flywheel.Synthesis.Authors.Rules.Families.Data;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Instruments;

/// <summary>Two readings of a round dial; their difference is asked for. The steps read both needles.</summary>
internal sealed class DialChangeFamily : ProblemFamily
{
    /// <inheritdoc />
    public override string Name => "dial-change";

    /// <inheritdoc />
    public override string FigureKind => "measuring-instrument";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes =>
    [
        new("Everyday Measurement", "Dial and digital scales", "Dials and gauges", "Scales and divisions"),
        new("Health and Medicine", "Blood vessels and pressure", "Taking vital signs"),
        new("Heat and Matter", "Manometers and barometers"),
        new("Mechanics", "Pressure in liquids and gases"),
        new("Engineering and Technology", "Sensors and actuators"),
    ];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var story = random.Pick<Story>(Stories(drafting.Domain));
        var mark = story.Step / story.Minor;
        var marks = (int)Math.Round((story.Maximum - story.Minimum) / mark);
        var (p, q) = (random.Range(2, marks - 2), random.Range(2, marks - 2));
        if (Math.Abs(p - q) < 4 || (story.Grows && p > q) || (story.Falls && p < q) || (p % story.Minor == 0 && q % story.Minor == 0))
        {
            throw new DraftException("The readings are too easy, too close, or in the wrong order.");
        }

        double Value(int m) => Math.Round(story.Minimum + (m * mark), 4);
        var sheet = Sheet.Begin(drafting, 520, random.Range(300, 320));
        var radius = random.Range(112, 120);
        var sweep = random.Pick<int>([270, 280, 300, 260]);
        string Figure(int then) => sheet.Writer()
            .Line($"Dial({story.Before}, {Value(p)}, {story.Minimum}, {story.Maximum}, {story.Step}, {story.Minor}, 132, 132, {radius}, unit: {story.Unit}, sweep: {sweep});")
            .Line($"Dial({story.After}, {Value(then)}, {story.Minimum}, {story.Maximum}, {story.Step}, {story.Minor}, 388, 132, {radius}, unit: {story.Unit}, sweep: {sweep});")
            .ToString();
        var scene = drafting.Draw(Figure(q));
        var change = Math.Round(Math.Abs(q - p) * mark, 4);
        var answer = new NumberAnswer(change, story.Unit);
        var verdict = Verdict.Maybe(drafting, answer, drafting.Near(answer, Math.Round(change + mark, 4), Math.Round(change - mark, 4), Math.Round(change + story.Step, 4), Math.Max(Value(p), Value(q))));
        var (first, second, part) = (NumberAnswer.Format(Value(p)), NumberAnswer.Format(Value(q)), NumberAnswer.Format(mark));
        var (high, low) = p > q ? (first, second) : (second, first);
        string Mark(string name, string text, string color) => Drawn.Code(
            Drawn.Line(scene.Get("dial", name).Points[0], scene.Get("dial", name).Points[1]),
            Drawn.Note($"{text} {story.Unit}", scene.Get("dial", name).Points[0] + new Figures.Geometry.Point(0, radius + 36), 16, color));
        return new Draft
        {
            FigureCode = Figure(q),
            Question = drafting.Say(
                $"{story.Ask}? Read both dials and give the answer in {story.Unit}.",
                $"The two dials show {story.What} (\"{story.Before}\" and \"{story.After}\"). {story.Ask}, in {story.Unit}?",
                $"Compare the needles of \"{story.Before}\" and \"{story.After}\". {story.Ask} (in {story.Unit})?"),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"Between two numbers there are {story.Minor} parts, so a small mark is {part} {story.Unit}. I trace the needle \"{story.Before}\": {first} {story.Unit}.",
                        $"A small mark stands for {part} {story.Unit}. The dial \"{story.Before}\" shows {first} {story.Unit}.",
                        $"With {part} {story.Unit} to a mark, the needle on \"{story.Before}\" points to {first} {story.Unit}."),
                    Mark(story.Before, first, "accent")),
                new ThinkingStep(
                    drafting.Say(
                        $"The needle \"{story.After}\" stands at {second} {story.Unit}.",
                        $"On the other dial I read {second} {story.Unit}.",
                        $"In the same way \"{story.After}\" gives {second} {story.Unit}."),
                    Mark(story.After, second, "accent")),
            ],
            Conclusion = drafting.Say(
                $"{high} - {low} = {NumberAnswer.Format(change)}, so the answer is {verdict.Text}.",
                $"The difference between {high} and {low} is {verdict.Text}.",
                $"Subtracting {low} from {high} leaves {verdict.Text}."),
            Answer = verdict.Answer,
            Choices = verdict.Choices,
            AnswerCode = """
                var r = All("dial").Select(d => d["degrees"] / d["sweep"] * (d["maximum"] - d["minimum"]));
                return Round(Math.Abs(r[0] - r[1]), 4);
                """,
            Variant = q > p ? new Variant(Figure(q + 1), answer with { Number = Math.Round(change + mark, 4) }) : null,
        };
    }

    private static Story[] Stories(string domain) => domain switch
    {
        "Health and Medicine" =>
        [
            new("upper value", "lower value", "a blood pressure", "By how much do the two values of the blood pressure differ", "mmHg", 0, 240, 20, 5, false, true),
            new("day 1", "day 8", "a patient's upper blood pressure", "By how much did the blood pressure change", "mmHg", 40, 220, 20, 10, false),
        ],
        "Everyday Measurement" =>
        [
            new("bowl", "bowl and flour", "a bowl on a kitchen scale", "How heavy is the flour alone", "g", 0, 1000, 100, 5, true),
            new("basket", "basket and fruit", "a basket on a market scale", "How heavy is the fruit alone", "kg", 0, 5, 0.5, 5, true),
            new("start", "finish", "a car's speed", "By how much did the speed change", "km/h", 0, 180, 20, 4, false),
        ],
        "Engineering and Technology" =>
        [
            new("inlet", "outlet", "the pressure in a pipe", "How large is the pressure difference between inlet and outlet", "bar", 0, 10, 1, 5, false, true),
            new("idle", "load", "an engine's speed", "By how much does the speed change", "rpm", 0, 6000, 1000, 5, false),
        ],
        _ =>
        [
            new("before", "after", "the pressure of a gas", "By how much did the pressure change", "kPa", 80, 200, 20, 10, false),
            new("valley", "summit", "the air pressure", "By how much does the air pressure differ", "hPa", 700, 1060, 40, 4, false, true),
            new("surface", "dive", "the pressure on a diver", "By how much does the pressure differ", "kPa", 0, 500, 50, 5, true),
        ],
    };

    private sealed record Story(string Before, string After, string What, string Ask, string Unit, double Minimum, double Maximum, double Step, int Minor, bool Grows, bool Falls = false);
}
