using System.Collections.Immutable;
using System.Globalization;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Computing;

/// <summary>A stack or queue after some operations. The steps strike out what is removed and write what is added.</summary>
internal sealed class StackQueueFamily : ProblemFamily
{
    private const double Cell = 42;

    /// <inheritdoc />
    public override string Name => "stack-and-queue";

    /// <inheritdoc />
    public override string FigureKind => "array-memory";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes => [new("Computer Science", "Stacks", "Queues"), new("Engineering and Technology", "Computer hardware")];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var isStack = random.Chance(0.5);
        var items = random.Sample(Enumerable.Range(2, 97), random.Range(3, 5)).ToList();
        var shown = items.ToArray();
        var fresh = new Queue<int>(random.Shuffled(Enumerable.Range(2, 97).Except(items)));
        var operations = new List<string>();
        var (added, removed) = (new List<int>(), new List<int>());
        var count = random.Range(3, 5);
        for (var i = 0; i < count; i++)
        {
            if (items.Count > 1 && random.Chance(0.5))
            {
                var at = isStack ? items.Count - 1 : 0;
                removed.Add(items[at]);
                items.RemoveAt(at);
                operations.Add(isStack ? "pop()" : "dequeue()");
            }
            else
            {
                items.Add(fresh.Dequeue());
                added.Add(items[^1]);
                operations.Add(isStack ? $"push({items[^1]})" : $"enqueue({items[^1]})");
            }
        }

        if (added.Count == 0 || !removed.Exists(shown.Contains) || items.Count < 2)
        {
            throw new DraftException("Nothing shown leaves, or nothing is added.");
        }

        var opening = drafting.Begin(448, isStack ? 400 : 300).ToString().TrimEnd();
        var end = isStack ? items[^1] : items[0];

        // A number that an operation has just brought would be known without the picture.
        bool[] restsOnPicture = [shown.Contains(end), items.Exists(shown.Contains), shown.Contains(removed[^1])];
        int[] kinds = [.. Enumerable.Range(0, restsOnPicture.Length).Where(k => restsOnPicture[k])];
        if (kinds.Length == 0)
        {
            throw new DraftException("The answer does not rest on the picture.");
        }

        var kind = random.Pick<int>(kinds);
        var value = kind switch { 0 => end, 1 => items.Sum(), _ => removed[^1] };
        var answer = new NumberAnswer(value);
        double[] slips = kind switch
        {
            0 => [isStack ? items[0] : items[^1], shown[^1], added[^1]],
            1 => [shown.Sum() + added.Sum(), items.Sum() + removed[^1], shown.Sum()],
            _ => [items[^1], items[0], shown[0]],
        };
        var verdict = Verdict.Maybe(drafting, answer, drafting.Near(answer, slips));
        var program = string.Join(", ", operations);
        var name = isStack ? "stack" : "queue";
        var rule = isStack ? "the last one in is the first one out" : "the first one in is the first one out";
        var final = string.Join(", ", items);
        return new Draft
        {
            FigureCode = Figure(opening, isStack, shown),
            Question = (kind switch
            {
                0 => drafting.Say(
                    $"On this {name} the operations {program} are carried out in this order. Which number is then at the {(isStack ? "top" : "front")}?",
                    $"What stands at the {(isStack ? "top of the stack" : "front of the queue")} after {program}?",
                    $"The picture shows a {name} before {program}. Find the number at its {(isStack ? "top" : "front")} afterwards."),
                1 => drafting.Say(
                    $"On this {name} the operations {program} are carried out in this order. What is the sum of the numbers that it then holds?",
                    $"After {program}, all numbers left in the {name} are added. What is the result?",
                    $"The operations {program} are applied to the {name} in the picture. Find the sum of the numbers left in it."),
                _ => drafting.Say(
                    $"On this {name} the operations {program} are carried out in this order. Which number is removed last?",
                    $"What does the last {(isStack ? "pop()" : "dequeue()")} of {program} return for the {name} in the picture?",
                    $"The operations {program} are applied to the {name} shown. Find the last number that they take out."),
            }),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"In a {name} {rule}. Carrying out {program}, I cross out those of the shown numbers that leave.",
                        $"Since {rule}, some of the numbers in the picture go: I strike them out.",
                        $"I go through {program} one by one, remembering that {rule}, and cross out what leaves."),
                    Strike(isStack, shown, removed)),
                new ThinkingStep(
                    drafting.Say(
                        $"Beside it I write what the {name} holds in the end, {(isStack ? "bottom" : "front")} first: {final}.",
                        $"The content at the end, from the {(isStack ? "bottom" : "front")}, is {final}; I note it.",
                        $"What remains is {final}, read from the {(isStack ? "bottom" : "front")}. I write it down."),
                    FigureWriter.Code($"Text({$"end: {final}"}, {224}, {(isStack ? 386 : 250)}, size: 16, color: \"accent\", style: \"bold\");")),
            ],
            Conclusion = kind switch
            {
                0 => drafting.Say($"The {name} then holds {final}, so at the {(isStack ? "top" : "front")} is {verdict.Text}.", $"Of {final} the {(isStack ? "last" : "first")} is the one asked for: {verdict.Text}.", $"The number wanted is {verdict.Text}."),
                1 => drafting.Say($"The sum is {Wording.Sum(items)} = {verdict.Text}.", $"Adding {Wording.Sum(items)} gives {verdict.Text}.", $"Left are {final}; together they make {verdict.Text}."),
                _ => drafting.Say($"Removed are, in this order, {string.Join(", ", removed)}; the last of them is {verdict.Text}.", $"The numbers come out as {string.Join(", ", removed)}, so the last one is {verdict.Text}.", $"The final removal takes {verdict.Text}."),
            },
            Answer = verdict.Answer,
            Choices = verdict.Choices,
            AnswerCode = $$"""
                var held = All("cell").OrderBy(c => c["index"]).Select(c => c.Value);
                var gone = 0.0;
                foreach (var operation in {{FigureWriter.Quote(string.Join(";", operations))}}.Split(";"))
                {
                    if (operation.Contains("()"))
                    {
                        gone = {{(isStack ? "held.Last()" : "held.First()")}};
                        held = {{(isStack ? "held.Take(held.Length - 1)" : "held.Skip(1)")}};
                    }
                    else
                    {
                        held = held.Concat([Number(operation)]);
                    }
                }
                return {{kind switch { 0 => isStack ? "held.Last()" : "held.First()", 1 => "held.Sum(h => h)", _ => "gone" }}};
                """,
        };
    }

    private static string Figure(string opening, bool isStack, int[] items)
    {
        var values = items.Select(i => i.ToString(CultureInfo.InvariantCulture));
        var writer = new FigureWriter().Line(new FigureWriter.Raw(opening));
        return isStack
            ? writer.Line($"StackCells(\"stack\", {values}, 210, 340, width: 96, cell: {Cell}, capacity: 7);").ToString()
            : writer.Line($"QueueCells(\"queue\", {values}, {224 - (items.Length * Cell * 0.6)}, 110, cell: {Cell * 1.2});").ToString();
    }

    private static string Strike(bool isStack, int[] shown, List<int> removed)
    {
        var writer = new FigureWriter();
        for (var i = 0; i < shown.Length; i++)
        {
            if (removed.Contains(shown[i]))
            {
                var (x, y) = isStack ? (210, 340 - ((i + 0.5) * Cell)) : (224 - (shown.Length * Cell * 0.6) + ((i + 0.5) * Cell * 1.2), 110 + (Cell * 0.6));
                var half = isStack ? 36 : 18;
                writer.Line($"Segment({x - half}, {y + 14}, {x + half}, {y - 14}, color: \"accent\", width: 3);");
            }
        }

        return writer.ToString().TrimEnd();
    }
}
