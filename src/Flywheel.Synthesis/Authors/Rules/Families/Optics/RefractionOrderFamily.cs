using System.Collections.Immutable;
using Flywheel.Synthesis.Authors.Rules.Families.Data;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Optics;

/// <summary>A ray crosses several level layers; in which one is light slowest or fastest. The steps draw the normals and compare the angles.</summary>
internal sealed class RefractionOrderFamily : ProblemFamily
{
    /// <inheritdoc />
    public override string Name => "refraction-order";

    /// <inheritdoc />
    public override string FigureKind => "ray-diagram";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes =>
    [
        new("Waves and Optics", "Bending at a boundary", "Snell's law", "Apparent depth and curved paths"),
        new("Astronomy", "Refracting telescopes"),
    ];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var count = random.Range(3, 4);
        var indices = random.Sample(Enumerable.Range(0, 8).Select(i => 1.0 + (0.14 * i)), count);
        var names = drafting.Letters(count);
        var start = random.Range(26, 44);
        var sheet = Sheet.Begin(drafting, 460, 440);
        var height = 440.0 / count;
        var constant = indices[0] * Math.Sin(start * Math.PI / 180);
        if (indices.Any(n => constant / n > 0.87))
        {
            throw new DraftException("The ray would be reflected totally or run along a layer.");
        }

        var flip = random.Chance(0.5);
        string Figure(double[] n)
        {
            var x = 0.0;
            var points = new List<Point> { new(0, 0) };
            for (var i = 0; i < count; i++)
            {
                x += height * Math.Tan(Math.Asin(n[0] * Math.Sin(start * Math.PI / 180) / n[i]));
                points.Add(new Point(x, (i + 1) * height));
            }

            // Centred; the first and the last piece end a little inside the picture.
            var shift = 240 - (x / 2);
            Point[] path = [.. points.Select(p => Layout.Whole(new Point(flip ? 460 - p.X - shift : p.X + shift, p.Y)))];
            path[0] = path[0].Towards(path[1], 0.12);
            path[^1] = path[^1].Towards(path[^2], 0.1);
            var writer = sheet.Writer();
            for (var i = 0; i < count; i++)
            {
                writer.Line($"Medium({names[i]}, {Math.Round(i * height)}, {Math.Round((i + 1) * height)}, color: {(i % 2 == 0 ? "blue" : "teal")}, opacity: {(i % 2 == 0 ? 0.1 : 0.22)});");
            }

            return writer.Line($"LightRay({Wording.Points(path)}, color: \"red\");").ToString();
        }

        var scene = drafting.Draw(Figure(indices));
        var ray = scene.OfKind("light-ray").Single().Points;
        if (ray.Any(p => p.X is < 30 or > 440))
        {
            throw new DraftException("The ray leaves the picture.");
        }

        var slowest = random.Chance(0.5);
        var pick = slowest ? Array.IndexOf(indices, indices.Max()) : Array.IndexOf(indices, indices.Min());
        var word = slowest ? "slowest" : "fastest";
        var verdict = Verdict.Maybe(drafting, new TextAnswer($"medium {names[pick]}"), random.Shuffled(names).Select(n => new TextAnswer($"medium {n}")), count == 4 ? 0.6 : 0);
        var angles = indices.Select(n => Math.Round(Math.Asin(constant / n) * 180 / Math.PI)).ToArray();
        if (angles.Order().Zip(angles.Order().Skip(1)).Any(p => p.Second - p.First < 3))
        {
            throw new DraftException("Two angles are too close to tell.");
        }

        double[] swapped = [.. indices];
        var rival = pick == 0 ? 1 : pick - 1;
        (swapped[pick], swapped[rival]) = (swapped[rival], swapped[pick]);
        var possible = swapped.All(n => swapped[0] * Math.Sin(start * Math.PI / 180) / n <= 0.95);
        return new Draft
        {
            FigureCode = Figure(indices),
            Question = drafting.Say(
                $"A ray of light passes through the layers {Wording.List(names)}. In which medium is light {word}? Answer with the word medium and its letter.",
                $"From the bending of the ray, tell in which of the media {Wording.List(names)} light travels {word} (write medium and the letter).",
                $"Which of the layers {Wording.List(names)} has the {(slowest ? "largest" : "smallest")} refractive index? Answer with the word medium and its letter."),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        "At each boundary I draw the normal, since bending is seen against it.",
                        "I add normals (dashed) where the ray crosses a boundary.",
                        "Dashed upright lines show the normals of the level boundaries."),
                    Drawn.Code(ray[1..^1].Select(p => Drawn.Dashed(p - new Point(0, height * 0.42), p + new Point(0, height * 0.42))))),
                new ThinkingStep(
                    drafting.Say(
                        $"Light is slower where the ray runs closer to the normal. The angles to the normal are about {Wording.List(names.Select((n, i) => $"{angles[i]}° in {n}"))}. I highlight the {(slowest ? "smallest" : "largest")}.",
                        $"The {(slowest ? "steeper" : "flatter")} the ray, the {(slowest ? "slower" : "faster")} the light. Estimated angles to the normal: {Wording.List(names.Select((n, i) => $"{angles[i]}° in {n}"))}. The extreme piece is highlighted.",
                        $"I compare the angles to the normal, roughly {Wording.List(names.Select((n, i) => $"{angles[i]}° in {n}"))}, and highlight the piece with the {(slowest ? "smallest" : "largest")}."),
                    Drawn.Highlight(ray[pick], ray[pick + 1])),
            ],
            Conclusion = drafting.Say(
                $"So light is {word} in {verdict.Text}.",
                $"The {(slowest ? "smallest" : "largest")} angle belongs to {verdict.Text}.",
                $"That is why the answer is {verdict.Text}."),
            Answer = verdict.Answer,
            Choices = verdict.Choices,
            AnswerCode = $$"""
                var ray = Find("light-ray").Points;
                var slope = (i => Math.Abs(ray[i + 1].X - ray[i].X) / (ray[i + 1].Y - ray[i].Y));
                var best = Range(0, ray.Length - 1).{{(slowest ? "MinBy" : "MaxBy")}}(i => slope(i));
                return "medium " + All("medium")[best].Name;
                """,
            Variant = possible ? new Variant(Figure(swapped), new TextAnswer($"medium {names[rival]}")) : null,
        };
    }
}
