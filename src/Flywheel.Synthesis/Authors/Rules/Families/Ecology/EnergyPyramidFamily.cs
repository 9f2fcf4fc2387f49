using System.Collections.Immutable;
using System.Globalization;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Ecology;

/// <summary>Energy handed on in a pyramid: the share that reaches a level, or the missing value. The step writes the factor.</summary>
internal sealed class EnergyPyramidFamily : ProblemFamily
{
    /// <inheritdoc />
    public override string Name => "energy-pyramid";

    /// <inheritdoc />
    public override string FigureKind => "food-web";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes => [new("Biology", "Energy flow and pyramids")];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var opening = drafting.Begin(448, 320).ToString().TrimEnd();
        var names = random.Pick<string[]>([["Grass", "Mice", "Snakes"], ["Algae", "Water fleas", "Perch"], ["Plankton", "Krill", "Herring"], ["Oak leaves", "Caterpillars", "Tits"], ["Grass", "Zebras", "Lions"], ["Seaweed", "Limpets", "Crabs"]]);
        var percent = random.Pick<int>([5, 8, 10, 12, 15, 20, 25]);
        var level = random.Range(1, 2);
        var top = random.Range(2, 30);
        var bottom = top * 10_000.0 / percent / percent;
        var values = new[] { bottom, bottom * percent / 100, top };
        if (bottom != Math.Round(bottom) || values[1] != Math.Round(values[1]) || bottom > 60_000)
        {
            throw new DraftException("The energies are not whole.");
        }

        var asksMissing = random.Chance(0.5);
        var unit = random.Pick<string>(["kJ", "MJ"]);
        var answer = asksMissing ? new NumberAnswer(values[2], unit) : new NumberAnswer(percent, "%");
        var verdict = Verdict.Maybe(drafting, answer, asksMissing ? drafting.Near(answer, values[1] - percent, values[1] / 2, values[1] * percent) : drafting.Near(answer, 100 - percent, percent * 2));
        var shown = asksMissing ? new[] { Energy(values[0], unit), Energy(values[1], unit), "?" } : [.. values.Select(v => Energy(v, unit))];
        var code = Figure(opening, names, shown);
        var scene = drafting.Draw(code);
        Point Middle(int of) => Layout.Whole(scene.OfKind("pyramid-level").ElementAt(of).Position);
        var (from, to) = asksMissing ? (0, 1) : (level - 1, level);
        var (a, b) = (Middle(from), Middle(to));
        var (low, high) = (Energy(values[from], unit), Energy(values[to], unit));
        return new Draft
        {
            FigureCode = code,
            Question = asksMissing
                ? drafting.Say(
                    $"In this energy pyramid the same share of energy is handed on at every step. How much energy, in {unit}, reaches the {names[2].ToLowerInvariant()}?",
                    $"From each level to the next the same percentage of the energy is passed on. Which number, in {unit}, belongs in place of the question mark?",
                    $"Assume that every level of this pyramid hands on the same share of its energy to the next. What is the missing energy in {unit}?")
                : drafting.Say(
                    $"What percentage of the energy of the {names[from].ToLowerInvariant()} reaches the {names[to].ToLowerInvariant()}?",
                    $"What percentage of the energy is handed on from {names[from].ToLowerInvariant()} to {names[to].ToLowerInvariant()}?",
                    $"Read the pyramid: which share of the energy, in per cent, passes from the {names[from].ToLowerInvariant()} to the level above?"),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"I compare two neighbouring levels: {names[from].ToLowerInvariant()} with {low} and {names[to].ToLowerInvariant()} with {high}. The arrow shows the step, with its share {percent}%.",
                        $"From {low} to {high} the share is {Plain(values[to])} / {Plain(values[from])} = {percent}%, which I write beside an arrow.",
                        $"The step from {names[from].ToLowerInvariant()} to {names[to].ToLowerInvariant()} keeps {Plain(values[to])} of {Plain(values[from])}, that is {percent}%. I draw it as an arrow."),
                    FigureWriter.Code($"Arrow(62, {a.Y}, 62, {b.Y}, color: \"accent\", width: 3);\nText({$"{percent}%"}, 34, {(a.Y + b.Y) / 2}, size: 16, color: \"accent\", style: \"bold\");")),
            ],
            Conclusion = asksMissing
                ? drafting.Say(
                    $"The same share of {Plain(values[1])} {unit} is handed on again, so the missing energy is {verdict.Text}.",
                    $"{percent}% of {Plain(values[1])} {unit} make {verdict.Text}.",
                    $"Multiplying {Plain(values[1])} {unit} by {NumberAnswer.Format(percent / 100.0)} gives {verdict.Text}.")
                : drafting.Say(
                    $"{Plain(values[to])} / {Plain(values[from])} = {NumberAnswer.Format(percent / 100.0)}, so the share is {verdict.Text}.",
                    $"Most of the energy is lost as heat; handed on is {verdict.Text}.",
                    $"The share of the energy that moves up is {verdict.Text}."),
            Answer = verdict.Answer,
            Choices = verdict.Choices,
            AnswerCode = asksMissing
                ? "var e = All(\"pyramid-level\").OrderBy(p => p[\"level\"]);\nreturn Round(e[1].Value * e[1].Value / e[0].Value, 6);"
                : $"return Round(100 * Find(\"pyramid-level\", {FigureWriter.Quote(names[to])}).Value / Find(\"pyramid-level\", {FigureWriter.Quote(names[from])}).Value, 6);",
            Variant = new Variant(
                Figure(opening, names, asksMissing ? [Energy(values[0] * 2, unit), Energy(values[1] * 2, unit), "?"] : [.. values.Select(v => Energy(v * 2, unit))]),
                asksMissing ? answer with { Number = values[2] * 2 } : answer),
        };
    }

    private static string Figure(string opening, string[] names, string[] labels) =>
        new FigureWriter().Line(new FigureWriter.Raw(opening)).Line($"EcoPyramid({names.AsEnumerable()}, {labels.AsEnumerable()}, 76, 40, 262, 240);").ToString();

    private static string Energy(double value, string unit) => $"{Plain(value)} {unit}";

    private static string Plain(double value) => value.ToString("0", CultureInfo.InvariantCulture);
}
