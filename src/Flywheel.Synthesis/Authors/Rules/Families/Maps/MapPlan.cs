using Flywheel.Knowledge.Random;
using Flywheel.Synthesis.Figures.Geometry;

namespace Flywheel.Synthesis.Authors.Rules.Families.Maps;

/// <summary>A map sheet with its scale, and where things stand on it in pixels.</summary>
/// <param name="Columns">Grid squares from west to east.</param>
/// <param name="Rows">Grid squares from south to north.</param>
/// <param name="East">Number of the first vertical line.</param>
/// <param name="North">Number of the first horizontal line.</param>
/// <param name="Ground">Side of a square on the ground.</param>
/// <param name="Unit">Unit of that length.</param>
internal sealed record MapPlan(int Columns, int Rows, int East, int North, double Ground, string Unit)
{
    private const double Left = 48;
    private const double Top = 24;
    private const string Symbols = "house church school tent peak tree tower station harbour well";
    private const string PlaceNames = "Ashby Brook Castle Dale Elmton Ford Grove Hilltop Irby Kirk Lodge Mill Newton Orchard Park Quarry Rigg Stowe Thorpe Upton Vale Wharf Yarm Abbey Barton Cove Denby Eaton Farley Gate";

    /// <summary>Side of a square in pixels.</summary>
    public double Cell => Math.Floor(Math.Min(400.0 / Columns, 360.0 / Rows));

    /// <summary>Canvas width in pixels.</summary>
    public double Width => Left + (Columns * Cell) + 32;

    /// <summary>Canvas height in pixels.</summary>
    public double Height => Top + (Rows * Cell) + 88;

    /// <summary>A sheet at random.</summary>
    public static MapPlan Draw(SeededRandom random)
    {
        var (ground, unit) = random.Pick<(double, string)>([(1, "km"), (2, "km"), (5, "km"), (0.5, "km"), (100, "m"), (200, "m"), (500, "m"), (50, "m"), (10, "km")]);
        return new MapPlan(random.Range(5, 6), random.Range(4, 5), random.Range(10, 85), random.Range(10, 85), ground, unit);
    }

    /// <summary>The pixel of a place given in squares from the south-west corner.</summary>
    public Point At(double x, double y) => new(Math.Round(Left + (x * Cell)), Math.Round(Top + ((Rows - y) * Cell)));

    /// <summary>The opening lines: canvas, theme, sheet, scale bar and compass rose.</summary>
    /// <param name="drafting">Draws the theme.</param>
    /// <param name="letters">Directions named on the rose.</param>
    public FigureWriter Begin(Drafting drafting, int letters = 4)
    {
        var bar = Ground * 2;
        return drafting.Begin(Width, Height)
            .Line($"MapSheet({Columns}, {Rows}, {Left}, {Top}, {Cell}, east: {East}, north: {North}, ground: {Ground}, unit: {Unit});")
            .Line($"ScaleBar({bar}, {Left + 6}, {Height - 26}, parts: {drafting.Random.Pick<int>([2, 4])});")
            .Line($"CompassRose({Width - 56}, {Height - 40}, radius: {(letters == 8 ? 20 : 19)}, letters: {letters});");
    }

    /// <summary>A line of code that marks a place given in squares from the south-west corner.</summary>
    public string Place(Spot spot) => FigureWriter.Code($"Place({spot.Name}, {spot.Symbol}, {East + spot.X}, {North + spot.Y});");

    /// <summary>Code that draws a place whose name stands at a distance in a direction (degrees: 0 right, 90 up).</summary>
    public string Place(Spot spot, double gap, double towards) =>
        FigureWriter.Code($"Place({spot.Name}, {spot.Symbol}, {East + spot.X}, {North + spot.Y}, labelGap: {gap}, labelTowards: {towards});");

    /// <summary>Places at the given positions with names and symbols at random.</summary>
    public static Spot[] Name(SeededRandom random, IReadOnlyList<(double X, double Y)> positions)
    {
        var names = random.Sample(PlaceNames.Split(' '), positions.Count);
        var symbols = Symbols.Split(' ');
        return [.. positions.Select((p, i) => new Spot(names[i], random.Pick(symbols), p.X, p.Y))];
    }

    /// <summary>Positions in tenths of a square, not near grid lines, borders or each other.</summary>
    public (double X, double Y)[] Scatter(SeededRandom random, int count)
    {
        var squares = random.Sample(Enumerable.Range(0, Columns * Rows), count);
        return [.. squares.Select(s => ((s % Columns) + (random.Range(2, 8) / 10.0), (s / Columns) + (random.Range(2, 8) / 10.0)))];
    }

    /// <summary>A length on the ground.</summary>
    public string Length(double squares) => $"{squares * Ground:0.##} {Unit}";
}
