using static TorchSharp.torch;

namespace Flywheel.Model.Vision;

/// <summary>
/// Attention inside neighbouring groups of patches (windows, or whole pictures). Groups of one size are a batch without a copy;
/// others are padded to the largest, and the padding is masked.
/// </summary>
internal sealed class PatchGroups
{
    private readonly int groups;
    private readonly int longest;
    private readonly Tensor? gather;
    private readonly Tensor? scatter;
    private readonly Tensor? mask;

    /// <summary>Prepares the groups. What it makes belongs to the current dispose scope.</summary>
    public PatchGroups(IReadOnlyList<int> lengths, Device device)
    {
        groups = lengths.Count;
        longest = lengths.Max();
        if (lengths.All(length => length == longest)) return;
        var from = new long[groups * longest];
        var keep = new bool[from.Length];
        var back = new List<long>(lengths.Sum());
        long start = 0;
        for (var group = 0; group < groups; group++)
        {
            for (var i = 0; i < longest; i++)
            {
                var inside = i < lengths[group];
                // Padding repeats a patch of its own group: any finite number does, since nobody sees it.
                from[(group * longest) + i] = start + (inside ? i : 0);
                keep[(group * longest) + i] = inside;
                if (inside) back.Add((group * longest) + i);
            }
            start += lengths[group];
        }
        gather = tensor(from, ScalarType.Int64, device);
        scatter = tensor(back.ToArray(), ScalarType.Int64, device);
        mask = tensor(keep, ScalarType.Bool, device).view(groups, 1, 1, longest);
    }

    /// <summary>Queries, keys and values [patches, heads, size] to [patches, heads * size].</summary>
    public Tensor Attend(Tensor query, Tensor key, Tensor value)
    {
        var result = nn.functional.scaled_dot_product_attention(Split(query), Split(key), Split(value), mask).transpose(1, 2).reshape(groups * longest, -1);
        return scatter is null ? result : result.index_select(0, scatter);
    }

    /// <summary>[patches, heads, size] to [groups, heads, longest, size].</summary>
    private Tensor Split(Tensor heads)
    {
        var padded = gather is null ? heads : heads.index_select(0, gather);
        return padded.reshape(groups, longest, heads.shape[1], heads.shape[2]).transpose(1, 2);
    }
}
