using System.Collections.Immutable;
using Flywheel.Synthesis.Authors.Rules.Families.Data;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Music;

/// <summary>The interval between two notes of a staff, by its number or in semitones. The steps count lines and spaces.</summary>
internal sealed class StaffIntervalFamily : ProblemFamily
{
    private static readonly string[] Names = ["unison", "second", "third", "fourth", "fifth", "sixth", "seventh", "octave", "ninth", "tenth"];
    private static readonly int[] Semitones = [0, 2, 4, 5, 7, 9, 11];

    /// <inheritdoc />
    public override string Name => "staff-interval";

    /// <inheritdoc />
    public override string FigureKind => "music-staff";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes =>
    [
        new("Art, Design and Music", "Intervals", "Staff and clefs", "Triads and chords"),
    ];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var clef = random.Pick<string>(["treble", "bass"]);
        var lowest = clef == "treble" ? 28 : 16;
        var (a, b) = (random.Range(lowest, lowest + 12), random.Range(lowest, lowest + 12));
        var size = Math.Abs(a - b);
        var asksSemitones = random.Chance(0.4);
        if (size is < 2 or > 9)
        {
            throw new DraftException("The interval is too small or too large.");
        }

        string Letter(int step) => "CDEFGAB"[step % 7].ToString();
        string Pitch(int step) => $"{Letter(step)}{step / 7}";
        int Midi(int step) => (step / 7 * 12) + Semitones[step % 7];
        var semitones = Math.Abs(Midi(a) - Midi(b));
        var value = random.Pick<string>(["quarter", "half", "whole"]);
        var sheet = Sheet.Begin(drafting, random.Range(380, 450), random.Range(220, 260));
        var (y, spacing) = (Math.Round(sheet.Height * 0.36), random.Range(13, 15));
        var (x1, x2) = (sheet.Width * 0.42, sheet.Width * 0.82);
        string Figure(int from, int to) => sheet.Writer()
            .Line($"Staff({clef}, 24, {y}, {sheet.Width - 48}, spacing: {spacing});")
            .Line($"Note({Pitch(from)}, {Math.Round(x1)}, {value});")
            .Line($"Note({Pitch(to)}, {Math.Round(x2)}, {value});")
            .Line($"BarLine({sheet.Width - 25}, final: true);")
            .ToString();
        var notes = drafting.Draw(Figure(a, b)).OfKind("note").Select(n => n.Points[0]).ToArray();
        var number = new NumberAnswer(semitones, "semitones");
        var verdict = asksSemitones
            ? Verdict.Maybe(drafting, number, drafting.Near(number, size, size + 1, semitones + 1, semitones - 1))
            : Verdict.Maybe(drafting, new TextAnswer(Names[size]), random.Shuffled(new[] { size - 1, size + 1, size - 2, size + 2 }.Where(i => i is > 0 and < 10)).Select(i => new TextAnswer(Names[i])));
        var letters = string.Join(" ", Enumerable.Range(0, size + 1).Select(i => Letter(b > a ? a + i : a - i)));
        var up = b > a;
        var ladder = Enumerable.Range(1, size - 1).Select(i => Drawn.Note(Letter(up ? a + i : a - i), Between(notes[0], notes[1], i, size, spacing + 11), 14, "red"));
        var moved = up ? b - 1 : b + 1;
        var small = Enumerable.Range(Math.Min(a, b), size).Count(s => s % 7 is 2 or 6);
        return new Draft
        {
            FigureCode = Figure(a, b),
            Question = asksSemitones
                ? drafting.Say(
                    "How many semitones apart are the two notes?",
                    "There are no accidentals. Find the distance of the two notes in semitones.",
                    "On a keyboard, how many semitone steps lead from the first note to the second?")
                : drafting.Say(
                    "What interval do the two notes form? Give its number name, such as unison.",
                    "Name the interval between the notes by its number (without major, minor or perfect).",
                    "By which interval, counted with both notes, are the two notes apart?"),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"The clef is a {clef} clef. The notes are {Letter(a)} and {Letter(b)}; I ring them.",
                        $"In the {clef} clef the ringed notes are {Letter(a)} and {Letter(b)}.",
                        $"I read the notes in the {clef} clef: first {Letter(a)}, then {Letter(b)}. Both are ringed."),
                    Drawn.Code(notes.Select(n => Drawn.Ring(n, spacing)))),
                new ThinkingStep(
                    drafting.Say(
                        $"From one to the other I step through lines and spaces and write the letters: {letters}.",
                        $"Counting every line and space on the way gives the letters {letters}, those in between written on the way.",
                        $"I write a letter for every place between the notes, which makes {letters}."),
                    Drawn.Code(ladder)),
            ],
            Conclusion = asksSemitones
                ? drafting.Say(
                    $"Of these {size} steps {small} {(small == 1 ? "is" : "are")} E–F or B–C with one semitone, the others have two: {size - small} · 2 + {small} = {semitones}. The notes are {verdict.Text} apart.",
                    $"{size} letter steps with {small} natural {(small == 1 ? "semitone" : "semitones")} among them make {2 * size} - {small} = {semitones}, that is {verdict.Text}.")
                : drafting.Say(
                    $"These are {size + 1} letters, both ends included, so the interval is the {verdict.Text}.",
                    $"Counting both notes there are {size + 1}; the notes form the {verdict.Text}.",
                    $"{size + 1} places in all: the interval is the {verdict.Text}."),
            Answer = verdict.Answer,
            Choices = verdict.Choices,
            AnswerCode = asksSemitones
                ? "var n = All(\"note\");\nreturn Math.Abs(n[0][\"midi\"] - n[1][\"midi\"]);"
                : """
                  var n = All("note");
                  var steps = Round(Math.Abs(n[0].Points[0].Y - n[1].Points[0].Y) / Find("staff")["spacing"] * 2);
                  return ["unison", "second", "third", "fourth", "fifth", "sixth", "seventh", "octave", "ninth", "tenth"][steps];
                  """,
            Variant = size > 2 ? new Variant(Figure(a, moved), asksSemitones ? number with { Number = Math.Abs(Midi(a) - Midi(moved)) } : new TextAnswer(Names[size - 1])) : null,
        };
    }

    /// <summary>Where the letter of a place between two notes stands: at the height of that place, clear of the rings around both notes.</summary>
    private static Figures.Geometry.Point Between(Figures.Geometry.Point from, Figures.Geometry.Point to, int step, int steps, double clear)
    {
        var share = steps > 2 ? (step - 1.0) / (steps - 2) : 0.5;
        return new(from.X + clear + (share * (to.X - from.X - (2 * clear))), from.Towards(to, (double)step / steps).Y);
    }
}
