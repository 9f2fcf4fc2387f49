using System.Collections.Immutable;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Data;

/// <summary>Consumer or producer surplus as the area of a triangle. The steps shade it and measure its legs.</summary>
internal sealed class MarketSurplusFamily : ProblemFamily
{
    /// <inheritdoc />
    public override string Name => "market-surplus-area";

    /// <inheritdoc />
    public override string FigureKind => "supply-demand";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes => [new("Economics and Finance", "Surplus and price controls", "Perfect competition")];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var market = MarketFigure.Begin(drafting);
        var consumer = drafting.Random.Chance(0.5);
        var start = consumer ? market.DemandStart : market.SupplyStart;
        var height = Math.Abs(start - market.Price);
        var area = height * market.Money * market.Quantity * market.Units / 2;
        var code = market.Writer().Line($"MarketPoint(\"E\", {market.Quantity * market.Units}, {market.Price * market.Money});").ToString();
        var scene = drafting.Draw(code);
        var (corner, cross, level) = (market.At(scene, 0, start), market.At(scene, market.Quantity, market.Price), market.At(scene, 0, market.Price));
        var answer = new NumberAnswer(area, "thousand $");
        var verdict = Verdict.Maybe(drafting, answer, drafting.Near(answer, area * 2, market.Price * market.Money * market.Quantity * market.Units, height * market.Money + (market.Quantity * market.Units)));
        var (name, curve, words) = consumer ? ("consumer surplus", "D", "below D and above the price") : ("producer surplus", "S", "above S and below the price");
        var (h, q) = (market.PlainPrice(height), market.PlainQuantity(market.Quantity));
        var (high, low) = (market.PlainPrice(Math.Max(start, market.Price)), market.PlainPrice(Math.Min(start, market.Price)));
        return new Draft
        {
            FigureCode = code,
            Question = drafting.Say(
                $"What is the {name} in the equilibrium E?",
                $"Find the {name} in the market for {market.Good} at the equilibrium E.",
                $"How large is the {name} in this market, if it clears at E?"),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"The {name} is the area {words}, up to the quantity traded. I shade it.",
                        $"I shade the triangle {words} to the left of E.",
                        $"It is the triangle between the price axis, the price at E and the curve {curve}; I colour it."),
                    FigureWriter.Code($"Polygon(Pt({corner}), Pt({cross}), Pt({level}), color: \"green\", fill: \"green\");")),
                new ThinkingStep(
                    drafting.Say(
                        $"Along the price axis it measures {high} - {low} = {h}; along the level of the price it is {q} wide. I mark both legs.",
                        $"Its legs are {high} - {low} = {h} in price and {q} in quantity, drawn thick.",
                        $"One leg lies on the price axis: {high} - {low} = {h}. The other is the quantity {q}."),
                    Drawn.Code(Drawn.Line(corner, level), Drawn.Line(level, cross))),
            ],
            Conclusion = drafting.Say(
                $"The area is {h} × {q} ÷ 2 = {verdict.Text}.",
                $"Half of {h} × {q} is {verdict.Text}.",
                $"{h} × {q} ÷ 2 gives {verdict.Text}."),
            Answer = verdict.Answer,
            Choices = verdict.Choices,
            AnswerCode = FigureWriter.Code($"var e = Find(\"market-point\", \"E\");\nreturn Math.Round(Math.Abs(Find(\"curve\", {curve})[\"intercept\"] - e[\"price\"]) * e[\"quantity\"] / 2, 4);"),
        };
    }
}
