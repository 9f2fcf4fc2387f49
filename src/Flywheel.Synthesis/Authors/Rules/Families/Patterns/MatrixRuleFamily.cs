using System.Collections.Immutable;
using System.Text;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Figures.Scenes;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Patterns;

/// <summary>
/// The missing cell of a 3 x 3 matrix whose attributes (shape, colour, fill, count, size) each follow a rule along rows or columns. Four
/// options are drawn below; the wrong ones break one rule each.
/// </summary>
internal sealed class MatrixRuleFamily : ProblemFamily
{
    private static readonly string[] Shapes = ["circle", "square", "triangle", "diamond", "pentagon", "hexagon", "star", "plus"];
    private static readonly string[] Hues = ["blue", "orange", "green", "red", "purple", "brown"];
    private static readonly string[] Fills = ["solid", "light", "none"];

    /// <inheritdoc />
    public override string Name => "matrix-rule";

    /// <inheritdoc />
    public override string FigureKind => "pattern-matrix";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes =>
    [
        new("Logic and Patterns", "Row and column rules", "Counting matrices", "Visual analogies", "Classification and odd one out"),
        new("Art, Design and Music", "Line, shape and space", "Textiles"),
    ];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var (shapes, hues) = (random.Sample(Shapes, 3), random.Sample(Hues, 3));
        var (shapeRule, hueRule) = (random.Next(3), random.Next(3));
        var (first, perRow, perColumn) = (random.Range(1, 2), random.Range(0, 2), random.Range(1, 2));
        var fills = random.Chance(0.4) ? random.Shuffled(Fills) : [.. Enumerable.Repeat(random.Pick<string>(["solid", "light"]), 3)];
        if (shapeRule == hueRule && shapeRule < 2)
        {
            throw new DraftException("Shape and colour would follow the same rule.");
        }

        var cells = new Look[3, 3];
        foreach (var (row, column) in from row in Enumerable.Range(0, 3) from column in Enumerable.Range(0, 3) select (row, column))
        {
            cells[row, column] = new Look(
                shapes[Along(shapeRule, row, column)], hues[Along(hueRule, row, column)], fills[row], first + (perRow * row) + (perColumn * column));
        }

        var (missingRow, missingColumn) = (random.Next(3), random.Next(3));
        var right = cells[missingRow, missingColumn];
        if (first + (2 * perRow) + (2 * perColumn) > 9)
        {
            throw new DraftException("Too many shapes in a cell.");
        }

        var options = Options(drafting, right, shapes, hues, fills);
        var letter = ((char)('A' + options.IndexOf(right))).ToString();
        var sheet = Sheet.Begin(drafting, random.Range(430, 470), random.Range(500, 530));
        var figure = Figure(sheet, cells, missingRow, missingColumn, options);
        var scene = drafting.Draw(figure);
        return new Draft
        {
            FigureCode = figure,
            Question = drafting.Say(
                "Which lettered option belongs in the cell with the question mark?",
                "The cells follow rules along rows and columns. Which option completes the pattern?",
                "One cell is missing. Which of the lettered pictures continues all rules?"),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"I compare the cell's row and column. {Rule("The shape", shapeRule)} {Rule("The colour", hueRule)} I frame the row and the column that meet in the missing cell.",
                        $"First I frame the row and column of the missing cell. {Rule("The colour", hueRule)} {Rule("The shape", shapeRule)}"),
                    Frames(scene, missingRow, missingColumn)),
                new ThinkingStep(
                    drafting.Say(
                        $"The numbers of shapes grow by {perColumn} from column to column{(perRow > 0 ? $" and by {perRow} from row to row" : "")}. I write the counts into the cells of the framed row; the missing one is {right.Count}.",
                        $"Counting along the framed row, each cell has {perColumn} more than the one before. I note the counts; in the missing cell there must be {right.Count}."),
                    Counts(scene, cells, missingRow)),
            ],
            Conclusion = drafting.Say(
                $"The missing cell shows {right.Words}. That is option {letter}.",
                $"So I look for {right.Words}, and find it in option {letter}.",
                $"All rules together ask for {right.Words}: option {letter}."),
            Answer = new TextAnswer(letter),
            AnswerCode = $$"""
                var shapes = All("pattern-shape");
                var cells = shapes.Where(s => s.Has("row"));
                var r = {{missingRow + 1}};
                var c = {{missingColumn + 1}};
                var others = Range(1, 3).Where(i => i != r);
                var aside = Range(1, 3).Where(i => i != c);
                Element Cell(int row, int column) => cells.First(s => s["row"] == row && s["column"] == column);
                var count = Cell(others[0], c)["count"] + Cell(r, aside[0])["count"] - Cell(others[0], aside[0])["count"];
                bool Fits(Element option)
                {
                    var shape = Cell(r, aside[0]).Name == Cell(r, aside[1]).Name ? Cell(r, aside[0]).Name
                        : Cell(others[0], c).Name == Cell(others[1], c).Name ? Cell(others[0], c).Name
                        : cells.Select(s => s.Name).Distinct().First(n => n != Cell(r, aside[0]).Name && n != Cell(r, aside[1]).Name);
                    var color = Cell(r, aside[0])["color"] == Cell(r, aside[1])["color"] ? Cell(r, aside[0])["color"]
                        : Cell(others[0], c)["color"] == Cell(others[1], c)["color"] ? Cell(others[0], c)["color"]
                        : cells.Select(s => s["color"]).Distinct().First(n => n != Cell(r, aside[0])["color"] && n != Cell(r, aside[1])["color"]);
                    return option["count"] == count && option.Name == shape && option["color"] == color && option["fill"] == Cell(r, aside[0])["fill"];
                }
                return shapes.First(s => s.Has("option") && Fits(s))["option"];
                """,
            Variant = null,
        };
    }

    /// <summary>0: constant in a column, changing along rows; 1: constant in a row; 2: each once in every row and column.</summary>
    private static int Along(int rule, int row, int column) => rule switch
    {
        0 => column,
        1 => row,
        _ => (row + column) % 3,
    };

    private static string Rule(string what, int rule) => rule switch
    {
        0 => $"{what} stays the same down each column.",
        1 => $"{what} stays the same along each row.",
        _ => $"{what} comes three times, once in every row and every column.",
    };

    private static List<Look> Options(Drafting drafting, Look right, string[] shapes, string[] hues, string[] fills)
    {
        var random = drafting.Random;
        List<Look> wrong =
        [
            right with { Shape = shapes.First(s => s != right.Shape) },
            right with { Color = hues.Last(h => h != right.Color) },
            right with { Count = right.Count > 1 && random.Chance(0.5) ? right.Count - 1 : Math.Min(9, right.Count + 1) },
            right with { Fill = fills.FirstOrDefault(f => f != right.Fill, right.Fill) },
            right with { Shape = shapes.Last(s => s != right.Shape), Count = Math.Max(1, right.Count - 1) },
        ];
        List<Look> options = [right, .. random.Shuffled(wrong.Where(w => w != right).Distinct()).Take(3)];
        random.Shuffle(options);
        return options;
    }

    private static string Frames(Scene scene, int row, int column)
    {
        var cells = scene.OfKind("cell").ToList();
        var box = Box.Empty;
        var code = new StringBuilder();
        foreach (var (key, index, color) in new[] { ("row", row + 1, "accent"), ("column", column + 1, "green") })
        {
            box = cells.Where(c => c.Find(key)?.Number == index).Aggregate(Box.Empty, (sum, c) => sum.Union(c.Bounds)).Inflate(4);
            code.Append(FigureWriter.Code($"Rectangle({box.Left}, {box.Top}, {box.Width}, {box.Height}, color: {color}, radius: 6);\n"));
        }

        return code.ToString().TrimEnd();
    }

    private static string Counts(Scene scene, Look[,] cells, int row)
    {
        var code = new StringBuilder();
        foreach (var cell in scene.OfKind("cell").Where(c => c.Find("row")?.Number == row + 1))
        {
            var column = (int)(cell.Find("column")?.Number ?? 1) - 1;
            var at = new Point(cell.Bounds.Right - 12, cell.Bounds.Bottom - 12);
            code.Append(FigureWriter.Code($"Text({$"{cells[row, column].Count}"}, {at}, size: 17, color: {"accent"}, style: {"bold"});\n"));
        }

        return code.ToString().TrimEnd();
    }

    private static string Figure(Sheet sheet, Look[,] cells, int missingRow, int missingColumn, List<Look> options)
    {
        var writer = sheet.Writer().Line($"PatternCells(3, 3, missingRow: {missingRow + 1}, missingColumn: {missingColumn + 1}, options: {options.Count});");
        for (var row = 0; row < 3; row++)
        {
            for (var column = 0; column < 3; column++)
            {
                if (row != missingRow || column != missingColumn)
                {
                    var look = cells[row, column];
                    writer.Line($"PatternShape({row + 1}, {column + 1}, {look.Shape}, count: {look.Count}, color: {look.Color}, fill: {look.Fill});");
                }
            }
        }

        for (var i = 0; i < options.Count; i++)
        {
            writer.Line($"OptionShape({((char)('A' + i)).ToString()}, {options[i].Shape}, count: {options[i].Count}, color: {options[i].Color}, fill: {options[i].Fill});");
        }

        return writer.ToString();
    }

    /// <summary>What a cell shows.</summary>
    private sealed record Look(string Shape, string Color, string Fill, int Count)
    {
        /// <summary>"3 light blue stars".</summary>
        public string Words
        {
            get
            {
                var fill = Fill switch { "solid" => "filled ", "light" => "lightly tinted ", _ => "empty " };
                var plural = Count == 1 ? Shape : Shape == "plus" ? "plus signs" : Shape + "s";
                return $"{Count} {fill}{Color} {plural}";
            }
        }
    }
}
