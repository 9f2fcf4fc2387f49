using System.Collections.Immutable;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Data;

/// <summary>Shortage or surplus at a fixed price. The steps drop from both curves to the quantity axis and measure the gap.</summary>
internal sealed class MarketGapFamily : ProblemFamily
{
    /// <inheritdoc />
    public override string Name => "market-shortage-surplus";

    /// <inheritdoc />
    public override string FigureKind => "supply-demand";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes => [new("Economics and Finance", "Surplus and price controls", "Market equilibrium", "Labour and factor markets")];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var market = MarketFigure.Begin(drafting);
        double Demanded(int price) => (market.DemandStart - price) / (double)market.Fall;
        double Supplied(int price) => (price - market.SupplyStart) / (double)market.Rise;
        int[] prices = [.. Enumerable.Range(1, MarketFigure.Highest - 1).Where(p => p != market.Price && Whole(Demanded(p)) && Whole(Supplied(p)) && Fits(Demanded(p)) && Fits(Supplied(p)))];
        if (prices.Length == 0)
        {
            throw new DraftException("No other price meets both curves on the grid.");
        }

        var fixedPrice = drafting.Random.Pick<int>(prices);
        var (demand, supply) = (Demanded(fixedPrice), Supplied(fixedPrice));
        var shortage = demand > supply;
        var (rule, name) = shortage ? ("price ceiling", "shortage") : ("price floor", "surplus");
        var code = market.Writer().Line($"PriceLine({fixedPrice * market.Money}, label: {rule}, color: \"purple\");").ToString();
        var scene = drafting.Draw(code);
        var (p, q) = (market.At(scene, demand, fixedPrice), market.At(scene, supply, fixedPrice));
        var gap = Math.Abs(demand - supply);
        var answer = new NumberAnswer(gap * market.Units, MarketFigure.QuantityUnit);
        var verdict = Verdict.Maybe(drafting, answer, drafting.Near(answer, demand * market.Units, supply * market.Units, Math.Abs(market.Quantity - demand) * market.Units, (gap + 1) * market.Units));
        var (larger, smaller) = (market.PlainQuantity(Math.Max(demand, supply)), market.PlainQuantity(Math.Min(demand, supply)));
        return new Draft
        {
            FigureCode = code,
            Question = drafting.Say(
                $"The level line shows a {rule}. How large is the {name} that it causes?",
                $"At the {rule}, how large is the {name} of {market.Good}?",
                $"Find the {name} in the market for {market.Good} when the {rule} holds."),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"The line meets D and S. I drop uprights from both points: buyers want {market.SayQuantity(demand)}, sellers offer {market.SayQuantity(supply)}.",
                        $"At this price D gives {market.SayQuantity(demand)} and S gives {market.SayQuantity(supply)}, as the uprights show.",
                        $"I go down from the crossings with D and S and read {market.SayQuantity(demand)} demanded and {market.SayQuantity(supply)} supplied."),
                    Drawn.Code(Drawn.Dashed(p, scene.AtBottom(p)), Drawn.Dashed(q, scene.AtBottom(q)))),
                new ThinkingStep(
                    drafting.Say(
                        $"{(shortage ? "More is wanted than offered" : "More is offered than wanted")}; the {name} is the gap between them, which I mark on the line.",
                        $"The arrow between the two points is the {name}.",
                        $"What lies between the crossings is the {name}; I draw it."),
                    Drawn.Span(p, q, "green")),
            ],
            Conclusion = drafting.Say(
                $"{larger} - {smaller} = {verdict.Text}.",
                $"The {name} is {larger} - {smaller}, that is {verdict.Text}.",
                $"Subtracting, {larger} - {smaller} makes {verdict.Text}."),
            Answer = verdict.Answer,
            Choices = verdict.Choices,
            AnswerCode = """
                var price = All("price-line")[0].Value;
                var d = Find("curve", "D");
                var s = Find("curve", "S");
                return Math.Round(Math.Abs((price - d["intercept"]) / d["slope"] - (price - s["intercept"]) / s["slope"]), 4);
                """,
        };
    }

    private static bool Whole(double value) => Math.Abs(value - Math.Round(value)) < 1e-9;

    private static bool Fits(double quantity) => quantity is >= 1 and <= MarketFigure.Widest;
}
