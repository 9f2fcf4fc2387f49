using System.Collections.Immutable;
using Flywheel.Knowledge.Random;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Figures.Scenes;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Computing;

/// <summary>The state that a state machine reaches by a sequence of inputs. The steps number the states visited.</summary>
internal sealed class AutomatonFamily : ProblemFamily
{
    private static readonly Point[][] Layouts =
    [
        [new(120, 130), new(330, 130), new(330, 330), new(120, 330)],
        [new(110, 224), new(224, 100), new(340, 224), new(224, 348)],
        [new(116, 130), new(334, 130), new(224, 330)],
    ];

    /// <inheritdoc />
    public override string Name => "automaton-word";

    /// <inheritdoc />
    public override string FigureKind => "state-machine";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes =>
    [
        new("Computer Science", "Finite automata", "Nondeterminism and regular expressions"),
        new("Engineering and Technology", "Sequence control and state machines"),
        new("Graphs and Networks", "State graphs"),
        new("Logic and Patterns", "Cycles and clock arithmetic"),
    ];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var opening = drafting.Begin(448, 440).ToString().TrimEnd();
        var layout = random.Pick(Layouts);
        var count = layout.Length;
        var names = Names(drafting, count);
        var symbols = random.Pick<string[]>([["0", "1"], ["a", "b"], ["x", "y"], ["L", "R"]]);
        var next = Transitions(random, count);
        var start = 0;
        var accepting = random.Next(count);
        var word = Enumerable.Range(0, random.Range(5, 7)).Select(_ => random.Next(2)).ToArray();
        int[] visited = [start, .. word.Select((_, i) => word.Take(i + 1).Aggregate(start, (s, w) => next[s, w]))];
        if (visited.Distinct().Count() < 3 || Enumerable.Range(0, count).Any(s => s != start && Enumerable.Range(0, count).All(p => p == s || (next[p, 0] != s && next[p, 1] != s))))
        {
            throw new DraftException("The word visits too few states.");
        }

        var code = Figure(opening, layout, names, symbols, next, accepting);
        var scene = drafting.Draw(code);
        var written = string.Concat(word.Select(w => symbols[w]));
        var asksCount = random.Chance(0.35);
        var ask = random.Pick(visited.Distinct().ToArray());
        var visits = visited.Count(v => v == ask);
        Answer right = asksCount ? new NumberAnswer(visits) : new TextAnswer(names[visited[^1]]);
        var verdict = Verdict.Maybe(drafting, right, asksCount ? drafting.Near((NumberAnswer)right, visits - 1, visits + 1) : names.Select(n => new TextAnswer(n)));
        var way = string.Join(" → ", visited.Select(v => names[v]));
        var half = visited.Length / 2;
        return new Draft
        {
            FigureCode = code,
            Question = asksCount
                ? drafting.Say(
                    $"The machine starts in {names[start]} and reads {written}. How often is it in state {names[ask]}, the beginning and the end included?",
                    $"While the input {written} is read from the start state {names[start]} on, how many times does the machine stand in {names[ask]} (count the start and the end, too)?",
                    $"Follow the input {written} from {names[start]}. Among all states passed, first and last included, how many times does {names[ask]} occur?")
                : drafting.Say(
                    $"The machine starts in {names[start]} and reads {written} from left to right. In which state does it end?",
                    $"Beginning at the start state, the inputs {string.Join(", ", word.Select(w => symbols[w]))} arrive one after another. Which state is reached?",
                    $"Which state does the state machine reach by the word {written}?"),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"I begin in {names[start]} and follow one arrow for each symbol: {string.Join(", ", Enumerable.Range(0, half).Select(i => $"{symbols[word[i]]} leads to {names[visited[i + 1]]}"))}. I mark these arrows.",
                        $"The first {half} symbols take the machine {string.Join(" → ", visited.Take(half + 1).Select(v => names[v]))}; the arrows used are marked.",
                        $"Symbol by symbol from {names[start]}: {string.Join(", ", Enumerable.Range(0, half).Select(i => $"{symbols[word[i]]} to {names[visited[i + 1]]}"))}. Here are these moves."),
                    Moves(scene, names, visited.Take(half + 1))),
                new ThinkingStep(
                    drafting.Say(
                        $"The rest of the word, {written[half..]}, leads on: {string.Join(" → ", visited.Skip(half).Select(v => names[v]))}. I ring the last state.",
                        $"Then comes {written[half..]}, by way of {string.Join(" → ", visited.Skip(half).Select(v => names[v]))}; the last state gets a ring.",
                        $"Reading {written[half..]} from {names[visited[half]]} gives {string.Join(" → ", visited.Skip(half).Select(v => names[v]))}. I mark where it ends."),
                    FigureWriter.Code($"Circle({layout[visited[^1]]}, 32, color: \"accent\", width: 3.5);")),
            ],
            Conclusion = asksCount
                ? drafting.Say(
                    $"The states passed are {way}. Counting {names[ask]} in this list gives {verdict.Text}.",
                    $"In the sequence {way} the state {names[ask]} occurs this many times: {verdict.Text}.",
                    $"The whole way is {way}, so the number of visits to {names[ask]} is {verdict.Text}.")
                : drafting.Say(
                    $"The whole way is {way}, so the machine ends in {verdict.Text}.",
                    $"After the last symbol of {written} the machine is in {verdict.Text}.",
                    $"The states passed are {way}; the final one is {verdict.Text}."),
            Answer = verdict.Answer,
            Choices = verdict.Choices,
            AnswerCode = $$"""
                var word = {{FigureWriter.Quote(string.Join(" ", word.Select(w => symbols[w])))}}.Split(" ");
                var state = All("state").First(s => s["start"] == 1).Name;
                var visits = state == {{FigureWriter.Quote(names[ask])}} ? 1 : 0;
                foreach (var symbol in word)
                {
                    state = All("transition").First(t => t["from"] == state && t.Text.Split(", ").Contains(symbol))["to"];
                    if (state == {{FigureWriter.Quote(names[ask])}}) { visits++; }
                }
                return {{(asksCount ? "visits" : "state")}};
                """,
        };
    }

    private static string[] Names(Drafting drafting, int count) => drafting.Random.Next(3) switch
    {
        0 => drafting.Letters(count),
        1 => [.. Enumerable.Range(1, count).Select(i => $"S{i}")],
        _ => [.. Enumerable.Range(0, count).Select(i => $"q{i}")],
    };

    private static int[,] Transitions(SeededRandom random, int count)
    {
        var next = new int[count, 2];
        for (var s = 0; s < count; s++)
        {
            for (var w = 0; w < 2; w++)
            {
                next[s, w] = random.Next(count);
            }
        }

        return next;
    }

    private static string Figure(string opening, Point[] layout, string[] names, string[] symbols, int[,] next, int accepting)
    {
        var writer = new FigureWriter().Line(new FigureWriter.Raw(opening));
        for (var s = 0; s < names.Length; s++)
        {
            writer.Line($"State({names[s]}, {layout[s]}, start: {s == 0}, accepting: {s == accepting});");
        }

        for (var s = 0; s < names.Length; s++)
        {
            for (var w = 0; w < 2; w++)
            {
                var to = next[s, w];
                if (w == 1 && to == next[s, 0])
                {
                    continue;
                }

                var label = next[s, 0] == next[s, 1] ? $"{symbols[0]}, {symbols[1]}" : symbols[w];
                if (to == s)
                {
                    writer.Line($"Transition({names[s]}, {names[s]}, {label}, loop: {LoopSide(layout[s])});");
                }
                else
                {
                    writer.Line($"Transition({names[s]}, {names[to]}, {label}, bend: {(next[to, 0] == s || next[to, 1] == s ? 0.1 : Crossing(layout, s, to) ? 0.07 : 0)});");
                }
            }
        }

        return writer.ToString();
    }

    /// <summary>Loops stand away from the middle, and never on the left of the start state, where its arrow is.</summary>
    private static string LoopSide(Point at) => at.Y < 200 ? "top" : at.Y > 250 ? "bottom" : at.X > 224 ? "right" : "top";

    private static bool Crossing(Point[] layout, int from, int to) => layout.Length == 4 && Math.Abs(from - to) == 2;

    /// <summary>Points on the quadratic curve with these ends and this middle.</summary>
    private static IEnumerable<Point> Along(Point start, Point middle, Point end)
    {
        var control = (middle * 2) - start.Towards(end, 0.5);
        return Enumerable.Range(0, 7).Select(i => start.Towards(control, i / 6.0).Towards(control.Towards(end, i / 6.0), i / 6.0));
    }

    private static string Moves(Scene scene, string[] names, IEnumerable<int> states)
    {
        var writer = new FigureWriter();
        foreach (var (from, to) in states.Zip(states.Skip(1)).Distinct())
        {
            var arrow = scene.Find("transition", $"{names[from]}-{names[to]}")!;
            writer.Line($"Trail({Wording.Points(Along(arrow.Points[0], arrow.Points[2], arrow.Points[1]))}, width: 9);");
        }

        return writer.ToString().TrimEnd();
    }
}
