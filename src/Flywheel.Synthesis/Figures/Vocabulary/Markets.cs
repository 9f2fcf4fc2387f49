using Flywheel.Synthesis.Figures.Drawing;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Figures.Scenes;

namespace Flywheel.Synthesis.Figures.Vocabulary;

/// <summary>Quantity against price: demand, supply, price lines and points of a market.</summary>
[Vocabulary("Markets", "supply-demand")]
internal static class Markets
{
    /// <summary>Draws the axes of a market, quantity to the right and price upwards, both from zero. Elements <c>axis</c>, <c>x-tick</c>, <c>y-tick</c>, <c>title</c>.</summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="quantity">End of the quantity axis.</param>
    /// <param name="price">End of the price axis.</param>
    /// <param name="quantityStep">Distance of the quantity ticks; 0 chooses one.</param>
    /// <param name="priceStep">Distance of the price ticks; 0 chooses one.</param>
    /// <param name="xLabel">Title of the quantity axis.</param>
    /// <param name="yLabel">Title of the price axis.</param>
    /// <param name="title">Title of the diagram.</param>
    /// <param name="minor">Parts into which fainter lines divide a step.</param>
    [Primitive]
    public static void MarketAxes(Sketch sketch, double quantity, double price, double quantityStep = 0, double priceStep = 0, string xLabel = "Quantity", string yLabel = "Price ($)", string title = "", int minor = 1)
    {
        Essentials.RequirePositive(quantity, "end of the quantity axis");
        Essentials.RequirePositive(price, "end of the price axis");
        ChartFrame.WithNumbers(sketch, new ChartText(title, xLabel, yLabel), ValueAxis.Fit(0, quantity, 0, quantity, quantityStep, minor), ValueAxis.Fit(0, price, 0, price, priceStep, minor), [], []);
    }

    /// <summary>
    /// Draws a straight demand curve, price = intercept + slope · quantity. Element <c>curve</c>, named as given; points: its ends; values <c>intercept</c>,
    /// <c>slope</c>, <c>color</c>.
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="intercept">Price at which nothing is bought.</param>
    /// <param name="slope">Change of price for one more unit; negative.</param>
    /// <param name="name">Name at its end.</param>
    /// <param name="color">Colour of the line.</param>
    /// <param name="dashed">Whether the line is dashed.</param>
    [Primitive]
    public static Element Demand(Sketch sketch, double intercept, double slope, string name = "D", string color = "blue", bool dashed = false) =>
        slope < 0 ? Curve(sketch, intercept, slope, name, color, dashed) : throw new FigureException($"Demand falls as the price rises, but its slope is {slope:0.###}.", "Give a negative slope, or use Supply.");

    /// <summary>Draws a straight supply curve, price = intercept + slope · quantity. Element <c>curve</c>, as for <c>Demand</c>.</summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="intercept">Price at which nothing is offered.</param>
    /// <param name="slope">Change of price for one more unit; positive.</param>
    /// <param name="name">Name at its end.</param>
    /// <param name="color">Colour of the line.</param>
    /// <param name="dashed">Whether the line is dashed.</param>
    [Primitive]
    public static Element Supply(Sketch sketch, double intercept, double slope, string name = "S", string color = "red", bool dashed = false) =>
        slope > 0 ? Curve(sketch, intercept, slope, name, color, dashed) : throw new FigureException($"Supply rises with the price, but its slope is {slope:0.###}.", "Give a positive slope, or use Demand.");

    /// <summary>Draws a level line at a price, such as a price floor. Element <c>price-line</c>, named by its label; points: its ends; value <c>value</c>: the price.</summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="price">The price.</param>
    /// <param name="label">Text at its right end.</param>
    /// <param name="color">Colour of the line.</param>
    /// <param name="dashed">Whether the line is dashed.</param>
    [Primitive]
    public static Element PriceLine(Sketch sketch, double price, string label = "", string color = "green", bool dashed = false)
    {
        var frame = ChartFrame.Of(sketch, "A price line", "MarketAxes");
        RequireInside(frame, 0, price);
        var (from, to) = (frame.At(frame.Across.Minimum, price), frame.At(frame.Across.Maximum, price));
        var element = sketch.Add("price-line", label, [from, to], label, ("value", price), ("color", color));
        sketch.Stroke(PathGeometry.Line(from, to), sketch.Pen(color, 2, dashed));
        var half = sketch.Fonts.Measure(label, sketch.Style(14)).X / 2;
        sketch.Text(label, to - new Point(half + 6, 11), sketch.Style(14, color: color, halo: true));
        return element;
    }

    /// <summary>
    /// Marks a point of the market with dashed lines to both axes. Element <c>market-point</c>, named as given; point: its position; values <c>quantity</c>,
    /// <c>price</c>.
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="name">Its name, such as E.</param>
    /// <param name="quantity">Its quantity.</param>
    /// <param name="price">Its price.</param>
    /// <param name="guides">Whether the dashed lines are drawn.</param>
    [Primitive]
    public static Element MarketPoint(Sketch sketch, string name, double quantity, double price, bool guides = true)
    {
        var frame = ChartFrame.Of(sketch, "A market point", "MarketAxes");
        RequireInside(frame, quantity, price);
        var at = frame.At(quantity, price);
        var element = sketch.Add("market-point", name, [at], name, ("quantity", quantity), ("price", price));
        if (guides)
        {
            sketch.Stroke(PathGeometry.Polyline(new(frame.Plot.Left, at.Y), at, new(at.X, frame.Plot.Bottom)), sketch.Pen("muted", 1.4, dashed: true));
        }

        sketch.Fill(PathGeometry.Circle(at, 4), sketch.Ink);
        sketch.Label(name, at, sketch.Style(16, Essentials.FaceOf(name), halo: true));
        return element;
    }

    private static Element Curve(Sketch sketch, double intercept, double slope, string name, string color, bool dashed)
    {
        var frame = ChartFrame.Of(sketch, "A curve", "MarketAxes");
        var (from, to) = ScatterPlots.Clip(frame, slope, intercept);
        var (a, b) = (frame.At(from, intercept + (slope * from)), frame.At(to, intercept + (slope * to)));
        var element = sketch.Add("curve", name, [a, b], name, ("intercept", intercept), ("slope", slope), ("color", color));
        sketch.Stroke(PathGeometry.Line(a, b), sketch.Pen(color, 2.4, dashed));

        // Near the right end and to the right of the line, where no title and no other curve is.
        var at = b.Towards(a, 0.06);
        sketch.Label(name, at, sketch.Style(17, Essentials.FaceOf(name), color, halo: true), 5, slope > 0 ? new Point(1, 0.8) : new Point(0.5, -1));
        return element;
    }

    private static void RequireInside(ChartFrame frame, double quantity, double price)
    {
        if (quantity < frame.Across.Minimum || quantity > frame.Across.Maximum || price < frame.Values.Minimum || price > frame.Values.Maximum)
        {
            throw new FigureException($"The quantity {quantity:0.###} at the price {price:0.###} lies outside the axes.");
        }
    }
}
