using System.Collections.Immutable;
using Flywheel.Knowledge.Random;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Boards;

/// <summary>The shortest way through a maze of square cells. The steps number cells wave by wave and trace the way.</summary>
internal sealed class MazeFamily : ProblemFamily
{
    /// <inheritdoc />
    public override string Name => "maze-route";

    /// <inheritdoc />
    public override string FigureKind => "board-position";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes =>
    [
        new("Graphs and Networks", "Mazes and searches"),
        new("Logic and Patterns", "Mazes and route tracing"),
        new("Computer Science", "Graph traversal", "Greedy and backtracking search"),
        new("Everyday Measurement", "Grid references and routes"),
    ];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var opening = drafting.Begin().ToString().TrimEnd();
        var plan = new BoardPlan(random.Range(6, 9), random.Range(6, 9));
        var (walls, start, goal) = Carve(random, plan);
        var distances = plan.Distances(start, Square.Steps, walls);
        var length = distances[goal];
        var way = BoardPlan.Way(distances, Square.Steps, goal);
        var direct = Math.Abs(start.Column - goal.Column) + Math.Abs(start.Row - goal.Row);
        var (s, g) = random.Pick<(string, string)>([("S", "G"), ("A", "B"), ("E", "X"), ("P", "Q")]);
        var unit = random.Chance(0.3) ? random.Pick<int>([2, 3, 5]) : 1;
        var answer = unit == 1 ? new NumberAnswer(length, "steps") : new NumberAnswer(length * unit, "m");
        var verdict = Verdict.Maybe(drafting, answer, drafting.Near(answer, direct * unit, (length + 2) * unit, (length + 1) * unit));
        var scale = unit == 1 ? "" : $" Each cell is {unit} m wide.";
        return new Draft
        {
            FigureCode = Figure(opening, plan, walls, start, goal, s, g),
            Question = unit == 1
                ? drafting.Say(
                    $"A step leads from a free cell to a free neighbour on its left, right, top or bottom. What is the least number of steps from {s} to {g}?",
                    $"How many steps has the shortest way through this maze from {s} to {g}? One step goes to the next cell, never diagonally.",
                    $"Walls are filled in. Find the shortest route from {s} to {g}, moving one cell up, down, left or right at a time. How many moves does it take?")
                : drafting.Say(
                    $"One walks through the maze from the middle of cell {s} to the middle of cell {g}, never diagonally.{scale} How long is the shortest way, in metres?",
                    $"How many metres long is the shortest way from {s} to {g}, from cell middle to cell middle and without diagonals?{scale}",
                    $"Walls are filled in.{scale} Find the length in metres of the shortest route from the middle of {s} to the middle of {g}, along rows and columns."),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"From {s} I flood the maze: neighbours get 1, their new neighbours 2, and so on. I write the numbers as far as {length / 2}.",
                        $"I number the cells by their distance from {s}, wave by wave, up to {length / 2} at first.",
                        $"Wave by wave I note how many steps each cell is from {s}; here are the first {length / 2} waves."),
                    string.Join('\n', distances.Where(d => d.Value >= 1 && d.Value <= length / 2).Select(d => FigureWriter.Code($"Text({d.Value.ToString()}, {plan.At(d.Key)}, size: {Math.Clamp(Math.Round(plan.Cell * 0.36), 12, 17)}, color: \"accent\");")))),
                new ThinkingStep(
                    drafting.Say(
                        $"Going on like this, {g} gets the number {length}. Back along falling numbers runs a shortest way, which I trace.",
                        $"The wave reaches {g} with number {length}. I draw a way of that length.",
                        $"{g} is reached in wave {length}. The trace shows one such way."),
                    FigureWriter.Code($"Trail({Wording.Points(way.Select(plan.At))}, width: 9);")),
            ],
            Conclusion = unit == 1
                ? drafting.Say(
                    $"Without walls {direct} would do, but the way around them takes {verdict.Text}.",
                    $"No way is shorter than the traced one, so the least is {verdict.Text}.",
                    $"Counting the moves along the trace gives {verdict.Text}.")
                : drafting.Say(
                    $"It has {length} steps of {unit} m, so the length is {verdict.Text}.",
                    $"{length} · {unit} m make {verdict.Text}.",
                    $"The traced way takes {length} steps, each {unit} m long; together that is {verdict.Text}."),
            Answer = verdict.Answer,
            Choices = verdict.Choices,
            AnswerCode = $$"""
                var maze = All("maze")[0];
                var columns = (int)maze["columns"];
                var rows = (int)maze["rows"];
                var far = Range(0, (columns + 2) * (rows + 2)).Select(i => 999);
                int At(Element e) { return (int)(e["row"] * (columns + 2) + e["column"]); }
                foreach (var w in All("maze-wall")) { far[At(w)] = -1; }
                for (var c = 0; c < columns + 2; c++) { far[c] = -1; far[(rows + 1) * (columns + 2) + c] = -1; }
                for (var r = 0; r < rows + 2; r++) { far[r * (columns + 2)] = -1; far[r * (columns + 2) + columns + 1] = -1; }
                var goal = At(Find("maze-mark", {{FigureWriter.Quote(g)}}));
                far[At(Find("maze-mark", {{FigureWriter.Quote(s)}}))] = 0;
                for (var wave = 0; far[goal] == 999 && wave < 99; wave++)
                {
                    for (var i = 0; i < far.Length; i++)
                    {
                        if (far[i] == wave)
                        {
                            foreach (var j in [i - 1, i + 1, i - columns - 2, i + columns + 2])
                            {
                                if (far[j] == 999) { far[j] = wave + 1; }
                            }
                        }
                    }
                }
                return far[goal]{{(unit == 1 ? "" : $" * {unit}")}};
                """,
        };
    }

    private static string Figure(string opening, BoardPlan plan, HashSet<Square> walls, Square start, Square goal, string s, string g)
    {
        var lines = Enumerable.Range(0, plan.Rows).Select(r => string.Concat(Enumerable.Range(1, plan.Columns).Select(c =>
        {
            var square = new Square(c, plan.Rows - r);
            return square == start ? s : square == goal ? g : walls.Contains(square) ? "#" : ".";
        })));
        return new FigureWriter().Line(new FigureWriter.Raw(opening)).Line($"Maze({lines}, {plan.Left}, {plan.Top}, {plan.Cell});").ToString();
    }

    /// <summary>Walls at random that leave a way with at least one detour.</summary>
    private static (HashSet<Square> Walls, Square Start, Square Goal) Carve(SeededRandom random, BoardPlan plan)
    {
        for (var attempt = 0; attempt < 60; attempt++)
        {
            var squares = random.Shuffled(plan.Squares);
            var (start, goal) = (squares[0], squares[1]);
            var walls = squares.Skip(2).Take(squares.Length * random.Range(30, 40) / 100).ToHashSet();
            var distances = plan.Distances(start, Square.Steps, walls);
            var direct = Math.Abs(start.Column - goal.Column) + Math.Abs(start.Row - goal.Row);
            if (distances.TryGetValue(goal, out var length) && length is >= 7 and <= 20 && length > direct)
            {
                // Cells that cannot be reached from the start are closed, so that the maze looks solid.
                walls.UnionWith(squares.Where(q => !distances.ContainsKey(q)));
                return (walls, start, goal);
            }
        }

        throw new DraftException("No maze with a detour came up.");
    }
}
