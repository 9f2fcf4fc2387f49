using System.Collections.Immutable;
using Flywheel.Synthesis.Figures.Scenes;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Data;

/// <summary>The probability of a kind of card for a draw from the cards on the table. The step frames the favourable cards.</summary>
internal sealed class CardChanceFamily : ProblemFamily
{
    private const int InRow = 5;
    private static readonly (char Symbol, string Name)[] Suits = [('♠', "spades"), ('♥', "hearts"), ('♦', "diamonds"), ('♣', "clubs")];

    /// <inheritdoc />
    public override string Name => "card-probability";

    /// <inheritdoc />
    public override string FigureKind => "chance-device";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes =>
    [
        new("Probability and Combinatorics", "Event operations", "Sample spaces", "Equally likely outcomes"),
        new("Statistics and Data Visualisation", "Discrete random variables"),
    ];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var deck = Enumerable.Range(2, 9).SelectMany(rank => Suits.Select(suit => (Rank: rank, Suit: suit)));
        var cards = random.Sample(deck, random.Range(6, 10));
        var rule = Condition(drafting, cards);
        var hits = Enumerable.Range(0, cards.Length).Where(i => rule.Holds(cards[i].Rank, cards[i].Suit.Name)).ToArray();
        var (count, total) = (hits.Length, cards.Length);
        if (count == 0 || count == total)
        {
            throw new DraftException("The event is impossible or certain.");
        }

        var sheet = Sheet.Begin(drafting, 448, random.Range(290, 320));
        var writer = sheet.Writer();
        for (var row = 0; row * InRow < total; row++)
        {
            writer.Line($"Cards({cards.Skip(row * InRow).Take(InRow).Select(c => $"{c.Rank}{c.Suit.Symbol}")}, 34, {34 + (row * 122)}, width: 66, gap: 13);");
        }

        var code = writer.ToString();
        Element[] drawn = [.. drafting.Draw(code).OfKind("card")];
        var wrong = new[] { Fraction.Text(total - count, total), Fraction.Text(Math.Min(count + 1, total), total), Fraction.Text(Math.Max(count - 1, 1), total), Fraction.Text(1, 2), Fraction.Text(count, total + 1) };
        var verdict = Verdict.Maybe(drafting, new TextAnswer(Fraction.Text(count, total)), wrong.Select(w => new TextAnswer(w)));
        return new Draft
        {
            FigureCode = code,
            Question = drafting.Say(
                $"The cards are turned over, shuffled, and one is drawn. What is the probability that it is {rule.Words}? Give a fraction in lowest terms.",
                $"One of these cards is picked at random. How likely is it to be {rule.Words}, as a fraction in lowest terms?",
                $"Find, as a fraction in lowest terms, the chance that a random card from the table is {rule.Words}."),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"There are {total} cards. I frame each one that is {rule.Words}: {count} in all.",
                        $"Going along the rows, I frame every card that is {rule.Words}. That makes {count} of {total}.",
                        $"I check each of the {total} cards and frame {Wording.List(hits.Select(i => drawn[i].Name))}."),
                    Drawn.Code(hits.Select(i => Drawn.Frame(drawn[i].Bounds.Inflate(3))))),
            ],
            Conclusion = drafting.Say(
                $"Favourable are {count} of {total} cards, so the probability is {verdict.Text}.",
                $"{count} out of {total} in lowest terms is {verdict.Text}.",
                $"The chance is {count} in {total}, that is {verdict.Text}."),
            Answer = verdict.Answer,
            Choices = verdict.Choices,
            AnswerCode = $"var a = All(\"card\").Count(c => {rule.Code});\nvar b = All(\"card\").Length;\n" + Fraction.Reduce,
        };
    }

    private static Rule Condition(Drafting drafting, (int Rank, (char Symbol, string Name) Suit)[] cards)
    {
        var random = drafting.Random;
        var picked = random.Pick<(int Rank, (char Symbol, string Name) Suit)>(cards);
        var (rank, suit) = (picked.Rank, picked.Suit.Name);
        return random.Next(6) switch
        {
            0 => new("red", "c[\"color\"] == \"red\"", (_, s) => s is "hearts" or "diamonds"),
            1 => new("black", "c[\"color\"] == \"black\"", (_, s) => s is "spades" or "clubs"),
            2 => new("an even number", "c.Number % 2 == 0", (r, _) => r % 2 == 0),
            3 => new($"higher than {rank}", $"c.Number > {rank}", (r, _) => r > rank),
            4 => new($"one of the {suit}", FigureWriter.Code($"c[\"suit\"] == {suit}"), (_, s) => s == suit),
            _ => new($"one of the {suit} or higher than {rank}", FigureWriter.Code($"c[\"suit\"] == {suit} || c.Number > {rank}"), (r, s) => s == suit || r > rank),
        };
    }

    private sealed record Rule(string Words, string Code, Func<int, string, bool> Holds);
}
