using static TorchSharp.torch;

namespace Flywheel.Model.Language;

/// <summary>
/// Causal attention inside sequences that lie one after the other, without a cache: for training and scoring. Nothing is padded.
/// </summary>
/// <param name="lengths">The positions of each sequence; together all of the pass.</param>
public sealed class SequenceAttention(IReadOnlyList<int> lengths) : IAttention
{
    /// <inheritdoc/>
    public Tensor Attend(int layer, Tensor query, Tensor key, Tensor value)
    {
        if (lengths.Distinct().Count() == 1) return Causal(query, key, value, lengths.Count);
        var parts = new List<Tensor>(lengths.Count);
        var start = 0;
        foreach (var length in lengths)
        {
            parts.Add(Causal(query.narrow(0, start, length), key.narrow(0, start, length), value.narrow(0, start, length), 1));
            start += length;
        }
        return cat(parts, 0);
    }

    private static Tensor Causal(Tensor query, Tensor key, Tensor value, int sequences)
    {
        var (count, heads) = (query.shape[0], query.shape[1]);
        // [positions, heads, size] -> [sequences, heads, length, size]
        Tensor Split(Tensor x) => x.view(sequences, count / sequences, x.shape[1], x.shape[2]).transpose(1, 2);
        var groups = heads / key.shape[1];
        var result = nn.functional.scaled_dot_product_attention(Split(query), Repeat(Split(key), groups), Repeat(Split(value), groups), is_casual: true);
        return result.transpose(1, 2).reshape(count, -1);
    }

    private static Tensor Repeat(Tensor x, long groups) => groups == 1 ? x : x.repeat_interleave(groups, 1);
}
