using System.Collections.Immutable;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Computing;

/// <summary>A flowchart with a loop; its output, or the number of passes, is asked for. The step keeps a trace beside the chart.</summary>
internal sealed class LoopFlowchartFamily : ProblemFamily
{
    /// <inheritdoc />
    public override string Name => "flowchart-loop";

    /// <inheritdoc />
    public override string FigureKind => "flowchart";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes =>
    [
        new("Computer Science", "Loops and trace tables", "Decisions and flowcharts"),
        new("Arithmetic and Number Theory", "Iterated digit processes", "Laws and order of operations"),
    ];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var loop = new Loop(
            random.Range(1, 12),
            random.Range(0, 5),
            random.Range(2, 9),
            random.Chance(0.3) ? 2 : 1,
            random.Range(12, 60),
            random.Range(1, 3));
        var trace = loop.Run();
        if (trace.Count is < 3 or > 7)
        {
            throw new DraftException("The loop runs too short or too long.");
        }

        var (x, n) = random.Pick<(string, string)>([("x", "n"), ("a", "k"), ("s", "i"), ("p", "c"), ("t", "m")]);
        var asksCount = random.Chance(0.4);
        var opening = drafting.Begin().ToString().TrimEnd();
        var value = asksCount ? trace[^1].N : trace[^1].X;
        var answer = new NumberAnswer(value);
        var verdict = Verdict.Maybe(drafting, answer, drafting.Near(answer, asksCount ? trace[^2].N : trace[^2].X, asksCount ? value + loop.Step : trace[^1].X + loop.Add, asksCount ? trace[^1].X : trace[^1].N));
        var shown = asksCount ? n : x;
        var rows = trace.Select((t, i) => $"{x} = {t.X}, {n} = {t.N}").ToArray();
        return new Draft
        {
            FigureCode = Figure(opening, loop, x, n, shown),
            Question = drafting.Say(
                $"The flowchart is carried out from start to end. Which number does it output?",
                $"What does this flowchart output?",
                $"Follow the flowchart from top to bottom, going round the loop as often as it says. What is the value of {shown} at the end?"),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"I keep a trace beside the chart, one line each time the question is reached: {string.Join("; ", rows)}.",
                        $"To follow the loop I write down {x} and {n} whenever the decision is reached. They are {string.Join("; ", rows)}.",
                        $"At first {rows[0]}. Each pass changes both: {string.Join("; ", rows.Skip(1))}. I note this at the side."),
                    Trace(rows)),
            ],
            Conclusion = drafting.Say(
                $"With {x} = {trace[^1].X} the condition {x} < {loop.Limit} fails for the first time, so the loop ends and the output is {verdict.Text}.",
                $"The last line of the trace answers the question with \"no\", since {trace[^1].X} is not less than {loop.Limit}. The output is {verdict.Text}.",
                $"The loop is left when {x} has become {trace[^1].X}; then {n} is {trace[^1].N}. The flowchart gives out {verdict.Text}."),
            Answer = verdict.Answer,
            Choices = verdict.Choices,
            AnswerCode = $$"""
                double Given(string name) { return Number(Find("flow-step", name).Text.Split("=")[1]); }
                var x = Given("first");
                var n = Given("second");
                var text = Find("flow-step", "change").Text;
                var factor = text.Contains("×") ? Number(text.Split("=")[1]) : 1;
                var plus = Number(text.Split("+")[1]);
                var step = Number(Find("flow-step", "count").Text.Split("+")[1]);
                var limit = Number(Find("flow-step", "test").Text.Split("<")[1]);
                while (x < limit)
                {
                    x = factor * x + plus;
                    n = n + step;
                }
                return {{(asksCount ? "n" : "x")}};
                """,
            Variant = asksCount ? null : Shifted(loop) is { } shifted ? new Variant(Figure(opening, shifted, x, n, shown), answer with { Number = shifted.Run()[^1].X }) : null,
        };
    }

    /// <summary>The same loop with a limit that lies below the next value, so that one more pass is made; null if that is out of range.</summary>
    private static Loop? Shifted(Loop loop)
    {
        var longer = loop with { Limit = loop.Run()[^1].X + 1 };
        return longer.Limit <= 99 ? longer : null;
    }

    private static string Figure(string opening, Loop loop, string x, string n, string shown)
    {
        var change = loop.Factor == 1 ? $"{x} = {x} + {loop.Add}" : $"{x} = {loop.Factor} × {x} + {loop.Add}";
        return new FigureWriter().Line(new FigureWriter.Raw(opening))
            .Line($"FlowStep(\"start\", \"terminal\", \"Start\", 150, 32);")
            .Line($"FlowStep(\"first\", \"process\", {$"{x} = {loop.X}"}, 150, 88, width: 90);")
            .Line($"FlowStep(\"second\", \"process\", {$"{n} = {loop.N}"}, 150, 144, width: 90);")
            .Line($"FlowStep(\"test\", \"decision\", {$"{x} < {loop.Limit} ?"}, 150, 214, width: 132);")
            .Line($"FlowStep(\"change\", \"process\", {change}, 150, 300, width: 130);")
            .Line($"FlowStep(\"count\", \"process\", {$"{n} = {n} + {loop.Step}"}, 150, 358, width: 130);")
            .Line($"FlowStep(\"output\", \"data\", {$"Output {shown}"}, 314, 214);")
            .Line($"FlowStep(\"end\", \"terminal\", \"End\", 314, 290);")
            .Line($"FlowArrow(\"start\", \"first\");")
            .Line($"FlowArrow(\"first\", \"second\");")
            .Line($"FlowArrow(\"second\", \"test\");")
            .Line($"FlowArrow(\"test\", \"change\", label: \"yes\");")
            .Line($"FlowArrow(\"change\", \"count\");")
            .Line($"FlowArrow(\"count\", \"test\", leave: \"left\", enter: \"left\", detour: 30);")
            .Line($"FlowArrow(\"test\", \"output\", label: \"no\");")
            .Line($"FlowArrow(\"output\", \"end\");")
            .ToString();
    }

    private static string Trace(string[] rows)
    {
        var writer = new FigureWriter();
        for (var i = 0; i < rows.Length; i++)
        {
            writer.Line($"Text({rows[i]}, 374, {28 + (i * 22)}, size: 14, color: \"accent\", style: \"mono\");");
        }

        return writer.ToString().TrimEnd();
    }

    /// <summary>The numbers of the loop.</summary>
    private sealed record Loop(int X, int N, int Add, int Factor, int Limit, int Step)
    {
        /// <summary>Both variables at each arrival at the question, the last one included; at most 20 passes.</summary>
        public List<(int X, int N)> Run()
        {
            var trace = new List<(int X, int N)> { (X, N) };
            while (trace[^1].X < Limit && trace.Count < 20)
            {
                trace.Add(((Factor * trace[^1].X) + Add, trace[^1].N + Step));
            }

            return trace;
        }
    }
}
