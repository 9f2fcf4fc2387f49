using System.Collections.Immutable;
using Flywheel.Synthesis.Authors.Rules.Families.Data;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Clocks;

/// <summary>Two clock faces show when something began and ended; how long it took is asked for. The steps read both faces.</summary>
internal sealed class ElapsedTimeFamily : ProblemFamily
{
    private static readonly string[] Events = ["a train ride", "a football training", "a film", "a hike", "a piano lesson", "a maths test", "a museum visit", "a bike tour"];
    private static readonly string[] Treatments = ["an infusion", "an operation", "a night shift's first round", "a scan", "a dialysis session"];

    /// <inheritdoc />
    public override string Name => "elapsed-time";

    /// <inheritdoc />
    public override string FigureKind => "clock-calendar";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes =>
    [
        new("Everyday Measurement", "Elapsed time", "Analogue clocks"),
        new("Health and Medicine", "Taking vital signs", "Medicine labels and timing"),
    ];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var step = random.Pick<int>([5, 5, 1]);
        var start = random.Range(0, 719 / step) * step;
        var span = random.Range(65 / step, 400 / step) * step;
        if (span % 60 == 0 || start % 60 == 0)
        {
            throw new DraftException("Whole hours are too easy.");
        }

        var sheet = Sheet.Begin(drafting, 520, 330);
        var (what, numerals) = (random.Pick<string>(drafting.Domain == "Health and Medicine" ? Treatments : Events), random.Pick<string>(["arabic", "arabic", "roman", "quarters"]));
        var (before, after) = random.Pick<(string, string)>([("start", "end"), ("begin", "finish"), ("from", "until")]);
        var radius = random.Range(88, 108);
        string Figure(int end) => sheet.Writer()
            .Line($"Clock({before}, {start / 60}, {start % 60}, 135, 150, radius: {radius}, numerals: {numerals});")
            .Line($"Clock({after}, {end / 60 % 12}, {end % 60}, 385, 150, radius: {radius}, numerals: {numerals});")
            .ToString();
        var scene = drafting.Draw(Figure(start + span));
        var answer = new NumberAnswer(span, "min");
        var verdict = Verdict.Maybe(drafting, answer, drafting.Near(answer, span + 60, span - 60 > 0 ? span - 60 : span + 120, span + (2 * step), span + 30));
        var (first, second) = (TimeOfDay.Face(start), TimeOfDay.Face(start + span));
        var (hours, rest) = (span / 60, span % 60);
        string Read(string name, string time) => Drawn.Code(
            Drawn.Line(scene.Get("clock", name).Points[0], scene.Get("clock", name).Points[1]),
            Drawn.Line(scene.Get("clock", name).Points[0], scene.Get("clock", name).Points[2], "red"),
            Drawn.Note(time, scene.Get("clock", name).Points[0] + new Figures.Geometry.Point(0, radius + 40), 16));
        return new Draft
        {
            FigureCode = Figure(start + span),
            Question = drafting.Say(
                $"The clocks show when {what} began (\"{before}\") and when it was over (\"{after}\"), less than 12 hours later. How many minutes did it last?",
                $"Look at the two clock faces. How many minutes pass between \"{before}\" and the next time that the clock looks like \"{after}\"?",
                $"Between the time on the clock \"{before}\" and the time on the clock \"{after}\" lies {what}, shorter than half a day. Find its length in minutes."),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"On the clock \"{before}\" the short hand is past {TimeOfDay.Face(start / 60 * 60)[..^3]} and the long hand is at minute {start % 60}: it is {first}. I trace the hands and write the time down.",
                        $"I read the clock \"{before}\" first: {first}. I go over both of its hands to be sure.",
                        $"The first face says {first}, since its minute hand stands at {start % 60} minutes. I note that below it."),
                    Read(before, first)),
                new ThinkingStep(
                    drafting.Say(
                        $"In the same way the clock \"{after}\" reads {second}.",
                        $"Now the other clock: long hand at minute {(start + span) % 60}, so it is {second}.",
                        $"The face \"{after}\" shows {second}; I mark its hands too."),
                    Read(after, second)),
            ],
            Conclusion = drafting.Say(
                $"From {first} to {second} it is {TimeOfDay.Span(span)}, and {hours} · 60 + {rest} = {span}. It took {verdict.Text}.",
                $"Counting on from {first}: {TimeOfDay.Span(span)} until {second}. In minutes that is {verdict.Text}.",
                $"The time between {first} and {second} is {TimeOfDay.Span(span)}, in other words {verdict.Text}."),
            Answer = verdict.Answer,
            Choices = verdict.Choices,
            AnswerCode = FigureWriter.Code($$"""
                var a = Find("clock", {{before}});
                var b = Find("clock", {{after}});
                var turn = (b["hourAngle"] - a["hourAngle"] + 360) % 360;
                return Round(turn * 2);
                """),
            Variant = new Variant(Figure(start + span + (5 * step)), answer with { Number = span + (5 * step) }),
        };
    }
}
