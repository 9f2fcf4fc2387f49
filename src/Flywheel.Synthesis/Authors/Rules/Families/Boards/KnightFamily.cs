using System.Collections.Immutable;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Boards;

/// <summary>Where a knight can go, or in how few moves it reaches a square. The steps mark the squares.</summary>
internal sealed class KnightFamily : ProblemFamily
{
    /// <inheritdoc />
    public override string Name => "knight-moves";

    /// <inheritdoc />
    public override string FigureKind => "board-position";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes =>
    [
        new("Logic and Patterns", "Chess-piece reasoning"),
        new("Graphs and Networks", "Chessboard graphs"),
    ];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var side = random.Range(5, 8);
        var plan = new BoardPlan(side, side);
        var squares = random.Shuffled(plan.Squares);
        var knight = squares[0];
        return random.Chance(0.5) ? Reach(drafting, plan, knight, squares[1..random.Range(5, 9)]) : Fewest(drafting, plan, knight, squares);
    }

    private static Draft Reach(Drafting drafting, BoardPlan plan, Square knight, Square[] others)
    {
        var random = drafting.Random;
        var opening = drafting.Begin().ToString().TrimEnd();
        var targets = Square.KnightMoves.Select(m => knight + m).Where(s => s.IsOn(plan.Columns, plan.Rows)).ToArray();
        var own = others.Select((s, i) => (Square: s, White: i % 2 == 0)).ToArray();
        var blocked = own.Where(o => o.White).Select(o => o.Square).ToHashSet();
        var free = targets.Where(t => !blocked.Contains(t)).ToArray();
        var asksCaptures = random.Chance(0.3);
        var counted = asksCaptures ? [.. free.Where(t => own.Any(o => o.Square == t))] : free;
        if (counted.Length == 0 || targets.Length == free.Length)
        {
            throw new DraftException("Nothing stands in the knight's way, or nothing is left.");
        }

        var answer = new NumberAnswer(counted.Length);
        var verdict = Verdict.Maybe(drafting, answer, drafting.Near(answer, targets.Length, free.Length, 8));
        var taken = Wording.List(targets.Except(free).Select(t => t.Name));
        var writer = new FigureWriter().Line(new FigureWriter.Raw(opening)).Line(new FigureWriter.Raw(plan.Code("chess"))).Line($"Piece(\"knight\", {knight.Name});");
        foreach (var (square, white) in own)
        {
            writer.Line($"Piece(\"pawn\", {square.Name}, color: {(white ? "white" : "black")});");
        }

        return new Draft
        {
            FigureCode = writer.ToString(),
            Question = asksCaptures
                ? drafting.Say(
                    $"How many black pawns can the white knight on {knight.Name} capture in one move?",
                    $"A knight moves two squares straight and one to the side. How many black pawns does the white knight on {knight.Name} attack?",
                    $"Count the black pawns that stand a knight's move away from {knight.Name}.")
                : drafting.Say(
                    $"To how many squares can the white knight on {knight.Name} move? White pawns block a square, black ones can be captured.",
                    $"A knight moves two squares straight and one to the side, and may capture black but not white pieces. How many moves has the knight on {knight.Name}?",
                    $"How many moves does the white knight on {knight.Name} have on this board of {plan.Columns} by {plan.Rows}, captures of black pawns included?"),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"From {knight.Name} the knight's jumps that stay on the board lead to {Wording.List(targets.Select(t => t.Name))}. I mark them.",
                        $"I mark all squares that are two steps straight and one aside from {knight.Name}: {Wording.List(targets.Select(t => t.Name))}.",
                        $"Leaving out jumps off the board, the knight aims at {Wording.List(targets.Select(t => t.Name))}."),
                    string.Join('\n', targets.Select(t => FigureWriter.Code($"Circle({plan.At(t)}, {Math.Round(plan.Cell * 0.42)}, color: \"blue\", width: 3.5);")))),
                new ThinkingStep(
                    drafting.Say(
                        $"A white pawn stands on {taken}, so {(asksCaptures ? "no capture there; black pawns stand on " + Wording.List(counted.Select(c => c.Name)) : "that is no move")}. I cross out what does not count.",
                        $"{(asksCaptures ? "Only those with a black pawn count" : "Its own pawns are in the way on " + taken)}; I cross the others out.",
                        $"What remains {(asksCaptures ? "with a black pawn" : "free or black")} is {Wording.List(counted.Select(c => c.Name))}; the rest I cross out."),
                    Cross(plan, targets.Except(counted))),
            ],
            Conclusion = drafting.Say(
                $"Left are {Wording.List(counted.Select(c => c.Name))}, so the number is {verdict.Text}.",
                $"Of the {targets.Length} marked squares those not crossed out number {verdict.Text}.",
                $"Counting {Wording.List(counted.Select(c => c.Name))} gives {verdict.Text}."),
            Answer = verdict.Answer,
            Choices = verdict.Choices,
            AnswerCode = $$"""
                var k = All("piece").First(p => p["type"] == "knight");
                var board = All("board")[0];
                var moves = 0;
                for (var c = 1; c <= board["columns"]; c++)
                {
                    for (var r = 1; r <= board["rows"]; r++)
                    {
                        var jump = Math.Abs(c - k["column"]) * Math.Abs(r - k["row"]) == 2;
                        var there = All("piece").Where(p => p["column"] == c && p["row"] == r);
                        if (jump && {{(asksCaptures ? "there.Any(p => p[\"color\"] == \"black\")" : "there.All(p => p[\"color\"] == \"black\")")}}) { moves++; }
                    }
                }
                return moves;
                """,
        };
    }

    private static Draft Fewest(Drafting drafting, BoardPlan plan, Square knight, Square[] squares)
    {
        var opening = drafting.Begin().ToString().TrimEnd();
        var distances = plan.Distances(knight, Square.KnightMoves, new HashSet<Square>());
        var goal = squares.Skip(1).FirstOrDefault(s => distances.TryGetValue(s, out var d) && d is >= 2 and <= 4);
        if (goal == default)
        {
            throw new DraftException("No square is far enough.");
        }

        var way = BoardPlan.Way(distances, Square.KnightMoves, goal);
        var answer = new NumberAnswer(distances[goal]);
        var verdict = Verdict.Maybe(drafting, answer, drafting.Near(answer, answer.Number + 2, answer.Number - 1, answer.Number + 1));
        var first = distances.Where(d => d.Value == 1).Select(d => d.Key).OrderBy(s => s.Name, StringComparer.Ordinal).ToArray();
        var colour = (knight.Column + knight.Row + goal.Column + goal.Row) % 2 == 0 ? "the same colour, so the number of moves is even" : "different colours, so the number of moves is odd";
        return new Draft
        {
            FigureCode = new FigureWriter().Line(new FigureWriter.Raw(opening)).Line(new FigureWriter.Raw(plan.Code("chess")))
                .Line($"Piece(\"knight\", {knight.Name}, color: \"black\");").Line($"Counter({goal.Name}, label: \"X\", color: \"red\");").ToString(),
            Question = drafting.Say(
                $"What is the least number of moves in which the knight can get from {knight.Name} to the square marked X?",
                $"The knight on {knight.Name} wants to reach X on {goal.Name}. How many moves does it need at least?",
                $"In how few knight's moves can one go from {knight.Name} to {goal.Name} on this board?"),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"After one move the knight stands on one of {Wording.List(first.Select(s => s.Name), "or")}. I write 1 there; X is not among them.",
                        $"I number the squares by moves needed and begin with the 1s: {Wording.List(first.Select(s => s.Name))}.",
                        $"One move leads to {Wording.List(first.Select(s => s.Name))}, marked 1."),
                    string.Join('\n', first.Select(s => FigureWriter.Code($"Text(\"1\", {plan.At(s)}, size: {Math.Round(plan.Cell * 0.5)}, color: \"accent\", style: \"bold\");")))),
                new ThinkingStep(
                    drafting.Say(
                        $"Each move changes the colour of the square. {knight.Name} and {goal.Name} have {colour}. A way with {distances[goal]} moves is {string.Join("-", way.Select(s => s.Name))}; I draw it.",
                        $"Going on from the 1s, the first time that X is hit is on the way {string.Join("-", way.Select(s => s.Name))}.",
                        $"Continuing wave by wave I reach X by {string.Join("-", way.Select(s => s.Name))}, which I trace."),
                    FigureWriter.Code($"Trail({Wording.Points(way.Select(plan.At))}, width: 7, opacity: 0.7);")),
            ],
            Conclusion = drafting.Say(
                $"No shorter way exists, so the least number of moves is {verdict.Text}.",
                $"The squares reached with fewer moves do not include {goal.Name}; the answer is {verdict.Text}.",
                $"The traced way is as short as possible: {verdict.Text}."),
            Answer = verdict.Answer,
            Choices = verdict.Choices,
            AnswerCode = """
                var k = All("piece")[0];
                var x = All("counter")[0];
                var board = All("board")[0];
                var size = (int)board["columns"];
                var far = Range(0, size * size).Select(i => 99);
                far[(int)((k["row"] - 1) * size + k["column"] - 1)] = 0;
                for (var round = 0; round < 6; round++)
                {
                    for (var i = 0; i < far.Length; i++)
                    {
                        if (far[i] != round) { continue; }
                        for (var j = 0; j < far.Length; j++)
                        {
                            if (far[j] == 99 && Math.Abs(i / size - j / size) * Math.Abs(i % size - j % size) == 2) { far[j] = round + 1; }
                        }
                    }
                }
                return far[(int)((x["row"] - 1) * size + x["column"] - 1)];
                """,
        };
    }

    private static string Cross(BoardPlan plan, IEnumerable<Square> squares)
    {
        var writer = new FigureWriter();
        var half = Math.Round(plan.Cell * 0.3);
        foreach (var at in squares.Select(plan.At))
        {
            writer.Line($"Segment({at.X - half}, {at.Y - half}, {at.X + half}, {at.Y + half}, color: \"red\", width: 3.5);")
                .Line($"Segment({at.X - half}, {at.Y + half}, {at.X + half}, {at.Y - half}, color: \"red\", width: 3.5);");
        }

        return writer.ToString().TrimEnd();
    }
}
