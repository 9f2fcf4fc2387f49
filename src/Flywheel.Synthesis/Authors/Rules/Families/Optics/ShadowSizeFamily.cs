using System.Collections.Immutable;
using Flywheel.Synthesis.Authors.Rules.Families.Data;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Optics;

/// <summary>The size of a shadow on a screen, by similar triangles. The steps draw the limiting ray and the shadow.</summary>
internal sealed class ShadowSizeFamily : ProblemFamily
{
    /// <inheritdoc />
    public override string Name => "shadow-size";

    /// <inheritdoc />
    public override string FigureKind => "ray-diagram";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes =>
    [
        new("Waves and Optics", "Light sources and shadows", "Pinholes and straight-line light"),
        new("Art, Design and Music", "Light and shade"),
        new("Health and Medicine", "X-rays and scans"),
    ];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var (p, q) = random.Pick<(int, int)>([(3, 2), (2, 1), (5, 2), (3, 1), (7, 2), (4, 1), (4, 3), (5, 3), (7, 3), (8, 3), (5, 4), (7, 4), (9, 4), (8, 5), (9, 5), (12, 5)]);
        var near = q * random.Range(12 / q, 90 / q);
        var (far, height) = (near / q * p, q * random.Range(Math.Max(1, 4 / q), 60 / q));

        var shadow = height * far / near;
        var sheet = Sheet.Begin(drafting, random.Range(500, 560), 380);
        var unit = random.Pick<string>(["cm", "cm", "mm", "m"]);
        var scale = Math.Round(random.Range(150, 225) / (double)shadow, 2);
        if (height * scale < 36)
        {
            throw new DraftException("The bar is too low to carry its label.");
        }

        string Figure(int tall) => sheet.Writer().Line($"ShadowSetup(280, {near}, {far}, {tall}, unit: {unit}, scale: {scale});").ToString();
        var scene = drafting.Draw(Figure(height));
        var (light, bar, screen) = (scene.OfKind("source").Single().Points[0], scene.OfKind("obstacle").Single().Points, scene.OfKind("screen").Single().Points);
        Point foot = new(screen[0].X, light.Y), top = new(screen[0].X, light.Y - (shadow * scale));
        var answer = new NumberAnswer(shadow, unit);
        var verdict = Verdict.Maybe(drafting, answer, drafting.Near(answer, height, height + far - near, Math.Round((double)height * far / (far - near), 1), Math.Round((double)height * (far - near) / near, 1)));
        var less = height - q;
        return new Draft
        {
            FigureCode = Figure(height),
            Question = drafting.Say(
                $"The small lamp throws a shadow of the upright bar on the screen. How high is the shadow, in {unit}?",
                $"How tall is the shadow that the bar makes on the screen, in {unit}? The light comes from a point.",
                $"Find the height of the bar's shadow on the screen, in {unit}."),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        "The shadow ends where the ray past the top of the bar meets the screen. I draw this ray.",
                        "Light travels straight, so I draw the ray that just passes the bar's top, up to the screen.",
                        "The limit of the shadow is set by the ray over the tip of the bar; I extend it to the screen."),
                    Drawn.Line(light, top)),
                new ThinkingStep(
                    drafting.Say(
                        $"The dark part of the screen is marked. The two right triangles at the lamp are similar, their bases being {near} and {far} {unit}.",
                        $"Below it lies the shadow, marked now. Bar and shadow belong to similar triangles with the sides {near} {unit} and {far} {unit} on the level line.",
                        $"I mark the shadow. Since the triangles share the angle at the lamp, heights go like distances, {near} to {far}."),
                    Drawn.Code(Drawn.Highlight(foot, top, "purple"))),
            ],
            Conclusion = drafting.Say(
                $"{height} · {far} / {near} = {shadow}, so the shadow is {verdict.Text}.",
                $"The screen is {far} / {near} times as far as the bar, and so is its shadow's height: {verdict.Text}.",
                $"Shadow to bar is as {far} to {near}: {height} · {far} / {near} = {shadow}, that is {verdict.Text}."),
            Answer = verdict.Answer,
            Choices = verdict.Choices,
            AnswerCode = """
                var light = Find("source").Position;
                var tip = Find("obstacle").Points[1];
                var screen = Find("screen").Points;
                var top = Intersection(light, tip, screen[0], screen[1]);
                return Round(Find("obstacle").Number * (light.Y - top.Y) / (light.Y - tip.Y), 3);
                """,
            Variant = less > 2 ? new Variant(Figure(less), answer with { Number = less * far / near }) : null,
        };
    }
}
