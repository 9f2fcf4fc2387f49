using System.Collections.Immutable;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Data;

/// <summary>The probability of one set given another. The steps ring the given set's numbers and then the overlap.</summary>
internal sealed class VennChanceFamily : ProblemFamily
{
    /// <inheritdoc />
    public override string Name => "venn-conditional";

    /// <inheritdoc />
    public override string FigureKind => "venn-diagram";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes => SetStory.Homes("Conditional probability", "Venn diagram counts");

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var story = SetStory.Pick(drafting);
        var sets = random.Sample(story.Sets, 2);
        var counts = Enumerable.Range(0, 4).Select(_ => random.Range(2, 24)).ToArray();
        var given = random.Next(2);
        var (alone, both) = (given == 0 ? counts[0] : counts[2], counts[1]);
        var sheet = Sheet.Begin(drafting);
        string Figure(int[] numbers) => sheet.Writer().Line($"Venn({sets}, {numbers.Select(c => $"{c}")}, universe: {story.Things});").ToString();
        var code = Figure(counts);
        var scene = drafting.Draw(code);
        var (condition, wanted) = (sets[given], sets[1 - given]);
        var right = Fraction.Text(both, alone + both);
        var wrong = new[] { Fraction.Text(both, counts.Sum()), Fraction.Text(alone, alone + both), Fraction.Text(both, counts.Sum() - counts[3]), Fraction.Text(alone + both, counts.Sum()) };
        var verdict = Verdict.Maybe(drafting, new TextAnswer(right), wrong.Select(w => new TextAnswer(w)));
        var (inside, overlap) = (scene.Get("region", $"{condition} only").Points[0], scene.Get("region", $"{sets[0]} and {sets[1]}").Points[0]);
        int[] changed = [.. counts.Select((c, i) => i == 1 ? c + 1 : c)];
        var thing = story.Things.EndsWith('s') ? story.Things[..^1] : story.Things;
        return new Draft
        {
            FigureCode = code,
            Question = drafting.Say(
                $"One of the {story.Things} in \"{condition}\" is picked at random. What is the probability that it also belongs to \"{wanted}\"? Give a fraction in lowest terms.",
                $"Given that {("aeiou".Contains(thing[0], StringComparison.Ordinal) ? "an" : "a")} {thing} belongs to \"{condition}\", how likely is it to be in \"{wanted}\" too? Answer with a fraction in lowest terms.",
                $"Find the probability, as a fraction in lowest terms, that a randomly chosen member of \"{condition}\" lies in \"{wanted}\" as well."),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"Only the circle {condition} matters. I ring its numbers, {alone} and {both}: together {alone} + {both} = {alone + both}.",
                        $"The condition restricts everything to {condition}, which holds {alone} + {both} = {alone + both}. I ring both numbers.",
                        $"All possible picks lie in {condition}; the ringed numbers make {alone} + {both} = {alone + both}."),
                    Drawn.Code(Drawn.Ring(inside, 17), Drawn.Ring(overlap, 17))),
                new ThinkingStep(
                    drafting.Say(
                        $"Of these, the ones in the overlap, {both}, are in {wanted} too. A second ring marks them.",
                        $"Favourable are the {both} in the overlap, which I mark once more.",
                        $"In {wanted} as well are only the {both} of the middle region."),
                    Drawn.Ring(overlap, 21, "red")),
            ],
            Conclusion = drafting.Say(
                $"The probability is {both} out of {alone + both}, that is {verdict.Text}.",
                $"{both} of {alone + both} picks are favourable, so the fraction is {verdict.Text}.",
                $"{both}/{alone + both} in lowest terms is {verdict.Text}."),
            Answer = verdict.Answer,
            Choices = verdict.Choices,
            AnswerCode = FigureWriter.Code($"var a = Find(\"region\", {$"{sets[0]} and {sets[1]}"}).Value;\nvar b = All(\"region\").Where(r => r[{condition}] == 1).Sum(r => r.Value);\n") + Fraction.Reduce,
            Variant = new Variant(Figure(changed), new TextAnswer(Fraction.Text(both + 1, alone + both + 1))),
        };
    }
}
