using System.Collections.Immutable;
using Flywheel.Synthesis.Authors.Rules.Families.Data;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Music;

/// <summary>A bar with a gap; which note value fills it. The steps count the beats that are there.</summary>
internal sealed class MissingNoteFamily : ProblemFamily
{
    /// <inheritdoc />
    public override string Name => "missing-note";

    /// <inheritdoc />
    public override string FigureKind => "music-staff";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes =>
    [
        new("Art, Design and Music", "Note values and rests", "Metre and time signatures", "Rhythm and expression"),
    ];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var (upper, lower) = random.Pick<(int, int)>([(4, 4), (3, 4), (2, 4), (6, 8), (5, 4), (3, 8), (9, 8)]);
        var whole = upper * 4.0 / lower;
        var clef = random.Pick<string>(["treble", "treble", "bass"]);
        var missing = random.Pick<(string Name, bool Dotted, double Beats)>(NoteValues.All.Where(v => v.Beats < whole && v.Beats is not 0.75).ToArray());
        var rest = whole - missing.Beats;
        var parts = new List<(string Name, bool Dotted, double Beats)>();
        while (rest > 1e-9)
        {
            var fitting = NoteValues.All.Where(v => v.Beats <= rest + 1e-9 && v.Beats is not (0.75 or 0.25) && v.Beats < 3.5).ToArray();
            var next = fitting.Length > 0 ? random.Pick<(string Name, bool Dotted, double Beats)>(fitting) : NoteValues.All.First(v => v.Beats == Math.Min(rest, 0.25));
            parts.Add(next);
            rest -= next.Beats;
        }

        if (parts.Count is < 1 or > 6)
        {
            throw new DraftException("The bar has too many notes.");
        }

        var gap = random.Range(0, parts.Count);
        var sheet = Sheet.Begin(drafting, 520, random.Range(180, 230));
        var (y, spacing) = (Math.Round(sheet.Height * 0.4) - 24, random.Range(12, 14));
        var start = 24 + (spacing * 6.5);
        var pitch = (496 - 24 - start) / (parts.Count + 1);
        double X(int slot) => Math.Round(start + ((slot + 0.5) * pitch));
        var pitches = Enumerable.Range(0, parts.Count).Select(_ => random.Pick<string>(NoteValues.Pitches(clef))).ToArray();
        var rests = parts.Select(p => !p.Dotted && p.Name is "quarter" or "eighth" && !p.Dotted && random.Chance(0.18)).ToArray();
        var opening = sheet.Writer().Line($"Staff({clef}, 24, {y}, 472, spacing: {spacing}, time: {$"{upper}/{lower}"});");
        var slots = Enumerable.Range(0, parts.Count).Select(i => i < gap ? i : i + 1).ToArray();
        for (var i = 0; i < parts.Count; i++)
        {
            _ = rests[i]
                ? opening.Line($"Rest({X(slots[i])}, {parts[i].Name});")
                : opening.Line($"Note({pitches[i]}, {X(slots[i])}, {parts[i].Name}, dotted: {parts[i].Dotted});");
        }

        var figure = opening.Line($"Text(\"?\", {X(gap)}, {y + (2 * spacing)}, size: 30, color: \"red\", style: \"bold\");").Line($"BarLine(494, final: true);").ToString();
        var scene = drafting.Draw(figure);
        var right = NoteValues.Called(missing.Beats);
        var near = NoteValues.All.OrderBy(v => Math.Abs(Math.Log(v.Beats / missing.Beats))).Select(v => NoteValues.Called(v.Beats));
        var (choices, answer) = drafting.Choose(new TextAnswer(right), near.Where(n => n != right).Select(n => new TextAnswer(n)));
        var article = right.StartsWith('e') ? "an" : "a";
        var sounding = parts.Sum(p => p.Beats);
        var unit = lower == 4 ? 1 : 0.5;
        string Beats(double quarter) => NumberAnswer.Format(quarter / unit);
        var counted = string.Join(" + ", parts.Select(p => Beats(p.Beats)));
        var things = scene.Elements.Where(e => e.Kind is "note" or "rest").ToArray();
        var below = Math.Max(y + (4 * spacing), things.Max(t => t.Bounds.Bottom)) + 16;
        var unitName = lower == 4 ? "quarter notes" : "eighth notes";
        return new Draft
        {
            FigureCode = figure,
            Question = drafting.Say(
                "Which note value is missing at the question mark, so that the bar is complete?",
                "The bar must agree with its time signature. What note belongs at the question mark?",
                "What single note fills the gap in this bar?"),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"The time signature {upper}/{lower} asks for {upper} {unitName} in the bar. I mark it.",
                        $"{upper}/{lower} at the beginning (framed) means {upper} {unitName} to a bar.",
                        $"A full bar of {upper}/{lower} time has the length of {upper} {unitName}; the signature is framed."),
                    FigureWriter.Code($"Rectangle({24 + (spacing * 3.9)}, {y - 4}, {spacing * 2}, {(spacing * 4) + 8}, color: \"accent\", radius: 4);")),
                new ThinkingStep(
                    drafting.Say(
                        $"In {unitName}, what is there counts {counted}{(parts.Count > 1 ? $" = {Beats(sounding)}" : "")}. I write each length below.",
                        $"Below every sign I note its length in {unitName}: {counted}{(parts.Count > 1 ? $" = {Beats(sounding)}" : "")}.",
                        $"The signs that are there take {counted}{(parts.Count > 1 ? $" = {Beats(sounding)}" : "")} {unitName}, noted underneath."),
                    Drawn.Code(things.Select((t, i) => Drawn.Note(Beats(parts[i].Beats), new Point(t.Points[0].X, Math.Min(below, sheet.Height - 14)), 15)))),
            ],
            Conclusion = drafting.Say(
                $"{upper} - {Beats(sounding)} = {Beats(missing.Beats)}, and a note {Beats(missing.Beats)} of them long is {article} {answer.Meaning.Text}, which is choice {answer.Letter}.",
                $"What is missing is {upper} - {Beats(sounding)} = {Beats(missing.Beats)} of these, so {article} {answer.Meaning.Text}, which is choice {answer.Letter}.",
                $"The gap is {upper} - {Beats(sounding)} = {Beats(missing.Beats)} of them wide. It takes {article} {answer.Meaning.Text}, which is choice {answer.Letter}."),
            Answer = answer,
            Choices = choices,
            AnswerCode = """
                var staff = Find("staff");
                var left = staff["beats"] * 4 / staff["unit"] - All("note").Concat(All("rest")).Sum(n => n.Value);
                var names = ["whole", "dotted half", "half", "dotted quarter", "quarter", "dotted eighth", "eighth", "sixteenth"];
                var lengths = [4, 3, 2, 1.5, 1, 0.75, 0.5, 0.25];
                return names[Range(0, 8).First(i => Math.Abs(lengths[i] - left) < 0.01)] + " note";
                """,
        };
    }
}
