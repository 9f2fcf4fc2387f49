using System.Collections.Immutable;
using System.Globalization;
using Flywheel.Synthesis.Figures.Scenes;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Computing;

/// <summary>One pass of bubble sort, or the swaps of all passes. The step writes the array after the pass, or the inversions.</summary>
internal sealed class SwapCountFamily : ProblemFamily
{
    /// <inheritdoc />
    public override string Name => "bubble-sort";

    /// <inheritdoc />
    public override string FigureKind => "array-memory";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes => [new("Computer Science", "Elementary sorting", "Arrays"), new("Probability and Combinatorics", "Factorials and permutations")];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var opening = drafting.Begin(448, 240).ToString().TrimEnd();
        var values = random.Sample(Enumerable.Range(1, 60), random.Range(5, 6));
        var after = values.ToArray();
        var swaps = 0;
        for (var i = 0; i + 1 < after.Length; i++)
        {
            if (after[i] > after[i + 1])
            {
                (after[i], after[i + 1]) = (after[i + 1], after[i]);
                swaps++;
            }
        }

        var smaller = values.Select((v, i) => values.Skip(i + 1).Count(w => w < v)).ToArray();
        if (swaps < 2 || smaller.Sum() == swaps)
        {
            throw new DraftException("Too few swaps.");
        }

        var kind = random.Next(3);
        var place = random.Range(1, after.Length - 2);
        var answer = new NumberAnswer(kind switch { 0 => swaps, 1 => smaller.Sum(), _ => after[place] });
        var verdict = Verdict.Maybe(drafting, answer, kind == 2
            ? random.Shuffled(values).Select(v => answer with { Number = v })
            : drafting.Near(answer, kind == 0 ? smaller.Sum() : swaps, values.Length - 1, values.Length));
        var code = Figure(opening, values);
        var scene = drafting.Draw(code);
        return new Draft
        {
            FigureCode = code,
            Question = kind switch
            {
                0 => drafting.Say(
                    "One pass of bubble sort goes from left to right, compares neighbours, and swaps them if the left one is larger. How many swaps does the first pass make in this array?",
                    "Bubble sort passes once over the array from left to right. How often does it swap two neighbours?",
                    "Going once from left to right, each pair of neighbours in the wrong order is swapped at once. How many swaps happen?"),
                1 => drafting.Say(
                    "Bubble sort swaps neighbours that stand in the wrong order until the array is ascending. How many swaps does it make in all?",
                    "How many swaps of neighbours are needed to sort this array into ascending order?",
                    "Only neighbours may be swapped. What is the least number of swaps that sorts the array from small to large?"),
                _ => drafting.Say(
                    $"After one pass of bubble sort from left to right (neighbours are swapped if the left one is larger), which number stands at index {place}?",
                    $"Bubble sort passes once over this array. What does the cell with index {place} hold afterwards?",
                    $"Each pair of neighbours in the wrong order is swapped, once from left to right. Which number is then in cell {place}?"),
            },
            Steps =
            [
                kind == 1
                    ? new ThinkingStep(
                        drafting.Say(
                            $"Every swap puts one pair in order, so I count for each number the smaller ones to its right and write the count above it: {Wording.List(smaller.Select(Text))}.",
                            $"The number of swaps equals the number of pairs in the wrong order. Above each cell I note how many smaller numbers follow: {Wording.List(smaller.Select(Text))}.",
                            $"For each number I count what must still pass it, that is, smaller numbers to the right: {Wording.List(smaller.Select(Text))}."),
                        Row(scene, smaller.Select(Text).ToArray(), -42))
                    : new ThinkingStep(
                        drafting.Say(
                            $"I carry the larger number along from left to right and write the array after the pass below: {Wording.List(after.Select(Text))}.",
                            $"Comparing pair by pair from the left, {Wording.Count(swaps, "pair")} must be swapped. Below I write the array as it is afterwards.",
                            $"I do the pass by hand. Under the array I note the result {string.Join(", ", after)}."),
                        Row(scene, after.Select(Text).ToArray(), 66)),
            ],
            Conclusion = kind switch
            {
                0 => drafting.Say($"A number that a larger one passes moves one place left; this happens to as many numbers as there were swaps: {verdict.Text}.", $"Comparing the row below with the one above, the number of swaps was {verdict.Text}.", $"The pass makes this many swaps: {verdict.Text}."),
                1 => drafting.Say($"The sum of the counts is {Wording.Sum(smaller)} = {verdict.Text}.", $"Adding up, {Wording.Sum(smaller)}, gives the number of swaps: {verdict.Text}.", $"In all there are as many swaps as pairs in the wrong order, {verdict.Text}."),
                _ => drafting.Say($"In the row below, index {place} holds {verdict.Text}.", $"After the pass the array reads {string.Join(", ", after)}; at index {place} stands {verdict.Text}.", $"Counting from index 0, the number at {place} is {verdict.Text}."),
            },
            Answer = verdict.Answer,
            Choices = verdict.Choices,
            AnswerCode = kind == 1
                ? """
                  var a = All("cell").OrderBy(c => c["index"]).Select(c => c.Value);
                  return Range(0, a.Length).Sum(i => Range(0, i).Count(j => a[j] > a[i]));
                  """
                : $$"""
                  var a = All("cell").OrderBy(c => c["index"]).Select(c => c.Value);
                  var top = a[0];
                  var swaps = 0;
                  var after = [];
                  foreach (var v in a.Skip(1))
                  {
                      if (v < top) { swaps++; }
                      after = after.Concat([Math.Min(v, top)]);
                      top = Math.Max(v, top);
                  }
                  return {{(kind == 0 ? "swaps" : $"after[{place}]")}};
                  """,
            Variant = kind == 2 ? null : new Variant(Figure(opening, [.. values, 99]), answer),
        };
    }

    private static string Figure(string opening, int[] values)
    {
        var cell = 56;
        return new FigureWriter().Line(new FigureWriter.Raw(opening))
            .Line($"ArrayCells(\"a\", {values.Select(Text)}, {236 - (values.Length * cell / 2)}, 84, cell: {cell});")
            .ToString();
    }

    private static string Row(Scene scene, string[] texts, double below) =>
        string.Join('\n', texts.Select((t, i) => FigureWriter.Code($"Text({t}, {Layout.Whole(scene.OfKind("cell").ElementAt(i).Position + new Figures.Geometry.Point(0, below))}, size: 18, color: \"accent\", style: \"bold\");")));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
