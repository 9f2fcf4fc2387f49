using System.Collections.Immutable;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Functions;

/// <summary>Period, amplitude or midline of a sine curve, read from its highest and lowest points.</summary>
internal sealed class SineFeaturesFamily : ProblemFamily
{
    /// <inheritdoc />
    public override string Name => "sine-features";

    /// <inheritdoc />
    public override string FigureKind => "function-graph";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes =>
        [new("Functions and Calculus", "Sine and cosine graphs", "Periodic models", "Stretches and reflections"), new("Waves and Optics", "Simple harmonic motion")];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var (amplitude, midline) = (random.Range(1, 5), random.Range(-3, 4));
        var period = 4 * random.Range(1, 3);
        var start = random.Range(0, period - 1);
        var asked = random.Pick<string>(["period", "amplitude", "midline"]);
        if (asked != "period" && (midline == 0 || Math.Abs(midline) == amplitude))
        {
            throw new DraftException("A curve that swings about the x-axis or touches it is too easy to read.");
        }

        var sheet = Sheet.BeginUnlined(drafting, 520, 400);
        var name = random.Pick<string>(["f", "g", "s"]);
        var figure = Figure(sheet, name, amplitude, midline, period, start);
        var plane = new PlaneReader(drafting.Draw(figure));
        var (top, bottom) = (midline + amplitude, midline - amplitude);
        var crest = Crest(period, start);
        var right = new NumberAnswer(asked switch { "period" => period, "amplitude" => amplitude, _ => midline });
        var form = asked switch
        {
            "period" => AnswerForm.Of(drafting, right, period / 2.0, period / 4.0, 2 * period, crest + period),
            "amplitude" => AnswerForm.Of(drafting, right, 2 * amplitude, Math.Max(Math.Abs(top), 1), period, amplitude + 1),
            _ => AnswerForm.Of(drafting, right, top, bottom, midline + 1, amplitude),
        };
        Point first = plane.At(crest, top), second = plane.At(crest + period, top), low = plane.At(crest + (period / 2), bottom);
        return new Draft
        {
            FigureCode = figure,
            Question = form.Ask((asked, random.Next(3)) switch
            {
                ("period", 0) => $"What is the period of {name}, in units of the x-axis?",
                ("period", 1) => $"The curve of {name} repeats. After how many units of x does it start again?",
                ("period", _) => $"How long is one full wave of the graph of {name}?",
                ("amplitude", 0) => $"What is the amplitude of the oscillation {name}?",
                ("amplitude", 1) => $"How far does {name} swing away from its mean value?",
                ("amplitude", _) => $"Find the amplitude of the sine curve {name}.",
                (_, 0) => $"The graph of {name} swings about the line y = m. What is m?",
                (_, 1) => $"Find the mean value about which {name} oscillates.",
                _ => $"At which height y lies the midline of the sine curve {name}?",
            }),
            Steps =
            [
                asked == "period"
                    ? new ThinkingStep(
                        drafting.Say(
                            $"I look for two neighbouring highest points. They lie at x = {crest} and x = {crest + period}; I mark the distance between them.",
                            $"From crest to crest is one period: the crests are at x = {crest} and x = {crest + period}. I join them by a line.",
                            $"The curve is highest at x = {crest} and next at x = {crest + period}. The line between them spans one full wave."),
                        FigureWriter.Code($"Segment({first}, {second}, color: {"red"});\nDot({first}, radius: 5, color: {"red"});\nDot({second}, radius: 5, color: {"red"});"))
                    : new ThinkingStep(
                        drafting.Say(
                            $"The highest value is {top}, the lowest {bottom}. I draw dashed lines at both heights.",
                            $"I mark how far the curve reaches: up to y = {top} and down to y = {bottom}.",
                            $"Dashed lines touch the curve at its crests (y = {top}) and troughs (y = {bottom})."),
                        FigureWriter.Code($"Segment({plane.At(0, top)}, {plane.At(Span(period, start), top)}, color: {"red"}, dashed: true);\nSegment({plane.At(0, bottom)}, {plane.At(Span(period, start), bottom)}, color: {"green"}, dashed: true);")),
            ],
            Conclusion = (asked switch
            {
                "period" => drafting.Say(
                    $"The period is {crest + period} - {crest} = {right.Text}",
                    $"From one crest to the next x grows by {crest + period} - {crest} = {right.Text}",
                    $"One full wave takes {right.Text}"),
                "amplitude" => drafting.Say(
                    $"The amplitude is half the distance between the lines: ({top} - {Bracket(bottom)}) / 2 = {right.Text}",
                    $"Half of {top} - {Bracket(bottom)} = {2 * amplitude} is the amplitude, {right.Text}"),
                _ => drafting.Say(
                    $"The midline runs halfway between the two: ({top} + {Bracket(bottom)}) / 2 = {right.Text}",
                    $"The mean of {top} and {bottom} is {right.Text}"),
            }) + form.End,
            Answer = form.Answer,
            Choices = form.Choices,
            AnswerCode = FigureWriter.Code($"var axes = Find({"axes"});\nvar points = Find({"curve"}, {name}).Points;\nvar top = points.Min(p => p.Y);\nvar bottom = points.Max(p => p.Y);\n") + asked switch
            {
                "period" => "var middle = (top + bottom) / 2;\nvar rises = Range(1, points.Length - 1).Where(i => points[i - 1].Y > middle + 0.1 && points[i].Y <= middle + 0.1).Select(i => points[i].X);\nreturn Round((rises[1] - rises[0]) / axes[\"unitX\"]);",
                "amplitude" => "return Round((bottom - top) / 2 / axes[\"unitY\"]);",
                _ => "return Round((axes[\"originY\"] - (top + bottom) / 2) / axes[\"unitY\"]);",
            },
            Variant = asked switch
            {
                "midline" => new Variant(Figure(sheet, name, amplitude, midline + 1, period, start), right with { Number = midline + 1 }),
                "amplitude" => new Variant(Figure(sheet, name, amplitude + 1, midline, period, start), right with { Number = amplitude + 1 }),
                _ => null,
            },
        };
    }

    private static int Crest(int period, int start) => (start + (period / 4)) % period;

    /// <summary>Right end of the axis: at least two periods, with a second crest.</summary>
    private static int Span(int period, int start) => Math.Max(14, Math.Max(Crest(period, start), period) + period + 2);

    private static string Bracket(int number) => number < 0 ? $"({number})" : number.ToString();

    private static string Figure(Sheet sheet, string name, int amplitude, int midline, int period, int start)
    {
        return sheet.Writer()
            .Line($"Axes(0, {Span(period, start)}, {Math.Min(-1, midline - amplitude - 1)}, {Math.Max(1, midline + amplitude + 1)});")
            .Line($"Curve(x => {midline} + {amplitude} * Math.Sin(2 * Math.PI * (x - {start}) / {period}), label: {name});")
            .ToString();
    }
}
