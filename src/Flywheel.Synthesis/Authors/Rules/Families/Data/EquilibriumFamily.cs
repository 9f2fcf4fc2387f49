using System.Collections.Immutable;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Data;

/// <summary>Price, quantity or spending in equilibrium. The steps ring the crossing and lead it to the axes.</summary>
internal sealed class EquilibriumFamily : ProblemFamily
{
    /// <inheritdoc />
    public override string Name => "market-equilibrium";

    /// <inheritdoc />
    public override string FigureKind => "supply-demand";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes => [new("Economics and Finance", "Market equilibrium", "Demand", "Supply", "Perfect competition")];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var market = MarketFigure.Begin(drafting);
        var asked = drafting.Random.Next(3);
        var (price, quantity) = (market.Price * market.Money, market.Quantity * market.Units);
        var (words, answer) = asked switch
        {
            0 => ("equilibrium price", new NumberAnswer(price, "$")),
            1 => ("equilibrium quantity", new NumberAnswer(quantity, MarketFigure.QuantityUnit)),
            _ => ("total spending of the buyers in equilibrium", new NumberAnswer(price * quantity, "thousand $")),
        };
        var code = market.Writer().ToString();
        var scene = drafting.Draw(code);
        var at = market.At(scene, market.Quantity, market.Price);
        var verdict = Verdict.Maybe(drafting, answer, drafting.Near(answer, asked == 0 ? quantity : price, answer.Number + (asked == 1 ? market.Units : market.Money), answer.Number * 2));
        var readings = asked switch
        {
            0 => Drawn.Dashed(at, scene.AtLeft(at), "green"),
            1 => Drawn.Dashed(at, scene.AtBottom(at), "green"),
            _ => Drawn.Code(Drawn.Dashed(at, scene.AtLeft(at), "green"), Drawn.Dashed(at, scene.AtBottom(at), "green")),
        };
        var read = asked switch
        {
            0 => "on the price axis",
            1 => "on the quantity axis",
            _ => $"on both axes: {market.SayPrice(market.Price)} and {market.SayQuantity(market.Quantity)}",
        };
        return new Draft
        {
            FigureCode = code,
            Question = drafting.Say(
                $"What is the {words} in this market?",
                $"Read the diagram of demand D and supply S: find the {words}.",
                $"The market for {market.Good} is in balance where D and S meet. Give the {words}."),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        "In equilibrium the quantity demanded equals the quantity supplied. I ring the crossing of D and S.",
                        "The curves meet in one point, which I mark.",
                        "I look for the point that lies on D and on S and ring it."),
                    Drawn.Ring(at, 9)),
                new ThinkingStep(
                    drafting.Say(
                        $"From there I read {read}.",
                        $"Dashed lines from the ring lead to the reading {read}.",
                        $"I project the point and read {read}."),
                    readings),
            ],
            Conclusion = asked == 2
                ? drafting.Say(
                    $"{NumberAnswer.Format(price)} × {NumberAnswer.Format(quantity)} = {verdict.Text}.",
                    $"Price times quantity, {NumberAnswer.Format(price)} × {NumberAnswer.Format(quantity)}, gives {verdict.Text}.",
                    $"Buyers spend {NumberAnswer.Format(price)} × {NumberAnswer.Format(quantity)}, that is {verdict.Text}.")
                : drafting.Say(
                    $"The {words} is {verdict.Text}.",
                    $"The scale reads {verdict.Text}.",
                    $"So the market clears at {verdict.Text}."),
            Answer = verdict.Answer,
            Choices = verdict.Choices,
            AnswerCode = $$"""
                var d = Find("curve", "D");
                var s = Find("curve", "S");
                var quantity = (d["intercept"] - s["intercept"]) / (s["slope"] - d["slope"]);
                var price = d["intercept"] + d["slope"] * quantity;
                return Math.Round({{asked switch { 0 => "price", 1 => "quantity", _ => "price * quantity" }}}, 4);
                """,
            Variant = Shifted(market, asked, answer),
        };
    }

    /// <summary>Demand moves up so far that the crossing moves by one tick of quantity along the supply curve.</summary>
    private static Variant? Shifted(MarketFigure market, int asked, NumberAnswer answer)
    {
        var shift = market.Fall + market.Rise;
        if (market.DemandStart + shift > MarketFigure.Highest)
        {
            return null;
        }

        var (price, quantity) = ((market.Price + market.Rise) * market.Money, (market.Quantity + 1) * market.Units);
        return new Variant(market.Writer(shift).ToString(), answer with { Number = asked switch { 0 => price, 1 => quantity, _ => price * quantity } });
    }
}
