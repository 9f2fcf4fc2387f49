using System.Collections.Immutable;
using Flywheel.Synthesis.Authors.Rules.Families.Data;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Instruments;

/// <summary>A voltmeter and an ammeter; the resistance or the power of the part measured is asked for. The steps read both needles.</summary>
internal sealed class MeterResistanceFamily : ProblemFamily
{
    private static readonly ImmutableArray<(double Maximum, double Step, int Minor)> Volts = [(15, 3, 6), (10, 2, 4), (6, 1, 5), (30, 5, 5), (12, 2, 4), (20, 4, 4)];
    private static readonly ImmutableArray<(double Maximum, double Step, int Minor)> Amperes = [(3, 0.5, 5), (1, 0.2, 4), (5, 1, 5), (2, 0.5, 5), (0.6, 0.1, 5)];

    /// <inheritdoc />
    public override string Name => "meter-resistance";

    /// <inheritdoc />
    public override string FigureKind => "measuring-instrument";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes =>
    [
        new("Electricity and Magnetism", "Current", "Voltage", "Resistance of wires", "Moving-coil devices"),
        new("Engineering and Technology", "Sensors and actuators"),
        new("Everyday Measurement", "Dials and gauges", "Household meters"),
    ];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var (volts, amperes) = (random.Pick<(double Maximum, double Step, int Minor)>(Volts), random.Pick<(double Maximum, double Step, int Minor)>(Amperes));
        var (u, i) = (Reading(volts), Reading(amperes));
        double Reading((double Maximum, double Step, int Minor) scale) => Math.Round(random.Range(3, (int)Math.Round(scale.Maximum / scale.Step * scale.Minor) - 1) * scale.Step / scale.Minor, 4);
        var asksPower = random.Chance(0.4);
        var value = asksPower ? u * i : u / i;
        if (Math.Abs((value * 10) - Math.Round(value * 10)) > 1e-9 || value is < 0.5 or > 200)
        {
            throw new DraftException("The result has too many decimals.");
        }

        value = Math.Round(value, 2);
        var sheet = Sheet.Begin(drafting, 520, random.Range(240, 280));
        var (radius, sweep) = (random.Range(84, 90), random.Range(88, 104));
        var what = random.Pick<string>(["lamp", "heating wire", "resistor", "coil"]);
        string Figure(double volt) => sheet.Writer()
            .Line($"Dial(\"voltmeter\", {volt}, 0, {volts.Maximum}, {volts.Step}, {volts.Minor}, 132, 112, {radius}, unit: \"V\", sweep: {sweep});")
            .Line($"Dial(\"ammeter\", {i}, 0, {amperes.Maximum}, {amperes.Step}, {amperes.Minor}, 388, 112, {radius}, unit: \"A\", sweep: {sweep});")
            .ToString();
        var scene = drafting.Draw(Figure(u));
        var (v, a) = (scene.Get("dial", "voltmeter"), scene.Get("dial", "ammeter"));
        var answer = new NumberAnswer(value, asksPower ? "W" : "Ω");
        var other = asksPower ? Math.Round(u / i, 1) : Math.Round(u * i, 1);
        var verdict = Verdict.Maybe(drafting, answer, drafting.Near(answer, other, Math.Round(value * 2, 2), Math.Round(value / 2, 2), Math.Round(value * 10, 2)));
        var (uText, iText) = (NumberAnswer.Format(u), NumberAnswer.Format(i));
        string Mark(Figures.Scenes.Element dial, string text) => Drawn.Code(Drawn.Line(dial.Points[0], dial.Points[1]), Drawn.Note(text, new(dial.Points[0].X - (radius * 0.8), dial.Points[0].Y - 2), 16));
        return new Draft
        {
            FigureCode = Figure(u),
            Question = asksPower
                ? drafting.Say(
                    $"The meters are connected to a {what}. What power does it take, in W?",
                    $"Read the voltmeter and the ammeter. With how many watts is the {what} that they measure running?",
                    $"Find the electric power (in W) of the {what} whose voltage and current the two meters show.")
                : drafting.Say(
                    $"The meters show voltage and current of a {what}. What is its resistance, in Ω?",
                    $"Read both meters and find the resistance of the {what} that they measure, in ohms.",
                    $"How many ohms does the {what} have if the two needles stand as shown?"),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"On the voltmeter one small mark is {NumberAnswer.Format(volts.Step / volts.Minor)} V. The needle, which I trace, stands at {uText} V.",
                        $"The voltmeter's scale has {volts.Minor} parts to {NumberAnswer.Format(volts.Step)} V. I follow its needle and read {uText} V.",
                        $"I start with the voltmeter: the marks are {NumberAnswer.Format(volts.Step / volts.Minor)} V apart, and the needle shows {uText} V."),
                    Mark(v, $"{uText} V")),
                new ThinkingStep(
                    drafting.Say(
                        $"On the ammeter a small mark is {NumberAnswer.Format(amperes.Step / amperes.Minor)} A, and the needle stands at {iText} A.",
                        $"The ammeter has {amperes.Minor} parts to {NumberAnswer.Format(amperes.Step)} A; its needle shows {iText} A.",
                        $"Next the ammeter, {NumberAnswer.Format(amperes.Step / amperes.Minor)} A to a mark: it reads {iText} A."),
                    Mark(a, $"{iText} A")),
            ],
            Conclusion = asksPower
                ? drafting.Say(
                    $"P = U · I, and {uText} · {iText} = {NumberAnswer.Format(value)}. The power is {verdict.Text}.",
                    $"Voltage times current is {uText} V · {iText} A, so the power is {verdict.Text}.")
                : drafting.Say(
                    $"R = U / I, and {uText} / {iText} = {NumberAnswer.Format(value)}. The resistance is {verdict.Text}.",
                    $"Voltage over current, {uText} V / {iText} A, gives a resistance of {verdict.Text}."),
            Answer = verdict.Answer,
            Choices = verdict.Choices,
            AnswerCode = $$"""
                var r = All("dial").Select(d => AngleAt(d.Points[2], d.Points[0], d.Points[1]) / d["sweep"] * d["maximum"]);
                return Round(r[0] {{(asksPower ? "*" : "/")}} r[1], 3);
                """,
            Variant = 2 * u <= volts.Maximum ? new Variant(Figure(2 * u), answer with { Number = Math.Round(2 * value, 4) }) : null,
        };
    }
}
