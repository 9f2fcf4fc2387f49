using System.Collections.Immutable;
using Flywheel.Synthesis.Figures.Scenes;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Data;

/// <summary>How many lie in a union, a difference, in exactly one or two sets, and so on. The step rings the regions that count.</summary>
internal sealed class VennCountFamily : ProblemFamily
{
    /// <inheritdoc />
    public override string Name => "venn-count";

    /// <inheritdoc />
    public override string FigureKind => "venn-diagram";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes => SetStory.Homes("Venn diagram counts", "Addition rule", "Inclusion–exclusion");

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var story = SetStory.Pick(drafting);
        var sets = random.Sample(story.Sets, random.Chance(0.45) ? 2 : 3);
        var counts = Enumerable.Range(0, 1 << sets.Length).Select(_ => random.Range(2, 24)).ToArray();
        var condition = Condition(drafting, sets);
        var sheet = Sheet.Begin(drafting);
        var code = Figure(sheet, sets, counts, story);
        var scene = drafting.Draw(code);
        Element[] regions = [.. scene.OfKind("region")];
        Element[] hits = [.. regions.Where(r => condition.Holds(Membership(r, sets)))];
        var values = hits.Select(h => (int)h.Fact("value")).ToArray();
        var answer = new NumberAnswer(values.Sum());
        var total = counts.Sum();
        var verdict = Verdict.Maybe(drafting, answer, drafting.Near(answer, total - values.Sum(), values.Sum() - values[0], values.Sum() + counts[^1]));
        var sum = Wording.Sum(values);
        var target = hits[0].Index - regions[0].Index;
        int[] changed = [.. counts.Select((c, i) => i == target ? c + 2 : c)];
        return new Draft
        {
            FigureCode = code,
            Question = drafting.Say(
                $"The Venn diagram sorts {story.Things}. How many of them are {condition.Words}?",
                $"How many {story.Things} does the diagram show {condition.Words}?",
                $"Count the {story.Things} that lie {condition.Words}."),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"{condition.Thought} I ring the numbers in {(hits.Length == 1 ? "that region" : "those regions")}.",
                        $"I go through the regions and ring each number that lies {condition.Words}.",
                        $"Which regions are meant? {condition.Thought} Their numbers are ringed."),
                    Drawn.Code(hits.Select(h => Drawn.Ring(h.Points[0], 17)))),
            ],
            Conclusion = drafting.Say(
                hits.Length == 1 ? $"Only this region counts, so the number is {verdict.Text}." : $"{sum} = {verdict.Text}.",
                hits.Length == 1 ? $"The ringed number is the answer: {verdict.Text}." : $"Adding the ringed numbers, {sum}, gives {verdict.Text}.",
                hits.Length == 1 ? $"Nothing has to be added; it is {verdict.Text}." : $"The ringed regions hold {sum} = {verdict.Text}."),
            Answer = verdict.Answer,
            Choices = verdict.Choices,
            AnswerCode = $"return All(\"region\").Where(r => {condition.Code}).Sum(r => r.Value);",
            Variant = new Variant(Figure(sheet, sets, changed, story), answer with { Number = values.Sum() + 2 }),
        };
    }

    private static string Figure(Sheet sheet, string[] sets, int[] counts, SetStory story) => sheet.Writer()
        .Line($"Venn({sets}, {counts.Select(c => $"{c}")}, universe: {story.Things});")
        .ToString();

    private static bool[] Membership(Element region, string[] sets) => [.. sets.Select(s => region.Fact(s) > 0.5)];

    private static Rule Condition(Drafting drafting, string[] sets)
    {
        var keys = sets.Select(s => $"r[{FigureWriter.Quote(s)}]").ToArray();
        var sum = string.Join(" + ", keys);
        var (a, b) = drafting.Random.Chance(0.5) ? (0, 1) : (1, 0);
        Rule[] rules =
        [
            new($"in at least one of the {(sets.Length == 2 ? "two" : "three")} sets", "Everything inside any circle counts.", $"{sum} >= 1", m => m.Any(x => x)),
            new("in exactly one of the sets", "Only the parts that lie in a single circle count, no overlap.", $"{sum} == 1", m => m.Count(x => x) == 1),
            new($"in \"{sets[a]}\" but not in \"{sets[b]}\"", $"I take the circle {sets[a]} without its overlap with {sets[b]}.", $"{keys[a]} == 1 && {keys[b]} == 0", m => m[a] && !m[b]),
            new($"not in \"{sets[a]}\"", $"Everything outside the circle {sets[a]} counts, also what lies in no circle.", $"{keys[a]} == 0", m => !m[a]),
            new("in at least two of the sets", "The overlaps count, the middle one included.", $"{sum} >= 2", m => m.Count(x => x) >= 2),
            new("in exactly two of the sets", "The overlaps of two circles count, but not the middle, which lies in all three.", $"{sum} == 2", m => m.Count(x => x) == 2),
        ];
        return rules[drafting.Random.Next(sets.Length == 2 ? 4 : 6)];
    }

    private sealed record Rule(string Words, string Thought, string Code, Func<bool[], bool> Holds);
}
