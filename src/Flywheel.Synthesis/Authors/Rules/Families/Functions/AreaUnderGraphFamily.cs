using System.Collections.Immutable;
using System.Text;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Functions;

/// <summary>The definite integral of a curve of straight pieces as the area of trapezoids, which the step cuts out.</summary>
internal sealed class AreaUnderGraphFamily : ProblemFamily
{
    /// <inheritdoc />
    public override string Name => "area-under-graph";

    /// <inheritdoc />
    public override string FigureKind => "function-graph";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes =>
        [new("Functions and Calculus", "Area under a curve", "Definite integral rules", "Riemann sums", "Fundamental theorem")];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var pieces = random.Range(2, 3);
        var xs = new int[pieces + 1];
        var ys = new int[pieces + 1];
        (xs[0], ys[0]) = (random.Range(0, 2), random.Range(0, 7));
        for (var i = 1; i <= pieces; i++)
        {
            (xs[i], ys[i]) = (xs[i - 1] + random.Range(2, 4), random.Range(1, 8));
        }

        if (xs[^1] > 11 || ys.Zip(ys.Skip(1)).Any(p => p.First == p.Second))
        {
            throw new DraftException("The curve is too long or level.");
        }

        var name = random.Pick<string>(["f", "g", "v"]);
        var sheet = Sheet.BeginUnlined(drafting);
        var figure = Figure(sheet, name, xs, ys);
        var plane = new PlaneReader(drafting.Draw(figure));
        double[] parts = [.. Enumerable.Range(0, pieces).Select(i => (xs[i + 1] - xs[i]) * (ys[i] + ys[i + 1]) / 2.0)];
        var right = new NumberAnswer(parts.Sum());
        var form = AnswerForm.Of(drafting, right, ys.Sum(), ys.Max() * (xs[^1] - xs[0]), parts.Sum() * 2, (ys[0] + ys[^1]) * (xs[^1] - xs[0]) / 2.0);
        var sum = string.Join(" + ", parts.Select(p => NumberAnswer.Format(p)));
        var cuts = new StringBuilder();
        for (var i = 1; i < pieces; i++)
        {
            cuts.Append(FigureWriter.Code($"Segment({plane.At(xs[i], 0)}, {plane.At(xs[i], ys[i])}, color: {"red"}, dashed: true);\n"));
        }

        for (var i = 0; i < pieces; i++)
        {
            cuts.Append(FigureWriter.Code($"Text({((char)('A' + i)).ToString()}, {plane.At((xs[i] + xs[i + 1]) / 2.0, (ys[i] + ys[i + 1]) / 4.0)}, color: {"red"}, style: {"bold"});\n"));
        }

        return new Draft
        {
            FigureCode = figure,
            Question = form.Ask(drafting.Say(
                $"What is the integral of {name} from {xs[0]} to {xs[^1]}?",
                $"The region between the graph of {name} and the x-axis from x = {xs[0]} to x = {xs[^1]} is shaded. How large is its area?",
                $"Find the area under the graph of {name} between {xs[0]} and {xs[^1]}, in square units of the axes.")),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        "The graph has corners, so I cut the shaded region below each corner into trapezoids and letter them.",
                        $"Upright cuts at the corners of the graph split the region into {pieces} trapezoids, lettered from left to right.",
                        "Between two corners the graph is straight. I cut there; each piece is then one trapezoid with a letter."),
                    cuts.ToString().TrimEnd()),
            ],
            Conclusion = drafting.Say(
                $"Width times mean height gives {string.Join(", ", Enumerable.Range(0, pieces).Select(i => $"{(char)('A' + i)}: {xs[i + 1] - xs[i]} · ({ys[i]} + {ys[i + 1]}) / 2 = {NumberAnswer.Format(parts[i])}"))}. The sum {sum} is {right.Text}{form.End}",
                $"The trapezoids measure {string.Join(" and ", parts.Select(p => NumberAnswer.Format(p)))}, so the area is {sum} = {right.Text}{form.End}",
                $"Adding the trapezoids from left to right: {sum} = {right.Text}{form.End}"),
            Answer = form.Answer,
            Choices = form.Choices,
            AnswerCode = "var axes = Find(\"axes\");\nreturn Round(PolygonArea(Find(\"polygon\", \"region\").Points) / (axes[\"unitX\"] * axes[\"unitY\"]), 3);",
            Variant = new Variant(
                Figure(sheet, name, xs, [.. ys.Select((y, i) => i == 1 ? y + 1 : y)]), right with { Number = right.Number + ((xs[2] - xs[0]) / 2.0) }),
        };
    }

    private static string Figure(Sheet sheet, string name, int[] xs, int[] ys)
    {
        var corners = string.Join(", ", xs.Zip(ys, (x, y) => $"[{x}, {y}]"));
        return sheet.Writer()
            .Line($"Axes(0, {xs[^1] + 1}, 0, 10);")
            .Line(new FigureWriter.Raw($"PlotPolygon([[{xs[0]}, 0], {corners}, [{xs[^1]}, 0]], fill: \"blue\", width: 0, name: \"region\");"))
            .Line(new FigureWriter.Raw($"PiecewiseCurve([{corners}], label: \"{name}\");"))
            .ToString();
    }
}
