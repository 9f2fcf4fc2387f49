using System.Collections.Frozen;

namespace Flywheel.Knowledge.Sampling;

/// <summary>How often each node served so far: a snapshot, so that what a sampler draws does not depend on when it is asked.</summary>
public sealed class KnowledgeUsage
{
    private readonly FrozenDictionary<string, long> _uses;

    /// <summary>A snapshot of these counts, by node id. Ids that a graph does not have are ignored by its sampler.</summary>
    /// <exception cref="ArgumentException">A count is negative, or an id occurs twice.</exception>
    public KnowledgeUsage(IEnumerable<KeyValuePair<string, long>> uses)
    {
        _uses = uses.ToFrozenDictionary(StringComparer.Ordinal);
        if (_uses.FirstOrDefault(pair => pair.Value < 0) is { Key: not null } bad)
            throw new ArgumentException($"The node '{bad.Key}' is said to be used {bad.Value} times.", nameof(uses));
    }

    /// <summary>Nothing was used yet.</summary>
    public static KnowledgeUsage None { get; } = new([]);

    /// <summary>How often the node served; 0 for one unheard of.</summary>
    public long Of(string nodeId) => _uses.GetValueOrDefault(nodeId);
}
