namespace Flywheel.Worker.Dashboard.Measures;

/// <summary>
/// How many decisions people have to judge to know the share of right ones among all to a wanted precision, and of which strata.
/// </summary>
/// <remarks>
/// Neyman's allocation: of n judgements, stratum h gets n_h = n * W_h S_h / sum(W S), where W_h is its share of all N decisions and
/// S_h = sqrt(p_h (1 - p_h)) with its confidence p_h, which is never 0 or 1. For a half-width d at 95 %, n = sum(W S)^2 / (V + sum(W S^2) / N) with
/// V = (d / 1.96)^2. A stratum that would need more than it has is judged whole, and the rest is allocated anew. (Cochran, Sampling Techniques, 3rd
/// edition, 1977, sections 5.5, 5.8 and 5.9.) Every stratum gets at least <see cref="Least"/>, since nobody knows it before anybody has looked.
/// </remarks>
/// <param name="HalfWidth">The wanted half-width of the 95 % interval, as a share.</param>
/// <param name="Estimate">The estimated share of right decisions.</param>
/// <param name="Reached">The half-width that is reached by now.</param>
/// <param name="Strata">The strata that have decisions, those with the widest intervals first.</param>
internal sealed record SamplingPlan(double HalfWidth, double Estimate, double Reached, IReadOnlyList<PlannedStratum> Strata)
{
    /// <summary>The half-width unless something else is wanted: 5 points.</summary>
    public const double DefaultHalfWidth = 0.05;

    /// <summary>The fewest judgements of a stratum, if it has that many decisions.</summary>
    public const long Least = 10;

    private const double Z = 1.959964;

    /// <summary>How many more decisions have to be judged.</summary>
    public long More => Strata.Sum(s => s.More);

    /// <summary>Plans for the strata.</summary>
    /// <param name="measures">What is known.</param>
    /// <param name="halfWidth">The wanted half-width, as a share above 0.</param>
    public static SamplingPlan Of(DecisionMeasures measures, double halfWidth = DefaultHalfWidth)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(halfWidth);
        var strata = measures.Strata.Where(s => s.Decisions > 0).OrderByDescending(s => s.Width).ThenBy(s => s.Name, StringComparer.Ordinal).ToArray();
        double total = strata.Sum(s => s.Decisions);
        var wanted = Allocate(strata, total, halfWidth);
        return new SamplingPlan(
            halfWidth,
            total == 0 ? 0.5 : strata.Sum(s => s.Decisions / total * s.Together.Middle),
            total == 0 ? 0.5 : Z * Math.Sqrt(strata.Sum(s => VarianceOf(s, total))),
            [.. strata.Select(s => new PlannedStratum(s, wanted[s.Name]))]);
    }

    private static Dictionary<string, long> Allocate(StratumMeasure[] strata, double total, double halfWidth)
    {
        var wanted = new Dictionary<string, long>(StringComparer.Ordinal);
        var variance = Math.Pow(halfWidth / Z, 2);
        var rest = strata.ToList();
        while (rest.Count > 0)
        {
            var sum = rest.Sum(s => s.Decisions / total * Spread(s));
            var size = sum * sum / (variance + (rest.Sum(s => s.Decisions / total * Spread(s) * Spread(s)) / total));
            var whole = rest.Where(s => size * (s.Decisions / total * Spread(s)) / sum > s.Decisions).ToArray();
            foreach (var stratum in whole.Length > 0 ? whole : [.. rest])
            {
                var share = (long)Math.Ceiling(size * (stratum.Decisions / total * Spread(stratum)) / sum);
                wanted[stratum.Name] = Math.Min(stratum.Decisions, Math.Max(Least, share));
                rest.Remove(stratum);
            }
        }

        return wanted;
    }

    private static double Spread(StratumMeasure stratum) => Math.Sqrt(stratum.Together.Middle * (1 - stratum.Together.Middle));

    /// <summary>What a stratum adds to the variance of the estimate; nothing once all of it was judged.</summary>
    private static double VarianceOf(StratumMeasure stratum, double total)
    {
        var weight = stratum.Decisions / total;
        var unseen = 1 - Math.Min(1, (double)stratum.People.Total / stratum.Decisions);
        return weight * weight * Spread(stratum) * Spread(stratum) / (stratum.Together.Total + (Z * Z)) * unseen;
    }
}
