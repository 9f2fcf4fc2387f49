using System.Collections.Immutable;
using Flywheel.Synthesis.Authors.Rules.Families.Data;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Music;

/// <summary>Two marked keys of a piano: how many semitones apart, or what key lies as far above the second. The step hops from key to key.</summary>
internal sealed class KeyStepsFamily : ProblemFamily
{
    private static readonly string[] Notes = ["C", "C#", "D", "D#", "E", "F", "F#", "G", "G#", "A", "A#", "B"];

    /// <inheritdoc />
    public override string Name => "keyboard-semitones";

    /// <inheritdoc />
    public override string FigureKind => "music-staff";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes =>
    [
        new("Art, Design and Music", "Keyboard and accidentals", "Intervals", "Major and minor scales"),
        new("Waves and Optics", "Pitch, loudness and waveforms"),
    ];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var octave = random.Range(2, 5);
        var (low, high) = (random.Range(0, 22), random.Range(0, 22));
        var gap = high - low;
        var copies = random.Chance(0.4);
        if (gap is < 3 or > 14 || (copies && high + gap > 23))
        {
            throw new DraftException("The keys are too close or too far apart.");
        }

        var names = drafting.Letters(2);
        var sheet = Sheet.Begin(drafting, random.Range(500, 560), random.Range(210, 260));
        string Key(int semitone) => $"{Notes[semitone % 12]}{octave + (semitone / 12)}";
        string Figure(int upper) => sheet.Writer()
            .Line($"Keyboard({octave}, 14, 20, 28, {sheet.Width - 40}, {sheet.Height - 70});")
            .Line($"KeyMark({Key(low)}, {names[0]});")
            .Line($"KeyMark({Key(upper)}, {names[1]}, color: \"blue\");")
            .ToString();
        var scene = drafting.Draw(Figure(high));
        var hops = Enumerable.Range(low, gap + 1).Select(i => scene.Get("key", Key(i)).Points[0]).ToArray();
        var number = new NumberAnswer(gap, "semitones");
        var path = hops.ToArray();
        (path[0], path[^1]) = (Beside(hops[0], hops[1]), Beside(hops[^1], hops[^2]));
        var target = Notes[(high + gap) % 12];
        var whites = Enumerable.Range(low, gap + 1).Count(i => !Notes[i % 12].Contains('#', StringComparison.Ordinal));
        var verdict = copies
            ? Verdict.Maybe(drafting, new TextAnswer(target), new[] { high + gap - 1, high + gap + 1, low, high, high + gap + 2 }.Select(i => new TextAnswer(Notes[i % 12])))
            : Verdict.Maybe(drafting, number, drafting.Near(number, gap + 1, whites, gap - 1));
        var onward = copies ? Enumerable.Range(high + 1, gap).Select(i => scene.Get("key", Key(i)).Points[0]).ToArray() : [];
        var shifted = high + gap + 2 <= 23 ? high + 1 : high - 1;
        return new Draft
        {
            FigureCode = Figure(high),
            Question = copies
                ? drafting.Say(
                    $"From {names[0]} up to {names[1]} is a certain distance. Which note lies the same distance above {names[1]}? Name a black key as a sharp, with #.",
                    $"Go up from {names[1]} by as many semitones as lie between {names[0]} and {names[1]}. On which note do you end? (Black keys as sharps)",
                    $"Find the note as far above key {names[1]} as {names[1]} is above {names[0]}; name black keys as sharps.")
                : drafting.Say(
                    $"How many semitones is key {names[1]} above key {names[0]}?",
                    $"Count the semitone steps from {names[0]} to {names[1]}, black keys included.",
                    $"By how many semitones do the keys {names[0]} and {names[1]} of this piano differ?"),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"Neighbouring keys, black or white, are a semitone apart. I go from {names[0]} to {names[1]} key by key: {gap} steps.",
                        $"I hop from key to key, black ones too, until {names[1]}: {gap} hops.",
                        $"Each next key on the way, of either colour, is one semitone; the line shows {gap} of them."),
                    FigureWriter.Code($"Polyline({Wording.Points(path)}, color: \"accent\", width: 2.5);\n") + Drawn.Code(hops[1..^1].Select(p => FigureWriter.Code($"Dot({p}, radius: 4, color: \"accent\");")))),
                .. copies
                    ? new[]
                    {
                        new ThinkingStep(
                            drafting.Say(
                                $"As many hops again from {names[1]} lead to the ringed key.",
                                $"From {names[1]} I go {gap} semitones on and ring where I land.",
                                $"Then another {gap} hops upwards; the last key is ringed."),
                            Drawn.Code([.. onward.Select(p => FigureWriter.Code($"Dot({p}, radius: 4, color: \"green\");")), Drawn.Ring(onward[^1], 10, "red")])),
                    }
                    : [],
            ],
            Conclusion = copies
                ? drafting.Say($"That key is called {verdict.Text}.", $"Its name is {verdict.Text}.", $"The note there is {verdict.Text}.")
                : drafting.Say($"So the distance is {verdict.Text}.", $"The two keys are {verdict.Text} apart.", $"Counting the hops gives {verdict.Text}."),
            Answer = verdict.Answer,
            Choices = verdict.Choices,
            AnswerCode = copies
                ? "var m = All(\"key-mark\").Select(k => k[\"midi\"]);\nreturn [\"C\", \"C#\", \"D\", \"D#\", \"E\", \"F\", \"F#\", \"G\", \"G#\", \"A\", \"A#\", \"B\"][(2 * m[1] - m[0]) % 12];"
                : FigureWriter.Code($"return All(\"key\").Count(k => k[\"midi\"] > Find(\"key-mark\", {names[0]})[\"midi\"] && k[\"midi\"] <= Find(\"key-mark\", {names[1]})[\"midi\"]);"),
            Variant = new Variant(Figure(shifted), copies ? new TextAnswer(Notes[((2 * shifted) - low) % 12]) : number with { Number = shifted - low }),
        };
    }

    /// <summary>A place outside the mark on a key, towards the next key.</summary>
    private static Figures.Geometry.Point Beside(Figures.Geometry.Point key, Figures.Geometry.Point next) => key + ((next - key).Unit * 14);
}
