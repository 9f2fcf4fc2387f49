using Flywheel.Knowledge.Graph;

namespace Flywheel.Knowledge.Outlines;

/// <summary>Makes outlines of outlines: with further nodes, or without some. What it makes is as good an outline as what it was given.</summary>
public static class OutlineEditor
{
    /// <summary>
    /// The outline with these nodes at the end of what lies below their parents. A graft is passed over whose parent is gone, or whose name is
    /// there already: the outline has caught up with it.
    /// </summary>
    public static Outline With(Outline outline, IEnumerable<OutlineGraft> grafts)
    {
        var nodes = outline.Nodes.ToList();
        var slugs = nodes.Select(node => Slug.Of(node.Name)).ToHashSet(StringComparer.Ordinal);
        foreach (var graft in grafts)
        {
            var parent = nodes.FindIndex(node => string.Equals(KnowledgeNode.IdOf(outline.DomainId, node.Level, node.Name), graft.ParentId, StringComparison.Ordinal));
            if (parent < 0 || nodes[parent].Level != (graft.Principle is null ? KnowledgeLevel.Concept : KnowledgeLevel.Topic) || slugs.Contains(Slug.Of(graft.Name))
                || (graft.Principle is not null && slugs.Contains(Slug.Of(graft.Principle))))
                continue;
            var end = EndOf(nodes, parent);
            var level = nodes[parent].Level + 1;
            Insert(nodes, end, new OutlineNode(0, parent, level, graft.Name, [], []));
            slugs.Add(Slug.Of(graft.Name));
            if (graft.Principle is { } principle)
            {
                Insert(nodes, end + 1, new OutlineNode(0, end, level + 1, principle, [], []));
                slugs.Add(Slug.Of(principle));
            }
        }

        return nodes.Count == outline.Nodes.Count ? outline : new Outline(nodes);
    }

    /// <summary>
    /// The outline without these nodes and all below them. Requirements that name one of them go, and so does a node above that would have
    /// nothing below it any more.
    /// </summary>
    /// <exception cref="ArgumentException">Nothing would be left.</exception>
    public static Outline Without(Outline outline, IReadOnlySet<string> ids)
    {
        var nodes = outline.Nodes;
        var gone = new bool[nodes.Count];
        for (var i = 0; i < gone.Length; i++)
            gone[i] = ids.Contains(KnowledgeNode.IdOf(outline.DomainId, nodes[i].Level, nodes[i].Name)) || (nodes[i].Parent >= 0 && gone[nodes[i].Parent]);
        var kept = new bool[nodes.Count];

        // Backwards, children come before their parents: a node stays if it is a principle or something below it stays.
        for (var i = gone.Length - 1; i >= 0; i--)
        {
            kept[i] |= !gone[i] && nodes[i].Level == KnowledgeLevel.Principle;
            if (kept[i] && nodes[i].Parent >= 0)
                kept[nodes[i].Parent] = true;
        }

        if (!kept[0])
            throw new ArgumentException($"Nothing of {nodes[0].Name} would be left.", nameof(ids));
        if (Array.TrueForAll(kept, stays => stays))
            return outline;
        var places = new int[nodes.Count];
        var next = 0;
        for (var i = 0; i < places.Length; i++)
            places[i] = kept[i] ? next++ : -1;
        return new Outline([.. nodes.Where((_, i) => kept[i]).Select(node => node with
        {
            Parent = node.Parent < 0 ? -1 : places[node.Parent],
            Requires = [.. node.Requires.Select(index => places[index]).Where(place => place >= 0)],
        })]);
    }

    private static int EndOf(List<OutlineNode> nodes, int parent)
    {
        var end = parent + 1;
        while (end < nodes.Count && nodes[end].Level > nodes[parent].Level)
            end++;
        return end;
    }

    private static void Insert(List<OutlineNode> nodes, int at, OutlineNode added)
    {
        for (var i = 0; i < nodes.Count; i++)
            nodes[i] = nodes[i] with { Parent = Shift(nodes[i].Parent), Requires = [.. nodes[i].Requires.Select(Shift)] };
        nodes.Insert(at, added);

        int Shift(int index) => index >= at ? index + 1 : index;
    }
}
