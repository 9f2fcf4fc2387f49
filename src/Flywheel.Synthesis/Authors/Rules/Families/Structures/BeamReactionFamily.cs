using System.Collections.Immutable;
using Flywheel.Synthesis.Authors.Rules.Families.Data;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Structures;

/// <summary>A beam on two supports with one or two loads; the force at one support is asked for. The steps mark the lever arms.</summary>
internal sealed class BeamReactionFamily : ProblemFamily
{
    /// <inheritdoc />
    public override string Name => "beam-reaction";

    /// <inheritdoc />
    public override string FigureKind => "structure-truss";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes =>
    [
        new("Engineering and Technology", "Loads and stability"),
        new("Mechanics", "Beams and supports"),
    ];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var length = random.Range(4, 10);
        var count = random.Range(1, 2);
        int[] places = [.. random.Sample(Enumerable.Range(1, length - 1), count).Order()];
        int[] loads = [.. places.Select(_ => random.Range(2, 24))];
        var unit = drafting.Say("N", "kN");
        var moment = places.Zip(loads, (x, f) => x * f).Sum();
        var atRight = random.Chance(0.5);
        var about = atRight ? moment : (loads.Sum() * length) - moment;
        if (about % length != 0 && about * 4 % length != 0)
        {
            throw new DraftException("The force has many decimals.");
        }

        var value = (double)about / length;
        var names = drafting.Letters(2);
        var sheet = Sheet.BeginUnlined(drafting, random.Range(460, 520), random.Range(250, 300));
        var scale = Math.Floor((sheet.Width - 110) / length);
        var (x, y) = (Math.Round((sheet.Width - (scale * length)) / 2), Math.Round(sheet.Height * 0.48));
        string Figure(int first) => places.Select((p, i) => (Place: x + (p * scale), Force: i == 0 ? first : loads[i], Name: $"load {i + 1}"))
            .Aggregate(
                sheet.Writer()
                    .Line($"Beam(\"beam\", {x}, {y}, {length}, unit: {scale});")
                    .Line($"Support({names[0]}, \"pin\", {x}, {y + 7});")
                    .Line($"Support({names[1]}, \"roller\", {x + (length * scale)}, {y + 7});"),
                (writer, load) => writer.Line($"Load({load.Name}, {load.Place}, {y - 8}, {$"{load.Force} {unit}"});"))
            .Line($"Text(\"marks are 1 m apart\", {sheet.Width / 2}, {sheet.Height - 18}, size: 14, color: \"muted\");")
            .ToString();
        var scene = drafting.Draw(Figure(loads[0]));
        var answer = new NumberAnswer(value, unit);
        var verdict = Verdict.Maybe(drafting, answer, drafting.Near(answer, loads.Sum() - value, loads.Sum() / 2.0, loads.Sum()));
        var (asked, pivot) = atRight ? (names[1], names[0]) : (names[0], names[1]);
        var from = atRight ? x : x + (length * scale);
        int Arm(int i) => atRight ? places[i] : length - places[i];
        var products = Wording.List(Enumerable.Range(0, count).Select(i => $"{Arm(i)} · {loads[i]} = {Arm(i) * loads[i]}"));
        return new Draft
        {
            FigureCode = Figure(loads[0]),
            Question = drafting.Say(
                $"The beam's own weight does not count. With what force, in {unit}, does support {asked} push up?",
                $"Find the reaction at support {asked} in {unit}; neglect the weight of the beam.",
                $"A light beam rests on {names[0]} and {names[1]}. How much of the load, in {unit}, does {asked} carry?"),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"I take moments about {pivot}, ringed, because its force then has no arm.",
                        $"About {pivot}, which I ring, the unknown force there drops out.",
                        $"As the pivot I choose {pivot} and ring it."),
                    Drawn.Ring(scene.Get("support", pivot).Points[0], 15)),
                new ThinkingStep(
                    drafting.Say(
                        $"The arms, drawn below the beam, are counted in marks: {products} in {unit} m.",
                        $"I draw the distances of the loads from {pivot}. Times the loads they give {products} ({unit} m).",
                        $"Marking the arms, I get the moments {products}, in {unit} m."),
                    Drawn.Code(places.Select((p, i) => Drawn.Span(new Point(from, y + 72 + (i * 13)), new Point(x + (p * scale), y + 72 + (i * 13)), i == 0 ? "green" : "purple")))),
            ],
            Conclusion = drafting.Say(
                $"The force at {asked} has the arm {length} m, so it is {about} / {length}, that is {verdict.Text}.",
                $"In balance {length} times the force at {asked} equals {about}; the force is {verdict.Text}.",
                $"Dividing {about} {unit} m by {length} m gives {verdict.Text}."),
            Answer = verdict.Answer,
            Choices = verdict.Choices,
            AnswerCode = FigureWriter.Code($"""
                var pivot = Find("support", {pivot}).X;
                var far = Find("support", {asked}).X;
                return Round(All("load").Sum(l => l.Number * (l.X - pivot)) / (far - pivot), 4);
                """),
            Variant = new Variant(Figure(loads[0] + length), answer with { Number = value + Arm(0) }),
        };
    }
}
