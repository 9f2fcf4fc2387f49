using System.Collections.Immutable;
using Flywheel.Synthesis.Authors.Rules.Families.Data;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Waves;

/// <summary>The heart rate from a trace on squared paper of known speed. The steps count the squares between two spikes.</summary>
internal sealed class HeartRateFamily : ProblemFamily
{
    /// <inheritdoc />
    public override string Name => "heart-rate";

    /// <inheritdoc />
    public override string FigureKind => "wave-plot";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes =>
    [
        new("Health and Medicine", "Electrocardiogram reading", "Ultrasound, MRI and other instruments"),
        new("Waves and Optics", "Counting to-and-fro motion"),
    ];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var between = random.Pick<double>([2, 2.4, 3, 4, 5, 6, 2.2, 2.6, 2.8, 3.2, 3.6, 4.8, 4.2, 7.2]);
        var seconds = random.Pick<double>([0.2, 0.2, 0.1, 0.25, 0.3, 0.15, 0.4, 0.125]);
        var interval = Math.Round(between * seconds, 4);
        var rate = 60 / interval;
        if (Math.Abs(rate - Math.Round(rate)) > 1e-6 || rate is < 24 or > 200)
        {
            throw new DraftException("The rate is not a whole number, or out of reach of a heart.");
        }

        rate = Math.Round(rate);
        var box = random.Range(21, 25);
        var rows = random.Range(5, 7);
        var columns = Math.Max((int)Math.Ceiling((between * 2) + 3), random.Range(17, 20));
        var start = random.Range(1, 3);
        var sheet = Sheet.Begin(drafting, (columns * box) + 40, (rows * box) + 86);
        string Figure(double second) => sheet.Writer()
            .Line($"HeartTrace({between}, 20, 20, {columns}, rows: {rows}, box: {box}, start: {start});")
            .Line($"Text({$"one large square: {second} s"}, {sheet.Width / 2}, {(rows * box) + 48}, size: 16);")
            .ToString();
        var trace = drafting.Draw(Figure(seconds)).Get("heart-trace", "");
        var (p, q) = (trace.Points[0], trace.Points[1]);
        var answer = new NumberAnswer(rate, "beats per minute");
        var verdict = Verdict.Maybe(drafting, answer, drafting.Near(answer, Math.Round(300 / between), Math.Round(60 / between), rate * 2, Math.Round(rate / 2)));
        var boxes = NumberAnswer.Format(between);
        var text = NumberAnswer.Format(interval);
        return new Draft
        {
            FigureCode = Figure(seconds),
            Question = drafting.Say(
                "What is the heart rate, in beats per minute?",
                "How many times per minute does this heart beat, if it goes on as regularly? Each tall spike is one beat.",
                "Read the electrocardiogram: how many beats per minute does it show?"),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"Every tall spike is a beat. From one to the next I count {boxes} large squares, each of five small ones, and mark the distance.",
                        $"I measure from the tip of one tall spike to the next: {boxes} large squares.",
                        $"The arrow spans the time between two beats, {boxes} large squares."),
                    Drawn.Code(Drawn.Span(p, q), Drawn.Ring(p, 6, "blue"), Drawn.Ring(q, 6, "blue"))),
            ],
            Conclusion = drafting.Say(
                $"One beat takes {boxes} · {NumberAnswer.Format(seconds)} = {text} s, and 60 / {text} = {rate}. The heart rate is {verdict.Text}.",
                $"With {NumberAnswer.Format(seconds)} s to a square the beats are {boxes} · {NumberAnswer.Format(seconds)} = {text} s apart, so a minute has {verdict.Text}.",
                $"{boxes} · {NumberAnswer.Format(seconds)} = {text} s from beat to beat; 60 s hold 60 / {text} = {rate} of these: {verdict.Text}."),
            Answer = verdict.Answer,
            Choices = verdict.Choices,
            AnswerCode = """
                var trace = Find("heart-trace");
                var squares = Distance(trace.Points[0], trace.Points[1]) / trace["box"];
                return Round(60 / (squares * All("text")[0].Number), 2);
                """,
            Variant = new Variant(Figure(seconds * 2), answer with { Number = rate / 2 }),
        };
    }
}
