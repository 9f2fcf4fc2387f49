using Flywheel.Knowledge.Graph;

namespace Flywheel.Knowledge.Outlines;

/// <summary>How a domain's outline differs from what was there before, node by node. Another order of the same nodes is no difference.</summary>
/// <param name="Changes">The nodes that differ: the new outline's in its order, then those that are gone.</param>
/// <param name="Roots">
/// Ids of the topmost nodes that were added, changed or moved, in order: problems about these and what lies below are out of date. The domain's
/// own id alone when all of it is new.
/// </param>
public sealed record OutlineDifference(IReadOnlyList<OutlineChange> Changes, IReadOnlyList<string> Roots)
{
    /// <summary>Compares two versions of an outline.</summary>
    /// <param name="before">What was there; null for nothing.</param>
    /// <param name="after">What is to be there.</param>
    public static OutlineDifference Between(Outline? before, Outline after)
    {
        var old = before is null ? [] : Describe(before).ToDictionary(node => node.Id, StringComparer.Ordinal);
        var changes = new List<OutlineChange>();
        var roots = new List<string>();
        var stale = new bool[after.Nodes.Count];
        var place = 0;
        foreach (var node in Describe(after))
        {
            var parent = after.Nodes[place].Parent;
            stale[place] = parent >= 0 && stale[parent];
            if (KindOf(node, old.Remove(node.Id, out var then) ? then : null) is { } kind)
            {
                changes.Add(new OutlineChange(node.Id, node.Name, node.Level, kind));
                if (!stale[place])
                    roots.Add(node.Id);
                stale[place] = true;
            }

            place++;
        }

        changes.AddRange(old.Values.OrderBy(node => node.Place).Select(node => new OutlineChange(node.Id, node.Name, node.Level, OutlineChangeKind.Removed)));
        return new OutlineDifference(changes, roots);
    }

    /// <summary>How many nodes became this.</summary>
    public int Count(OutlineChangeKind kind) => Changes.Count(change => change.Kind == kind);

    private static OutlineChangeKind? KindOf(Node node, Node? then)
    {
        if (then is null)
            return OutlineChangeKind.Added;
        if (!string.Equals(node.ParentId, then.ParentId, StringComparison.Ordinal) || node.Level != then.Level)
            return OutlineChangeKind.Moved;

        // The domain's own name only says how it is spelt: nothing below it means anything else.
        return node.Level != KnowledgeLevel.Domain && !string.Equals(node.Content, then.Content, StringComparison.Ordinal) ? OutlineChangeKind.Changed : null;
    }

    private static IEnumerable<Node> Describe(Outline outline)
    {
        var ids = outline.Nodes.Select(node => KnowledgeNode.IdOf(outline.DomainId, node.Level, node.Name)).ToArray();
        return outline.Nodes.Select((node, place) => new Node(
            ids[place], node.Parent < 0 ? null : ids[node.Parent], node.Level, node.Name, place,
            $"{node.Name}|{string.Join(',', node.FigureKinds)}|{string.Join(',', node.Requires.Select(index => ids[index]).Order(StringComparer.Ordinal))}"));
    }

    private sealed record Node(string Id, string? ParentId, KnowledgeLevel Level, string Name, int Place, string Content);
}
