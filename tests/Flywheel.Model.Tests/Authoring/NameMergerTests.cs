using Flywheel.Model.Authoring;

namespace Flywheel.Model.Tests.Authoring;

public sealed class NameMergerTests
{
    private static readonly string[] s_known = ["Angle sum of a triangle", "Photosynthesis"];

    private static readonly string[] s_proposed =
        ["Angle sum of triangles", "angle sum of a triangle", "Ray through the focal point", "Rays through the focal point", "Ray through the focal point", "Stack overflow"];

    [Fact]
    public async Task Names_join_known_ones_or_each_other()
    {
        var groups = await MergeAsync(s_proposed);
        Assert.Equal(["Angle sum of a triangle", "Ray through the focal point", "Stack overflow"], groups.Select(g => g.Name));
        Assert.Equal([true, false, false], groups.Select(g => g.IsKnown));
        Assert.Equal([2, 2, 1], groups.Select(g => g.Members.Length));
        Assert.Equal(KeyValuePair.Create("Ray through the focal point", 2), groups[1].Members[0]);
    }

    [Fact]
    public async Task The_order_of_proposals_does_not_matter()
    {
        var groups = await MergeAsync(s_proposed);
        var again = await MergeAsync([.. s_proposed.Reverse()]);
        Assert.Equal(groups.Select(g => (g.Name, string.Join(',', g.Members))), again.Select(g => (g.Name, string.Join(',', g.Members))));
    }

    [Fact]
    public async Task Every_proposal_is_in_one_group()
    {
        var groups = await MergeAsync(s_proposed);
        Assert.Equal(s_proposed.Distinct().Order(StringComparer.Ordinal), groups.SelectMany(g => g.Members).Select(m => m.Key).Order(StringComparer.Ordinal));
        Assert.Equal(s_proposed.Length, groups.Sum(g => g.Members.Sum(m => m.Value)));
        Assert.Empty(await MergeAsync([" "]));
    }

    [Fact]
    public async Task Too_many_names_are_refused() =>
        await Assert.ThrowsAsync<ArgumentException>(() => MergeAsync([.. Enumerable.Range(0, NameMerger.MostNames + 1).Select(i => $"name {i}")]));

    private static async Task<NameGroup[]> MergeAsync(string[] proposed)
    {
        using var embeddings = new HashedEmbeddings();
        return [.. await new NameMerger(embeddings).MergeAsync(s_known, proposed, default)];
    }
}
