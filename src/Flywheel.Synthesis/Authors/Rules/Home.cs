using System.Collections.Immutable;

namespace Flywheel.Synthesis.Authors.Rules;

/// <summary>Where in the knowledge graph a family belongs.</summary>
/// <param name="domain">The domain's name.</param>
/// <param name="topics">Topics of that domain, by exact name.</param>
public sealed class Home(string domain, params ReadOnlySpan<string> topics)
{
    /// <summary>The domain's name.</summary>
    public string Domain { get; } = domain;

    /// <summary>Topics of that domain, by exact name.</summary>
    public ImmutableArray<string> Topics { get; } = [.. topics];
}
