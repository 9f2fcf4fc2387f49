using System.Collections.Immutable;
using Flywheel.Synthesis.Figures.Scenes;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Ecology;

/// <summary>Counts in a food web: chains to a top animal, predators or food of one species. The steps mark arrows.</summary>
internal sealed class FoodChainFamily : ProblemFamily
{
    /// <inheritdoc />
    public override string Name => "food-chains";

    /// <inheritdoc />
    public override string FigureKind => "food-web";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes => [new("Biology", "Food chains and webs", "Interacting populations")];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var habitat = Habitat.Draw(drafting);
        var opening = drafting.Begin(480, 440).ToString().TrimEnd();
        var code = habitat.Figure(opening);
        var scene = drafting.Draw(code);
        var kind = random.Next(3);
        var target = kind switch
        {
            0 => random.Pick(habitat.Rows[^1]),
            1 => random.Pick(habitat.Rows[random.Range(0, 2)]),
            _ => random.Pick(habitat.Rows[random.Range(1, 3)]),
        };
        var (value, links, how) = kind switch
        {
            0 => (Chains(habitat, target), Below(habitat, target), "every arrow that leads, directly or through others, to it"),
            1 => (habitat.EatersOf(target).Length, habitat.EatersOf(target).Select(e => (target, e)), "the arrows that start there"),
            _ => (habitat.FoodOf(target).Length, habitat.FoodOf(target).Select(f => (f, target)), "the arrows that end there"),
        };
        if (value < (kind == 0 ? 3 : 2))
        {
            throw new DraftException("There is too little to count.");
        }

        var marked = links.Distinct().ToArray();
        var answer = new NumberAnswer(value);
        var verdict = Verdict.Maybe(drafting, answer, drafting.Near(answer, kind == 1 ? habitat.FoodOf(target).Length : habitat.EatersOf(target).Length, habitat.Rows[0].Length, value + 1));
        var list = kind switch { 1 => Wording.List(habitat.EatersOf(target)), 2 => Wording.List(habitat.FoodOf(target)), _ => "" };
        return new Draft
        {
            FigureCode = code,
            Question = $"{drafting.Say($"The picture shows a food web of {habitat.Name}.", $"This is a food web of {habitat.Name}; arrows point from food to eater.")} " + kind switch
            {
                0 => drafting.Say(
                    $"How many different food chains lead from a living thing of the bottom row up to {target}?",
                    $"In how many ways can one follow the arrows from a producer at the bottom to {target}?",
                    $"Count the food chains that begin with a producer and end with {target}."),
                1 => drafting.Say(
                    $"How many kinds of animal eat {target}?",
                    $"By how many species is {target} eaten?",
                    $"Count the species that feed on {target}."),
                _ => drafting.Say(
                    $"How many of the species shown does {target} eat?",
                    $"On how many kinds of food does {target} live in this web?",
                    $"Count the species that {target} feeds on."),
            },
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"I look for {target} and mark {how}.",
                        $"What matters for {target} are {(kind == 0 ? "the arrows below it" : how)}; I mark them.",
                        $"Arrows point to the eater. For {target} I highlight {how}."),
                    Mark(scene, marked)),
            ],
            Conclusion = kind switch
            {
                0 => drafting.Say(
                    $"Adding up from the bottom, where each producer counts one way, {target} collects {Told(habitat, target)}. The number of chains is {verdict.Text}.",
                    $"The ways into {target} come from {Told(habitat, target)}, so in all there are {verdict.Text}.",
                    $"From {Told(habitat, target)} one gets the total {verdict.Text}."),
                1 => drafting.Say($"They lead to {list}, so the number is {verdict.Text}.", $"The eaters are {list}; that makes {verdict.Text}.", $"Counting {list} gives {verdict.Text}."),
                _ => drafting.Say($"They come from {list}, so the number is {verdict.Text}.", $"Its food is {list}; that makes {verdict.Text}.", $"Counting {list} gives {verdict.Text}."),
            },
            Answer = verdict.Answer,
            Choices = verdict.Choices,
            AnswerCode = kind switch
            {
                0 => $$"""
                    double Ways(string name)
                    {
                        var food = All("feeds").Where(f => f["to"] == name);
                        return food.Length == 0 ? 1 : food.Sum(f => Ways(f["from"]));
                    }
                    return Ways({{FigureWriter.Quote(target)}});
                    """,
                1 => $"return All(\"feeds\").Count(f => f[\"from\"] == {FigureWriter.Quote(target)});",
                _ => $"return All(\"feeds\").Count(f => f[\"to\"] == {FigureWriter.Quote(target)});",
            },
        };
    }

    private static int Chains(Habitat habitat, string name) => habitat.FoodOf(name) is { Length: > 0 } food ? food.Sum(f => Chains(habitat, f)) : 1;

    private static IEnumerable<(string, string)> Below(Habitat habitat, string name) =>
        habitat.FoodOf(name).SelectMany(f => Below(habitat, f).Append((f, name)));

    private static string Told(Habitat habitat, string name) =>
        Wording.List(habitat.FoodOf(name).Select(f => $"{f} ({Chains(habitat, f)})"));

    private static string Mark(Scene scene, IEnumerable<(string Eaten, string Eater)> links)
    {
        var writer = new FigureWriter();
        foreach (var (eaten, eater) in links)
        {
            var arrow = scene.Find("feeds", $"{eaten}-{eater}")!;
            writer.Line($"Trail({Wording.Points(arrow.Points)}, width: 9);");
        }

        return writer.ToString().TrimEnd();
    }
}
