using System.Collections.Immutable;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Figures.Scenes;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.NumberLines;

/// <summary>The distance of two points on a number line of which only some ticks are numbered; the step counts over zero or tick by tick.</summary>
internal sealed class NumberLineDistanceFamily : ProblemFamily
{
    /// <inheritdoc />
    public override string Name => "number-line-distance";

    /// <inheritdoc />
    public override string FigureKind => "number-line";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes =>
    [
        new("Arithmetic and Number Theory", "Number line reading", "Negative numbers", "Real numbers and accuracy"),
        new("Algebra", "Absolute value"),
        new("Mechanics", "Position and displacement"),
        new("Heat and Matter", "Temperature scales"),
    ];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var step = random.Pick<double>([1, 1, 2, 5, 0.5, 0.25, 0.2, 10]);
        var every = random.Pick<int>([2, 4, 5]);
        var first = -random.Range(0, 14);
        var last = first + 20;
        var i = random.Range(first + 1, last - 5);
        var j = random.Range(i + 4, last - 1);
        if (i % every == 0 || j % every == 0)
        {
            throw new DraftException("The points stand on numbers.");
        }

        var names = drafting.Letters(2);
        var sheet = Sheet.BeginUnlined(drafting, random.Range(470, 560), random.Range(170, 230));
        var story = Story.For(drafting.Domain);
        var (a, b) = (i * step, j * step);
        var figure = Figure(sheet, names, first, last, step, every, (a, b));
        var scene = drafting.Draw(figure);
        var right = new NumberAnswer(b - a, story.Unit);
        var form = AnswerForm.Of(drafting, right, j - i, Math.Abs(a + b), Math.Abs(b), (b - a) + step);
        Point from = Position(scene, names[0]), to = Position(scene, names[1]);
        var (lift, mark) = (new Point(0, -40), new Point(0, -8));
        return new Draft
        {
            FigureCode = figure,
            Question = form.Ask(drafting.Say(
                string.Format(null, story.Question, names[0], names[1]),
                $"Read {names[0]} and {names[1]} off the number line{story.Scale}. How far apart are they?",
                $"What is the distance between {names[0]} and {names[1]} on this number line{story.Scale}?")),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"Between two neighbouring numbers there are {every} steps, so one step is {NumberAnswer.Format(step)}. {names[0]} stands at {NumberAnswer.Format(a)} and {names[1]} at {NumberAnswer.Format(b)}; I draw the way from one to the other.",
                        $"From one number to the next it takes {every} ticks, which makes {NumberAnswer.Format(step)} a tick. I mark the way from {names[0]} ({NumberAnswer.Format(a)}) to {names[1]} ({NumberAnswer.Format(b)}).",
                        $"Each tick is worth {NumberAnswer.Format(step)}. Counting from the nearest number gives {NumberAnswer.Format(a)} for {names[0]} and {NumberAnswer.Format(b)} for {names[1]}, and I draw an arrow between the two."),
                    FigureWriter.Code($"Segment({from + lift - mark}, {from + lift + mark}, color: {"green"});\nSegment({to + lift - mark}, {to + lift + mark}, color: {"green"});\nArrow({from + lift}, {to + lift}, color: {"green"});")),
            ],
            Conclusion = drafting.Say(
                $"The distance is {NumberAnswer.Format(b)} - {Bracket(a)} = {right.Text}{form.End}",
                $"There are {j - i} ticks from {names[0]} to {names[1]}, and {j - i} · {NumberAnswer.Format(step)} = {right.Text}{form.End}",
                $"Larger minus smaller number: {NumberAnswer.Format(b)} - {Bracket(a)} = {right.Text}{form.End}"),
            Answer = form.Answer,
            Choices = form.Choices,
            AnswerCode = FigureWriter.Code($"var ticks = All({"tick"});\nvar unit = (ticks.Last().X - ticks.First().X) / (ticks.Last().Number - ticks.First().Number);\nreturn Round(Math.Abs(P({names[1]}).X - P({names[0]}).X) / unit, 3);"),
            Variant = new Variant(Figure(sheet, names, first, last, step, every, (a, b - step)), right with { Number = b - a - step }),
        };
    }

    private static Point Position(Scene scene, string name) => scene.Find("point", name)?.Position ?? throw new DraftException($"There is no point {name}.");

    private static string Bracket(double number) => number < 0 ? $"({NumberAnswer.Format(number)})" : NumberAnswer.Format(number);

    private static string Figure(Sheet sheet, string[] names, int first, int last, double step, int every, (double A, double B) at) =>
        sheet.Writer()
            .Line($"NumberLine({first * step}, {last * step}, step: {step}, labelEvery: {every}, y: {Math.Round(sheet.Height * 0.6)});")
            .Line($"LinePoint({names[0]}, {at.A});")
            .Line($"LinePoint({names[1]}, {at.B}, color: {"blue"});")
            .ToString();

    /// <summary>What the numbers stand for in a domain.</summary>
    private sealed record Story(string Unit, string Scale, string Question)
    {
        public static Story For(string domain) => domain switch
        {
            "Mechanics" => new("m", " in metres", "A body moves along the line, scaled in metres, from {0} to {1}. How far does it get?"),
            "Heat and Matter" => new("°C", " in degrees Celsius", "The scale shows temperatures in °C. By how much is {1} warmer than {0}?"),
            _ => new("", "", "How much larger is the number at {1} than the number at {0}?"),
        };
    }
}
