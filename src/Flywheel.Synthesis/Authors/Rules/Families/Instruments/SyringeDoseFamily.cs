using System.Collections.Immutable;
using Flywheel.Synthesis.Authors.Rules.Families.Data;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Instruments;

/// <summary>A syringe with a medicine whose concentration is written beside it; the amount of the substance, or of what stays behind, is asked for.</summary>
internal sealed class SyringeDoseFamily : ProblemFamily
{
    private static readonly ImmutableArray<(double Maximum, double Step, int Minor)> Scales = [(5, 1, 5), (10, 2, 4), (10, 1, 5), (3, 0.5, 5), (20, 5, 5), (2, 0.5, 5), (1, 0.2, 4)];

    /// <inheritdoc />
    public override string Name => "syringe-dose";

    /// <inheritdoc />
    public override string FigureKind => "measuring-instrument";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes =>
    [
        new("Health and Medicine", "Measuring and calculating doses", "Infusions and dilution"),
        new("Chemistry", "Concentration and titration calculations", "Apparatus, measurement and safety"),
        new("Everyday Measurement", "Scales and divisions", "Units of capacity"),
    ];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var scale = random.Pick<(double Maximum, double Step, int Minor)>(Scales);
        var mark = scale.Step / scale.Minor;
        var marks = (int)Math.Round(scale.Maximum / mark);
        var k = random.Range(3, marks - 1);
        if (k % scale.Minor == 0)
        {
            throw new DraftException("The reading is a number of the scale.");
        }

        var volume = Math.Round(k * mark, 4);
        var concentration = random.Pick<int>([2, 4, 5, 10, 15, 20, 25, 30, 40, 50, 80, 100]);
        var substance = drafting.Domain == "Health and Medicine" ? random.Pick<string>(["medicine", "active substance", "vitamin"]) : random.Pick<string>(["salt", "dye", "sugar"]);
        var sheet = Sheet.Begin(drafting, 500, random.Range(220, 260));
        var (x, y, width) = (random.Range(60, 80), Math.Round(sheet.Height * 0.42), random.Range(320, 345));
        var color = random.Pick<string>(["teal", "blue", "orange", "pink", "green"]);
        string Figure(int m, int c) => sheet.Writer()
            .Line($"Syringe(\"\", {Math.Round(m * mark, 4)}, {scale.Maximum}, {scale.Step}, {scale.Minor}, {x}, {y}, {width}, color: {color});")
            .Line($"Text({$"{c} mg of {substance} in each ml"}, {sheet.Width / 2}, {sheet.Height - 40}, size: 17, style: \"bold\");")
            .ToString();
        var scene = drafting.Draw(Figure(k, concentration));
        var syringe = scene.Get("syringe", "");
        var front = syringe.Points[0];
        var amount = Math.Round(volume * concentration, 4);
        var answer = new NumberAnswer(amount, "mg");
        var next = NumberAnswer.Format(mark);
        var verdict = Verdict.Maybe(drafting, answer, drafting.Near(answer, Math.Round((volume + mark) * concentration, 2), Math.Round((volume - mark) * concentration, 2), Math.Round(scale.Maximum * concentration, 2), Math.Round(amount * 2, 2)));
        var note = scene.OfKind("text").Single();
        return new Draft
        {
            FigureCode = Figure(k, concentration),
            Question = drafting.Say(
                $"How many mg of {substance} does the liquid in the syringe contain?",
                $"Read the syringe and the note below it. How much {substance}, in mg, is in the syringe?",
                $"The syringe is emptied completely. How many milligrams of {substance} are given?"),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"The scale has {scale.Minor} parts to {NumberAnswer.Format(scale.Step)} ml, so a mark is {next} ml. The front of the plunger, where I draw a line, stands at {NumberAnswer.Format(volume)} ml.",
                        $"One mark is {next} ml. I read at the edge of the plunger that touches the liquid: {NumberAnswer.Format(volume)} ml.",
                        $"From the tip (0) to the front edge of the plunger it is {NumberAnswer.Format(volume)} ml, as a small mark means {next} ml."),
                    Drawn.Line(front - new Point(0, 8), front + new Point(0, 50))),
                new ThinkingStep(
                    drafting.Say(
                        $"The note says {concentration} mg in each ml; I underline it.",
                        $"Each ml holds {concentration} mg, as I mark below.",
                        $"I also need the concentration, underlined here: {concentration} mg to one ml."),
                    Drawn.Line(new Point(note.Bounds.Left, note.Bounds.Bottom + 2), new Point(note.Bounds.Right, note.Bounds.Bottom + 2), "red")),
            ],
            Conclusion = drafting.Say(
                $"{NumberAnswer.Format(volume)} · {concentration} = {NumberAnswer.Format(amount)}, so there are {verdict.Text}.",
                $"{NumberAnswer.Format(volume)} ml with {concentration} mg each contain {verdict.Text}.",
                $"Multiplying {NumberAnswer.Format(volume)} by {concentration}, I get {verdict.Text}."),
            Answer = verdict.Answer,
            Choices = verdict.Choices,
            AnswerCode = """
                var s = Find("syringe");
                var volume = Distance(s.Points[0], s.Points[1]) / Distance(s.Points[2], s.Points[1]) * s["maximum"];
                return Round(volume * All("text")[0].Number, 3);
                """,
            Variant = new Variant(Figure(k, concentration * 2), answer with { Number = Math.Round(amount * 2, 4) }),
        };
    }
}
