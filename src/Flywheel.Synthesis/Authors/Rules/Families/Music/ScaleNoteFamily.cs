using System.Collections.Immutable;
using Flywheel.Synthesis.Authors.Rules.Families.Data;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Music;

/// <summary>The n-th note of the major or natural minor scale that starts on a marked key. The step marks the scale on the keyboard.</summary>
internal sealed class ScaleNoteFamily : ProblemFamily
{
    private static readonly string[] Notes = ["C", "C#", "D", "D#", "E", "F", "F#", "G", "G#", "A", "A#", "B"];
    private static readonly string[] Ordinals = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh"];
    private static readonly int[] Major = [0, 2, 4, 5, 7, 9, 11];
    private static readonly int[] Minor = [0, 2, 3, 5, 7, 8, 10];

    /// <inheritdoc />
    public override string Name => "scale-note";

    /// <inheritdoc />
    public override string FigureKind => "music-staff";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes =>
    [
        new("Art, Design and Music", "Major and minor scales", "Key signatures", "Keyboard and accidentals"),
    ];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var octave = random.Range(2, 5);
        var (start, degree, major) = (random.Range(0, 11), random.Range(2, 6), random.Chance(0.6));
        var scale = major ? Major : Minor;
        var asksBlack = random.Chance(0.3);
        var sheet = Sheet.Begin(drafting, random.Range(500, 560), random.Range(210, 260));
        string Key(int semitone) => $"{Notes[semitone % 12]}{octave + (semitone / 12)}";
        string Figure(int from) => sheet.Writer()
            .Line($"Keyboard({octave}, 14, 20, 28, {sheet.Width - 40}, {sheet.Height - 70});")
            .Line($"KeyMark({Key(from)}, \"1\");")
            .ToString();
        var scene = drafting.Draw(Figure(start));
        int Blacks(int from) => scale.Count(s => Notes[(from + s) % 12].Length == 2);
        string Target(int from) => Notes[(from + scale[degree]) % 12];
        var number = new NumberAnswer(Blacks(start));
        var verdict = asksBlack
            ? Verdict.Maybe(drafting, number, new[] { number.Number + 1, number.Number - 1, number.Number + 2, number.Number - 2, number.Number + 3 }.Where(n => n is >= 0 and <= 6).Select(n => new NumberAnswer(n)))
            : Verdict.Maybe(drafting, new TextAnswer(Target(start)), new[] { scale[degree] - 1, scale[degree] + 1, scale[degree - 1], scale[degree] + 2 }.Select(s => new TextAnswer(Notes[(start + s + 12) % 12])));
        var shown = asksBlack ? 7 : degree + 1;
        var keys = Enumerable.Range(0, shown).Select(i => scene.Get("key", Key(start + scale[i])).Points[0]).ToArray();
        var name = major ? "major" : "natural minor";
        var steps = major ? "whole, whole, half, whole, whole, whole, half" : "whole, half, whole, whole, half, whole, whole";
        var next = (start + 1) % 12;
        return new Draft
        {
            FigureCode = Figure(start),
            Question = asksBlack
                ? drafting.Say(
                    $"A {name} scale starts on the marked key. How many of its seven notes are black keys?",
                    $"Play the seven notes of the {name} scale upwards from the marked key. How many black keys are among them?",
                    $"How many black keys belong to the {name} scale on the key marked 1?")
                : drafting.Say(
                    $"A {name} scale starts on the key marked 1. What is its {Ordinals[degree]} note? Name a black key as a sharp, with #.",
                    $"Which key is the {Ordinals[degree]} note of the {name} scale on the marked key? (Black keys as sharps)",
                    $"Go up the {name} scale from the marked key. On what note do you stand as the {Ordinals[degree]} one, sharps for black keys?"),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"The steps of a {name} scale are {steps}. Starting at the marked {Notes[start]}, I number the keys.",
                        $"From {Notes[start]} upwards I follow {steps} and number the keys of the scale.",
                        $"A {name} scale goes {steps}. With {Notes[start]} as the first note this gives the numbered keys."),
                    Drawn.Code(keys.Skip(1).Select((p, i) => FigureWriter.Code($"Circle({p}, 9.5, color: \"green\", fill: \"green\", opacity: 1);\nText({$"{i + 2}"}, {p}, size: 13, color: \"white\", style: \"bold\");")))),
            ],
            Conclusion = asksBlack
                ? drafting.Say($"The scale is {Wording.List(scale.Select(s => Notes[(start + s) % 12]))}; the number of black keys in it is {verdict.Text}.", $"Its notes are {string.Join(", ", scale.Select(s => Notes[(start + s) % 12]))}, so black keys number {verdict.Text}.")
                : drafting.Say($"The {Ordinals[degree]} note is {verdict.Text}.", $"The key with the number {degree + 1} is {verdict.Text}.", $"Counting up to {degree + 1} I reach {verdict.Text}."),
            Answer = verdict.Answer,
            Choices = verdict.Choices,
            AnswerCode = FigureWriter.Code($$"""
                var names = ["C", "C#", "D", "D#", "E", "F", "F#", "G", "G#", "A", "A#", "B"];
                var scale = {{scale}};
                var start = Find("key-mark")["midi"];
                """) + "\n" + (asksBlack
                ? "return scale.Count(s => names[(start + s) % 12].Length == 2);"
                : FigureWriter.Code($"return names[(start + scale[{degree}]) % 12];")),
            Variant = new Variant(Figure(next), asksBlack ? number with { Number = Blacks(next) } : new TextAnswer(Target(next))),
        };
    }
}
