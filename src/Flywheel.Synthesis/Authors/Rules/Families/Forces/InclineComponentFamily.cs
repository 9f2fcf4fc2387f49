using System.Collections.Immutable;
using Flywheel.Synthesis.Authors.Rules.Families.Data;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Forces;

/// <summary>A block on a smooth ramp with whole-numbered sides; the part of its weight along or across the slope is asked for. The steps split the weight.</summary>
internal sealed class InclineComponentFamily : ProblemFamily
{
    /// <inheritdoc />
    public override string Name => "incline-component";

    /// <inheritdoc />
    public override string FigureKind => "free-body-diagram";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes =>
    [
        new("Mechanics", "Slopes and connected bodies", "Pulleys and ramps", "Free-body sketches"),
        new("Vectors and Linear Algebra", "Projection onto a line", "Dot product basics"),
        new("Engineering and Technology", "Levers and simple machines", "Railways and roads"),
    ];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var (b, h, c) = random.Pick<(int, int, int)>([(4, 3, 5), (8, 6, 10), (12, 5, 13), (12, 9, 15), (15, 8, 17), (24, 7, 25), (24, 10, 26), (16, 12, 20)]);
        var weight = c * random.Range(c > 12 ? 1 : 2, 300 / c);
        var normal = random.Chance(0.4);
        var value = weight / c * (normal ? b : h);
        var left = random.Chance(0.5);
        var sheet = Sheet.Begin(drafting, 480, 400);
        var run = 340.0;
        var rise = run * h / b;
        if (rise > 260)
        {
            (run, rise) = (run * 260 / rise, 260);
        }

        var x = left ? 420 - ((340 - run) / 2) : 60 + ((340 - run) / 2);
        var ground = 200 + (rise / 2) + 40;
        var (share, color) = (random.Range(62, 70) / 100.0, random.Pick<string>(["blue", "orange", "green", "purple"]));
        string Figure(int w)
        {
            var opening = sheet.Writer()
                .Line($"Ramp({x}, {ground}, {run}, {rise}, baseLabel: {$"{b} m"}, heightLabel: {$"{h} m"}, slopeLabel: {$"{c} m"}, leftwards: {left});")
                .Line($"RampBody(\"block\", share: {share}, color: {color});");
            var middle = drafting.Draw(opening.ToString()).Get("body", "block").Points[0];
            return opening.Line($"Force(\"weight\", {Layout.Whole(middle)}, 110, 270, label: {$"{w} N"});").ToString();
        }

        var scene = drafting.Draw(Figure(weight));
        var (foot, top) = (scene.OfKind("ramp").Single().Points[0], scene.OfKind("ramp").Single().Points[1]);
        var (tail, tip) = (scene.Get("force", "weight").Points[0], scene.Get("force", "weight").Points[1]);
        var down = (foot - top).Unit;
        var corner = tail + (down * (tip - tail).Dot(down));
        var across = tail + (tip - corner);
        var answer = new NumberAnswer(value, "N");
        var verdict = Verdict.Maybe(drafting, answer, drafting.Near(answer, weight / c * (normal ? h : b), weight, Math.Round((double)weight * h / b)));
        var what = normal ? "press on the slope" : "pull it down the slope";
        return new Draft
        {
            FigureCode = Figure(weight),
            Question = normal
                ? drafting.Say(
                    "The arrow is the block's weight. How large is the part of it that presses at right angles on the slope, in N?",
                    "With what force, in N, does the block press on the smooth ramp, at right angles to it?",
                    "Find the normal force of the ramp on the block, in N.")
                : drafting.Say(
                    "The arrow is the block's weight. How large is the part of it that acts along the slope, in N?",
                    "The ramp is smooth. What force along the slope, in N, just holds the block?",
                    "Find the component of the block's weight down the slope, in N."),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        "I split the weight into a part along the slope and a part at right angles to it, both drawn from the middle of the block.",
                        "The weight is the diagonal of a rectangle with one side along the slope and one across it; I draw both sides.",
                        "Two arrows can stand for the weight: one parallel to the ramp, one perpendicular to it."),
                    Drawn.Code(FigureWriter.Code($"Arrow({tail}, {corner}, color: \"green\", width: 3);"), FigureWriter.Code($"Arrow({tail}, {across}, color: \"blue\", width: 3);"))),
                new ThinkingStep(
                    drafting.Say(
                        $"The dashed lines close the rectangle. The triangle of forces is similar to the ramp, so the part that would {what} is to the weight as {(normal ? b : h)} m to {c} m.",
                        $"Completing the rectangle shows a triangle with the ramp's angles. Its side that would {what} belongs to the {(normal ? "base" : "height")}: ratio {(normal ? b : h)} / {c}.",
                        $"The triangle of weight and components has the same angles as the ramp with sides {h}, {b} and {c}. The part that would {what} is {(normal ? b : h)} / {c} of the weight."),
                    Drawn.Code(Drawn.Dashed(corner, tip), Drawn.Dashed(across, tip))),
            ],
            Conclusion = drafting.Say(
                $"{weight} · {(normal ? b : h)} / {c} = {value}, so the force is {verdict.Text}.",
                $"One part in {c} of {weight} N is {weight / c} N; {(normal ? b : h)} of them make {verdict.Text}.",
                $"{(normal ? b : h)} / {c} of {weight} N is {verdict.Text}."),
            Answer = verdict.Answer,
            Choices = verdict.Choices,
            AnswerCode = $"var angle = Find(\"ramp\")[\"degrees\"] * Math.PI / 180;\nreturn Round(Find(\"force\", \"weight\").Number * Math.{(normal ? "Cos" : "Sin")}(angle), 1);",
            Variant = new Variant(Figure(weight * 2), answer with { Number = value * 2 }),
        };
    }
}
