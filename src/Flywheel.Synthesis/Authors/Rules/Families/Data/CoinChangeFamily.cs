using System.Collections.Immutable;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Data;

/// <summary>What is left of some coins after a price is paid. The steps total the rows of coins.</summary>
internal sealed class CoinChangeFamily : ProblemFamily
{
    private static readonly string[] Goods = ["Pencil", "Apple", "Postcard", "Juice", "Ticket", "Bun", "Notebook"];

    /// <inheritdoc />
    public override string Name => "coins-left";

    /// <inheritdoc />
    public override string FigureKind => "chance-device";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes => [new("Economics and Finance", "Coins, prices and change")];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var rows = Enumerable.Range(0, random.Range(2, 3)).Select(_ => Enumerable.Range(0, random.Range(3, 5)).Select(_ => random.Pick<int>([5, 10, 20, 50])).OrderDescending().ToArray()).ToArray();
        var sums = rows.Select(r => r.Sum()).ToArray();
        var total = sums.Sum();
        var price = random.Range(5, (total / 5) - 2) * 5;
        var left = total - price;
        var sheet = Sheet.Begin(drafting, 448, 90 + (rows.Length * 80));
        var good = random.Pick<string>(Goods);
        string Figure(int cost)
        {
            var writer = sheet.Writer().Line($"Title({$"{good}: {cost} cents"});");
            for (var r = 0; r < rows.Length; r++)
            {
                writer.Line($"Coins({rows[r].Select(c => $"{c}")}, 24, {60 + (r * 80)}, radius: 30, gap: 10);");
            }

            return writer.ToString();
        }

        var code = Figure(price);
        var answer = new NumberAnswer(left, "cents");
        var verdict = Verdict.Maybe(drafting, answer, drafting.Near(answer, left + 10, total, left > 10 ? left - 10 : left + 20, price));
        return new Draft
        {
            FigureCode = code,
            Question = drafting.Say(
                "The coins show their values in cents. How much is left of them after the price in the title is paid?",
                "Somebody has these coins (values in cents) and buys what the title names. How much money remains?",
                "All the coins, in cents, are put together and the item is paid for. What remains?"),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"I add the coins row by row and write the sums at the end: {Wording.List(rows.Select((r, i) => $"{Wording.Sum(r)} = {sums[i]}"))}.",
                        $"Each row gets its sum: {Wording.List(rows.Select((r, i) => $"{Wording.Sum(r)} = {sums[i]}"))}.",
                        $"Row sums first: {Wording.List(rows.Select((r, i) => $"{Wording.Sum(r)} = {sums[i]}"))}. I note them on the right."),
                    Drawn.Code(sums.Select((s, r) => Drawn.Note($"{s}", new Point(410, 90 + (r * 80)), 18)))),
            ],
            Conclusion = drafting.Say(
                $"All coins make {Wording.Sum(sums)} = {total} cents; {total} - {price} = {verdict.Text}.",
                $"Together they are worth {total} cents, and {total} - {price} leaves {verdict.Text}.",
                $"From {Wording.Sum(sums)} = {total} cents the price {price} is taken, which leaves {verdict.Text}."),
            Answer = verdict.Answer,
            Choices = verdict.Choices,
            AnswerCode = "return All(\"coin\").Sum(c => c.Number) - Number(All(\"title\")[0].Text);",
            Variant = new Variant(Figure(price - 5), answer with { Number = left + 5 }),
        };
    }
}
