namespace Flywheel.Model.Decoding;

/// <summary>One measurement.</summary>
/// <param name="Shape">The shape's name.</param>
/// <param name="Batch">Requests at once.</param>
/// <param name="PrefillSeconds">From submission until all requests had their first token.</param>
/// <param name="DecodeRate">Tokens a second, of all requests together, from then on.</param>
/// <param name="LimitRate">Tokens a second if a step took only as long as reading weights and cache once at the measured copy bandwidth.</param>
public sealed record BenchRow(string Shape, int Batch, double PrefillSeconds, double DecodeRate, double LimitRate)
{
    /// <summary>The share of the limit that was reached.</summary>
    public double Share => DecodeRate / LimitRate;
}
