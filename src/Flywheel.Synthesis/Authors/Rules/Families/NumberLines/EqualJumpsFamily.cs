using System.Collections.Immutable;
using System.Text;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Figures.Scenes;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.NumberLines;

/// <summary>Equal jumps lead from one number to another; the size of a jump, or where one lands, is asked for. The step numbers them.</summary>
internal sealed class EqualJumpsFamily : ProblemFamily
{
    private static readonly string[] Jumpers = ["frog", "grasshopper", "kangaroo", "counter", "flea"];

    /// <inheritdoc />
    public override string Name => "equal-jumps";

    /// <inheritdoc />
    public override string FigureKind => "number-line";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes =>
    [
        new("Arithmetic and Number Theory", "Multiples", "Addition and subtraction strategies", "Remainders and clock arithmetic"),
        new("Algebra", "One-step and two-step equations"),
        new("Logic and Patterns", "Difference patterns"),
    ];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var jumps = random.Range(3, 7);
        var size = random.Range(2, 19);
        var start = random.Range(-20, 60);
        var end = start + (jumps * size);
        var landing = random.Range(1, jumps - 1);
        var wantsSize = random.Chance(0.5);
        var name = drafting.Letters(1)[0];
        var jumper = random.Pick<string>(Jumpers);
        var sheet = Sheet.BeginUnlined(drafting, random.Range(470, 560), random.Range(200, 250));
        var figure = Figure(sheet, name, start, size, jumps, wantsSize ? -1 : landing);
        var scene = drafting.Draw(figure);
        var right = new NumberAnswer(wantsSize ? size : start + (landing * size));
        var form = wantsSize
            ? AnswerForm.Of(drafting, right, (double)Math.Round((end - start) / (jumps + 1.0)), end - start, size + jumps, end / jumps)
            : AnswerForm.Of(drafting, right, start + ((landing + 1) * size), start + ((landing - 1) * size), landing * size, right.Number + 1);
        return new Draft
        {
            FigureCode = figure,
            Question = form.Ask((wantsSize, random.Next(3)) switch
            {
                (true, 0) => $"All jumps are equally long. How long is one jump?",
                (true, 1) => $"A {jumper} gets from {start} to {end} in equal jumps. How far does it go with each of them?",
                (true, _) => $"The arches mark equal steps from {start} to {end}. Find the size of one step.",
                (false, 0) => $"All jumps are equally long. Which number lies under {name}?",
                (false, 1) => $"A {jumper} gets from {start} to {end} in equal jumps and lands on {name} on its way. Which number is {name}?",
                _ => $"The arches mark equal steps from {start} to {end}. Which number belongs to {name}?",
            }),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"I number the jumps: there are {jumps} from {start} to {end}.",
                        $"Counting the arches from the left, I write their numbers above them; {jumps} in all.",
                        $"How many jumps are there? I number them and get to {jumps}."),
                    Numbers(scene)),
            ],
            Conclusion = $"The whole way is {end} - {(start < 0 ? $"({start})" : start)} = {end - start}, so one jump is {end - start} / {jumps}"
                + (wantsSize
                    ? $" = {right.Text}"
                    : drafting.Say(
                        $" = {size}. After {landing} {(landing == 1 ? "jump" : "jumps")} it is at {start} + {landing} · {size} = {right.Text}",
                        $" = {size}, and {name} is {landing} {(landing == 1 ? "jump" : "jumps")} from {start}: {start} + {landing * size} = {right.Text}")) + form.End,
            Answer = form.Answer,
            Choices = form.Choices,
            AnswerCode = "var ticks = All(\"tick\");\nvar size = (ticks.Last().Number - ticks.First().Number) / All(\"jump\").Length;\n"
                + (wantsSize ? "return size;" : FigureWriter.Code($"return ticks.First().Number + size * All({"jump"}).Where(j => j.Points[2].X < P({name}).X + 1).Count();")),
            Variant = new Variant(
                Figure(sheet, name, start, size + 1, jumps, wantsSize ? -1 : landing), right with { Number = right.Number + (wantsSize ? 1 : landing) }),
        };
    }

    private static string Numbers(Scene scene)
    {
        var code = new StringBuilder();
        var count = 0;
        foreach (var jump in scene.OfKind("jump"))
        {
            var at = jump.Points[1] + new Point(0, -12);
            code.Append(FigureWriter.Code($"Text({(++count).ToString()}, {at}, color: {"red"}, style: {"bold"});\n"));
        }

        return code.ToString().TrimEnd();
    }

    private static string Figure(Sheet sheet, string name, int start, int size, int jumps, int landing)
    {
        var end = start + (size * jumps);
        var y = Math.Round(sheet.Height * 0.66);
        var writer = sheet.Writer().Line($"NumberLine({start}, {end}, step: 0, y: {y});");
        for (var i = 0; i < jumps; i++)
        {
            writer.Line($"Jump({start + (i * size)}, {start + ((i + 1) * size)});");
        }

        writer.Line($"LineNumber({start});").Line($"LineNumber({end});");
        return (landing >= 0 ? writer.Line($"LinePoint({name}, {start + (landing * size)}, below: true);") : writer).ToString();
    }
}
