using System.Collections.Immutable;
using Flywheel.Synthesis.Figures.Scenes;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Ecology;

/// <summary>One species dies out; how many others lose all their food is asked for. The steps cross them out.</summary>
internal sealed class SpeciesVanishFamily : ProblemFamily
{
    /// <inheritdoc />
    public override string Name => "species-vanish";

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
        var victim = random.Pick(habitat.Rows[random.Range(0, 2)]);
        var lost = Lost(habitat, victim);
        var hungry = habitat.EatersOf(victim);
        if (hungry.Length == 0 || (lost.Count == 0 && random.Chance(0.7)))
        {
            throw new DraftException("Nothing follows.");
        }

        var code = habitat.Figure(opening);
        var scene = drafting.Draw(code);
        var answer = new NumberAnswer(lost.Count);
        var verdict = Verdict.Maybe(drafting, answer, drafting.Near(answer, hungry.Length, lost.Count + 1, habitat.Rows[1].Length), chance: 0.45);
        var saved = hungry.Except(lost).ToArray();
        var reason = saved.Length == 0 ? "" : $" {Wording.List(saved)} still {(saved.Length == 1 ? "has" : "have")} other food.";
        return new Draft
        {
            FigureCode = code,
            Question = drafting.Say(
                $"The picture shows a food web of {habitat.Name}. If {victim} dies out, how many other species lose all of their food, directly or as a consequence?",
                $"Arrows point from food to eater in this web of {habitat.Name}. Suppose that {victim} disappears. How many further species are left with nothing to eat in the end?",
                $"{victim} is wiped out by a disease. According to this food web of {habitat.Name}, how many other species must die out too because nothing that they eat is left?"),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"I cross out {victim} and look at who ate it: {Wording.List(hungry)}.{reason}",
                        $"{victim} goes first, so I strike it out. It was food for {Wording.List(hungry)}.{reason}",
                        $"The arrows from {victim} lead to {Wording.List(hungry)}. I cross {victim} out and check what else they eat.{reason}"),
                    Cross(scene, [victim], "accent")),
                .. lost.Count == 0 ? Array.Empty<ThinkingStep>() :
                [
                    new ThinkingStep(
                        drafting.Say(
                            $"With no arrow left that brings food, {Wording.List(lost)} must go as well. I cross out {(lost.Count == 1 ? "that one" : "those")}.",
                            $"All food is gone for {Wording.List(lost)}, level after level. I strike {(lost.Count == 1 ? "it" : "them")} out, too.",
                            $"Going upwards, {Wording.List(lost)} {(lost.Count == 1 ? "has" : "have")} nothing left to eat."),
                        Cross(scene, lost, "accent")),
                ],
            ],
            Conclusion = lost.Count == 0
                ? drafting.Say($"Everybody who ate {victim} has other food, so the number is {verdict.Text}.", $"Nobody depends on {victim} alone; the number of species lost is {verdict.Text}.", $"No other species starves: {verdict.Text}.")
                : drafting.Say($"Apart from {victim}, lost {(lost.Count == 1 ? "is" : "are")} {Wording.List(lost)}, so the number is {verdict.Text}.", $"Counting {Wording.List(lost)}, the number of further species is {verdict.Text}.", $"All others keep some food. The number is {verdict.Text}."),
            Answer = verdict.Answer,
            Choices = verdict.Choices,
            AnswerCode = $$"""
                var gone = [{{FigureWriter.Quote(victim)}}];
                foreach (var s in All("species").OrderByDescending(s => s.Y))
                {
                    var food = All("feeds").Where(f => f["to"] == s.Name);
                    if (food.Length > 0 && food.All(f => gone.Contains(f["from"]))) { gone = gone.Concat([s.Name]); }
                }
                return gone.Distinct().Length - 1;
                """,
        };
    }

    private static List<string> Lost(Habitat habitat, string victim)
    {
        var lost = new List<string>();
        foreach (var name in habitat.Rows.Skip(1).SelectMany(r => r))
        {
            if (name != victim && habitat.FoodOf(name).All(f => f == victim || lost.Contains(f)))
            {
                lost.Add(name);
            }
        }

        return lost;
    }

    private static string Cross(Scene scene, IEnumerable<string> names, string color)
    {
        var writer = new FigureWriter();
        foreach (var name in names)
        {
            var element = scene.Find("species", name)!;
            var (at, half) = (Layout.Whole(element.Position), Math.Round(element.Find("half-width")!.Value.Number));
            writer.Line($"Segment({at.X - half}, {at.Y - 15}, {at.X + half}, {at.Y + 15}, color: {color}, width: 3);")
                .Line($"Segment({at.X - half}, {at.Y + 15}, {at.X + half}, {at.Y - 15}, color: {color}, width: 3);");
        }

        return writer.ToString().TrimEnd();
    }
}
