using System.Collections.Immutable;
using Flywheel.Synthesis.Authors.Rules.Families.Data;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Waves;

/// <summary>Amplitude, wavelength, period, frequency or speed from a wave plotted against position or time. The steps mark what is read.</summary>
internal sealed class WaveReadingFamily : ProblemFamily
{
    /// <inheritdoc />
    public override string Name => "wave-reading";

    /// <inheritdoc />
    public override string FigureKind => "wave-plot";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes =>
    [
        new("Waves and Optics", "Making and seeing waves", "Transverse and longitudinal waves", "Wave speed equation", "Counting to-and-fro motion"),
        new("Electricity and Magnetism", "AC waveforms"),
        new("Engineering and Technology", "Signals and communication", "Alternating current and transformers"),
        new("Functions and Calculus", "Periodic models"),
        new("Art, Design and Music", "Sound and tuning"),
    ];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var voltage = drafting.Domain == "Electricity and Magnetism";
        var inTime = voltage || drafting.Domain is "Art, Design and Music" or "Engineering and Technology" || random.Chance(0.5);
        var asked = inTime ? drafting.Say("amplitude", "period", "frequency", "frequency") : drafting.Say("amplitude", "wavelength", "speed", "speed");
        var (amplitude, unitY) = (random.Range(1, 5), voltage ? "V" : inTime ? random.Pick<string>(["cm", "mm"]) : random.Pick<string>(["cm", "m"]));
        var yStep = voltage ? random.Pick<int>([1, 2, 5, 50]) : 1;
        var milli = inTime && (asked == "frequency" || random.Chance(0.4));
        var period = asked == "frequency" ? random.Pick<int>([2, 4, 5, 8, 10, 20, 25, 40, 50]) : random.Range(1, 6) * 2;
        var xStep = period > 12 ? period / 5 : period > 7 ? 2 : 1;
        var span = Math.Ceiling(period * random.Pick<double>([1.6, 2, 2.5]) / xStep) * xStep;
        var shift = random.Range(0, Math.Max(1, (period / xStep) - 1)) * (double)xStep;
        var unitX = inTime ? milli ? "ms" : "s" : random.Pick<string>(["cm", "m"]);
        var frequency = random.Pick<int>([2, 4, 5, 10, 20, 50]);
        var sheet = Sheet.Begin(drafting, random.Range(500, 560), asked == "speed" ? random.Range(350, 380) : random.Range(310, 350));
        var (color, axis) = (random.Pick<string>(["blue", "red", "green", "purple", "teal"]), voltage ? $"U ({unitY})" : $"y ({unitY})");
        string Figure(double height, double length)
        {
            var writer = asked == "speed" ? sheet.Writer().Line($"Title({$"frequency {frequency} Hz"});") : sheet.Writer();
            return writer
                .Line($"Axes(0, {Math.Max(span, Math.Ceiling(length * 1.6 / xStep) * xStep)}, {-(height + 1) * yStep}, {(height + 1) * yStep}, xStep: {xStep}, yStep: {yStep}, xLabel: {$"{(inTime ? "t" : "x")} ({unitX})"}, yLabel: {axis});")
                .Line($"Wave(\"wave\", {height * yStep}, {length}, shift: {shift}, color: {color});")
                .ToString();
        }

        var scene = drafting.Draw(Figure(amplitude, period));
        var (plane, wave) = (new PlaneReader(scene), scene.Get("wave", "wave"));
        if (wave.Points.Length < 2 && asked != "amplitude")
        {
            throw new DraftException("There are not two crests to measure between.");
        }

        var crest = wave.Points.Length > 0 ? wave.Points[0] : throw new DraftException("There is no crest.");
        var answer = asked switch
        {
            "amplitude" => new NumberAnswer(amplitude * yStep, unitY),
            "frequency" => new NumberAnswer(1000.0 / period, "Hz"),
            "speed" => new NumberAnswer(period * frequency, $"{unitX}/s"),
            _ => new NumberAnswer(period, unitX),
        };
        if (asked == "frequency" && Math.Abs((answer.Number * 2) - Math.Round(answer.Number * 2)) > 1e-9)
        {
            throw new DraftException("The frequency is not a half number.");
        }

        var verdict = Verdict.Maybe(drafting, answer, drafting.Near(answer, asked switch
        {
            "amplitude" => [2.0 * amplitude * yStep, period, (amplitude + 1) * yStep],
            "frequency" => [period, 2000.0 / period, 500.0 / period],
            "speed" => [Math.Round((double)frequency / period, 2), period * frequency / 2.0, amplitude * frequency],
            _ => [period / 2.0, span, period * 2],
        }));
        var half = crest with { Y = plane.At(0, 0).Y };
        var mark = asked == "amplitude"
            ? Drawn.Code(Drawn.Span(half, crest), Drawn.Dashed(crest, plane.At(0, amplitude * yStep), "red"))
            : Drawn.Code(Drawn.Span(wave.Points[0], wave.Points[1]), Drawn.Dashed(wave.Points[0], half, "red"), Drawn.Dashed(wave.Points[1], wave.Points[1] with { Y = half.Y }, "red"));
        var name = inTime ? "period" : "wavelength";
        var (first, next) = (NumberAnswer.Format((crest.X - plane.At(0, 0).X) / plane.UnitX, 2), wave.Points.Length > 1 ? NumberAnswer.Format((wave.Points[1].X - plane.At(0, 0).X) / plane.UnitX, 2) : "");
        var thing = voltage ? "alternating voltage" : inTime ? random.Pick<string>(["oscillation", "vibration"]) : "wave";
        return new Draft
        {
            FigureCode = Figure(amplitude, period),
            Question = asked switch
            {
                "amplitude" => drafting.Say($"What is the amplitude of the {thing}, in {unitY}?", $"How large is the amplitude of this {thing}? Answer in {unitY}.", $"Find the greatest displacement from the mean value, in {unitY}."),
                "frequency" => drafting.Say($"What is the frequency of the {thing}, in Hz?", $"How many full cycles does the {thing} make each second?", $"Find the frequency in Hz. Mind the unit of the time axis."),
                "speed" => drafting.Say($"The wave has the frequency written above it. What is its speed, in {unitX}/s?", $"How fast does this wave travel, in {unitX}/s, at the frequency given?", $"Find the speed of the wave in {unitX}/s from the picture and the frequency above it."),
                "period" => drafting.Say($"What is the period of the {thing}, in {unitX}?", $"How long does one full cycle of the {thing} take, in {unitX}?", $"After what time, in {unitX}, does the {thing} repeat?"),
                _ => drafting.Say($"What is the wavelength of the {thing}, in {unitX}?", $"How far apart are two neighbouring crests, in {unitX}?", $"Find the wavelength in {unitX}."),
            },
            Steps =
            [
                new ThinkingStep(
                    asked == "amplitude"
                        ? drafting.Say(
                            $"The amplitude is measured from the axis to a crest. I mark this height and carry it over to the scale.",
                            $"From the middle line up to the highest point is the amplitude, shown by the arrow.",
                            $"I draw an arrow from the middle line to a crest; a dashed line leads to its value.")
                        : drafting.Say(
                            $"One {name} reaches from crest to crest. The crests are at {first} and {next} {unitX}; I mark the distance.",
                            $"Two neighbouring crests stand at {first} {unitX} and {next} {unitX}. The arrow between them spans one {name}.",
                            $"I look for two crests in a row and find them at {first} and {next} {unitX}. Between them lies one {name}."),
                    mark),
            ],
            Conclusion = asked switch
            {
                "amplitude" => drafting.Say($"At the crest the scale shows {amplitude * yStep}, so the amplitude is {verdict.Text}.", $"The arrow is {amplitude * yStep} units of the scale high: the amplitude is {verdict.Text}.", $"Its height, and so the amplitude, is {verdict.Text}."),
                "frequency" => drafting.Say($"The period is {period} ms, and 1000 / {period} = {NumberAnswer.Format(1000.0 / period)} of them fit into a second. The frequency is {verdict.Text}.", $"In one second, 1000 ms, there are 1000 / {period} = {NumberAnswer.Format(1000.0 / period)} cycles: {verdict.Text}."),
                "speed" => drafting.Say($"v = f · λ with λ = {period} {unitX}: {frequency} · {period} = {period * frequency}. The speed is {verdict.Text}.", $"Each second {frequency} waves of {period} {unitX} pass, which makes {verdict.Text}."),
                _ => drafting.Say($"{next} - {first} = {period}, so the {name} is {verdict.Text}.", $"The difference of {next} and {first} is the {name}, {verdict.Text}.", $"From {first} to {next} it is {verdict.Text}."),
            },
            Answer = verdict.Answer,
            Choices = verdict.Choices,
            AnswerCode = "var axes = Find(\"axes\");\nvar crests = Find(\"wave\").Points;\n" + asked switch
            {
                "amplitude" => "return Round((axes[\"originY\"] - crests[0].Y) / axes[\"unitY\"], 3);",
                "frequency" => "return Round(1000 / ((crests[1].X - crests[0].X) / axes[\"unitX\"]), 3);",
                "speed" => "return Round((crests[1].X - crests[0].X) / axes[\"unitX\"] * All(\"title\")[0].Number, 3);",
                _ => "return Round((crests[1].X - crests[0].X) / axes[\"unitX\"], 3);",
            },
            Variant = asked switch
            {
                "amplitude" => new Variant(Figure(amplitude + 1, period), answer with { Number = (amplitude + 1) * yStep }),
                "period" or "wavelength" when shift + (period * 1.25) + 2.5 < span => new Variant(Figure(amplitude, period + 1), answer with { Number = period + 1 }),
                _ => null,
            },
        };
    }
}
