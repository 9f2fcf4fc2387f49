using Flywheel.Worker.Dashboard.Measures;

namespace Flywheel.Worker.Dashboard.Queries;

/// <summary>
/// How strata are mixed in a queue that shows the most doubtful first: a decision's place is its draw times its stratum's weight. A weight is
/// the number of decisions by the rate at which they shall come; the rate is the width of the stratum's interval while the sampling plan wants
/// more of it, and next to nothing after. So strata that little is known about come first, mixed, and each in its own random order.
/// </summary>
internal sealed class DecisionRanking
{
    /// <summary>How much rarer a stratum comes that is known well enough.</summary>
    private const double Known = 1.0 / 1024;

    private readonly Dictionary<string, double> _weights;

    private DecisionRanking(IEnumerable<(string Stratum, double Weight)> weights)
    {
        _weights = weights.ToDictionary(w => w.Stratum, w => w.Weight, StringComparer.Ordinal);
        Strata = [.. _weights.Keys.Order(StringComparer.Ordinal)];
    }

    /// <summary>The strata, in ordinal order.</summary>
    public IReadOnlyList<string> Strata { get; }

    /// <summary>The weight of a stratum; of one that is not ranked, that of a small and doubtful one.</summary>
    public double this[string stratum] => _weights.GetValueOrDefault(stratum, 1);

    /// <summary>Ranks by what is known.</summary>
    public static DecisionRanking Of(DecisionMeasures measures) => new(SamplingPlan.Of(measures).Strata.Select(s =>
        (s.Measure.Name, PowerOfTwo(s.Measure.Decisions / (s.Measure.Width * (s.More > 0 ? 1 : Known))))));

    /// <summary>The ranking with the weights that <see cref="Exponents"/> gave, so that a queue's pages fit together while people decide; null if strata have come or gone since.</summary>
    public DecisionRanking? With(ReadOnlySpan<byte> exponents)
    {
        if (exponents.Length != Strata.Count)
        {
            return null;
        }

        var weights = new List<(string, double)>();
        for (var i = 0; i < exponents.Length; i++)
        {
            weights.Add((Strata[i], Math.ScaleB(1, exponents[i])));
        }

        return new DecisionRanking(weights);
    }

    /// <summary>The weights' exponents to base 2, in the order of the strata.</summary>
    public byte[] Exponents() => [.. Strata.Select(s => (byte)Math.ILogB(this[s]))];

    /// <summary>Powers of two, so that a place divided by a weight is the very draw that it was made of.</summary>
    private static double PowerOfTwo(double weight) => Math.ScaleB(1, (int)Math.Clamp(Math.Round(Math.Log2(weight)), 0, 200));
}
