using System.Collections.Immutable;
using Flywheel.Synthesis.Authors.Rules.Families.Data;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Machines;

/// <summary>Gears in mesh; how often the last turns when the first makes a number of turns. The steps count the teeth that pass.</summary>
internal sealed class GearTurnsFamily : ProblemFamily
{
    /// <inheritdoc />
    public override string Name => "gear-turns";

    /// <inheritdoc />
    public override string FigureKind => "mechanism";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes =>
    [
        new("Engineering and Technology", "Gear trains", "Robot arms and mobile robots", "Road vehicles"),
        new("Mechanics", "Gears"),
        new("Arithmetic and Number Theory", "Highest common factor and least common multiple"),
    ];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var count = random.Range(2, 4);
        var train = GearLayout.Draw(random, count, 10, 40);
        var (first, last) = (train.Teeth[0], train.Teeth[^1]);
        var least = Enumerable.Range(1, last).First(t => t * first % last == 0);
        var turns = least * random.Range(1, Math.Max(1, 30 / least));
        if (first == last || turns is < 2 or > 36 || turns * first / last > 60)
        {
            throw new DraftException("The numbers of turns are too large.");
        }

        var value = turns * first / last;
        var clockwise = random.Chance(0.5);
        var sheet = Sheet.Begin(drafting, 520, 400);
        string Figure(int t) => train.Figure(sheet).Line($"Turn({train.Names[0]}, {clockwise}, label: {$"{t} turns"});").ToString();
        var scene = drafting.Draw(Figure(turns));
        train.RequireRoom(scene);
        var answer = new NumberAnswer(value, "turns");
        var verdict = Verdict.Maybe(drafting, answer, drafting.Near(answer, Math.Round((double)turns * last / first, 2), turns, count > 2 ? Math.Round((double)turns * first / train.Teeth[1], 1) : value + 2, value * 2));
        var (a, z) = (train.Names[0], train.Names[^1]);
        string Ring(string name) => FigureWriter.Code($"Circle({scene.Get("gear", name).Points[0]}, {scene.Get("gear", name).Fact("radius") * 0.8}, color: \"accent\", fill: \"accent\", opacity: 0.18, width: 1.5);");
        return new Draft
        {
            FigureCode = Figure(turns),
            Question = drafting.Say(
                $"Gear {a} makes the number of turns written above it. How many turns does gear {z} make?",
                $"How often does gear {z} turn while gear {a} makes {turns} turns?",
                $"The motor turns gear {a} as marked. Find the number of turns of gear {z}."),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"In {turns} turns of {a}, which I shade and which has {first} teeth, {turns} · {first} = {turns * first} teeth pass the place of contact.",
                        $"I start at {a}: {turns} turns of {first} teeth push {turns} · {first} = {turns * first} teeth along.",
                        $"What counts is the number of teeth that pass: for {a} it is {turns} · {first} = {turns * first}."),
                    Ring(a)),
                new ThinkingStep(
                    count > 2
                        ? drafting.Say(
                            $"The gears in between only pass the teeth on, one by one. So {turns * first} teeth pass at {z} too, which has {last} teeth.",
                            $"As many teeth pass at every gear of the row, so the ones in the middle don't matter. {z} (shaded) has {last} teeth.",
                            $"Idle gears in the middle change the sense of turning only. At {z}, with {last} teeth, {turns * first} teeth pass as well.")
                        : drafting.Say(
                            $"The same {turns * first} teeth pass at {z}, which has {last} teeth.",
                            $"As many teeth pass at {z}; one turn of it takes {last}.",
                            $"At {z}, shaded now, {turns * first} teeth pass too, {last} for each turn."),
                    Ring(z)),
            ],
            Conclusion = drafting.Say(
                $"{turns * first} / {last} = {value}, so {z} makes {verdict.Text}.",
                $"{turns * first} teeth at {last} a turn are {verdict.Text}.",
                $"Dividing {turns * first} by {last} gives for {z} {verdict.Text}."),
            Answer = verdict.Answer,
            Choices = verdict.Choices,
            AnswerCode = FigureWriter.Code($"return Round(Find(\"turn\").Value * Find(\"gear\", {a})[\"teeth\"] / Find(\"gear\", {z})[\"teeth\"], 6);"),
            Variant = new Variant(Figure(turns + least), answer with { Number = (turns + least) * first / last }),
        };
    }
}
