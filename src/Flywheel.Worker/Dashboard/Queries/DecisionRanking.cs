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

    private readonly Dictionary<string, (double Weight, long Decisions)> _strata;

    private DecisionRanking(IEnumerable<(string Stratum, double Weight, long Decisions)> strata)
    {
        _strata = strata.ToDictionary(s => s.Stratum, s => (s.Weight, s.Decisions), StringComparer.Ordinal);
        Strata = [.. _strata.Keys.Order(StringComparer.Ordinal)];
    }

    /// <summary>The strata, in ordinal order.</summary>
    public IReadOnlyList<string> Strata { get; }

    /// <summary>The weight of a stratum; of one that is not ranked, that of a small and doubtful one.</summary>
    public double this[string stratum] => _strata.GetValueOrDefault(stratum, (1, 0)).Weight;

    /// <summary>Ranks by what is known.</summary>
    public static DecisionRanking Of(DecisionMeasures measures) => new(SamplingPlan.Of(measures).Strata.Select(s =>
        (s.Measure.Name, PowerOfTwo(s.Measure.Decisions / (s.Measure.Width * (s.More > 0 ? 1 : Known))), s.Measure.Decisions)));

    /// <summary>The ranking with the weights that <see cref="Exponents"/> gave, so that a queue's pages fit together while people decide; null if strata have come or gone since.</summary>
    public DecisionRanking? With(ReadOnlySpan<byte> exponents)
    {
        if (exponents.Length != Strata.Count)
        {
            return null;
        }

        var strata = new List<(string, double, long)>();
        for (var i = 0; i < exponents.Length; i++)
        {
            strata.Add((Strata[i], Math.ScaleB(1, exponents[i]), _strata[Strata[i]].Decisions));
        }

        return new DecisionRanking(strata);
    }

    /// <summary>A place so far from another one that about so many decisions lie between, at most twice as many; null if fewer are left on that side.</summary>
    /// <param name="strata">The strata that count.</param>
    /// <param name="place">The place.</param>
    /// <param name="forward">On which side.</param>
    /// <param name="decisions">How many.</param>
    public double? Beyond(IReadOnlyList<string> strata, double place, bool forward, long decisions)
    {
        for (var step = Math.ScaleB(1, -10); Between(strata, place, forward ? double.PositiveInfinity : 0) >= decisions; step *= 2)
        {
            var far = forward ? place + step : Math.Max(0, place - step);
            if (Between(strata, place, far) >= decisions)
            {
                return far;
            }
        }

        return null;
    }

    private double Between(IReadOnlyList<string> strata, double one, double other) => strata.Sum(s =>
    {
        var (weight, decisions) = _strata.GetValueOrDefault(s, (1, 0));
        return decisions * Math.Abs(Math.Min(1, other / weight) - Math.Min(1, one / weight));
    });

    /// <summary>The weights' exponents to base 2, in the order of the strata.</summary>
    public byte[] Exponents() => [.. Strata.Select(s => (byte)Math.ILogB(this[s]))];

    /// <summary>Powers of two, so that a place divided by a weight is the very draw that it was made of.</summary>
    private static double PowerOfTwo(double weight) => Math.ScaleB(1, (int)Math.Clamp(Math.Round(Math.Log2(weight)), 0, 200));
}
