using static TorchSharp.torch;

namespace Flywheel.Model.Decoding;

/// <summary>
/// What changes from one decode step to the next: for each lane the token that is fed, its rotary position, and its place in the
/// cache. Lanes without a request write to a place that nobody reads.
/// </summary>
internal sealed record LaneState(int First, int Lanes, int Span, long[] Values)
{
    /// <summary>The state for the requests in slots [first, first + lanes).</summary>
    /// <param name="holders">The requests by slot.</param>
    /// <param name="first">The first slot.</param>
    /// <param name="lanes">How many slots.</param>
    /// <param name="span">Positions that are read; above every request's place.</param>
    /// <param name="scratch">The place where idle lanes write.</param>
    public static LaneState Of(IReadOnlyList<Sequence?> holders, int first, int lanes, int span, int scratch)
    {
        var values = new long[3 * lanes];
        for (var lane = 0; lane < lanes; lane++)
        {
            var sequence = first + lane < holders.Count ? holders[first + lane] : null;
            values[lane] = sequence?.LastToken ?? 0;
            values[lanes + lane] = sequence?.NextPosition ?? 0;
            values[(2 * lanes) + lane] = sequence?.Cached ?? scratch;
        }
        return new LaneState(first, lanes, span, values);
    }

    /// <summary>The state as a tensor [3, lanes].</summary>
    public Tensor ToTensor(Device device) => tensor(Values, [3, Lanes], ScalarType.Int64, device);
}
