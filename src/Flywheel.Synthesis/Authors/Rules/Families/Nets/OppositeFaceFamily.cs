using System.Collections.Immutable;
using Flywheel.Synthesis.Authors.Rules.Families.Data;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Nets;

/// <summary>The net of a cube with lettered faces: which face lies opposite another? The step finds the faces that are two squares apart.</summary>
internal sealed class OppositeFaceFamily : ProblemFamily
{
    /// <summary>Nets of the cube.</summary>
    private static readonly string[][] Patterns =
    [
        ["1   ", "2345", "6   "], [" 1  ", "2345", " 6  "], ["1   ", "2345", " 6  "], ["1   ", "2345", "  6 "], ["1   ", "2345", "   6"], [" 1  ", "2345", "  6 "],
        ["  1 ", "234 ", "  56"], ["1   ", "234 ", "  56"], [" 1  ", "234 ", "  56"], ["12  ", " 34 ", "  56"], ["123  ", "  456"],
    ];

    /// <inheritdoc />
    public override string Name => "cube-net-opposite";

    /// <inheritdoc />
    public override string FigureKind => "solid-net";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes =>
    [
        new("Solid Geometry", "Nets of the cube", "Dice and face labels"),
        new("Logic and Patterns", "Nets of cubes and solids"),
        new("Art, Design and Music", "Paper folding"),
    ];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var rows = Turned(random.Pick<string[]>(Patterns), random);
        var letters = drafting.Letters(6);
        string[] lettered = [.. rows.Select(r => string.Concat(r.Select(c => c == ' ' ? " " : letters[c - '1'])))];
        var faces = Folded(lettered);
        var asked = letters[random.Next(6)];
        var opposite = faces.Single(f => f.Key != asked && (f.Value + faces[asked]).Equals(default)).Key;
        var sheet = Sheet.BeginUnlined(drafting);
        var side = Math.Floor(Math.Min((sheet.Width - 70) / lettered.Max(r => r.Length), (sheet.Height - 70) / lettered.Length));
        side = Math.Min(side, 92);
        var corner = new Point(Math.Round((sheet.Width - (side * lettered.Max(r => r.Length))) / 2), Math.Round((sheet.Height - (side * lettered.Length)) / 2));
        var code = sheet.Writer().Line($"SquareNet({lettered}, {corner}, side: {side}, fill: {random.Pick<string>(["blue", "green", "orange", "purple", "teal"])});").ToString();
        var scene = drafting.Draw(code);
        var wrong = random.Shuffled(letters.Where(l => l != asked && l != opposite)).Select(l => new TextAnswer(l));
        var verdict = Verdict.Maybe(drafting, new TextAnswer(opposite), wrong, 0.5);
        var (from, to) = (scene.Get("net-face", asked), scene.Get("net-face", opposite));
        var others = letters.Where(l => l != asked && l != opposite).ToArray();
        string Mark(Figures.Scenes.Element face, string color) =>
            FigureWriter.Code($"Rectangle({face.Points[1]}, {side}, {side}, color: {color}, fill: {color}, opacity: 0.25);");
        return new Draft
        {
            FigureCode = code,
            Question = drafting.Say(
                $"The net is folded into a cube. Which face lies opposite face {asked}?",
                $"When this net is made into a cube, face {asked} is put on the table. Which letter is then on top?",
                $"Fold the net along the inner lines to a cube. Name the face that has no edge in common with face {asked}."),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"I shade face {asked}, which stays where it is while the others are folded up around it.",
                        $"Let face {asked} be the base; I colour it and fold the rest up from there.",
                        $"I keep face {asked} fixed, shaded now, and follow the folds from square to square."),
                    Mark(from, "accent")),
                new ThinkingStep(
                    drafting.Say(
                        $"{Wording.List(others)} end up as neighbours of {asked}, sharing an edge with it. The face left over is {opposite}; I shade it in another colour.",
                        $"Folding turns {Wording.List(others)} into the four faces around {asked}. That leaves {opposite}, which I mark.",
                        $"Four faces, {Wording.List(others)}, touch {asked} in the cube. I mark the one that does not: {opposite}."),
                    Mark(to, "green")),
            ],
            Conclusion = drafting.Say(
                $"Opposite face {asked} lies face {verdict.Text}.",
                $"So the face opposite {asked} is {verdict.Text}.",
                $"In the cube {asked} faces away from {verdict.Text}."),
            Answer = verdict.Answer,
            Choices = verdict.Choices,
            AnswerCode = FigureWriter.Code($$"""
                var faces = All("net-face");
                string Roll(double row, double column, double fromRow, double fromColumn, double across, double down, double normal)
                {
                    var here = faces.Where(f => f["row"] == row && f["column"] == column);
                    if (here.Length == 0) { return ""; }
                    if (normal == -3) { return here[0].Name; }
                    var found = "";
                    if (fromColumn != column + 1) { found = found + Roll(row, column + 1, row, column, -normal, down, across); }
                    if (fromColumn != column - 1) { found = found + Roll(row, column - 1, row, column, normal, down, -across); }
                    if (fromRow != row + 1) { found = found + Roll(row + 1, column, row, column, across, -normal, down); }
                    if (fromRow != row - 1) { found = found + Roll(row - 1, column, row, column, across, normal, -down); }
                    return found;
                }
                var table = Find("net-face", {{asked}});
                return Roll(table["row"], table["column"], table["row"], table["column"], 1, 2, 3);
                """),
        };
    }

    /// <summary>The net turned by a multiple of a right angle, perhaps mirrored.</summary>
    private static string[] Turned(string[] rows, Knowledge.Random.SeededRandom random)
    {
        for (var turns = random.Next(4); turns > 0; turns--)
        {
            rows = [.. Enumerable.Range(0, rows[0].Length).Select(c => string.Concat(rows.Reverse().Select(r => r[c])))];
        }

        return random.Chance(0.5) ? [.. rows.Select(r => string.Concat(r.Reverse()))] : rows;
    }

    /// <summary>The outward direction of every face in the cube, found by rolling the cube over the net.</summary>
    private static Dictionary<string, Vector3> Folded(string[] rows)
    {
        var normals = new Dictionary<string, Vector3>(StringComparer.Ordinal);
        var start = (Row: 0, Column: rows[0].IndexOf(rows[0].First(c => c != ' '), StringComparison.Ordinal));
        Visit(start.Row, start.Column, new Vector3(1, 0, 0), new Vector3(0, 1, 0), new Vector3(0, 0, 1));
        return normals;

        void Visit(int row, int column, Vector3 across, Vector3 down, Vector3 normal)
        {
            if (row < 0 || row >= rows.Length || column < 0 || column >= rows[row].Length || rows[row][column] == ' ' || !normals.TryAdd($"{rows[row][column]}", normal))
            {
                return;
            }

            Visit(row, column + 1, normal * -1, down, across);
            Visit(row, column - 1, normal, down, across * -1);
            Visit(row + 1, column, across, normal * -1, down);
            Visit(row - 1, column, across, normal, down * -1);
        }
    }
}
