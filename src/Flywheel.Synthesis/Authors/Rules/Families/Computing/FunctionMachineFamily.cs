using System.Collections.Immutable;
using System.Globalization;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Computing;

/// <summary>A chain of arithmetic machines, run forwards or backwards. The steps write the numbers between them.</summary>
internal sealed class FunctionMachineFamily : ProblemFamily
{
    /// <inheritdoc />
    public override string Name => "function-machine";

    /// <inheritdoc />
    public override string FigureKind => "flowchart";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes =>
    [
        new("Algebra", "Function machines", "One-step and two-step equations"),
        new("Functions and Calculus", "Composite functions", "Inverse functions"),
        new("Computer Science", "Functions and scope"),
    ];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var opening = drafting.Begin(448, 240).ToString().TrimEnd();
        var count = random.Range(2, 3);
        var machines = Enumerable.Range(0, count).Select(i => new Machine(random.Pick<char>("×+−".AsSpan()), random.Range(2, 9))).ToArray();
        var input = random.Range(3, 20);
        int[] stages = [input, .. machines.Select((_, i) => machines.Take(i + 1).Aggregate(input, (x, m) => m.Apply(x)))];
        if (machines.Zip(machines.Skip(1)).Any(p => p.First.Sign == p.Second.Sign) || machines.All(m => m.Sign != '×') || stages.Min() < 1 || stages.Max() > 250)
        {
            throw new DraftException("The machines are too plain or the numbers unfit.");
        }

        var backwards = random.Chance(0.5);
        var answer = new NumberAnswer(backwards ? input : stages[^1]);
        var wrongOrder = machines.Reverse().Aggregate(input, (x, m) => m.Apply(x));
        var verdict = Verdict.Maybe(drafting, answer, drafting.Near(answer, backwards ? stages[^2] : wrongOrder, backwards ? stages[^1] : stages[^2]));
        var code = Figure(opening, machines, backwards ? "?" : Text(input), backwards ? Text(stages[^1]) : "?");
        var scene = drafting.Draw(code);
        var arrows = Enumerable.Range(0, count + 1).Select(i => scene.OfKind("flow-arrow").ElementAt(i)).ToArray();
        Point Between(int arrow) => Layout.Whole(arrows[arrow].Points[0].Towards(arrows[arrow].Points[^1], 0.5) - new Point(0, 24));
        var known = Enumerable.Range(1, count - 1).ToArray();
        var order = backwards ? known.Reverse().ToArray() : known;
        var undone = Wording.List(machines.Reverse().Select(m => m.Undo));
        var calculation = backwards
            ? string.Join("; ", Enumerable.Range(0, count).Reverse().Select(i => $"{stages[i + 1]} {machines[i].Undo} = {stages[i]}"))
            : string.Join("; ", Enumerable.Range(0, count).Select(i => $"{stages[i]} {machines[i].Label} = {stages[i + 1]}"));
        return new Draft
        {
            FigureCode = code,
            Question = backwards
                ? drafting.Say(
                    "Which number was put into this chain of machines?",
                    $"The machines turn an unknown input into {stages[^1]}. What is the input?",
                    "Work out the number that stands at the beginning of the chain.")
                : drafting.Say(
                    "Which number comes out of this chain of machines?",
                    $"The number {input} passes through the machines from left to right. What is the output?",
                    "Work out the number that stands at the end of the chain."),
            Steps =
            [
                new ThinkingStep(
                    backwards
                        ? drafting.Say(
                            $"I go backwards from {stages[^1]} and undo each machine: {undone}. The numbers in between I write above the arrows.",
                            $"Running the chain in reverse, I use {undone}, and note what stands between the machines.",
                            $"Each machine has an opposite; from the right they are {undone}. I write the results above the arrows.")
                        : drafting.Say(
                            $"I let {input} through one machine after another and write the result above each arrow.",
                            $"Step by step from the left, I note above the arrows what leaves each machine.",
                            $"The number between the machines has to be found first; I write it above the arrow."),
                    string.Join('\n', order.Select(i => FigureWriter.Code($"Text({Text(stages[i])}, {Between(i)}, size: 18, color: \"accent\", style: \"bold\");")))),
            ],
            Conclusion = drafting.Say(
                $"The whole calculation is {calculation}. The {(backwards ? "input" : "output")} is {verdict.Text}.",
                $"{calculation}: that makes {verdict.Text}.",
                $"{calculation}, so the number wanted is {verdict.Text}."),
            Answer = verdict.Answer,
            Choices = verdict.Choices,
            AnswerCode = backwards
                ? """
                  double Chain(double x)
                  {
                      foreach (var m in All("flow-step").Where(s => s["shape"] == "process").OrderBy(s => s.X))
                      {
                          var k = Number(m.Text.Substring(1, m.Text.Length - 1));
                          x = m.Text.StartsWith("×") ? x * k : m.Text.StartsWith("+") ? x + k : x - k;
                      }
                      return x;
                  }
                  var wanted = Find("flow-step", "output").Value;
                  return Range(0, 300).First(x => Chain(x) == wanted);
                  """
                : """
                  var x = Find("flow-step", "input").Value;
                  foreach (var m in All("flow-step").Where(s => s["shape"] == "process").OrderBy(s => s.X))
                  {
                      var k = Number(m.Text.Substring(1, m.Text.Length - 1));
                      x = m.Text.StartsWith("×") ? x * k : m.Text.StartsWith("+") ? x + k : x - k;
                  }
                  return x;
                  """,
            Variant = backwards
                ? new Variant(Figure(opening, machines, "?", Text(stages[^1] + Slope(machines))), answer with { Number = input + 1 })
                : new Variant(Figure(opening, machines, Text(input + 1), "?"), answer with { Number = stages[^1] + Slope(machines) }),
        };
    }

    /// <summary>By how much the output grows when the input grows by one.</summary>
    private static int Slope(Machine[] machines) => machines.Where(m => m.Sign == '×').Aggregate(1, (s, m) => s * m.Number);

    private static string Figure(string opening, Machine[] machines, string input, string output)
    {
        var step = 380.0 / (machines.Length + 1);
        var writer = new FigureWriter().Line(new FigureWriter.Raw(opening))
            .Line($"FlowStep(\"input\", \"terminal\", {input}, 40, 130, width: 52);");
        for (var i = 0; i < machines.Length; i++)
        {
            writer.Line($"FlowStep({$"m{i}"}, \"process\", {machines[i].Label}, {40 + ((i + 1) * step) - 6}, 130, width: 62);");
        }

        writer.Line($"FlowStep(\"output\", \"terminal\", {output}, 408, 130, width: 60);");
        string[] chain = ["input", .. machines.Select((_, i) => $"m{i}"), "output"];
        foreach (var (from, to) in chain.Zip(chain.Skip(1)))
        {
            writer.Line($"FlowArrow({from}, {to});");
        }

        return writer.Line($"Text(\"input\", 40, 172, size: 14, color: \"muted\");").Line($"Text(\"output\", 408, 172, size: 14, color: \"muted\");").ToString();
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private readonly record struct Machine(char Sign, int Number)
    {
        public string Label => $"{Sign} {Number}";

        public string Undo => $"{(Sign switch { '×' => '÷', '+' => '−', _ => '+' })} {Number}";

        public int Apply(int x) => Sign switch { '×' => x * Number, '+' => x + Number, _ => x - Number };
    }
}
