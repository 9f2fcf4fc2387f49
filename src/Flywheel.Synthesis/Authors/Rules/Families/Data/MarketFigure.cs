using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Figures.Scenes;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Data;

/// <summary>
/// A market with straight curves that cross on the grid. Quantities and prices are counted in ticks here; <see cref="Units"/> and
/// <see cref="Money"/> turn ticks into what the axes show.
/// </summary>
/// <param name="Sheet">What it is drawn on.</param>
/// <param name="Good">What is traded.</param>
/// <param name="Units">Goods a tick of the quantity axis.</param>
/// <param name="Money">Dollars a tick of the price axis.</param>
/// <param name="Quantity">Quantity in equilibrium, in ticks.</param>
/// <param name="Price">Price in equilibrium, in ticks.</param>
/// <param name="Fall">Ticks by which demand falls a tick of quantity.</param>
/// <param name="Rise">Ticks by which supply rises a tick of quantity.</param>
internal sealed record MarketFigure(Sheet Sheet, string Good, double Units, double Money, int Quantity, int Price, int Fall, int Rise)
{
    /// <summary>Ticks of the quantity axis.</summary>
    public const int Widest = 10;

    /// <summary>Ticks of the price axis.</summary>
    public const int Highest = 12;

    private static readonly string[] Goods = ["bread", "tea", "wool", "honey", "bicycles", "lamps", "rice", "chairs", "tomatoes", "notebooks", "umbrellas", "coffee"];

    /// <summary>Unit of quantities, as on the axis.</summary>
    public const string QuantityUnit = "thousand units";

    /// <summary>Demand where nothing is bought, in ticks.</summary>
    public int DemandStart => Price + (Fall * Quantity);

    /// <summary>Supply where nothing is offered, in ticks.</summary>
    public int SupplyStart => Price - (Rise * Quantity);

    /// <summary>A market whose curves fit the axes.</summary>
    public static MarketFigure Begin(Drafting drafting)
    {
        var random = drafting.Random;
        var market = new MarketFigure(
            Sheet.Begin(drafting),
            random.Pick<string>(Goods),
            random.Pick<double>([1, 2, 5, 10]),
            random.Pick<double>([1, 2, 5, 10]),
            random.Range(2, 7),
            random.Range(3, 9),
            random.Range(1, 2),
            random.Range(1, 2));
        return market.DemandStart <= Highest && market.SupplyStart >= 0 ? market : throw new DraftException("The curves leave the axes.");
    }

    /// <summary>Axes and both curves; more may follow.</summary>
    public FigureWriter Writer(int demandShift = 0) => Sheet.Writer()
        .Line($"MarketAxes({Widest * Units}, {Highest * Money}, quantityStep: {Units}, priceStep: {Money}, xLabel: \"Quantity (thousand units)\", yLabel: \"Price ($)\", title: {$"Market for {Good}"});")
        .Line($"Demand({(DemandStart + demandShift) * Money}, {-Fall * Money / Units});")
        .Line($"Supply({SupplyStart * Money}, {Rise * Money / Units});");

    /// <summary>The pixel of a quantity and a price in ticks.</summary>
    public Point At(Scene scene, double quantity, double price) => new(scene.OnAxis("x", quantity * Units).X, scene.OnAxis("y", price * Money).Y);

    /// <summary>A price in ticks, as money.</summary>
    public string SayPrice(double ticks) => new NumberAnswer(ticks * Money, "$").Text;

    /// <summary>A quantity in ticks, with its unit.</summary>
    public string SayQuantity(double ticks) => new NumberAnswer(ticks * Units, QuantityUnit).Text;

    /// <summary>A number of ticks of the quantity axis, plain.</summary>
    public string PlainQuantity(double ticks) => NumberAnswer.Format(ticks * Units);

    /// <summary>A number of ticks of the price axis, plain.</summary>
    public string PlainPrice(double ticks) => NumberAnswer.Format(ticks * Money);
}
