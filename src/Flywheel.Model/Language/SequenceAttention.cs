using static TorchSharp.torch;

namespace Flywheel.Model.Language;

/// <summary>
/// Causal attention inside sequences that lie one after the other, without a cache: for training and scoring. Sequences of one length are a batch
/// without a copy; shorter ones are padded at their end, where the causal order keeps everybody from seeing the padding.
/// </summary>
public sealed class SequenceAttention : IAttention
{
    private readonly int _sequences;
    private readonly int _longest;
    private readonly Tensor? _gather, _scatter;

    /// <summary>Prepares the sequences. What it makes belongs to the current dispose scope.</summary>
    /// <param name="lengths">The positions of each sequence; together all of the pass.</param>
    /// <param name="device">Where the pass is computed.</param>
    public SequenceAttention(IReadOnlyList<int> lengths, Device device)
    {
        (_sequences, _longest) = (lengths.Count, lengths.Max());
        if (lengths.All(length => length == _longest)) return;
        var from = new long[_sequences * _longest];
        var back = new List<long>(lengths.Sum());
        long start = 0;
        for (var sequence = 0; sequence < _sequences; sequence++)
        {
            for (var i = 0; i < _longest; i++)
            {
                var at = (sequence * _longest) + i;
                // Padding repeats a position of its own sequence: any finite number does.
                from[at] = start + Math.Min(i, lengths[sequence] - 1);
                if (i < lengths[sequence]) back.Add(at);
            }
            start += lengths[sequence];
        }
        _gather = tensor(from, ScalarType.Int64, device);
        _scatter = tensor(back.ToArray(), ScalarType.Int64, device);
    }

    /// <inheritdoc/>
    public Tensor Attend(int layer, Tensor query, Tensor key, Tensor value)
    {
        var groups = query.shape[1] / key.shape[1];
        var result = nn.functional.scaled_dot_product_attention(Split(query), Repeat(Split(key), groups), Repeat(Split(value), groups), is_casual: true);
        var rows = result.transpose(1, 2).reshape((long)_sequences * _longest, -1);
        return _scatter is null ? rows : rows.index_select(0, _scatter);
    }

    /// <summary>[positions, heads, size] to [sequences, heads, longest, size].</summary>
    private Tensor Split(Tensor heads)
    {
        var padded = _gather is null ? heads : heads.index_select(0, _gather);
        return padded.reshape(_sequences, _longest, heads.shape[1], heads.shape[2]).transpose(1, 2);
    }

    private static Tensor Repeat(Tensor x, long groups) => groups == 1 ? x : x.repeat_interleave(groups, 1);
}
