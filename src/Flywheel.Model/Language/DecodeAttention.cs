using static TorchSharp.torch;

namespace Flywheel.Model.Language;

/// <summary>
/// One new position for each of some neighbouring slots of the cache. All shapes are fixed by the number of lanes and the span, and
/// everything that changes from step to step is read from two tensors, so a step can be recorded once and replayed.
/// </summary>
/// <param name="cache">The cache.</param>
/// <param name="first">The first slot that takes part.</param>
/// <param name="lanes">How many slots take part.</param>
/// <param name="span">How many positions of each slot are read: above every lane's position.</param>
/// <param name="rows">
/// Where each lane writes, [lanes * key/value heads]: rows of the store as one list of (slot, head, position).
/// </param>
/// <param name="mask">What each lane sees, [lanes, 1, 1, span], added to its scores: 0 or minus infinity.</param>
public sealed class DecodeAttention(KeyValueCache cache, int first, int lanes, int span, Tensor rows, Tensor mask) : IAttention
{
    /// <inheritdoc/>
    public Tensor Attend(int layer, Tensor query, Tensor key, Tensor value)
    {
        var (keyHeads, size) = (key.shape[1], key.shape[2]);
        var keys = Store(cache.Keys[layer], key);
        var values = Store(cache.Values[layer], value);
        // The queries that share a key head are rows of one product: [lanes, key heads, group, size]
        var groups = query.view(lanes, keyHeads, -1, size).mul(1 / Math.Sqrt(size));
        var scores = groups.matmul(keys.transpose(-2, -1)).add(mask);
        return scores.softmax(-1).matmul(values).view(lanes, -1);
    }

    private Tensor Store(Tensor store, Tensor added)
    {
        var size = added.shape[2];
        store.view(-1, size).index_copy_(0, rows, added.reshape(-1, size));
        return store.narrow(0, first, lanes).narrow(2, 0, span);
    }
}
