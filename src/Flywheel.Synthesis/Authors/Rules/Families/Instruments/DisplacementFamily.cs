using System.Collections.Immutable;
using Flywheel.Synthesis.Authors.Rules.Families.Data;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Instruments;

/// <summary>A body is put into a measuring cylinder; its volume, or its density with its mass given, is asked for. The steps read both levels.</summary>
internal sealed class DisplacementFamily : ProblemFamily
{
    /// <inheritdoc />
    public override string Name => "displacement-volume";

    /// <inheritdoc />
    public override string FigureKind => "measuring-instrument";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes =>
    [
        new("Heat and Matter", "Mass and density"),
        new("Everyday Measurement", "Reading jugs and cylinders", "Comparing containers", "Filling, pouring and flow"),
        new("Mechanics", "Floating and sinking", "Uncertainty in readings"),
        new("Chemistry", "Apparatus, measurement and safety"),
    ];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var (maximum, step, minor) = random.Pick<(int, int, int)>([(100, 20, 10), (100, 10, 5), (50, 10, 10), (200, 50, 10), (250, 50, 5), (80, 20, 10)]);
        var mark = step / minor;
        var start = random.Range(maximum * 3 / 10 / mark, maximum * 6 / 10 / mark) * mark;
        var volume = random.Range(Math.Max(3, maximum / 10 / mark), (maximum - start) / mark - 2) * mark;
        var asksDensity = random.Chance(0.45);
        var density = random.Pick<double>([2, 2.5, 3, 4, 5, 7, 7.5, 8, 9, 1.5]);
        var mass = volume * density;
        if (asksDensity && mass != Math.Round(mass))
        {
            throw new DraftException("The mass is not a whole number.");
        }

        var item = random.Pick<string>(["stone", "cube", "ball"]);
        var sheet = Sheet.Begin(drafting, 420, random.Range(360, 430));
        var (width, height) = (random.Range(54, 70), sheet.Height - 90);
        string Figure(int v)
        {
            var writer = sheet.Writer()
                .Line($"MeasuringCylinder(\"without\", {start}, {maximum}, {step}, {minor}, 100, 24, {width}, {height});")
                .Line($"MeasuringCylinder(\"with\", {start + v}, {maximum}, {step}, {minor}, 290, 24, {width}, {height}, item: {item});");
            return (asksDensity ? writer.Line($"Text({$"mass of the {item}: {FigureWriter.Number(v * density)} g"}, 200, {sheet.Height - 22}, size: 16);") : writer).ToString();
        }

        var scene = drafting.Draw(Figure(volume));
        var (a, b) = (scene.Get("cylinder", "without").Points[0], scene.Get("cylinder", "with").Points[0]);
        var answer = asksDensity ? new NumberAnswer(density, "g/cm³") : new NumberAnswer(volume, "ml");
        var verdict = Verdict.Maybe(drafting, answer, asksDensity
            ? new[] { density + 0.5, density + 1, density / 2, density * 2, density - 0.5 }.Select(d => new NumberAnswer(Math.Round(d, 2), "g/cm³"))
            : drafting.Near(answer, start + volume, volume + mark, volume - mark, start));
        Point across = new(width / 2.0 + 3, 0), back = new(width / 2.0 + 16, 0);
        var more = volume + mark;
        return new Draft
        {
            FigureCode = Figure(volume),
            Question = asksDensity
                ? drafting.Say(
                    $"The {item} lies under water in the cylinder \"with\". What is its density in g/cm³? (1 ml = 1 cm³)",
                    $"From the two water levels and the mass written below, find the density of the {item} in g/cm³.",
                    $"How many grams does one cubic centimetre of the {item} have? One millilitre is one cubic centimetre.")
                : drafting.Say(
                    $"The same water is shown without and with the {item}. What is the volume of the {item}, in ml?",
                    $"How much space, in ml, does the {item} take up? Compare the two measuring cylinders.",
                    $"A {item} was put into the water. Find its volume in ml from the two readings."),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"Between two numbers there are {minor} parts of {step} / {minor} = {mark} ml. Without the {item} the water stands at {start} ml, where I draw a line.",
                        $"One small mark is {step} / {minor} = {mark} ml. The level in the left cylinder is {start} ml.",
                        $"I read the left cylinder first: with {mark} ml to a mark, the surface is at {start} ml."),
                    Drawn.Line(a - back, a + across)),
                new ThinkingStep(
                    drafting.Say(
                        $"With the {item} the level has risen to {start + volume} ml; the dashed line shows the old level there.",
                        $"In the right cylinder I read {start + volume} ml. The old level is dashed, and the rise lies in between.",
                        $"The water has come up to {start + volume} ml on the right; what lies above the dashed old level was pushed up by the {item}."),
                    Drawn.Code(Drawn.Line(b - back, b + across, "red"), Drawn.Dashed(a + new Point(190, 0) - back, a + new Point(190, 0) + across))),
            ],
            Conclusion = asksDensity
                ? drafting.Say(
                    $"The volume is {start + volume} - {start} = {volume} ml, that is {volume} cm³, and {FigureWriter.Number(mass)} / {volume} = {NumberAnswer.Format(density)}. The density is {verdict.Text}.",
                    $"With {start + volume} - {start} = {volume} cm³ for {FigureWriter.Number(mass)} g, each cubic centimetre has {NumberAnswer.Format(density)} g. So the density is {verdict.Text}.")
                : drafting.Say(
                    $"The rise {start + volume} - {start} = {volume} is the {item}'s volume, {verdict.Text}.",
                    $"{start + volume} ml - {start} ml is what the {item} displaces: {verdict.Text}.",
                    $"The {item} takes up the difference of the readings, {verdict.Text}."),
            Answer = verdict.Answer,
            Choices = verdict.Choices,
            AnswerCode = $$"""
                var c = All("cylinder");
                var volume = (c[0].Points[0].Y - c[1].Points[0].Y) / (c[0].Points[1].Y - c[0].Points[2].Y) * c[0]["maximum"];
                return {{(asksDensity ? "Round(All(\"text\")[0].Number / volume, 3)" : "Round(volume, 2)")}};
                """,
            Variant = asksDensity && more * density != Math.Round(more * density) ? null : new Variant(Figure(more), asksDensity ? answer : answer with { Number = more }),
        };
    }
}
