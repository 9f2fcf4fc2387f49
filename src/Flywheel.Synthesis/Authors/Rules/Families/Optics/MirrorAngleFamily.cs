using System.Collections.Immutable;
using Flywheel.Synthesis.Authors.Rules.Families.Data;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Optics;

/// <summary>A ray on a tilted plane mirror with one angle given; the angle of reflection, or between both rays. The steps draw normal and reflected ray.</summary>
internal sealed class MirrorAngleFamily : ProblemFamily
{
    /// <inheritdoc />
    public override string Name => "mirror-angle";

    /// <inheritdoc />
    public override string FigureKind => "ray-diagram";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes =>
    [
        new("Waves and Optics", "Plane mirrors"),
        new("Astronomy", "Reflecting telescopes"),
        new("Analytic Geometry", "Parabolic shapes in use"),
        new("Art, Design and Music", "Light and shade"),
    ];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var (tilt, surface, flip) = (random.Range(-35, 35), random.Range(16, 70), random.Chance(0.5));
        var asked = random.Pick<string>(["reflection", "between", "between"]);
        var givenToNormal = asked == "between" && random.Chance(0.4);
        var given = givenToNormal ? 90 - surface : surface;
        var value = asked == "reflection" ? 90 - surface : 180 - (2 * surface);
        if (value == given || value < 10)
        {
            throw new DraftException("The angle asked for is the one given.");
        }

        var sheet = Sheet.Begin(drafting, 448, 400);
        var at = new Point(224 + random.Range(-12, 12), 272 + random.Range(-6, 10));
        Point Along(double degrees, double length) => Layout.Whole(at + Point.Polar(length, tilt + degrees));
        var towards = flip ? 180.0 : 0;
        double From(int angle) => flip ? 180 - angle : angle;
        string Figure(int angle)
        {
            var source = Along(From(angle), 185);
            var writer = sheet.Writer()
                .Line($"PlaneMirror(\"\", {Along(180, 165)}, {Along(0, 165)});")
                .Line($"LightRay([Pt({source}), Pt({at})], name: \"incident\");");
            if (givenToNormal)
            {
                writer.Line($"NormalLine({at}, {tilt + 90}, length: 130);");
            }

            var other = givenToNormal ? Along(90, 130) : Along(towards, 165);
            return writer.Line($"AngleMark(Pt({source}), Pt({at}), Pt({other}), label: {$"{(givenToNormal ? 90 - angle : angle)}°"}, color: \"ink\", radius: 46);").ToString();
        }

        var (normal, reflected, source) = (Along(90, 130), Along(180 - From(surface), 185), Along(From(surface), 185));
        var answer = new NumberAnswer(value, "°");
        var verdict = Verdict.Maybe(drafting, answer, drafting.Near(answer, given, 90 - given, 180 - given, 2 * given));
        var changed = surface + (surface > 40 ? -4 : 4);
        var steps = new List<ThinkingStep>();
        if (!givenToNormal)
        {
            steps.Add(new ThinkingStep(
                drafting.Say(
                    $"Angles of rays are measured from the normal, which I draw. The angle of incidence is 90° - {surface}° = {90 - surface}°.",
                    $"I put up the normal at the point of incidence. {surface}° is the angle to the mirror, so to the normal it is 90° - {surface}° = {90 - surface}°.",
                    $"The dashed normal stands at right angles to the mirror. What is left for the angle of incidence is 90° - {surface}° = {90 - surface}°."),
                Drawn.Dashed(at, normal)));
        }

        steps.Add(new ThinkingStep(
            drafting.Say(
                $"The reflected ray leaves at the same angle on the other side of the normal, {90 - surface}°. I draw it and mark the angle that is asked for.",
                $"Reflection: both angles to the normal are {90 - surface}°. So the ray goes on as drawn, and the marked angle is the one wanted.",
                $"Incidence equals reflection, {90 - surface}° each. I add the reflected ray and mark the angle in question."),
            Drawn.Code(
                FigureWriter.Code($"Arrow({at}, {reflected}, color: \"accent\", width: 2.4);"),
                FigureWriter.Code($"AngleMark(Pt({(asked == "reflection" ? normal : source)}), Pt({at}), Pt({reflected}), label: \"?\", color: \"red\", radius: {(asked == "reflection" ? 60 : 74)});"))));
        return new Draft
        {
            FigureCode = Figure(surface),
            Question = asked == "reflection"
                ? drafting.Say(
                    "The ray is reflected by the plane mirror. How large is the angle of reflection (between the reflected ray and the normal)?",
                    "What is the angle of reflection of the light ray, measured from the normal?",
                    "Find the angle between the reflected ray and the normal of the mirror.")
                : drafting.Say(
                    "The ray is reflected by the plane mirror. What angle do the incoming and the reflected ray enclose?",
                    "How large is the angle between the incoming ray and the reflected one?",
                    "Find the angle that the light path makes at the mirror, between the ray before and after reflection."),
            Steps = [.. steps],
            Conclusion = asked == "reflection"
                ? drafting.Say($"The angle of reflection equals the angle of incidence, {verdict.Text}.", $"As both are equal, the angle of reflection is {verdict.Text}.")
                : drafting.Say(
                    $"2 · {90 - surface}° = {value}°, so the rays enclose {verdict.Text}.",
                    $"Twice {90 - surface}° makes {verdict.Text}.",
                    $"Both halves together, {90 - surface}° + {90 - surface}° = {value}°: the angle is {verdict.Text}."),
            Answer = verdict.Answer,
            Choices = verdict.Choices,
            AnswerCode = $$"""
                var given = All("angle-mark").First(m => m.Step == 0).Number;
                var incidence = Exists("normal") ? given : 90 - given;
                return {{(asked == "reflection" ? "incidence" : "2 * incidence")}};
                """,
            Variant = new Variant(Figure(changed), answer with { Number = asked == "reflection" ? 90 - changed : 180 - (2 * changed) }),
        };
    }
}
