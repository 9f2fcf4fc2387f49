using System.Collections.Immutable;
using Flywheel.Synthesis.Authors.Rules.Families.Data;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Machines;

/// <summary>A block and tackle; the force at the free end, or the rope that has to be pulled. The steps count the carrying strands.</summary>
internal sealed class TackleForceFamily : ProblemFamily
{
    /// <inheritdoc />
    public override string Name => "tackle-force";

    /// <inheritdoc />
    public override string FigureKind => "mechanism";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes =>
    [
        new("Mechanics", "Pulleys and ramps"),
        new("Engineering and Technology", "Pulleys and hoists"),
    ];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var strands = random.Range(2, 6);
        var effort = random.Range(3, 60) * random.Pick<int>([1, 5, 10]);
        var load = effort * strands;
        var asksRope = random.Chance(0.35);
        var lift = random.Range(2, 25);
        var letter = random.Pick<string>(["F", "P", "E"]);
        var sheet = Sheet.Begin(drafting, 420, random.Range(390, 440));
        var (x, y, height) = (random.Range(160, 200), 40, sheet.Height - random.Range(80, 100));
        string Figure(int l, int metres)
        {
            var writer = sheet.Writer().Line($"Tackle({x}, {y}, {height}, {strands}, {$"{l} N"}, {letter});");
            return (asksRope ? writer.Line($"Text({$"the load is lifted by {metres} m"}, 210, {sheet.Height - 20}, size: 16);") : writer).ToString();
        }

        var scene = drafting.Draw(Figure(load, lift));
        var answer = asksRope ? new NumberAnswer(strands * lift, "m") : new NumberAnswer(effort, "N");
        var verdict = Verdict.Maybe(drafting, answer, asksRope
            ? drafting.Near(answer, lift, (strands - 1) * lift, (strands + 1) * lift, 2 * lift)
            : drafting.Near(answer, load, Math.Round((double)load / (strands + 1), 1), strands > 2 ? Math.Round((double)load / (strands - 1), 1) : effort + 4, Math.Round(load / 2.0, 1)));
        var rings = scene.OfKind("strand").Select(s => Drawn.Ring(s.Points[0], 8));
        var loadBox = scene.OfKind("tackle").Single().Points[0];
        return new Draft
        {
            FigureCode = Figure(load, lift),
            Question = asksRope
                ? drafting.Say(
                    "Read the note below the picture. How many metres of rope must be pulled out at the free end?",
                    $"How far, in m, must the free end {letter} of the rope be pulled to lift the load as the note says?",
                    "By how many metres does the free end of the rope move when the load rises as written below?")
                : drafting.Say(
                    $"What force {letter}, in N, holds the load? Friction and the weight of blocks and rope don't count.",
                    $"With how many newtons must one pull at the free end {letter} to hold the load? (Ideal tackle)",
                    $"Find the force {letter} at the free end of this ideal block and tackle, in N."),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"The lower block hangs on the strands that I ring: {strands} of them. The free end comes from the upper block and does not carry it.",
                        $"I count the strands between the blocks: {strands}. The rope's free end pulls down beside them and is not one of these.",
                        $"Only strands that reach the movable block carry the load. I mark {strands}."),
                    Drawn.Code(rings)),
                new ThinkingStep(
                    asksRope
                        ? drafting.Say(
                            $"When the load (framed) rises, every one of the {strands} strands becomes shorter by as much: {lift} m each.",
                            $"Lifting the framed load by {lift} m shortens each of the {strands} strands by {lift} m.",
                            $"Each strand must give {lift} m of rope when the framed load goes up by that much; there are {strands}.")
                        : drafting.Say(
                            $"The same tension is everywhere in the rope, so the {strands} strands share the framed load of {load} N equally.",
                            $"One rope, one tension: {load} N are spread evenly over {strands} strands. I frame the load.",
                            $"The framed load of {load} N hangs on {strands} strands with equal tension."),
                    FigureWriter.Code($"Rectangle({loadBox.X - 44}, {loadBox.Y - 28}, 88, 56, color: \"red\", radius: 6);")),
            ],
            Conclusion = asksRope
                ? drafting.Say($"{strands} · {lift} = {strands * lift}, so the free end moves by {verdict.Text}.", $"Together they give {strands} times {lift} m of rope, that is {verdict.Text}.")
                : drafting.Say($"{load} / {strands} = {effort}, so the force is {verdict.Text}.", $"One strand, and so the hand at the free end, carries {load} N / {strands}, which is {verdict.Text}."),
            Answer = verdict.Answer,
            Choices = verdict.Choices,
            AnswerCode = asksRope ? "return All(\"strand\").Length * All(\"text\")[0].Number;" : "return Round(Find(\"tackle\").Value / All(\"strand\").Length, 4);",
            Variant = new Variant(Figure(load * 2, lift + 1), asksRope ? answer with { Number = strands * (lift + 1) } : answer with { Number = effort * 2 }),
        };
    }
}
