using System.Collections.Immutable;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Boards;

/// <summary>A robot on a grid carries out moves and turns; its last square, or the counters it collects, is asked for. The step traces it.</summary>
internal sealed class GridRobotFamily : ProblemFamily
{
    private static readonly string[] Headings = ["north", "east", "south", "west"];

    /// <inheritdoc />
    public override string Name => "grid-robot";

    /// <inheritdoc />
    public override string FigureKind => "board-position";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes =>
    [
        new("Computer Science", "Instructions and grid robots"),
        new("Everyday Measurement", "Grid references and routes"),
        new("Vectors and Linear Algebra", "Moves on a grid"),
    ];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var opening = drafting.Begin().ToString().TrimEnd();
        var plan = new BoardPlan(random.Range(6, 9), random.Range(6, 9));
        var start = new Square(random.Range(1, plan.Columns), random.Range(1, plan.Rows));
        var heading = random.Next(4);
        var (at, facing) = (start, heading);
        var corners = new List<Square> { start };
        var commands = new List<string>();
        for (var i = random.Range(3, 4); i > 0; i--)
        {
            var room = Enumerable.Range(1, 6).TakeWhile(n => Ahead(at, facing, n).IsOn(plan.Columns, plan.Rows)).LastOrDefault();
            if (room < 2)
            {
                throw new DraftException("The robot would leave the board.");
            }

            var steps = random.Range(2, Math.Min(5, room));
            at = Ahead(at, facing, steps);
            corners.Add(at);
            commands.Add($"forward {steps}");
            if (i > 1)
            {
                var right = random.Chance(0.5);
                facing = (facing + (right ? 1 : 3)) % 4;
                commands.Add(right ? "turn right" : "turn left");
            }
        }

        var visited = Visited(corners);
        var asksCount = random.Chance(0.4);
        var counters = random.Sample(plan.Squares.Where(s => s != start), random.Range(7, 11));
        var collected = counters.Where(visited.Contains).ToArray();
        if (asksCount && collected.Length < 2)
        {
            throw new DraftException("Too little is collected.");
        }

        var program = string.Join(", ", commands);
        Answer result = asksCount ? new NumberAnswer(collected.Length) : new TextAnswer(at.Name);
        var mirrored = MirrorRun(start, heading, commands);
        var verdict = Verdict.Maybe(drafting, result, asksCount
            ? drafting.Near((NumberAnswer)result, collected.Length - 1, counters.Length, collected.Length + 1)
            : [.. new[] { mirrored, corners[^2], at + new Square(1, 0), at + new Square(0, -1), at + new Square(-1, 0), at + new Square(0, 1) }.Where(s => s.IsOn(plan.Columns, plan.Rows)).Select(s => new TextAnswer(s.Name))]);
        var way = string.Join(", ", corners.Select(c => c.Name));
        return new Draft
        {
            FigureCode = Figure(opening, plan, start, Headings[heading], asksCount ? counters : []),
            Question = asksCount
                ? drafting.Say(
                    $"The red robot faces the way that its tip points and carries out: {program}. It collects every counter on a square that it passes or reaches. How many counters does it collect?",
                    $"How many of the counters lie on the robot's way if it executes {program}?",
                    $"Run the program {program} for the robot in the picture and count the counters on its way, the last square included.")
                : drafting.Say(
                    $"The red robot faces the way that its tip points and carries out: {program}. On which square does it end?",
                    $"Where is the robot after {program}? Name the square by letter and number.",
                    $"The program {program} is run. Each forward moves the robot that many squares the way it faces. Give its final square."),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"The robot starts on {start.Name}, facing {Headings[heading]}. I follow the commands one by one; its corners are {way}. I trace the way.",
                        $"Turning only changes the direction, moving changes the square. From {start.Name} (facing {Headings[heading]}) I get {way}.",
                        $"Step by step: start on {start.Name} looking {Headings[heading]}, then {string.Join(", ", corners.Skip(1).Select(c => c.Name))}. Here is the way."),
                    FigureWriter.Code($"Trail({Wording.Points(corners.Select(plan.At))}, width: 10);\nCircle({plan.At(at)}, {Math.Round(plan.Cell * 0.42)}, color: \"accent\", width: 3);")),
            ],
            Conclusion = asksCount
                ? drafting.Say(
                    $"On this way lie the counters on {Wording.List(collected.Select(c => c.Name))}, so the number is {verdict.Text}.",
                    $"It passes the counters on {Wording.List(collected.Select(c => c.Name))}; that makes {verdict.Text}.",
                    $"Counting {Wording.List(collected.Select(c => c.Name))} gives {verdict.Text}.")
                : drafting.Say(
                    $"The trace ends on {verdict.Text}.",
                    $"After the last command the robot stands on {verdict.Text}.",
                    $"So the final square is {verdict.Text}."),
            Answer = verdict.Answer,
            Choices = verdict.Choices,
            AnswerCode = $$"""
                var robot = All("robot")[0];
                var headings = ["north", "east", "south", "west"];
                var facing = headings.IndexOf(robot["heading"]);
                var column = robot["column"];
                var row = robot["row"];
                var found = 0;
                foreach (var command in {{FigureWriter.Quote(program)}}.Split(", "))
                {
                    if (command == "turn right") { facing = (facing + 1) % 4; }
                    else if (command == "turn left") { facing = (facing + 3) % 4; }
                    else
                    {
                        for (var n = Number(command); n > 0; n--)
                        {
                            column += facing == 1 ? 1 : facing == 3 ? -1 : 0;
                            row += facing == 0 ? 1 : facing == 2 ? -1 : 0;
                            if (All("counter").Any(c => c["column"] == column && c["row"] == row)) { found++; }
                        }
                    }
                }
                return {{(asksCount ? "found" : "\"abcdefghi\".Substring((int)column - 1, 1) + $\"{row}\"")}};
                """,
        };
    }

    private static string Figure(string opening, BoardPlan plan, Square start, string heading, Square[] counters)
    {
        var writer = new FigureWriter().Line(new FigureWriter.Raw(opening)).Line(new FigureWriter.Raw(plan.Code("plain")));
        foreach (var counter in counters)
        {
            writer.Line($"Counter({counter.Name}, color: \"teal\");");
        }

        return writer.Line($"Robot({start.Name}, {heading});").ToString();
    }

    private static Square Ahead(Square from, int heading, int steps) =>
        new(from.Column + (Square.Steps[heading].Column * steps), from.Row + (Square.Steps[heading].Row * steps));

    /// <summary>The squares passed after the first; each once only, since collected counters are gone.</summary>
    private static HashSet<Square> Visited(List<Square> corners)
    {
        var visited = new HashSet<Square>();
        foreach (var (a, b) in corners.Zip(corners.Skip(1)))
        {
            for (var at = a; at != b;)
            {
                at += new Square(Math.Sign(b.Column - a.Column), Math.Sign(b.Row - a.Row));
                if (!visited.Add(at))
                {
                    throw new DraftException("The robot crosses its own way.");
                }
            }
        }

        return visited;
    }

    /// <summary>Where the robot would end with left and right exchanged, a common slip.</summary>
    private static Square MirrorRun(Square start, int heading, IEnumerable<string> commands)
    {
        foreach (var command in commands)
        {
            if (command.StartsWith("forward", StringComparison.Ordinal))
            {
                start = Ahead(start, heading, command[^1] - '0');
            }
            else
            {
                heading = (heading + (command.EndsWith("left", StringComparison.Ordinal) ? 1 : 3)) % 4;
            }
        }

        return start;
    }
}
