using System.Collections.Immutable;
using Flywheel.Synthesis.Authors.Rules.Families.Data;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Music;

/// <summary>How many beats, or how many seconds at a given tempo, a line of notes and rests takes. The step writes the beats under the notes.</summary>
internal sealed class RhythmDurationFamily : ProblemFamily
{
    /// <inheritdoc />
    public override string Name => "rhythm-duration";

    /// <inheritdoc />
    public override string FigureKind => "music-staff";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes =>
    [
        new("Art, Design and Music", "Rhythm and expression", "Note values and rests"),
    ];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var clef = random.Pick<string>(["treble", "treble", "bass"]);
        (string Name, bool Dotted, double Beats)[] usual = [.. NoteValues.All.Where(v => v.Beats is not (0.75 or 0.25))];
        var parts = Enumerable.Range(0, random.Range(4, 8)).Select(_ => random.Pick<(string Name, bool Dotted, double Beats)>(usual)).ToArray();
        var total = parts.Sum(p => p.Beats);
        var tempo = random.Pick<int>([40, 60, 60, 72, 80, 90, 100, 120, 120, 150]);
        var asksSeconds = random.Chance(0.6);
        var seconds = total * 60 / tempo;
        if (asksSeconds && Math.Abs((seconds * 4) - Math.Round(seconds * 4)) > 1e-9)
        {
            throw new DraftException("The duration has many decimals.");
        }

        var sheet = Sheet.Begin(drafting, 540, random.Range(210, 250));
        var (y, spacing) = (Math.Round(sheet.Height * 0.4), random.Range(11, 13));
        var start = 24 + (spacing * 4.6);
        var pitch = (516 - 20 - start) / parts.Length;
        var pitches = parts.Select(_ => random.Pick<string>(NoteValues.Pitches(clef))).ToArray();
        var rests = parts.Select(p => !p.Dotted && p.Beats is 1 or 2 or 0.5 && !p.Dotted && random.Chance(0.2)).ToArray();
        string Figure(int speed)
        {
            var writer = sheet.Writer().Line($"Title({(asksSeconds ? $"{speed} quarter notes per minute" : "one quarter note = 1 beat")}, size: 16);").Line($"Staff({clef}, 24, {y}, 492, spacing: {spacing});");
            for (var i = 0; i < parts.Length; i++)
            {
                var x = Math.Round(start + ((i + 0.5) * pitch));
                _ = rests[i] ? writer.Line($"Rest({x}, {parts[i].Name});") : writer.Line($"Note({pitches[i]}, {x}, {parts[i].Name}, dotted: {parts[i].Dotted});");
            }

            return writer.Line($"BarLine(514, final: true);").ToString();
        }

        var scene = drafting.Draw(Figure(tempo));
        var things = scene.Elements.Where(e => e.Kind is "note" or "rest").ToArray();
        var below = Math.Min(sheet.Height - 14, Math.Max(y + (4 * spacing), things.Max(t => t.Bounds.Bottom)) + 16);
        var answer = asksSeconds ? new NumberAnswer(seconds, "s") : new NumberAnswer(total, "beats");
        var pausing = Enumerable.Range(0, parts.Length).Where(i => rests[i]).Sum(i => parts[i].Beats);
        var verdict = Verdict.Maybe(drafting, answer, drafting.Near(answer, asksSeconds ? total : total - pausing, asksSeconds ? Math.Round(total * tempo / 60, 2) : total + 1, asksSeconds ? (total + 1) * 60 / tempo : parts.Length));
        var sum = string.Join(" + ", parts.Select(p => NumberAnswer.Format(p.Beats)));
        return new Draft
        {
            FigureCode = Figure(tempo),
            Question = asksSeconds
                ? drafting.Say(
                    "At the tempo given, how many seconds do the notes and rests of this line take?",
                    "How long, in seconds, does it take to play the line at the tempo written above it?",
                    "Find the duration of the whole line in seconds.")
                : drafting.Say(
                    "How many beats do the notes and rests of this line last together?",
                    "Add up all notes and rests of the line. How many beats are they?",
                    "What is the length of the whole line in beats?"),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        "I write its length in quarter notes under every note and rest.",
                        "Under each sign I note how many quarter notes it lasts; rests count as well.",
                        "Every sign gets its length in quarters, a dot adding half of the value."),
                    Drawn.Code(things.Select((t, i) => Drawn.Note(NumberAnswer.Format(parts[i].Beats), new Point(t.Points[0].X, below), 14)))),
            ],
            Conclusion = asksSeconds
                ? drafting.Say(
                    $"{sum} = {NumberAnswer.Format(total)} quarters, and {NumberAnswer.Format(total)} · 60 / {tempo} = {NumberAnswer.Format(seconds)}. The line takes {verdict.Text}.",
                    $"Together {NumberAnswer.Format(total)} quarters at {tempo} a minute: {NumberAnswer.Format(total)} · 60 / {tempo} = {NumberAnswer.Format(seconds)}, that is {verdict.Text}.")
                : drafting.Say(
                    $"{sum} = {NumberAnswer.Format(total)}, so the line lasts {verdict.Text}.",
                    $"The sum {sum} is {verdict.Text}."),
            Answer = verdict.Answer,
            Choices = verdict.Choices,
            AnswerCode = "var beats = All(\"note\").Concat(All(\"rest\")).Sum(n => n.Value);\n" + (asksSeconds ? "return Round(beats * 60 / All(\"title\")[0].Number, 4);" : "return beats;"),
            Variant = asksSeconds ? new Variant(Figure(tempo * 2), answer with { Number = seconds / 2 }) : null,
        };
    }
}
