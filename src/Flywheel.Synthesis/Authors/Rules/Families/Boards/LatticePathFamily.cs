using System.Collections.Immutable;
using System.Globalization;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Boards;

/// <summary>Shortest ways over a grid with some squares blocked, counted. The steps fill in the numbers of ways.</summary>
internal sealed class LatticePathFamily : ProblemFamily
{
    /// <inheritdoc />
    public override string Name => "lattice-paths";

    /// <inheritdoc />
    public override string FigureKind => "board-position";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes =>
    [
        new("Probability and Combinatorics", "Lattice paths"),
        new("Computer Science", "Dynamic programming"),
        new("Logic and Patterns", "Mazes and route tracing"),
    ];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var opening = drafting.Begin().ToString().TrimEnd();
        var plan = new BoardPlan(random.Range(3, 6), random.Range(3, 6));
        var corners = new[] { new Square(1, 1), new Square(plan.Columns, plan.Rows) };
        var blocks = random.Sample(plan.Squares.Except(corners), random.Range(1, plan.Columns * plan.Rows / 7 + 1));
        var ways = Ways(plan, blocks);
        var total = ways[corners[1]];
        if (total is < 3 or > 130)
        {
            throw new DraftException("The number of ways is too small or too large.");
        }

        var answer = new NumberAnswer(total);
        var all = Choose(plan.Columns + plan.Rows - 2, plan.Columns - 1);
        var verdict = Verdict.Maybe(drafting, answer, drafting.Near(answer, all, total - 1, all - total));
        var goal = corners[1];
        var (left, below) = (Count(ways, goal + new Square(-1, 0)), Count(ways, goal + new Square(0, -1)));
        var near = plan.Squares.Where(s => s.Column + s.Row <= (plan.Columns + plan.Rows + 2) / 2).ToArray();
        return new Draft
        {
            FigureCode = Figure(opening, plan, blocks),
            Question = drafting.Say(
                $"A counter goes from a1 to {goal.Name}, one square up or one to the right at a time, and never onto a grey square. How many different ways are there?",
                $"In how many ways can one walk from the square a1 to {goal.Name} if every step goes up or right and grey squares are forbidden?",
                $"Count the shortest ways from a1 to {goal.Name} over the free squares (steps up or to the right only)."),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        "I write into each square the number of ways to get there: 1 in a1, and everywhere the sum of the numbers on its left and below. Grey squares count 0. This is the lower left part.",
                        "Listing all ways is hopeless, so I count ways into each square: the square to its left plus the square below. I begin at a1 with 1.",
                        "A square can only be entered from the left or from below, so its number is the sum of those two. From a1 I fill in the first squares."),
                    Numbers(plan, ways, near)),
                new ThinkingStep(
                    drafting.Say(
                        $"In the same way I fill the rest up to {goal.Name}.",
                        $"The remaining squares follow, {goal.Name} last.",
                        $"Adding on, I complete the board as far as {goal.Name}."),
                    Numbers(plan, ways, plan.Squares.Except(near))),
            ],
            Conclusion = drafting.Say(
                $"Into {goal.Name} lead {left} ways from the left and {below} from below, so the number of ways is {verdict.Text}.",
                $"The number in {goal.Name} is {left} + {below} = {verdict.Text}.",
                $"Without grey squares there would be {all}; here the count is {verdict.Text}."),
            Answer = verdict.Answer,
            Choices = verdict.Choices,
            AnswerCode = """
                var board = All("board")[0];
                double Ways(double c, double r)
                {
                    if (c < 1 || r < 1 || All("block").Any(b => b["column"] == c && b["row"] == r)) { return 0; }
                    return c == 1 && r == 1 ? 1 : Ways(c - 1, r) + Ways(c, r - 1);
                }
                return Ways(board["columns"], board["rows"]);
                """,
            Variant = new Variant(Figure(opening, plan, []), answer with { Number = Choose(plan.Columns + plan.Rows - 2, plan.Columns - 1) }),
        };
    }

    private static Dictionary<Square, int> Ways(BoardPlan plan, Square[] blocks)
    {
        var ways = new Dictionary<Square, int>();
        foreach (var square in plan.Squares)
        {
            ways[square] = blocks.Contains(square) ? 0
                : square is { Column: 1, Row: 1 } ? 1
                : Count(ways, square + new Square(-1, 0)) + Count(ways, square + new Square(0, -1));
        }

        return ways;
    }

    /// <summary>Ways to choose which steps go right: the number of ways without blocked squares.</summary>
    private static double Choose(int steps, int right) => Enumerable.Range(1, right).Aggregate(1.0, (ways, i) => ways * (steps - right + i) / i);

    private static int Count(Dictionary<Square, int> ways, Square square) => ways.GetValueOrDefault(square);

    private static string Figure(string opening, BoardPlan plan, Square[] blocks)
    {
        var writer = new FigureWriter().Line(new FigureWriter.Raw(opening)).Line(new FigureWriter.Raw(plan.Code("plain")));
        foreach (var block in blocks)
        {
            writer.Line($"Block({block.Name});");
        }

        return writer.ToString();
    }

    private static string Numbers(BoardPlan plan, Dictionary<Square, int> ways, IEnumerable<Square> squares)
    {
        var writer = new FigureWriter();
        foreach (var square in squares.Where(s => ways[s] > 0))
        {
            writer.Line($"Text({ways[square].ToString(CultureInfo.InvariantCulture)}, {plan.At(square)}, size: {Math.Min(24, Math.Round(plan.Cell * 0.4))}, color: \"accent\", style: \"bold\");");
        }

        return writer.ToString().TrimEnd();
    }
}
