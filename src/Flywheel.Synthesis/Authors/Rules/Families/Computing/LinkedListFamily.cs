using System.Collections.Immutable;
using System.Globalization;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Computing;

/// <summary>The k-th node of a linked list whose nodes lie about in memory. The step numbers the nodes along the pointers.</summary>
internal sealed class LinkedListFamily : ProblemFamily
{
    /// <inheritdoc />
    public override string Name => "linked-list";

    /// <inheritdoc />
    public override string FigureKind => "array-memory";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes => [new("Computer Science", "Linked lists", "Memory and addressing")];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var opening = drafting.Begin(448, 400).ToString().TrimEnd();
        var places = Places(random);
        var count = places.Length;
        var values = random.Sample(Enumerable.Range(3, 95), count);
        var kind = random.Next(3);
        var position = random.Range(3, count - 1);
        var (value, slips) = kind switch
        {
            0 => (values[position - 1], new double[] { values[position], values[position - 2], values[0] }),
            1 => (values.Take(position).Sum(), [values.Take(position - 1).Sum(), values.Take(position + 1).Sum(), values.Sum()]),
            _ => (values.Skip(position - 1).Max(), [values.Max(), values[position - 1], values[^1]]),
        };
        var answer = new NumberAnswer(value);
        var verdict = Verdict.Maybe(drafting, answer, drafting.Near(answer, slips));
        var order = string.Join(" → ", values);
        return new Draft
        {
            FigureCode = Figure(opening, places, values),
            Question = kind switch
            {
                0 => drafting.Say(
                    $"The linked list begins at head. Which number does its node number {position} hold?",
                    $"Starting from head and following the arrows, which value stands at place {position} of the list (the first node has place 1)?",
                    $"Which number is stored in the list at position {position}, counted from 1 at head?"),
                1 => drafting.Say(
                    $"Add the numbers in the first {position} nodes of the linked list, beginning at head. What is the sum?",
                    $"A program walks along the list from head and adds up {position} nodes. Which sum does it get?",
                    $"What is the total of the first {position} values of this list?"),
                _ => drafting.Say(
                    $"A program walks through the linked list from head, skips the first {position - 1} nodes, and looks for the largest number in the rest. What does it find?",
                    $"Leave out the first {position - 1} nodes after head. What is the largest value in the remaining list?",
                    $"What is the largest number from place {position} of the list to its end (head points to place 1)?"),
            },
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"The nodes lie in no order, so I follow the arrows from head and number the nodes: {order}.",
                        $"Only the arrows tell the order. From head on they give {order}; I write the places above the nodes.",
                        $"I start at head and go from arrow to arrow: {order}. Each node gets its number."),
                    string.Join('\n', places.Select((p, i) => FigureWriter.Code($"Text({$"{i + 1}."}, {p.X - 44}, {p.Y - 20}, size: 16, color: \"accent\", style: \"bold\");")))),
            ],
            Conclusion = kind switch
            {
                0 => drafting.Say($"The node numbered {position} holds {verdict.Text}.", $"At place {position} of {order} stands {verdict.Text}.", $"Counting to {position} along the arrows ends at {verdict.Text}."),
                1 => drafting.Say($"The sum is {Wording.Sum(values.Take(position))} = {verdict.Text}.", $"Adding {Wording.Sum(values.Take(position))} gives {verdict.Text}.", $"Those are {Wording.List(values.Take(position).Select(Text))}, together {verdict.Text}."),
                _ => drafting.Say($"From place {position} on the list holds {Wording.List(values.Skip(position - 1).Select(Text))}, of which the largest is {verdict.Text}.", $"The rest is {string.Join(" → ", values.Skip(position - 1))}, and its largest number is {verdict.Text}.", $"Among {Wording.List(values.Skip(position - 1).Select(Text))} the largest is {verdict.Text}."),
            },
            Answer = verdict.Answer,
            Choices = verdict.Choices,
            AnswerCode = $$"""
                var name = Find("pointer", "head")["to"];
                var list = [];
                while (name != "")
                {
                    list = list.Concat([Find("list-node", name).Value]);
                    name = All("list-link").First(l => l["from"] == name)["to"];
                }
                return {{(kind switch { 0 => $"list[{position - 1}]", 1 => $"list.Take({position}).Sum(v => v)", _ => $"list.Skip({position - 1}).Max(v => v)" })}};
                """,
            Variant = kind == 2 ? null : new Variant(
                Figure(opening, places, [.. values.Select((v, i) => i == position - 1 ? v + 1 : v)]),
                answer with { Number = value + 1 }),
        };
    }

    private static string Figure(string opening, Point[] places, int[] values)
    {
        var writer = new FigureWriter().Line(new FigureWriter.Raw(opening));
        for (var i = 0; i < places.Length; i++)
        {
            writer.Line($"ListNode({$"n{i + 1}"}, {Text(values[i])}, {places[i]}, pointer: {(i + 1 < places.Length && places[i + 1].X < places[i].X - 60 ? "left" : "right")});");
        }

        writer.Line($"CellPointer(\"head\", \"n1\", side: {(places[0].Y < 190 ? "top" : "bottom")});");
        for (var i = 0; i < places.Length; i++)
        {
            writer.Line($"ListLink({$"n{i + 1}"}, {(i + 1 < places.Length ? $"n{i + 2}" : "")});");
        }

        return writer.ToString();
    }

    /// <summary>
    /// Places on a grid of three columns and rows such that each pointer runs to a neighbouring place and none crosses a node.
    /// </summary>
    private static Point[] Places(Knowledge.Random.SeededRandom random)
    {
        var count = random.Range(5, 7);
        var way = new List<(int C, int R)> { (random.Next(3), random.Chance(0.5) ? 0 : 2) };
        while (way.Count < count)
        {
            var (c, r) = way[^1];
            (int C, int R)[] near = [(c + 1, r), (c - 1, r), (c, r + 1), (c, r - 1)];
            var free = near.Where(p => p.C is >= 0 and < 3 && p.R is >= 0 and < 3 && !way.Contains(p)).ToArray();
            way.Add(free.Length > 0 ? random.Pick(free) : throw new DraftException("The way through the grid is stuck."));
        }

        return [.. way.Select(p => new Point(78 + (p.C * 146) + random.Range(-8, 8), 92 + (p.R * 108) + random.Range(-10, 10)))];
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
