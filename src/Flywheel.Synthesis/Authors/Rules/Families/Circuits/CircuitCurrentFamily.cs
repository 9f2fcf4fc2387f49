using System.Collections.Immutable;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Circuits;

/// <summary>The current of a battery, or the voltage across a resistor, by Ohm's law. The steps find the total resistance and the current.</summary>
internal sealed class CircuitCurrentFamily : ProblemFamily
{
    /// <inheritdoc />
    public override string Name => "circuit-current";

    /// <inheritdoc />
    public override string FigureKind => "circuit-diagram";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes =>
    [
        new("Electricity and Magnetism", "Ohm's law", "Current", "Kirchhoff's laws"),
        new("Engineering and Technology", "Electric circuits", "Batteries and storage"),
        new("Vectors and Linear Algebra", "Flow and circuit balances"),
    ];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var network = ResistorNetwork.Draw(random);
        var total = (int)Math.Round(network.Total);
        var current = random.Range(1, 6);
        var voltage = total * current;
        if (voltage > 240)
        {
            throw new DraftException("The voltage is too high for a battery.");
        }

        var asksVoltage = random.Chance(0.45);
        var opening = drafting.Begin(448, 400).ToString().TrimEnd();
        var which = random.Next(network.Series.Length);
        var answer = asksVoltage ? new NumberAnswer(current * network.Series[which], "V") : new NumberAnswer(current, "A");
        var verdict = Verdict.Maybe(drafting, answer, asksVoltage
            ? drafting.Near(answer, voltage, voltage - answer.Number, network.Series[which])
            : drafting.Near(answer, current + 1, current + 2, current * 2));
        var terms = network.Parallel.Length == 0 ? Wording.Sum(network.Series) : $"{Wording.Sum(network.Series)} + {network.Group:0.##}";
        return new Draft
        {
            FigureCode = network.Figure(opening, $"{voltage} V", meter: !asksVoltage),
            Question = asksVoltage
                ? drafting.Say(
                    $"What is the voltage across R{which + 1}?",
                    $"A voltmeter is connected to both ends of R{which + 1}. How many volts does it show?",
                    $"Find the voltage, in volts, between the ends of resistor R{which + 1}.")
                : drafting.Say(
                    "What does the ammeter show?",
                    "How large is the current through the battery, in amperes?",
                    "Find the current that the ammeter measures."),
            Steps =
            [
                EquivalentResistanceFamily.Step(drafting, network),
                new ThinkingStep(
                    drafting.Say(
                        $"The total resistance is {terms} = {total} Ω, so by Ohm's law the current is {voltage} V / {total} Ω = {current} A. I mark it beside an arrow.",
                        $"With {terms} = {total} Ω in all, {voltage} V drive a current of {voltage} / {total} = {current} A; the arrow shows its way.",
                        $"Total: {terms} = {total} Ω. The battery's current is then {current} A, since {total} · {current} = {voltage}. I add an arrow for it."),
                    FigureWriter.Code($"Arrow(128, {ResistorNetwork.Bottom}, 92, {ResistorNetwork.Bottom}, color: \"accent\", width: 3);\nText({$"I = {current} A"}, 124, {ResistorNetwork.Bottom + 22}, size: 16, color: \"accent\", style: \"bold\");")),
            ],
            Conclusion = asksVoltage
                ? drafting.Say(
                    $"All of this current passes R{which + 1}, so its voltage is {network.Series[which]} Ω · {current} A = {verdict.Text}.",
                    $"R{which + 1} lies in the main line and carries {current} A. U = R · I gives {verdict.Text}.",
                    $"Ohm's law for R{which + 1}: {network.Series[which]} · {current}, that is {verdict.Text}.")
                : drafting.Say(
                    $"The ammeter lies in the main line and shows {verdict.Text}.",
                    $"The whole current passes the ammeter; it is {verdict.Text}.",
                    $"Dividing {voltage} V by {total} Ω gives {verdict.Text}."),
            Answer = verdict.Answer,
            Choices = verdict.Choices,
            AnswerCode = $$"""
                {{EquivalentResistanceFamily.Total}}
                var current = All("battery")[0].Value / total;
                return Round(current{{(asksVoltage ? FigureWriter.Code($" * Find(\"resistor\", {$"R{which + 1}"}).Value") : "")}}, 6);
                """,
            Variant = new Variant(network.Figure(opening, $"{voltage * 2} V", meter: !asksVoltage), answer with { Number = answer.Number * 2 }),
        };
    }
}
