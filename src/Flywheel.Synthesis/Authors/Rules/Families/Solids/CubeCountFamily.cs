using System.Collections.Immutable;
using System.Text;
using Flywheel.Synthesis.Figures.Scenes;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Solids;

/// <summary>The number of cubes of a building without holes, or how many complete it to a box; the step writes every stack's height on it.</summary>
internal sealed class CubeCountFamily : ProblemFamily
{
    private static readonly string[] Tints = ["blue", "orange", "green", "teal", "brown", "purple"];

    /// <inheritdoc />
    public override string Name => "cube-count";

    /// <inheritdoc />
    public override string FigureKind => "solid-projection";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes =>
    [
        new("Solid Geometry", "Cube buildings", "Volume of cuboids", "Isometric drawings", "Cubes and cuboids"),
        new("Logic and Patterns", "Block stacks and views"),
        new("Arithmetic and Number Theory", "Figurate numbers", "Powers and roots"),
        new("Art, Design and Music", "Sculpture and form"),
    ];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var (rows, columns) = (random.Range(2, 4), random.Range(2, 4));
        var heights = Heights(drafting, rows, columns);
        var total = heights.Sum(r => r.Sum());
        var top = heights[0][0];
        var missing = (rows * columns * top) - total;
        var fill = random.Chance(0.35);
        if (top < 2 || missing < 2 || total > 34)
        {
            throw new DraftException("The building is flat, full or very large.");
        }

        var tint = random.Pick<string>(Tints);
        var sheet = Sheet.Begin(drafting);
        var figure = Figure(sheet, heights, tint);
        var scene = drafting.Draw(figure);
        var right = new NumberAnswer(fill ? missing : total, "cubes");
        var form = AnswerForm.Of(drafting, right, fill ? missing + 2 : total - rows, total + 2, rows * columns * top, heights.Sum(r => r.Count(h => h > 0)), right.Number + 1);
        var sums = string.Join(" + ", heights.Select(r => r.Sum()));
        return new Draft
        {
            FigureCode = figure,
            Question = form.Ask(fill
                ? drafting.Say(
                    $"The building stands in a corner, without gaps behind. How many cubes complete it to a solid box of {rows} by {columns} by {top}?",
                    $"Every hidden place behind or below a visible cube is filled. How many unit cubes are still missing for a full box with {rows} rows, {columns} columns and {top} layers?")
                : drafting.Say(
                    "The building has no gaps behind or below the cubes that you see. How many unit cubes is it made of?",
                    "Every cube rests on the ground or on another one, and no place behind a visible cube is empty. How many cubes are there?",
                    "How many equal cubes were used for this building? Hidden places behind and below visible cubes are filled.")),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        "I count by stacks: on top of every stack I write how many cubes high it is.",
                        "Instead of single cubes I count whole stacks and note each height on the uppermost cube.",
                        "Each top face belongs to one stack. I write the height of the stack on it."),
                    Labels(scene)),
            ],
            Conclusion = drafting.Say(
                $"The rows, from the back, hold {sums} = {total} cubes",
                $"Adding the heights row by row from the back gives {sums} = {total} cubes",
                $"The numbers add up to {sums} = {total} cubes")
                + (fill ? $". The full box has {rows} · {columns} · {top} = {rows * columns * top}, so {rows * columns * top} - {total} are missing: {right.Text}{form.End}" : $". The answer is {right.Text}{form.End}"),
            Answer = form.Answer,
            Choices = form.Choices,
            AnswerCode = fill
                ? "var cubes = All(\"cube\");\nreturn cubes.Max(c => c[\"row\"]) * cubes.Max(c => c[\"column\"]) * cubes.Max(c => c[\"level\"]) - cubes.Length;"
                : "return All(\"cube\").Length;",
            Variant = VariantOf(sheet, heights, tint, fill, right),
        };
    }

    /// <summary>The front right stack grows to the height that its neighbours allow.</summary>
    private static Variant? VariantOf(Sheet sheet, int[][] heights, string tint, bool fill, NumberAnswer right)
    {
        int[][] grown = [.. heights.Select(r => r.ToArray())];
        var (row, column) = (heights.Length - 1, heights[0].Length - 1);
        var room = Math.Min(heights[row - 1][column], heights[row][column - 1]);
        if (heights[row][column] >= room)
        {
            return null;
        }

        grown[row][column]++;
        return new Variant(Figure(sheet, grown, tint), right with { Number = right.Number + (fill ? -1 : 1) });
    }

    /// <summary>Heights that never rise towards the viewer, so that no stack hides another; the first row and column stay occupied.</summary>
    private static int[][] Heights(Drafting drafting, int rows, int columns)
    {
        var heights = new int[rows][];
        for (var row = 0; row < rows; row++)
        {
            heights[row] = new int[columns];
            for (var column = 0; column < columns; column++)
            {
                var most = Math.Min(row == 0 ? 4 : heights[row - 1][column], column == 0 ? 4 : heights[row][column - 1]);
                var least = row == 0 || column == 0 ? 1 : 0;
                heights[row][column] = row == 0 && column == 0 ? drafting.Random.Range(2, 4) : Math.Max(least, most - drafting.Random.PickWeighted([4, 3, 1]));
            }
        }

        return heights;
    }

    private static string Labels(Scene scene)
    {
        var code = new StringBuilder();
        foreach (var stack in scene.OfKind("cube").GroupBy(c => (c.Find("row")?.Number, c.Find("column")?.Number)))
        {
            var top = stack.Last();
            code.Append(FigureWriter.Code($"Text({stack.Count().ToString()}, {top.Position}, size: 17, color: {"accent"}, style: {"bold"});\n"));
        }

        return code.ToString().TrimEnd();
    }

    private static string Figure(Sheet sheet, int[][] heights, string tint)
    {
        var rows = new FigureWriter.Raw(string.Join(", ", heights.Select(r => $"[{string.Join(", ", r)}]")));
        return sheet.Writer().Line($"CubeStack([{rows}], color: {tint});").ToString();
    }
}
