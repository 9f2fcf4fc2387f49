using static TorchSharp.torch;

namespace Flywheel.Model.Vision;

/// <summary>
/// Attention inside neighbouring groups of patches (windows, or whole pictures). Groups of one size are a batch without a copy;
/// others are padded to the largest, and the padding is masked.
/// </summary>
internal sealed class PatchGroups
{
    private readonly int _groups;
    private readonly int _longest;
    private readonly Tensor? _gather;
    private readonly Tensor? _scatter;
    private readonly Tensor? _mask;

    /// <summary>Prepares the groups. What it makes belongs to the current dispose scope.</summary>
    public PatchGroups(IReadOnlyList<int> lengths, Device device)
    {
        _groups = lengths.Count;
        _longest = lengths.Max();
        if (lengths.All(length => length == _longest)) return;
        var from = new long[_groups * _longest];
        var keep = new bool[from.Length];
        var back = new List<long>(lengths.Sum());
        long start = 0;
        for (var group = 0; group < _groups; group++)
        {
            for (var i = 0; i < _longest; i++)
            {
                var inside = i < lengths[group];
                // Padding repeats a patch of its own group: any finite number does, since nobody sees it.
                from[(group * _longest) + i] = start + (inside ? i : 0);
                keep[(group * _longest) + i] = inside;
                if (inside) back.Add((group * _longest) + i);
            }
            start += lengths[group];
        }
        _gather = tensor(from, ScalarType.Int64, device);
        _scatter = tensor(back.ToArray(), ScalarType.Int64, device);
        _mask = tensor(keep, ScalarType.Bool, device).view(_groups, 1, 1, _longest);
    }

    /// <summary>Queries, keys and values [patches, heads, size] to [patches, heads * size].</summary>
    public Tensor Attend(Tensor query, Tensor key, Tensor value)
    {
        var result = nn.functional.scaled_dot_product_attention(Split(query), Split(key), Split(value), _mask).transpose(1, 2).reshape(_groups * _longest, -1);
        return _scatter is null ? result : result.index_select(0, _scatter);
    }

    /// <summary>[patches, heads, size] to [groups, heads, longest, size].</summary>
    private Tensor Split(Tensor heads)
    {
        var padded = _gather is null ? heads : heads.index_select(0, _gather);
        return padded.reshape(_groups, _longest, heads.shape[1], heads.shape[2]).transpose(1, 2);
    }
}
