using System.Collections.Immutable;
using System.Text;
using Flywheel.Synthesis.Figures.Scenes;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Tilings;

/// <summary>The fewest blank tiles to colour so that a tiling is symmetric about a mirror line; the step marks them.</summary>
internal sealed class MirrorTilesFamily : ProblemFamily
{
    /// <inheritdoc />
    public override string Name => "mirror-tiles";

    /// <inheritdoc />
    public override string FigureKind => "tiling-pattern";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes =>
    [
        new("Plane Geometry", "Symmetry of figures", "Reflection"),
        new("Art, Design and Music", "Mirror and turn symmetry", "Textiles", "Wallpaper and tilings"),
        new("Logic and Patterns", "Reflection reasoning", "Folding and punching paper"),
        new("Analytic Geometry", "Reflections on a grid"),
        new("Vectors and Linear Algebra", "Reflection and projection maps"),
    ];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var axis = random.Pick<string>(["vertical", "horizontal", "falling", "rising"]);
        var rows = random.Range(5, 9);
        var columns = axis is "falling" or "rising" ? rows : random.Range(5, 9);
        var hue = random.Pick<string>(["blue", "orange", "green", "purple", "teal", "brown"]);
        var on = new bool[rows * columns];
        for (var i = 0; i < on.Length; i++)
        {
            on[i] = random.Chance(0.34);
        }

        var missing = Missing(axis, rows, columns, on);
        if (missing.Count is < 2 or > 15)
        {
            throw new DraftException("Too few or too many tiles are missing.");
        }

        var sheet = Sheet.BeginUnlined(drafting);
        var figure = Figure(sheet, axis, rows, columns, on, hue);
        var scene = drafting.Draw(figure);
        var right = new NumberAnswer(missing.Count, "tiles");
        var form = AnswerForm.Of(drafting, right, missing.Count + 1, missing.Count - 1, missing.Count + 2, on.Count(o => o));
        return new Draft
        {
            FigureCode = figure,
            Question = form.Ask(drafting.Say(
                $"How many more tiles have to be coloured, at the least, to make the pattern symmetric about the dashed line?",
                $"Only blank tiles may be coloured. What is the smallest number that makes the dashed line a mirror line of the pattern?",
                $"The dashed line is to become a line of symmetry. How many blank tiles must be coloured {hue} at least?")),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"For every coloured tile I look at its mirror image in the dashed line. Where that is blank I put a dot.",
                        $"I fold along the dashed line in my mind: wherever a coloured tile lands on a blank one, I put a dot on the blank tile.",
                        $"Each coloured tile needs a coloured partner behind the mirror. I mark with dots the partners that are missing."),
                    Dots(scene, missing)),
            ],
            Conclusion = drafting.Say(
                $"All other coloured tiles have their partner or lie on the line. Counting the dots gives {right.Text}{form.End}",
                $"The dots are the tiles that must be added: {right.Text}{form.End}",
                $"Colouring exactly these makes the pattern symmetric, so the number needed is {right.Text}{form.End}"),
            Answer = form.Answer,
            Choices = form.Choices,
            AnswerCode = """
                var tiles = All("tile");
                var m = All("mirror").First().Points;
                var on = tiles.Where(t => t["color"] != "");
                Point Image(Point p)
                {
                    var foot = Foot(p, m[0], m[1]);
                    return Pt(2 * foot.X - p.X, 2 * foot.Y - p.Y);
                }
                return on.Where(t => !on.Any(s => Distance(s.Position, Image(t.Position)) < 3)).Count();
                """,
            Variant = new Variant(Figure(sheet, axis, rows, columns, Completed(on, missing[0]), hue), right with { Number = missing.Count - 1 }),
        };
    }

    private static bool[] Completed(bool[] on, int tile)
    {
        var more = on.ToArray();
        more[tile] = true;
        return more;
    }

    private static List<int> Missing(string axis, int rows, int columns, bool[] on)
    {
        var missing = new List<int>();
        for (var i = 0; i < on.Length; i++)
        {
            var (row, column) = (i / columns, i % columns);
            var image = axis switch
            {
                "vertical" => (row * columns) + columns - 1 - column,
                "horizontal" => ((rows - 1 - row) * columns) + column,
                "falling" => (column * columns) + row,
                _ => ((columns - 1 - column) * columns) + rows - 1 - row,
            };
            if (on[i] && !on[image])
            {
                missing.Add(image);
            }
        }

        return missing;
    }

    private static string Dots(Scene scene, List<int> missing)
    {
        var tiles = scene.OfKind("tile").ToList();
        var code = new StringBuilder();
        foreach (var tile in missing.Order())
        {
            code.Append(FigureWriter.Code($"Dot({tiles[tile].Position}, radius: 7, color: {"accent"});\n"));
        }

        return code.ToString().TrimEnd();
    }

    private static string Figure(Sheet sheet, string axis, int rows, int columns, bool[] on, string hue) =>
        sheet.Writer()
            .Line($"Tiling({"square"}, {columns}, {rows}, {on.Select(o => o ? hue : "")}, outline: {"muted"});")
            .Line($"MirrorLine({axis});")
            .ToString();
}
