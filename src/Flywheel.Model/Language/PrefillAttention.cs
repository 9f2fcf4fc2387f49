using static TorchSharp.torch;

namespace Flywheel.Model.Language;

/// <summary>
/// Adds segments of any lengths to the cache, one after the other in the pass, and attends each to its own slot: what was there,
/// and causally to itself.
/// </summary>
/// <param name="cache">The cache.</param>
/// <param name="segments">The segments, in the order of their positions in the pass.</param>
public sealed class PrefillAttention(KeyValueCache cache, IReadOnlyList<CacheSegment> segments) : IAttention
{
    // Made here, not in the first layer: what a layer makes is disposed after it.
    private readonly Tensor?[] _masks = [.. segments.Select(segment => segment.Start == 0 ? null : Mask(segment, cache.Keys[0].device))];

    /// <inheritdoc/>
    public Tensor Attend(int layer, Tensor query, Tensor key, Tensor value)
    {
        var parts = new List<Tensor>(segments.Count);
        var start = 0;
        for (var i = 0; i < segments.Count; i++)
        {
            var length = segments[i].Length;
            Store(cache.Keys[layer], segments[i], key.narrow(0, start, length));
            Store(cache.Values[layer], segments[i], value.narrow(0, start, length));
            parts.Add(Attend(layer, i, query.narrow(0, start, length)));
            start += length;
        }
        return parts.Count == 1 ? parts[0] : cat(parts, 0);
    }

    private Tensor Attend(int layer, int index, Tensor query)
    {
        var segment = segments[index];
        var groups = query.shape[1] / cache.Keys[layer].shape[1];
        var keys = Rows(cache.Keys[layer], segment, groups);
        var values = Rows(cache.Values[layer], segment, groups);
        // [positions, heads, size] -> [1, heads, positions, size]
        var heads = query.transpose(0, 1).unsqueeze(0);
        var result = nn.functional.scaled_dot_product_attention(heads, keys, values, _masks[index], is_casual: _masks[index] is null);
        return result.squeeze(0).transpose(0, 1).reshape(segment.Length, -1);
    }

    private static void Store(Tensor store, CacheSegment segment, Tensor rows) =>
        store[segment.Slot].narrow(1, segment.Start, segment.Length).copy_(rows.transpose(0, 1));

    /// <summary>The slot's rows so far, each head repeated for its group of queries: [1, heads, positions, size].</summary>
    private static Tensor Rows(Tensor store, CacheSegment segment, long groups)
    {
        var rows = store[segment.Slot].narrow(1, 0, segment.Start + segment.Length).unsqueeze(0);
        return groups == 1 ? rows : rows.repeat_interleave(groups, 1);
    }

    private static Tensor Mask(CacheSegment segment, Device device) =>
        ones([segment.Length, segment.Start + segment.Length], ScalarType.Bool, device).tril(segment.Start);
}
