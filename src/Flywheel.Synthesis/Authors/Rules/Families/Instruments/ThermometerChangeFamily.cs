using System.Collections.Immutable;
using Flywheel.Synthesis.Authors.Rules.Families.Data;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Instruments;

/// <summary>Two thermometers show a temperature before and after; the change is asked for. The steps read both columns.</summary>
internal sealed class ThermometerChangeFamily : ProblemFamily
{
    /// <inheritdoc />
    public override string Name => "thermometer-change";

    /// <inheritdoc />
    public override string FigureKind => "measuring-instrument";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes =>
    [
        new("Heat and Matter", "Reading thermometers"),
        new("Everyday Measurement", "Thermometers", "Temperature scales", "Scales and divisions"),
        new("Health and Medicine", "Taking vital signs"),
        new("Earth and Geography", "Weather instruments and records"),
        new("Chemistry", "Exothermic and endothermic reactions", "Calorimetry"),
        new("Arithmetic and Number Theory", "Negative numbers", "Number line reading"),
    ];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var (minimum, maximum, step, minor) = Scale(drafting);
        var mark = step / minor;
        var count = (int)Math.Round((maximum - minimum) / mark);
        var (first, second) = (Value(random.Range(2, count - 2)), Value(random.Range(2, count - 2)));
        double Value(int marks) => Math.Round(minimum + (marks * mark), 4);
        if (Math.Abs(first - second) < 4 * mark)
        {
            throw new DraftException("The temperatures are too much alike.");
        }

        var unit = drafting.Domain is "Everyday Measurement" && minimum > 30 ? "°F" : "°C";
        var (before, after, what) = Story(drafting);
        var sheet = Sheet.Begin(drafting, 420, random.Range(360, 430));
        var height = sheet.Height - 60;
        string Figure(double then) => sheet.Writer()
            .Line($"Thermometer({before}, {first}, {minimum}, {maximum}, {step}, {minor}, 110, 16, {height}, unit: {unit});")
            .Line($"Thermometer({after}, {then}, {minimum}, {maximum}, {step}, {minor}, 290, 16, {height}, unit: {unit});")
            .ToString();
        var scene = drafting.Draw(Figure(second));
        var (a, b) = (scene.Get("thermometer", before).Points[0], scene.Get("thermometer", after).Points[0]);
        var change = Math.Round(Math.Abs(second - first), 4);
        var answer = new NumberAnswer(change, unit);
        var verdict = Verdict.Maybe(drafting, answer, drafting.Near(answer, Math.Round(Math.Abs(first + second), 4), Math.Round(change + mark, 4), Math.Round(change - mark, 4), Math.Round(change + step, 4)));
        var (high, low) = (NumberAnswer.Format(Math.Max(first, second)), NumberAnswer.Format(Math.Min(first, second)));
        var word = second > first ? "rise" : "fall";
        var minus = low.StartsWith('-') ? $"({low})" : low;
        return new Draft
        {
            FigureCode = Figure(second),
            Question = drafting.Say(
                $"The thermometers show {what} \"{before}\" and \"{after}\". By how many {unit} did it {word}?",
                $"How large is the change of {what} from \"{before}\" to \"{after}\", without a sign?",
                $"Read both thermometers. What is the difference between the temperatures \"{before}\" and \"{after}\"?"),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"One small mark stands for {NumberAnswer.Format(mark)} {unit}. The column \"{before}\" ends at {NumberAnswer.Format(first)} {unit}; I draw a line across from its top.",
                        $"From one number to the next there are {minor} parts, {NumberAnswer.Format(mark)} {unit} each. I mark the top of the first column: {NumberAnswer.Format(first)} {unit}.",
                        $"First the scale: {NumberAnswer.Format(mark)} {unit} to a small mark. The thermometer \"{before}\" therefore reads {NumberAnswer.Format(first)} {unit}."),
                    Drawn.Dashed(a - new Figures.Geometry.Point(24, 0), a + new Figures.Geometry.Point(25, 0))),
                new ThinkingStep(
                    drafting.Say(
                        $"The column \"{after}\" ends at {NumberAnswer.Format(second)} {unit}, marked in the same way.",
                        $"On the other thermometer the top of the column is at {NumberAnswer.Format(second)} {unit}.",
                        $"In the same way I read {NumberAnswer.Format(second)} {unit} for \"{after}\"."),
                    Drawn.Dashed(b - new Figures.Geometry.Point(24, 0), b + new Figures.Geometry.Point(25, 0))),
            ],
            Conclusion = drafting.Say(
                $"{high} - {minus} = {NumberAnswer.Format(change)}, so the change is {verdict.Text}.",
                $"The distance from {low} to {high} on the scale is {verdict.Text}.",
                $"It is a {word} from {NumberAnswer.Format(first)} to {NumberAnswer.Format(second)}, which makes {verdict.Text}."),
            Answer = verdict.Answer,
            Choices = verdict.Choices,
            AnswerCode = """
                var t = All("thermometer");
                var degree = (t[0].Points[1].Y - t[0].Points[2].Y) / (t[0]["maximum"] - t[0]["minimum"]);
                return Round(Math.Abs(t[0].Points[0].Y - t[1].Points[0].Y) / degree, 2);
                """,
            Variant = second > first ? new Variant(Figure(Math.Round(second + mark, 4)), answer with { Number = Math.Round(change + mark, 4) }) : null,
        };
    }

    private static (double Minimum, double Maximum, double Step, int Minor) Scale(Drafting drafting) => drafting.Domain switch
    {
        "Health and Medicine" => drafting.Random.Pick<(double, double, double, int)>([(35, 42, 1, 10), (35, 42, 1, 5)]),
        "Chemistry" => drafting.Random.Pick<(double, double, double, int)>([(0, 100, 10, 5), (0, 60, 10, 10), (10, 50, 5, 5)]),
        "Everyday Measurement" => drafting.Random.Pick<(double, double, double, int)>([(-20, 50, 10, 5), (-10, 40, 10, 10), (40, 120, 20, 10)]),
        _ => drafting.Random.Pick<(double, double, double, int)>([(-20, 50, 10, 5), (-30, 40, 10, 5), (-40, 60, 20, 10), (-10, 40, 10, 10), (-10, 15, 5, 5)]),
    };

    private static (string Before, string After, string What) Story(Drafting drafting) => drafting.Domain switch
    {
        "Health and Medicine" => drafting.Random.Pick<(string, string, string)>([("morning", "evening", "a patient's temperature"), ("day 1", "day 3", "a child's temperature"), ("before", "after", "the body temperature")]),
        "Chemistry" => drafting.Random.Pick<(string, string, string)>([("start", "end", "the temperature of a solution"), ("before mixing", "after mixing", "the temperature of the mixture"), ("water", "solution", "the temperature of the liquid")]),
        "Earth and Geography" => drafting.Random.Pick<(string, string, string)>([("6 am", "2 pm", "the air temperature"), ("Monday", "Friday", "the air temperature"), ("valley", "summit", "the air temperature")]),
        _ => drafting.Random.Pick<(string, string, string)>([("inside", "outside", "the temperature"), ("noon", "midnight", "the temperature"), ("before", "after", "the temperature"), ("day", "night", "the temperature")]),
    };
}
