using System.Collections.Immutable;
using System.Globalization;
using Flywheel.Synthesis.Figures.Scenes;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Computing;

/// <summary>Binary search in a sorted array: how many cells are looked at. The steps mark the cells probed.</summary>
internal sealed class BinarySearchFamily : ProblemFamily
{
    /// <inheritdoc />
    public override string Name => "binary-search";

    /// <inheritdoc />
    public override string FigureKind => "array-memory";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes => [new("Computer Science", "Searching ordered data", "Arrays")];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var opening = drafting.Begin(480, 200).ToString().TrimEnd();
        var count = random.Range(8, 12);
        var values = random.Sample(Enumerable.Range(2, 97), count).Order().ToArray();
        var present = random.Chance(0.75);
        var key = present ? random.Pick(values) : random.Pick(Enumerable.Range(values[0], values[^1] - values[0]).Except(values).ToArray());
        var probes = Probes(values, key);
        if (probes.Count < 2)
        {
            throw new DraftException("The search ends at once.");
        }

        var asksCell = present && random.Chance(0.35) && probes.Count >= 3;
        var second = values[probes[1].Middle];
        var answer = new NumberAnswer(asksCell ? second : probes.Count);
        var verdict = Verdict.Maybe(drafting, answer, asksCell
            ? random.Shuffled(values).Select(v => answer with { Number = v })
            : drafting.Near(answer, probes.Count - 1, probes.Count + 1, present ? Array.IndexOf(values, key) + 1 : count));
        var code = Figure(opening, values);
        var scene = drafting.Draw(code);
        var told = string.Join("; ", probes.Select(p => $"cells {p.Low} to {p.High}, middle {p.Middle} with {values[p.Middle]}"));
        var first = probes[0];
        return new Draft
        {
            FigureCode = code,
            Question = asksCell
                ? drafting.Say(
                    $"Binary search looks for {key} in this sorted array; of two middle cells it takes the left one. Which number does it look at second?",
                    $"A program halves the array again and again to find {key}, always looking at the middle cell (the left one of two). Which number does it read in its second step?",
                    $"Searching {key} by halving, with the left of two middle cells, which number is compared with {key} as the second one?")
                : drafting.Say(
                    $"Binary search looks for {key} in this sorted array; of two middle cells it takes the left one. How many cells does it look at{(present ? ", the last one included" : " before it knows that it is not there")}?",
                    $"With how many numbers of the array does a binary search compare {key}{(present ? " until it is found" : " until it is known to be missing")}? Of two middle cells the left one is taken.",
                    $"The sorted array is searched for {key} by halving. With the left one of two middle cells, how many cells are read{(present ? " until it is found" : " until the range is empty")}?"),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"The range is at first {first.Low} to {first.High}, and its middle cell {first.Middle} holds {values[first.Middle]}. I mark that cell as probe 1.",
                        $"Probe 1 is the middle of all cells: index ({first.Low} + {first.High}) / 2, rounded down, is {first.Middle}, where {values[first.Middle]} stands.",
                        $"I begin in the middle, at index {first.Middle}, and compare {values[first.Middle]} with {key}."),
                    Mark(scene, probes.Take(1), 1)),
                new ThinkingStep(
                    drafting.Say(
                        $"Keeping the half in which {key} can be, the ranges are: {told}. I number these probes.",
                        $"Then the range shrinks each time: {told}. The numbers above the cells show the order.",
                        $"{key} is {(key < values[first.Middle] ? "smaller" : "larger")}, so the search goes on {(key < values[first.Middle] ? "left" : "right")} of it. In all: {told}."),
                    Mark(scene, probes.Skip(1), 2)),
            ],
            Conclusion = asksCell
                ? drafting.Say($"The second probe is at index {probes[1].Middle} and reads {verdict.Text}.", $"After {values[first.Middle]} the search compares {key} with {verdict.Text}.", $"The cell numbered 2 holds {verdict.Text}.")
                : drafting.Say($"The probes are {Wording.List(probes.Select(p => Text(values[p.Middle])))}, so the number of cells looked at is {verdict.Text}.", $"Looked at are {Wording.List(probes.Select(p => Text(values[p.Middle])))}; that makes {verdict.Text}.", $"Counting the marked cells gives {verdict.Text}."),
            Answer = verdict.Answer,
            Choices = verdict.Choices,
            AnswerCode = $$"""
                var values = All("cell").OrderBy(c => c.X).Select(c => c.Value);
                var low = 0;
                var high = values.Length - 1;
                var probes = [];
                while (low <= high)
                {
                    var middle = (low + high) / 2;
                    probes = probes.Concat([values[middle]]);
                    if (values[middle] == {{key}}) { break; }
                    if (values[middle] < {{key}}) { low = middle + 1; } else { high = middle - 1; }
                }
                return {{(asksCell ? "probes[1]" : "probes.Length")}};
                """,
        };
    }

    private static string Figure(string opening, int[] values)
    {
        var cell = Math.Min(44, 440.0 / values.Length);
        return new FigureWriter().Line(new FigureWriter.Raw(opening))
            .Line($"ArrayCells(\"\", {values.Select(Text)}, {Math.Round(240 - (values.Length * cell / 2))}, 80, cell: {Math.Floor(cell)});")
            .ToString();
    }

    private static string Mark(Scene scene, IEnumerable<Probe> probes, int number)
    {
        var writer = new FigureWriter();
        foreach (var probe in probes)
        {
            var at = Layout.Whole(scene.OfKind("cell").ElementAt(probe.Middle).Position);
            writer.Line($"Circle({at}, 19, color: \"accent\", width: 3);")
                .Line($"Text({Text(number++)}, {at.X}, {at.Y - 36}, size: 17, color: \"accent\", style: \"bold\");");
        }

        return writer.ToString().TrimEnd();
    }

    private static List<Probe> Probes(int[] values, int key)
    {
        var probes = new List<Probe>();
        var (low, high) = (0, values.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            probes.Add(new Probe(low, high, middle));
            if (values[middle] == key)
            {
                break;
            }

            (low, high) = values[middle] < key ? (middle + 1, high) : (low, middle - 1);
        }

        return probes;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private readonly record struct Probe(int Low, int High, int Middle);
}
