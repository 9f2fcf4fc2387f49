using Flywheel.Synthesis.Authors.Rules;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Expansion.Sequential;

/// <summary>The answer is a number of places to move around a ring of lettered sectors.</summary>
internal sealed class RingOperator : ExpansionOperator
{
    private const string Letters = "ABCDEFGHJKLM";

    /// <inheritdoc />
    public override string Name => "inset-ring";

    /// <inheritdoc />
    public override Lineage Lineage => Lineage.Sequential;

    /// <inheritdoc />
    public override Expansion? Compose(ExpansionContext context)
    {
        if (context.Whole is not { } number || number < 1 || context.Has("inset-sector"))
        {
            return null;
        }

        var size = context.Random.Range(5, 12);
        var start = context.Random.Next(size);
        string[] letters = [.. Letters.Take(size).Select(c => c.ToString())];
        context.Random.Shuffle<string>(letters);
        var (rest, turns) = (number % size, number / size);
        if (rest == 0)
        {
            return null;
        }

        var figure = Panel($"InsetRing({letters}, {start});");
        if (context.Draw(figure) is not { } scene)
        {
            return null;
        }

        var landing = letters[(start + rest) % size];
        var symbol = context.Symbol;
        var counting = turns == 0
            ? $"{number} places are less than one full turn of {size} sectors"
            : $"{number} = {turns} × {size} + {rest}, so after {turns} full {(turns == 1 ? "turn" : "turns")} {rest} {(rest == 1 ? "place remains" : "places remain")}";
        return new Expansion
        {
            Figure = figure,
            Question = $"{Introduce(context)} " + context.Say(
                $"On the ring below, start at the sector that the arrow marks and move {symbol} sectors clockwise. Which letter do you land on?",
                $"A counter stands on the yellow sector of the ring in the lower panel and moves {symbol} places clockwise. On which letter does it stop?",
                $"Starting from the arrow on the ring, advance clockwise by {symbol} sectors. What letter is there?"),
            Step = new ThinkingStep(
                $"So {symbol} = {number}. " + context.Say(
                    $"The ring has {size} sectors: {counting}. I count them off clockwise from {letters[start]}.",
                    $"I move clockwise from {letters[start]} on the ring of {size} sectors: {counting}. I number the places that remain."),
                Draw(scene, start, rest, size)),
            Conclusion = context.Say($"The counter stops on {landing}.", $"Counting {rest} on from {letters[start]} leads to {landing}.", $"The letter reached is {landing}."),
            AnswerCode = "All(\"inset-sector\").First(s => s[\"index\"] == (All(\"inset-sector\").First(t => t[\"start\"] == 1)[\"index\"] + Math.Round({0})) % All(\"inset-sector\").Length).Name",
            Apply = answer => ExpansionContext.Exact(answer) is { } n && n >= 1 && n == Math.Round(n) ? new TextAnswer(letters[(int)((start + n) % size)]) : null,
        };
    }

    private static string Draw(Figures.Scenes.Scene scene, int start, int rest, int size)
    {
        var hub = scene.OfKind("inset-hub").First().Points[0];
        var sectors = scene.OfKind("inset-sector").ToArray();
        return string.Join('\n', Enumerable.Range(1, rest).Select(i =>
        {
            var middle = sectors[(start + i) % size].Points[0];
            var at = middle + ((middle - hub) * 0.38);
            return i == rest
                ? FigureWriter.Code($"Circle({middle}, 11, color: \"red\", width: 2.5);\nText({i.ToString()}, {at}, size: 11, color: \"red\");")
                : FigureWriter.Code($"Text({i.ToString()}, {at}, size: 11, color: \"accent\");");
        }));
    }
}
