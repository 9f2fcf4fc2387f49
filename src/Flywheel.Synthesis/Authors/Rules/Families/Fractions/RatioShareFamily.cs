using System.Collections.Immutable;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Fractions;

/// <summary>Two bars of equal boxes show a ratio; from the total, the difference or one share another amount is found.</summary>
internal sealed class RatioShareFamily : ProblemFamily
{
    /// <inheritdoc />
    public override string Name => "ratio-share";

    /// <inheritdoc />
    public override string FigureKind => "fraction-model";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes =>
    [
        new("Arithmetic and Number Theory", "Sharing in a ratio", "Ratio basics"),
        new("Algebra", "Symbol puzzles and bar models", "Two unknowns by picture"),
        new("Logic and Patterns", "Payoff tables and fair shares"),
    ];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var (first, second, box) = (random.Range(1, 8), random.Range(1, 8), random.Range(3, 40));
        if (first == second)
        {
            throw new DraftException("Equal shares need no ratio.");
        }

        var people = random.Pick<(string A, string B)>([("Ada", "Ben"), ("Mia", "Leo"), ("Zoe", "Tom"), ("Ida", "Max"), ("Eva", "Jan"), ("Nora", "Finn"), ("Lena", "Amir"), ("Yuki", "Omar")]);
        var thing = random.Pick<(string Things, string Unit)>([("marbles", "marbles"), ("stickers", "stickers"), ("beads", "beads"), ("coins", "coins"), ("cards", "cards")]);
        var known = random.Pick<string>(["together", "difference", "first"]);
        var given = known switch { "together" => (first + second) * box, "difference" => Math.Abs(first - second) * box, _ => first * box };
        var divisor = given / box;
        var (more, less) = first > second ? (people.A, people.B) : (people.B, people.A);
        var sheet = Sheet.Begin(drafting, random.Range(460, 540), random.Range(220, 270));
        var figure = Figure(sheet, people, first, second);
        var right = new NumberAnswer(second * box, thing.Unit);
        var form = AnswerForm.Of(drafting, right, first * box, given / 2.0 == Math.Floor(given / 2.0) ? given / 2.0 : given + 1, given - second, box);
        var unit = Unit(sheet, first, second);
        var y = Top(sheet) + 66;
        return new Draft
        {
            FigureCode = figure,
            Question = form.Ask((known switch
            {
                "together" => drafting.Say(
                    $"{people.A} and {people.B} share {given} {thing.Things} as the bars show; all boxes are worth the same.",
                    $"The bars show how {given} {thing.Things} are divided between {people.A} and {people.B}, in equal boxes.",
                    $"Together {people.A} and {people.B} have {given} {thing.Things}, in the ratio of the boxes."),
                "difference" => drafting.Say(
                    $"{more} has {given} {thing.Things} more than {less}. Every box of the bars is worth the same.",
                    $"The bars show the {thing.Things} of {people.A} and {people.B} in equal boxes. The difference is {given} {thing.Things}.",
                    $"{less} has {given} {thing.Things} fewer than {more}; all boxes of the two bars stand for the same number."),
                _ => drafting.Say(
                    $"{people.A} has {given} {thing.Things}. Every box of the bars is worth the same.",
                    $"The bars show the {thing.Things} of {people.A} and {people.B} in equal boxes; {people.A} has {given}.",
                    $"All boxes stand for the same number of {thing.Things}, and {people.A} owns {given} of them."),
            }) + " " + drafting.Say($"How many does {people.B} get?", $"How many {thing.Things} belong to {people.B}?", $"Find the number for {people.B}.")),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"{people.A} has {first} {Boxes(first)}, {people.B} has {second}. The {given} {thing.Things} fill {divisor} {Boxes(divisor)}, so one box is worth {given} / {divisor} = {box}. I frame the boxes of {people.B} and write the value under one of them.",
                        $"Counting boxes: {first} for {people.A}, {second} for {people.B}. As {divisor} {Boxes(divisor)} hold {given} {thing.Things}, each holds {given} / {divisor} = {box}; I note that below the boxes of {people.B}, which I frame.",
                        $"{divisor} {Boxes(divisor)} correspond to {given} {thing.Things}, which makes {box} for one. I frame {people.B}'s {second} {Boxes(second)} and mark the worth of one."),
                    FigureWriter.Code($"Rectangle(70, {y}, {second * unit}, 44, color: {"accent"});\nBrace(71, {70 + unit - 1}, {y + 50}, {$"{box}"}, below: true, color: {"accent"});")),
            ],
            Conclusion = drafting.Say(
                $"{people.B} gets {second} · {box} = {right.Text}{form.End}",
                $"With {second} {Boxes(second)} of {box} each, {people.B} has {right.Text}{form.End}",
                $"So {people.B}'s share is {second} · {box} = {right.Text}{form.End}"),
            Answer = form.Answer,
            Choices = form.Choices,
            AnswerCode = FigureWriter.Code($"var a = All({"bar-part"}).Where(p => p.Name == {people.A}).Count();\nvar b = All({"bar-part"}).Where(p => p.Name == {people.B}).Count();\n")
                + $"return b * {given} / {known switch { "together" => "(a + b)", "difference" => "Math.Abs(a - b)", _ => "a" }};",
            Variant = known == "first" ? new Variant(Figure(sheet, people, first, second + 1), right with { Number = (second + 1) * box }) : null,
        };
    }

    private static string Boxes(int count) => count == 1 ? "box" : "boxes";

    private static double Top(Sheet sheet) => Math.Round((sheet.Height / 2) - 62);

    private static double Unit(Sheet sheet, int first, int second) => Math.Floor(Math.Min(80, (sheet.Width - 100) / (Math.Max(first, second) + 1)));

    private static string Figure(Sheet sheet, (string A, string B) people, int first, int second)
    {
        var unit = Unit(sheet, first, second);
        var writer = sheet.Writer();
        var y = Top(sheet);
        foreach (var (name, count, color) in new[] { (people.A, first, "blue"), (people.B, second, "orange") })
        {
            writer.Line($"BarModel({Enumerable.Repeat(1, count)}, {Enumerable.Repeat("", count)}, 70, {y}, {unit}, height: 44, color: {color}, name: {name});");
            y += 66;
        }

        return writer.ToString();
    }
}
