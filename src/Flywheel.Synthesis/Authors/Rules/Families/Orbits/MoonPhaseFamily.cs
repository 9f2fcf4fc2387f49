using System.Collections.Immutable;
using Flywheel.Synthesis.Authors.Rules.Families.Data;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Orbits;

/// <summary>Sunlight, the Earth and the Moon on its orbit: which of the lettered faces is seen? The steps draw the sight line and the lit side.</summary>
internal sealed class MoonPhaseFamily : ProblemFamily
{
    private static readonly string[] Phases = ["new moon", "waxing crescent", "first quarter", "waxing gibbous", "full moon", "waning gibbous", "last quarter", "waning crescent"];

    /// <inheritdoc />
    public override string Name => "moon-phase";

    /// <inheritdoc />
    public override string FigureKind => "orbit-diagram";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes =>
    [
        new("Astronomy", "Phases of the Moon", "Lunar orbit and rotation"),
        new("Earth and Geography", "Currents, waves and tides"),
        new("Waves and Optics", "Light sources and shadows"),
    ];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var toSun = random.Pick<int>([0, 90, 180, 270]);
        var eighth = random.Range(0, 7);

        // Seen from above the north pole the Moon runs anticlockwise: from new moon towards the Sun through the first quarter.
        var angle = (toSun + (45 * eighth) + 360) % 360;
        var asksName = random.Chance(0.4);
        var sheet = Sheet.Begin(drafting, random.Range(430, 480), asksName ? 356 : 448);
        var (center, reach) = (new Point(Math.Round(sheet.Width / 2), 176), random.Range(72, 88));
        var offered = random.Sample(Enumerable.Range(0, 8).Where(i => i != eighth), 4).Append(eighth).ToArray();
        random.Shuffle(offered);
        var letters = "ABCDE";
        string Figure(int moon)
        {
            var light = center + Point.Polar(reach + 62, toSun);
            var writer = sheet.Writer()
                .Line($"Sunlight({light}, {toSun + 180}, length: 40, rays: 5);")
                .Line($"Orbit(\"Moon's orbit\", {center}, {reach});")
                .Line($"Orbit(\"Earth's place\", {center}, 0.5);")
                .Line($"Planet(\"Earth\", \"Earth's place\", 0, radius: 20, color: \"blue\", light: {toSun});")
                .Line($"Planet(\"Moon\", \"Moon's orbit\", {moon}, radius: 11, color: \"grey\", light: {toSun});");
            if (!asksName)
            {
                var gap = (sheet.Width - 60) / offered.Length;
                for (var i = 0; i < offered.Length; i++)
                {
                    var lit = (1 - Math.Cos(offered[i] * Math.PI / 4)) / 2;
                    writer.Line($"MoonPhase({letters[i].ToString()}, {lit}, {offered[i] <= 4}, {30 + ((i + 0.5) * gap)}, 382, radius: 27, label: {letters[i].ToString()});");
                }
            }

            return writer.ToString();
        }

        var scene = drafting.Draw(Figure(angle));
        var moonAt = scene.Get("planet", "Moon").Points[0];
        var lettered = new TextAnswer(letters[Array.IndexOf(offered, eighth)].ToString());
        var verdict = asksName
            ? Verdict.Maybe(drafting, new TextAnswer(Phases[eighth]), random.Shuffled(Enumerable.Range(0, 8).Where(i => i != eighth)).Select(i => new TextAnswer(Phases[i])), 0.6)
            : new Verdict(lettered, []);
        var sideways = (moonAt - center).Unit.Normal;
        var story = eighth switch
        {
            0 => "only the dark half is turned towards us",
            4 => "the whole lit half is turned towards us",
            2 => "half of the face that we see is lit, on the right",
            6 => "half of the face that we see is lit, on the left",
            1 or 3 => $"{(eighth == 1 ? "less" : "more")} than half of the face that we see is lit, on the right",
            _ => $"{(eighth == 7 ? "less" : "more")} than half of the face that we see is lit, on the left",
        };
        return new Draft
        {
            FigureCode = Figure(angle),
            Question = asksName
                ? drafting.Say(
                    "The picture shows Earth and Moon from above the north pole, where the Moon moves anticlockwise. Which phase of the Moon is seen from the Earth's northern half?",
                    "Seen from above the north pole the Moon goes round the Earth anticlockwise. What is the phase at the place drawn, for northern observers? Give its name.",
                    "Name the phase that northern observers see when Sun, Earth and Moon stand as drawn (view from above the north pole, Moon moving anticlockwise).")
                : drafting.Say(
                    "The picture shows Earth and Moon from above the north pole, where the Moon moves anticlockwise. Which of the lettered faces do northern observers see?",
                    "Seen from above the north pole the Moon goes round the Earth anticlockwise. Which lettered picture shows its face for observers on the northern half of the Earth?",
                    "For a northern observer, which of the faces below belongs to the place of the Moon in the drawing (view from above the north pole, Moon moving anticlockwise)?"),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        "I draw the line of sight from the Earth to the Moon.",
                        "From the Earth I look along this line at the Moon.",
                        "The observer's line of sight, drawn here, runs from the Earth to the Moon."),
                    Drawn.Dashed(center.Towards(moonAt, 24.0 / reach), center.Towards(moonAt, 1 - (13.0 / reach)))),
                new ThinkingStep(
                    drafting.Say(
                        $"A line across it through the Moon separates the half that we see from the far one: {story}.",
                        $"Only the half on our side of the red line is seen: {story}.",
                        $"I cut the Moon across the line of sight and look at the near side: {story}."),
                    Drawn.Line(moonAt - (sideways * 24), moonAt + (sideways * 24), "red")),
            ],
            Conclusion = asksName
                ? drafting.Say($"That is the phase called {verdict.Text}.", $"So the phase is the {verdict.Text}.", $"The name for it is {verdict.Text}.")
                : drafting.Say($"That is the {Phases[eighth]}, shown by picture {verdict.Text}.", $"Such a {Phases[eighth]} is drawn in picture {verdict.Text}.", $"It is the {Phases[eighth]}: picture {verdict.Text}."),
            Answer = verdict.Answer,
            Choices = verdict.Choices,
            AnswerCode = asksName
                ? $$"""
                var turned = Find("planet", "Moon")["angle"] - (Find("sunlight")["direction"] - 180);
                var names = [{{string.Join(", ", Phases.Select(FigureWriter.Quote))}}];
                return names[Round((turned + 720) % 360 / 45) % 8];
                """
                : """
                var turned = (Find("planet", "Moon")["angle"] - (Find("sunlight")["direction"] - 180) + 720) % 360;
                var lit = (1 - Math.Cos(turned * Math.PI / 180)) / 2;
                var right = turned < 181;
                return All("moon-phase").Where(m => lit < 0.01 || lit > 0.99 || (m["waxing"] == 1) == right).MinBy(m => Math.Abs(m["lit"] - lit)).Name;
                """,
        };
    }
}
