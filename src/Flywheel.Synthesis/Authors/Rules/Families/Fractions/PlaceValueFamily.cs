using System.Collections.Immutable;
using System.Text;
using Flywheel.Synthesis.Figures.Scenes;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Fractions;

/// <summary>The number shown by place-value blocks, with more than nine rods or cubes to regroup, or what it lacks to a round number.</summary>
internal sealed class PlaceValueFamily : ProblemFamily
{
    /// <summary>Side of a unit cube in pixels.</summary>
    private const double Cell = 7.5;

    /// <inheritdoc />
    public override string Name => "place-value-blocks";

    /// <inheritdoc />
    public override string FigureKind => "fraction-model";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes =>
        [new("Arithmetic and Number Theory", "Place value of whole numbers", "Column addition and subtraction", "Addition and subtraction strategies", "Counting and comparing collections", "Number bases")];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var (hundreds, tens, ones) = (random.Range(1, 4), random.Range(3, 12), random.Range(3, 19));
        var total = (100 * hundreds) + (10 * tens) + ones;
        var goal = random.Chance(0.4) ? (int)Math.Ceiling((total + 1) / 100.0) * 100 : 0;
        if (tens < 10 && ones < 10)
        {
            throw new DraftException("Nothing has to be regrouped.");
        }

        var tint = random.Pick<string>(["blue", "orange", "green", "purple", "teal", "brown"]);
        var sheet = Sheet.Begin(drafting, random.Range(440, 480), hundreds > 2 || tens > 6 ? 230 : 190);
        var figure = Figure(sheet, hundreds, tens, ones, tint);
        var scene = drafting.Draw(figure);
        var right = new NumberAnswer(goal > 0 ? goal - total : total);
        var form = goal > 0
            ? AnswerForm.Of(drafting, right, total, right.Number + 10, right.Number - 10, right.Number + 100)
            : AnswerForm.Of(drafting, right, hundreds + tens + ones, total - 10, total - 100, total + 10);
        return new Draft
        {
            FigureCode = figure,
            Question = form.Ask(goal > 0
                ? drafting.Say($"How much must be added to the number shown to get {goal}?", $"The blocks show a number: small cubes are ones, rods tens, squares hundreds. How much is missing to {goal}?", $"A rod is worth ten small cubes, a large square a hundred. What has to be added to reach {goal}?")
                : drafting.Say("Which number do the blocks show?", "Small cubes are ones, rods are tens, large squares are hundreds. Which number is laid out?", "A rod is worth ten small cubes, a large square a hundred. What number do all blocks make together?")),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"I count {Wording.Count(hundreds, "square")}, {Wording.Count(tens, "rod")} and {Wording.Count(ones, "small cube")}. {Regroup(tens, ones)}",
                        $"I count {ones} ones, {Wording.Count(tens, "ten")} and {Wording.Count(hundreds, "hundred")}. {Regroup(tens, ones)}"),
                    Bundles(scene, tens, ones)),
            ],
            Conclusion = drafting.Say(
                $"{hundreds} · 100 + {tens} · 10 + {ones} = {100 * hundreds} + {10 * tens} + {ones} = {total}",
                $"Hundreds, tens and ones give {100 * hundreds}, {10 * tens} and {ones}, which add up to {total}",
                $"In all there are {100 * hundreds} + {10 * tens} + {ones} = {total}")
                + (goal > 0 ? $", and {goal} - {total} = {right.Text}" : "") + form.End,
            Answer = form.Answer,
            Choices = form.Choices,
            AnswerCode = goal > 0 ? $"return {goal} - All(\"block\").Sum(b => b[\"value\"]);" : "return All(\"block\").Sum(b => b[\"value\"]);",
            Variant = new Variant(Figure(sheet, hundreds, tens - 1, ones, tint), right with { Number = right.Number + (goal > 0 ? 10 : -10) }),
        };
    }

    private static string Regroup(int tens, int ones) => (tens >= 10, ones >= 10) switch
    {
        (true, true) => "Ten rods make another hundred and ten cubes another ten; I mark both bundles.",
        (true, false) => "Ten rods make another hundred; I mark this bundle.",
        _ => "Ten cubes make another ten; I mark this bundle.",
    };

    private static string Bundles(Scene scene, int tens, int ones)
    {
        var code = new StringBuilder();
        foreach (var (value, enough) in new[] { (10, tens >= 10), (1, ones >= 10) })
        {
            foreach (var block in scene.OfKind("block").Where(b => b.Find("value")?.Number == value).Take(enough ? 10 : 0))
            {
                var box = block.Bounds;
                code.Append(FigureWriter.Code($"Rectangle({box.Left}, {box.Top}, {box.Width}, {box.Height}, color: {"accent"}, fill: {"accent"}, opacity: 0.5);\n"));
            }
        }

        return code.ToString().TrimEnd();
    }

    private static string Figure(Sheet sheet, int hundreds, int tens, int ones, string tint) =>
        sheet.Writer().Line($"PlaceValueBlocks({hundreds}, {tens}, {ones}, {Math.Round((sheet.Width - Width(hundreds, tens, ones)) / 2)}, 24, cell: {Cell}, color: {tint});").ToString();

    /// <summary>Width of all blocks in pixels, as the primitive lays them out.</summary>
    private static double Width(int hundreds, int tens, int ones) =>
        Cell * ((Math.Min(hundreds, 2) * 11.5) + (Math.Min(tens, 6) * 1.9) + (Math.Ceiling(ones / 5.0) * 2.1));
}
