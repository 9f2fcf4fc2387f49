using System.Collections.Immutable;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Circuits;

/// <summary>The total resistance of resistors in series and parallel. The step frames the parallel group with its resistance.</summary>
internal sealed class EquivalentResistanceFamily : ProblemFamily
{
    /// <summary>Answer code lines that leave the total resistance in <c>total</c>.</summary>
    internal const string Total = """
        var single = All("resistor").Where(r => r["branch"] == "").Sum(r => r.Value);
        var parallel = All("resistor").Where(r => r["branch"] != "");
        var total = parallel.Length == 0 ? single : single + 1.0 / parallel.Sum(r => 1.0 / r.Value);
        """;

    /// <inheritdoc />
    public override string Name => "equivalent-resistance";

    /// <inheritdoc />
    public override string FigureKind => "circuit-diagram";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes =>
    [
        new("Electricity and Magnetism", "Combination networks", "Parallel circuits", "Series circuits"),
        new("Engineering and Technology", "Electric circuits"),
    ];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var network = ResistorNetwork.Draw(random);
        var opening = drafting.Begin(448, 400).ToString().TrimEnd();
        var answer = new NumberAnswer(Math.Round(network.Total), "Ω");
        var sum = network.Series.Sum() + network.Parallel.Sum();
        var verdict = Verdict.Maybe(drafting, answer, drafting.Near(answer, network.Parallel.Length == 0 ? network.Series.Max() : sum, Math.Round(network.Group) + 1, network.Series.Sum()));
        var terms = network.Parallel.Length == 0 ? Wording.Sum(network.Series) : $"{Wording.Sum(network.Series)} + {network.Group:0.##}";
        var battery = random.Chance(0.6) ? $"{random.Range(2, 24)} V" : "";
        var grown = network with { Series = [network.Series[0] + 3, .. network.Series[1..]] };
        return new Draft
        {
            FigureCode = network.Figure(opening, battery, meter: random.Chance(0.3)),
            Question = drafting.Say(
                "What is the total resistance of the circuit in the picture?",
                "The resistors of this circuit are to be replaced by a single one without changing the current. How many ohms must it have?",
                "Find the equivalent resistance, in ohms, that the battery sees."),
            Steps = [Step(drafting, network)],
            Conclusion = drafting.Say(
                $"In series resistances add: {terms}, so the total is {verdict.Text}.",
                $"The whole loop has {terms} ohms, that is {verdict.Text}.",
                $"Adding {terms} gives an equivalent resistance of {verdict.Text}."),
            Answer = verdict.Answer,
            Choices = verdict.Choices,
            AnswerCode = $"{Total}\nreturn Round(total, 6);",
            Variant = new Variant(grown.Figure(opening, battery, meter: false), answer with { Number = answer.Number + 3 }),
        };
    }

    /// <summary>A frame around the parallel group with its resistance, or along the series line.</summary>
    internal static ThinkingStep Step(Drafting drafting, ResistorNetwork network)
    {
        if (network.Parallel.Length == 0)
        {
            return new ThinkingStep(
                drafting.Say(
                    $"All resistors lie one after another on the marked line; there is only one way for the current.",
                    $"I follow the current along the upper line: it passes every resistor in turn, so they are in series.",
                    $"No junction splits the loop. The marked part holds {Wording.Count(network.Series.Length, "resistor")} in series."),
                FigureWriter.Code($"Trail([Pt(84, 90), Pt(382, 90)], width: 26, opacity: 0.22);"));
        }

        var box = network.GroupBox;
        var names = Wording.List(Enumerable.Range(network.Series.Length + 1, network.Parallel.Length).Select(i => $"R{i}"));
        return new ThinkingStep(
            drafting.Say(
                $"{names} join the same two junctions, so they are parallel: {network.GroupText}. I frame them and write that down.",
                $"Between the two dots the current divides over {names}. For this group {network.GroupText}, noted in the picture.",
                $"First the parallel group of {names}: {network.GroupText}. I put a frame around it."),
            FigureWriter.Code($"Rectangle({box.Left}, {box.Top}, {box.Width}, {box.Height}, color: \"accent\", radius: 8);\nText({$"together {network.Group:0.##} Ω"}, {box.Right - 50}, 322, size: 16, color: \"accent\", style: \"bold\");"));
    }
}
