using System.Collections.Immutable;
using Flywheel.Synthesis.Authors.Rules.Families.Data;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Machines;

/// <summary>A row of gears of which the first is driven; which way, and whether faster, the last one turns. The step marks the sense of every gear.</summary>
internal sealed class GearDirectionFamily : ProblemFamily
{
    /// <inheritdoc />
    public override string Name => "gear-direction";

    /// <inheritdoc />
    public override string FigureKind => "mechanism";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes =>
    [
        new("Engineering and Technology", "Gear trains"),
        new("Mechanics", "Gears", "Linkages, cams and ratchets"),
        new("Logic and Patterns", "Codes and ciphers"),
    ];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var count = random.Range(3, 6);
        var train = GearLayout.Draw(random, count, 9, count > 4 ? 22 : 30);
        var (first, last) = (train.Teeth[0], train.Teeth[^1]);
        if (Math.Abs(first - last) < 3)
        {
            throw new DraftException("First and last gear are about equal.");
        }

        var clockwise = random.Chance(0.5);
        var sheet = Sheet.Begin(drafting, 520, 400);
        string Figure(bool way) => train.Figure(sheet).Line($"Turn({train.Names[0]}, {way});").ToString();
        var scene = drafting.Draw(Figure(clockwise));
        train.RequireRoom(scene);
        var (a, z) = (train.Names[0], train.Names[^1]);
        string Say(bool way, bool faster) => $"{(way ? "clockwise" : "anticlockwise")}, {(faster ? "faster" : "slower")} than {a}";
        var lastWay = clockwise == (count % 2 == 1);
        var (choices, answer) = drafting.Choose(
            new TextAnswer(Say(lastWay, last < first)), [new TextAnswer(Say(!lastWay, last < first)), new TextAnswer(Say(lastWay, last > first)), new TextAnswer(Say(!lastWay, last > first))]);
        var code = Enumerable.Range(1, count - 1).Select(i => FigureWriter.Code($"Turn({train.Names[i]}, {clockwise == (i % 2 == 0)}, color: \"accent\");"));
        return new Draft
        {
            FigureCode = Figure(clockwise),
            Question = drafting.Say(
                $"Gear {a} turns as the arrow shows. Which way does gear {z} turn, and how fast compared with {a}?",
                $"The arrow marks how gear {a} is driven. What does gear {z} do?",
                $"In which sense does gear {z} turn when {a} turns as drawn, and is it faster or slower?"),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"Gears in mesh turn in opposite senses. From {a} on I mark the sense of each gear: it alternates, and {z} is number {count} in the row.",
                        $"Each gear turns its neighbour the other way. I draw the arrows one after another, up to {z}, the gear number {count}.",
                        $"Where teeth meet they move the same way, so the senses of turning alternate along the row of {count} gears, as my arrows show."),
                    Drawn.Code(code)),
            ],
            Conclusion = drafting.Say(
                $"Hence {z} turns {(lastWay ? "clockwise" : "anticlockwise")}. It has {last} teeth against {first} of {a}, so it is {(last < first ? "faster" : "slower")}: {answer.Meaning.Text}, which is choice {answer.Letter}.",
                $"The arrow at {z} is {(lastWay ? "clockwise" : "anticlockwise")}; with {last} instead of {first} teeth it turns {(last < first ? "more" : "less")} often. The answer is {answer.Meaning.Text}, which is choice {answer.Letter}.",
                $"{count - 1} changes of sense, and {last} teeth compared with {first}: gear {z} turns {answer.Meaning.Text}, which is choice {answer.Letter}."),
            Answer = answer,
            Choices = choices,
            AnswerCode = FigureWriter.Code($$"""
                var a = Find("gear", {{a}});
                var z = Find("gear", {{z}});
                var turn = All("turn")[0];
                var right = turn["clockwise"] == 1;
                var way = (z["order"] - a["order"]) % 2 == 0 ? right : !right;
                return $"{(way ? "clockwise" : "anticlockwise")}, {(z["teeth"] < a["teeth"] ? "faster" : "slower")} than {a.Name}";
                """),
            Variant = new Variant(Figure(!clockwise), new TextAnswer(Say(!lastWay, last < first))),
        };
    }
}
