using System.Collections.Immutable;
using Flywheel.Synthesis.Authors.Rules.Families.Data;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Waves;

/// <summary>Two waves of equal period, shifted against each other; their phase difference is asked for. The steps mark the period and the shift.</summary>
internal sealed class PhaseDifferenceFamily : ProblemFamily
{
    /// <inheritdoc />
    public override string Name => "phase-difference";

    /// <inheritdoc />
    public override string FigureKind => "wave-plot";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes =>
    [
        new("Waves and Optics", "Phase and wave functions", "Pulses meeting", "Two-source interference"),
        new("Electricity and Magnetism", "AC waveforms", "Reactance and phasors"),
        new("Functions and Calculus", "Sine and cosine graphs", "Periodic models"),
    ];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var period = random.Pick<int>([4, 6, 8, 9, 12]);
        var delay = random.Range(1, period / 2);
        var angle = 360 * delay / period;
        var (amplitude, other) = (random.Range(2, 4), random.Range(2, 4));
        var shift = random.Range(0, period - 1);
        var (a, b) = random.Pick<(string, string)>([("a", "b"), ("p", "q"), ("u", "i"), ("f", "g")]);
        var unit = random.Pick<string>(["s", "ms", "min"]);
        var span = Math.Max(period + (period / 2) + delay, 12);
        var sheet = Sheet.Begin(drafting, random.Range(510, 560), random.Range(320, 360));
        var top = Math.Max(amplitude, other) + 1;
        string Figure(int d) => sheet.Writer()
            .Line($"Axes(0, {span}, {-top}, {top}, xLabel: {$"t ({unit})"}, yLabel: \"y\");")
            .Line($"Wave({a}, {amplitude}, {period}, shift: {shift}, label: {a}, color: \"blue\");")
            .Line($"Wave({b}, {other}, {period}, shift: {shift + d}, label: {b}, color: \"red\");")
            .ToString();
        var scene = drafting.Draw(Figure(delay));
        var (plane, first, second) = (new PlaneReader(scene), scene.Get("wave", a).Points, scene.Get("wave", b).Points);
        if (first.Length < 1 || second.Length < 1)
        {
            throw new DraftException("A crest is missing.");
        }

        var early = first[0];
        var late = second.FirstOrDefault(p => p.X > early.X + 1);
        if (late == default || late.X - early.X > (delay * plane.UnitX) + 2)
        {
            throw new DraftException("The crest that follows lies off the picture.");
        }

        double Read(Figures.Geometry.Point p) => Math.Round((p.X - plane.At(0, 0).X) / plane.UnitX, 2);
        var axisY = plane.At(0, 0).Y;
        var answer = new NumberAnswer(angle, "°");
        var verdict = Verdict.Maybe(drafting, answer, drafting.Near(answer, angle == 180 ? 90 : 180 - angle, 360.0 * delay / span, delay * 30, angle + 30));
        var pair = new[] { first, second }.FirstOrDefault(w => w.Length > 1);
        var period1 = pair.IsDefault ? (scene.Get("wave", a).Points[0], scene.OfKind("trough").First(t => t.Name == a).Points[0]) : (pair[0], pair[1]);
        return new Draft
        {
            FigureCode = Figure(delay),
            Question = drafting.Say(
                $"By how many degrees does the oscillation {b} (red) lag behind {a} (blue)?",
                $"What is the phase difference between {a} and {b}, in degrees? Give the value up to 180°.",
                $"The red oscillation {b} follows the blue one {a}. Find the phase shift in degrees."),
            Steps =
            [
                new ThinkingStep(
                    pair.IsDefault
                        ? drafting.Say(
                            $"From a crest of {a} to its trough is half a period. Marked on the picture, this gives a full period of {period} {unit}.",
                            $"I measure half a period of {a}, crest to trough; doubled it is {period} {unit}.",
                            $"The marked stretch between crest and trough of {a} is half of the period, which is {period} {unit}.")
                        : drafting.Say(
                            $"From crest to crest a full period takes {period} {unit}; I mark it.",
                            $"Both repeat after {period} {unit}, the distance of neighbouring crests that I mark.",
                            $"First the period: the marked crests are {period} {unit} apart."),
                    Drawn.Span(period1.Item1, period1.Item2, "green")),
                new ThinkingStep(
                    drafting.Say(
                        $"The crest of {a} at {Read(early)} {unit} is followed by the crest of {b} at {Read(late)} {unit}, {delay} {unit} later. I drop lines from both.",
                        $"{a} peaks at {Read(early)}, {b} at {Read(late)} {unit}: a delay of {delay} {unit}, shown on the time axis.",
                        $"Lines from a blue crest ({Read(early)} {unit}) and the next red one ({Read(late)} {unit}) show the delay of {delay} {unit}."),
                    Drawn.Code(Drawn.Dashed(early, early with { Y = axisY }), Drawn.Dashed(late, late with { Y = axisY }), Drawn.Span(early with { Y = axisY }, late with { Y = axisY }))),
            ],
            Conclusion = drafting.Say(
                $"A full period stands for 360°, and {delay} / {period} · 360 = {angle}. The shift is {verdict.Text}.",
                $"{delay} of {period} {unit} is the same part of 360°, so the phase difference is {verdict.Text}.",
                $"{delay} · 360 / {period} = {angle}, hence {verdict.Text}."),
            Answer = verdict.Answer,
            Choices = verdict.Choices,
            AnswerCode = FigureWriter.Code($$"""
                var a = Find("wave", {{a}});
                var b = Find("wave", {{b}});
                var turn = (b["shift"] - a["shift"] + a["period"]) % a["period"] / a["period"] * 360;
                return Round(turn > 180 ? 360 - turn : turn, 3);
                """),
            Variant = delay + 1 <= period / 2 ? new Variant(Figure(delay + 1), answer with { Number = 360.0 * (delay + 1) / period }) : null,
        };
    }
}
