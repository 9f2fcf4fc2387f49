using System.Collections.Immutable;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Figures.Scenes;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Patterns;

/// <summary>A shape turns by equal angles from cell to cell while a small one wanders round; the next or a missing cell is chosen.</summary>
internal sealed class TurningSequenceFamily : ProblemFamily
{
    private static readonly string[] Shapes = ["arrow", "flag"];
    private static readonly string[] Markers = ["circle", "square", "star", "diamond"];
    private static readonly string[] Hues = ["blue", "orange", "green", "red", "purple", "teal"];
    private static readonly int[] Ring = [1, 2, 3, 6, 9, 8, 7, 4];

    /// <inheritdoc />
    public override string Name => "turning-sequence";

    /// <inheritdoc />
    public override string FigureKind => "pattern-matrix";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes =>
    [
        new("Logic and Patterns", "Rotating sequences", "Moving and cycling elements", "Chirality and rotation tests"),
        new("Algebra", "Repeating patterns"),
        new("Art, Design and Music", "Animation", "Perception and illusions"),
    ];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var (start, turn) = (45 * random.Next(8), 45 * random.Pick<int>([1, 2, 3, 5, 6, 7]));
        var (place, move) = (random.Next(8), random.Pick<int>([1, 2, 3, 5, 6, 7]));
        var cells = random.Range(5, 6);
        var missing = random.Chance(0.6) ? cells - 1 : random.Range(1, cells - 2);
        var style = new Style(random.Pick<string>(Shapes), random.Pick<string>(Markers), random.Pick<string>(Hues), random.Pick<string>(Hues));
        if (style.Color == style.MarkerColor)
        {
            throw new DraftException("Both shapes have the same colour.");
        }

        var looks = Enumerable.Range(0, cells).Select(i => new Look((start + (i * turn)) % 360, Ring[(place + (i * move)) % 8])).ToArray();
        var right = looks[missing];
        List<Look> options =
        [
            right,
            .. random.Shuffled(new[]
            {
                right with { Rotation = (right.Rotation + 180) % 360 }, right with { Rotation = (right.Rotation + 45) % 360 },
                right with { Slot = Ring[(Array.IndexOf(Ring, right.Slot) + 4) % 8] }, right with { Slot = Ring[(Array.IndexOf(Ring, right.Slot) + 7) % 8] },
                new Look((right.Rotation + 315) % 360, Ring[(Array.IndexOf(Ring, right.Slot) + 1) % 8]),
            }).Take(3),
        ];
        random.Shuffle(options);
        var letter = ((char)('A' + options.IndexOf(right))).ToString();
        var sheet = Sheet.Begin(drafting, random.Range(500, 560), random.Range(250, 280));
        var figure = Figure(sheet, style, looks, missing, options);
        var scene = drafting.Draw(figure);
        return new Draft
        {
            FigureCode = figure,
            Question = drafting.Say(
                "Which lettered option belongs in the cell with the question mark?",
                "The pictures in the row follow one rule. Which option replaces the question mark?",
                $"From cell to cell the {style.Shape} turns and the {style.Marker} moves on. Which lettered picture is missing?"),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"From each cell to the next the {style.Shape} turns by {Degrees(turn)}, as comparing the full neighbours shows. I draw the direction that it must have in the missing cell.",
                        $"The {style.Shape} is turned {Degrees(turn)} at every step. In the missing cell it has to point along the arrow that I draw."),
                    Direction(scene, missing, right)),
                new ThinkingStep(
                    drafting.Say(
                        $"The {style.Marker} goes round the border, {Places(move)} at each step. I mark the place that it reaches in the missing cell.",
                        $"Meanwhile the {style.Marker} moves {Places(move)} from cell to cell; the circle shows where it must be in the missing one."),
                    Slot(scene, missing, right)),
            ],
            Conclusion = drafting.Say(
                $"Only one of the options shows this direction together with this place: option {letter}.",
                $"Both conditions hold for option {letter}.",
                $"Direction and place agree with option {letter}."),
            Answer = new TextAnswer(letter),
            AnswerCode = $$"""
                var shapes = All("pattern-shape");
                var ring = [1, 2, 3, 6, 9, 8, 7, 4];
                var k = {{missing + 1}};
                Element Big(int column) => shapes.First(s => s.Has("column") && s["column"] == column && s["slot"] == 0);
                Element Small(int column) => shapes.First(s => s.Has("column") && s["column"] == column && s["slot"] > 0);
                var at = k > 2 ? 1 : k + 1;
                var turn = Big(at + 1)["rotation"] - Big(at)["rotation"] + 720;
                var move = ring.IndexOf(Small(at + 1)["slot"]) - ring.IndexOf(Small(at)["slot"]) + 16;
                var rotation = (Big(at)["rotation"] + (k - at) * turn + 7200) % 360;
                var slot = ring[(int)((ring.IndexOf(Small(at)["slot"]) + (k - at) * move + 160) % 8)];
                return shapes.First(s => s.Has("option") && s["slot"] == 0 && s["rotation"] == rotation
                    && shapes.Any(t => t.Has("option") && t["option"] == s["option"] && t["slot"] == slot))["option"];
                """,
            Variant = null,
        };
    }

    private static string Degrees(int turn) => turn <= 180 ? $"{turn}° clockwise" : $"{360 - turn}° anticlockwise";

    private static string Places(int move) => move switch
    {
        1 => "one place clockwise",
        7 => "one place anticlockwise",
        < 5 => $"{move} places clockwise",
        _ => $"{8 - move} places anticlockwise",
    };

    private static Element Cell(Scene scene, int missing) => scene.OfKind("cell").ElementAt(missing);

    private static string Direction(Scene scene, int missing, Look look)
    {
        var cell = Cell(scene, missing);
        var reach = Point.Polar(cell.Bounds.Width * 0.42, 90 - look.Rotation);
        return FigureWriter.Code($"Arrow({cell.Position}, {cell.Position + reach}, color: {"accent"}, width: 3);");
    }

    private static string Slot(Scene scene, int missing, Look look)
    {
        var cell = Cell(scene, missing);
        var side = cell.Find("side")?.Number ?? cell.Bounds.Width;
        var at = cell.Position + (new Point(((look.Slot - 1) % 3) - 1, ((look.Slot - 1) / 3) - 1) * (side * 0.33));
        return FigureWriter.Code($"Segment({cell.Position}, {at + ((cell.Position - at).Unit * (side * 0.16))}, color: {"green"});\nCircle({at}, {side * 0.16}, color: {"green"}, width: 3);");
    }

    private static string Figure(Sheet sheet, Style style, Look[] looks, int missing, List<Look> options)
    {
        var writer = sheet.Writer().Line($"PatternCells(1, {looks.Length}, missingRow: 1, missingColumn: {missing + 1}, options: {options.Count});");
        for (var i = 0; i < looks.Length; i++)
        {
            if (i != missing)
            {
                writer.Line($"PatternShape(1, {i + 1}, {style.Shape}, color: {style.Color}, size: 0.5, rotation: {looks[i].Rotation});");
                writer.Line($"PatternShape(1, {i + 1}, {style.Marker}, color: {style.MarkerColor}, slot: {looks[i].Slot});");
            }
        }

        for (var i = 0; i < options.Count; i++)
        {
            var letter = ((char)('A' + i)).ToString();
            writer.Line($"OptionShape({letter}, {style.Shape}, color: {style.Color}, size: 0.5, rotation: {options[i].Rotation});");
            writer.Line($"OptionShape({letter}, {style.Marker}, color: {style.MarkerColor}, slot: {options[i].Slot});");
        }

        return writer.ToString();
    }

    /// <summary>What stays the same in every cell.</summary>
    private sealed record Style(string Shape, string Marker, string Color, string MarkerColor);

    /// <summary>What changes: degrees clockwise of the large shape, and the ninth of the cell where the small one stands.</summary>
    private sealed record Look(int Rotation, int Slot);
}
