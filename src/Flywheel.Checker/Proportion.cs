namespace Flywheel.Checker;

/// <summary>A share of successes with its 95 % interval (Wilson's score interval, which holds for few trials and for shares near 0 and 1).</summary>
/// <param name="Hits">Successes.</param>
/// <param name="Total">Trials.</param>
public readonly record struct Proportion(long Hits, long Total)
{
    private const double Z = 1.959964;

    /// <summary>The share; 0 without trials.</summary>
    public double Rate => Total == 0 ? 0 : (double)Hits / Total;

    /// <summary>
    /// The middle of the interval, a cautious estimate where trials are few: the share as if about two successes and two failures had been seen
    /// before (Agresti and Coull, "Approximate is better than exact", The American Statistician 52, 1998). One half without trials.
    /// </summary>
    public double Middle => Total == 0 ? 0.5 : (Rate + (Z * Z / (2 * Total))) / Spread;

    /// <summary>Lower end of the interval; 0 without trials.</summary>
    public double Lower => Total == 0 ? 0 : Math.Max(0, Middle - Half);

    /// <summary>Upper end of the interval; 1 without trials.</summary>
    public double Upper => Total == 0 ? 1 : Math.Min(1, Middle + Half);

    private double Spread => 1 + (Z * Z / Total);

    private double Half => Z * Math.Sqrt((Rate * (1 - Rate) / Total) + (Z * Z / (4.0 * Total * Total))) / Spread;

    /// <summary>The share and its interval in percent: <c>98.3 % (96.1 to 99.3)</c>.</summary>
    public override string ToString() => Total == 0 ? "-" : $"{Rate * 100:0.0} % ({Lower * 100:0.0} to {Upper * 100:0.0})";
}
