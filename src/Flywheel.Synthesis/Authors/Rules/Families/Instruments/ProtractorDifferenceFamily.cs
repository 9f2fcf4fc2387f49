using System.Collections.Immutable;
using Flywheel.Synthesis.Authors.Rules.Families.Data;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Instruments;

/// <summary>The angle between two arms on a protractor, neither at zero. The steps read both arms on the same scale.</summary>
internal sealed class ProtractorDifferenceFamily : ProblemFamily
{
    /// <inheritdoc />
    public override string Name => "protractor-difference";

    /// <inheritdoc />
    public override string FigureKind => "measuring-instrument";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes =>
    [
        new("Everyday Measurement", "Using a protractor", "Scales and divisions"),
        new("Astronomy", "Horizontal coordinates"),
    ];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var (low, high) = (random.Range(8, 100), 0);
        high = low + random.Range(24, 172 - low);
        var third = random.Chance(0.5) ? random.Range(6, 174) : -1;
        if (third >= 0 && (Math.Abs(third - low) < 14 || Math.Abs(third - high) < 14))
        {
            throw new DraftException("Two arms are too close together.");
        }

        var names = drafting.Letters(3);
        var radius = random.Range(168, 192);
        var sheet = Sheet.Begin(drafting, 500, 320);
        var (x, y) = (250 + random.Range(-8, 8), 275);
        string Figure(int upper)
        {
            var writer = sheet.Writer().Line($"Protractor({x}, {y}, {radius});").Line($"ProtractorArm({names[0]}, {low}, color: \"red\");").Line($"ProtractorArm({names[1]}, {upper}, color: \"purple\");");
            return (third < 0 ? writer : writer.Line($"ProtractorArm({names[2]}, {third}, color: \"green\");")).ToString();
        }

        var scene = drafting.Draw(Figure(high));
        var (a, b) = (scene.Get("arm", names[0]).Points, scene.Get("arm", names[1]).Points);
        var answer = new NumberAnswer(high - low, "°");
        var verdict = Verdict.Maybe(drafting, answer, drafting.Near(answer, high, 180 - high + low, high - low + 10, high - low - 10));
        var outer = random.Chance(0.35);
        var (readA, readB) = outer ? (180 - low, 180 - high) : (low, high);
        var scale = outer ? "black outer" : "blue inner";
        string Mark(Figures.Geometry.Point[] arm, int read, string color) => Drawn.Code(Drawn.Ring(arm[1], 8, color), Drawn.Label($"{read}°", arm[1], color));
        return new Draft
        {
            FigureCode = Figure(high),
            Question = drafting.Say(
                $"What is the angle between the arms {names[0]} and {names[1]}?",
                $"Use the protractor to find the angle between {names[0]} and {names[1]}, in degrees.",
                $"By how many degrees are the directions {names[0]} and {names[1]} apart?"),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"I read both arms on the same scale, the {scale} one. {names[0]} points to {readA}°.",
                        $"On the {scale} scale the arm {names[0]} stands at {readA}°; I ring that place.",
                        $"I choose the {scale} scale and keep to it. There {names[0]} is at {readA}°."),
                    Mark([.. a], readA, "accent")),
                new ThinkingStep(
                    drafting.Say(
                        $"On that scale {names[1]} points to {readB}°. The angle asked for lies between the two; I mark it.",
                        $"{names[1]} is at {readB}° on the same scale. I mark the angle in between.",
                        $"The other arm, {names[1]}, reads {readB}°, and the arc shows the angle that I want."),
                    Drawn.Code(Mark([.. b], readB, "accent"), FigureWriter.Code($"AngleMark(Pt({a[2]}), Pt({a[0]}), Pt({b[2]}), color: \"accent\", radius: 44);"))),
            ],
            Conclusion = drafting.Say(
                $"The difference of the readings is {Math.Max(readA, readB)}° - {Math.Min(readA, readB)}° = {high - low}°, so the angle is {verdict.Text}.",
                $"{Math.Max(readA, readB)}° minus {Math.Min(readA, readB)}° makes {verdict.Text}.",
                $"Subtracting the smaller reading {Math.Min(readA, readB)}° from {Math.Max(readA, readB)}° gives {verdict.Text}."),
            Answer = verdict.Answer,
            Choices = verdict.Choices,
            AnswerCode = FigureWriter.Code($"var a = Find(\"arm\", {names[0]});\nvar b = Find(\"arm\", {names[1]});\nreturn Round(AngleAt(a.Points[2], a.Points[0], b.Points[2]), 2);"),
            Variant = high > 172 ? null : new Variant(Figure(high + 3), answer with { Number = high - low + 3 }),
        };
    }
}
