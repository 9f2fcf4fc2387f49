using System.Collections.Immutable;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Solids;

/// <summary>Slant height of a cone from radius and height, or its height from radius and slant; the step shades the axial right triangle.</summary>
internal sealed class ConeSlantFamily : ProblemFamily
{
    private static readonly string[] Things = ["cone", "paper hat", "tent", "funnel", "pile of sand"];

    /// <inheritdoc />
    public override string Name => "cone-slant";

    /// <inheritdoc />
    public override string FigureKind => "solid-projection";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes =>
        [new("Solid Geometry", "Heights in pyramids and cones", "Curved solids", "Surface of cylinders and cones", "Volume of pyramids and cones"), new("Functions and Calculus", "Volumes")];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var (radius, height, slant) = Pythagorean.Pick(random, 70);
        if (height > 2.6 * radius || radius > 0.8 * height)
        {
            throw new DraftException("The cone is too flat or too narrow.");
        }

        var asked = random.Pick<string>(["slant", "height", "volume"]);
        var thing = random.Pick<string>(Things);
        var unit = random.Pick<string>(["cm", "cm", "m", "dm"]);
        var sheet = Sheet.Begin(drafting);
        var figure = Figure(sheet, radius, height, slant, unit, asked, 1);
        var scene = drafting.Draw(figure);
        var volume = radius * radius * height / 3.0;
        var right = asked switch
        {
            "slant" => new NumberAnswer(slant, unit),
            "height" => new NumberAnswer(height, unit),
            _ => new NumberAnswer(volume),
        };
        if (asked == "volume" && volume != Math.Floor(volume))
        {
            throw new DraftException("The volume is no whole multiple of π.");
        }

        var form = asked == "volume"
            ? AnswerForm.Of(drafting, right, 3 * volume, radius * height, radius * radius * slant / 3)
            : AnswerForm.Of(drafting, right, radius + height, slant - radius, slant + radius, right.Number + 1);
        var solid = scene.OfKind("solid").First();
        var (center, apex) = (solid.Points[0], solid.Points[1]);
        var rim = scene.OfKind("radius").First().Points[1];
        return new Draft
        {
            FigureCode = figure,
            Question = form.Ask((asked, random.Next(3)) switch
            {
                ("slant", 0) => $"How long is the slant side of this {thing}, from the apex down to the rim?",
                ("slant", 1) => $"Radius and height of a {thing} are given. Find its slant height in {unit}.",
                ("slant", _) => $"What is the distance from the apex of the {thing} to a point on the rim of its base?",
                ("height", 0) => $"How high is this {thing}?",
                ("height", 1) => $"Radius and slant side of a {thing} are given. Find its height in {unit}.",
                ("height", _) => $"How far above the base does the apex of the {thing} lie?",
                (_, 0) => $"The volume of this {thing} is k · π {unit}³. What is k?",
                (_, 1) => $"Write the volume of the {thing} as k · π {unit}³ and find k.",
                _ => $"Radius and slant side of a {thing} are given. Its volume is k times π, in {unit}³. How large is k?",
            }),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        "Cut through the axis, the solid shows a right triangle of height, radius and slant side. I shade it.",
                        "I shade the triangle between the axis, a radius and the slant side; its right angle lies at the centre of the base.",
                        "Height and radius are perpendicular. Together with the slant side they form the right triangle that I colour."),
                    FigureWriter.Code($"Polygon(Pt({apex}), Pt({center}), Pt({rim}), color: {"red"}, fill: {"red"});\nRightAngle(Pt({apex}), Pt({center}), Pt({rim}), color: {"red"});")),
            ],
            Conclusion = asked switch
            {
                "slant" => drafting.Say(
                    $"By Pythagoras the slant side is √({radius}² + {height}²) = √{slant * slant} = {right.Text}{form.End}",
                    $"Its square is {radius * radius} + {height * height} = {slant * slant}, so it measures {right.Text}{form.End}"),
                "height" => drafting.Say(
                    $"By Pythagoras the height is √({slant}² - {radius}²) = √{height * height} = {right.Text}{form.End}",
                    $"The square of the height is {slant * slant} - {radius * radius} = {height * height}, so the height is {right.Text}{form.End}"),
                _ => drafting.Say(
                    $"The height is √({slant}² - {radius}²) = {height} {unit}. A third of base times height is {radius}² · π · {height} / 3, so k = {right.Text}{form.End}",
                    $"From {slant}² - {radius}² = {height * height} the height is {height} {unit}, and k = {radius * radius} · {height} / 3 = {right.Text}{form.End}"),
            },
            Answer = form.Answer,
            Choices = form.Choices,
            AnswerCode = "var r = Find(\"radius\").Number;\n" + asked switch
            {
                "slant" => "var h = Find(\"height\").Number;\nreturn Math.Sqrt(r * r + h * h);",
                "height" => "var s = Find(\"slant\").Number;\nreturn Math.Sqrt(s * s - r * r);",
                _ => "var s = Find(\"slant\").Number;\nreturn Round(r * r * Math.Sqrt(s * s - r * r) / 3, 6);",
            },
            Variant = new Variant(Figure(sheet, radius, height, slant, unit, asked, 2), right with { Number = right.Number * (asked == "volume" ? 8 : 2) }),
        };
    }

    private static string Figure(Sheet sheet, int radius, int height, int slant, string unit, string asked, int scale) =>
        sheet.Writer()
            .Line($"Cone({radius}, {height}, radiusLabel: {$"{radius * scale} {unit}"}, heightLabel: {(asked == "slant" ? $"{height * scale} {unit}" : "")}, slantLabel: {(asked == "slant" ? "" : $"{slant * scale} {unit}")});")
            .ToString();
}
