using System.Collections.Immutable;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Figures.Scenes;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Tilings;

/// <summary>A frieze repeats a block of motifs; the shape at a far place, or how often one occurs up to there, is asked for.</summary>
internal sealed class RepeatingFriezeFamily : ProblemFamily
{
    private static readonly string[] Shapes = ["circle", "square", "triangle", "diamond", "pentagon", "hexagon", "star"];
    private static readonly string[] Hues = ["blue", "orange", "green", "red", "purple", "brown"];

    /// <inheritdoc />
    public override string Name => "repeating-frieze";

    /// <inheritdoc />
    public override string FigureKind => "tiling-pattern";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes =>
    [
        new("Art, Design and Music", "Friezes", "Textiles"),
        new("Algebra", "Repeating patterns"),
        new("Logic and Patterns", "Friezes, tiles and motifs"),
    ];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var period = random.Range(3, 5);
        var kinds = random.Sample(Shapes, random.Range(2, period));
        string[] block = [.. Enumerable.Range(0, period).Select(i => i < kinds.Length ? kinds[i] : random.Pick(kinds))];
        random.Shuffle<string>(block);
        string[] hues = [random.Pick<string>(Hues)];
        if (Period(block) != period)
        {
            throw new DraftException("The block repeats within itself.");
        }

        var shown = random.Range((2 * period) + 1, (3 * period) + 2);
        var place = random.Range(shown + 5, 90);
        var (index, rounds) = ((place - 1) % period, (place - 1) / period);
        var shape = block[index];
        var counting = random.Chance(0.45);
        var counted = random.Pick(kinds);
        var (each, extra) = (block.Count(b => b == counted), block.Take(place % period).Count(b => b == counted));
        var total = (place / period * each) + extra;
        var sheet = Sheet.BeginUnlined(drafting, random.Range(500, 600), random.Range(130, 180));
        var figure = Figure(sheet, block, hues, shown);
        var scene = drafting.Draw(figure);
        var number = new NumberAnswer(total);
        var form = counting
            ? AnswerForm.Of(drafting, number, total + 1, total - 1, place / period, (place / period * each) + each)
            : AnswerForm.Of(drafting, shape, [.. kinds.Where(k => k != shape), .. random.Shuffled(Shapes.Except(kinds))]);
        return new Draft
        {
            FigureCode = figure,
            Question = form.Ask(counting
                ? drafting.Say(
                    $"The frieze goes on in the same way to the right. How many {Plural(counted)} are among its first {place} shapes?",
                    $"If this border is continued to {place} shapes, how many of them are {Plural(counted)}?",
                    $"The pattern repeats. Count the {Plural(counted)} from the first to shape number {place}.")
                : drafting.Say(
                    $"The frieze goes on in the same way to the right. Which shape stands in place {place}?",
                    $"If this border is continued, what is shape number {place} from the left?",
                    $"The pattern repeats. Name the shape in place {place}.")),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"The shapes repeat after {period}: {string.Join(", ", block)}. I frame the first block.",
                        $"After {period} shapes the row starts again. The frame shows one block: {string.Join(", ", block)}.",
                        $"I look for the smallest part that repeats and frame it: {string.Join(", ", block)}, {period} shapes."),
                    Frames(scene, period)),
            ],
            Conclusion = (counting
                ? drafting.Say(
                    $"{place} = {place / period} · {period} + {place % period}. Each full block has {each}, and the first {place % period} of the next block have {extra}: {place / period} · {each} + {extra} = {number.Text}",
                    $"There are {place / period} full blocks and {place % period} more shapes. That makes {place / period} · {each} + {extra} = {number.Text}")
                : drafting.Say(
                    $"Before place {place} there are {rounds} full blocks, so it is number {index + 1} of its block: the {shape}",
                    $"{place} = {rounds} · {period} + {index + 1}, so in place {place} stands what is number {index + 1} of the block, the {shape}")) + form.End,
            Answer = form.Answer,
            Choices = form.Choices,
            AnswerCode = $$"""
                var names = All("motif").Select(m => m.Name);
                var period = Range(1, names.Length - 1).First(p => Range(0, names.Length - p).All(i => names[i] == names[i + p]));
                {{(counting ? $"return Range(0, {place}).Where(i => names[i % period] == \"{counted}\").Count();" : $"return names[{place - 1} % period];")}}
                """,
            Variant = counting ? null : new Variant(Figure(sheet, [.. block.Skip(1), block[0]], hues, shown), new TextAnswer(block[(index + 1) % period])),
        };
    }

    private static int Period(string[] block) =>
        Enumerable.Range(1, block.Length).First(p => block.Length % p == 0 && Enumerable.Range(0, block.Length).All(i => block[i] == block[(i + p) % block.Length]));

    private static string Plural(string shape) => shape + "s";

    private static string Frames(Scene scene, int period)
    {
        var box = scene.OfKind("motif").Take(period).Aggregate(Box.Empty, (sum, m) => sum.Union(m.Bounds)).Inflate(3);
        return FigureWriter.Code($"Rectangle({box.Left}, {box.Top}, {box.Width}, {box.Height}, color: {"accent"}, radius: 5);");
    }

    private static string Figure(Sheet sheet, string[] block, string[] hues, int shown)
    {
        var spacing = Math.Floor(Math.Min(54, (sheet.Width - 40) / shown));
        var x = Math.Round((sheet.Width - ((shown - 1) * spacing)) / 2);
        return sheet.Writer()
            .Line($"Frieze({block}, {hues}, [0], {shown}, {x}, {Math.Round(sheet.Height / 2)}, {spacing});")
            .ToString();
    }
}
