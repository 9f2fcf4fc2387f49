using System.Collections.Immutable;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Data;

/// <summary>What a tax on each unit brings in, from the shift of supply. The steps mark the new equilibrium and the tax.</summary>
internal sealed class TaxRevenueFamily : ProblemFamily
{
    /// <inheritdoc />
    public override string Name => "market-tax-revenue";

    /// <inheritdoc />
    public override string FigureKind => "supply-demand";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes => [new("Economics and Finance", "Taxes and subsidies on goods", "Changes in equilibrium", "Externalities")];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var market = MarketFigure.Begin(drafting);
        var steps = drafting.Random.Range(1, Math.Max(1, market.Quantity - 2));
        var tax = steps * (market.Fall + market.Rise);
        var (quantity, price) = (market.Quantity - steps, market.Price + (steps * market.Fall));
        if (quantity < 1 || market.SupplyStart + tax > MarketFigure.Highest - 1)
        {
            throw new DraftException("The tax drives the market off the axes.");
        }

        var code = market.Writer().Line($"Supply({(market.SupplyStart + tax) * market.Money}, {market.Rise * market.Money / market.Units}, name: \"S1\", dashed: true, color: \"orange\");").ToString();
        var scene = drafting.Draw(code);
        var (buyers, sellers) = (market.At(scene, quantity, price), market.At(scene, quantity, price - tax));
        var revenue = tax * market.Money * quantity * market.Units;
        var answer = new NumberAnswer(revenue, "thousand $");
        var verdict = Verdict.Maybe(drafting, answer, drafting.Near(answer, tax * market.Money * market.Quantity * market.Units, price * market.Money * quantity * market.Units, revenue / 2));
        var (t, q) = (market.PlainPrice(tax), market.PlainQuantity(quantity));
        return new Draft
        {
            FigureCode = code,
            Question = drafting.Say(
                "A tax on each unit lifts the supply curve from S to S1. How much does the state collect?",
                $"The dashed curve S1 is the supply of {market.Good} after a tax per unit. Find the tax revenue in the new equilibrium.",
                "Supply moves from S to S1 because every unit sold is taxed. What is the revenue of the tax?"),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"With the tax the market clears where D meets S1. I ring this point and go down: {market.SayQuantity(quantity)} are traded.",
                        $"The new equilibrium is the crossing of D and S1; below it the axis reads {market.SayQuantity(quantity)}.",
                        $"I mark where S1 cuts D. The quantity there is {market.SayQuantity(quantity)}."),
                    Drawn.Code(Drawn.Ring(buyers, 9), Drawn.Dashed(buyers, scene.AtBottom(buyers)))),
                new ThinkingStep(
                    drafting.Say(
                        $"The upright distance between S and S1 is the tax per unit: {market.PlainPrice(price)} - {market.PlainPrice(price - tax)} = {t}. I draw it.",
                        $"From S1 down to S, the arrow shows the tax: {market.PlainPrice(price)} - {market.PlainPrice(price - tax)} = {t} dollars a unit.",
                        $"Buyers pay {market.SayPrice(price)}, sellers keep {market.SayPrice(price - tax)}, and {market.PlainPrice(price)} - {market.PlainPrice(price - tax)} = {t} is the tax."),
                    Drawn.Span(buyers, sellers, "green")),
            ],
            Conclusion = drafting.Say(
                $"The revenue is {t} × {q} = {verdict.Text}.",
                $"Tax times quantity, {t} × {q}, makes {verdict.Text}.",
                $"{t} × {q} = {verdict.Text}."),
            Answer = verdict.Answer,
            Choices = verdict.Choices,
            AnswerCode = """
                var d = Find("curve", "D");
                var s = Find("curve", "S");
                var t = Find("curve", "S1");
                var quantity = (d["intercept"] - t["intercept"]) / (t["slope"] - d["slope"]);
                return Math.Round((t["intercept"] - s["intercept"]) * quantity, 4);
                """,
        };
    }
}
