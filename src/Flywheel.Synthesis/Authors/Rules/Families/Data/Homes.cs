using System.Collections.Immutable;

namespace Flywheel.Synthesis.Authors.Rules.Families.Data;

/// <summary>Collects where families belong from where their stories do.</summary>
internal static class Homes
{
    /// <summary>One home a domain, the given one first, each topic once.</summary>
    public static ImmutableArray<Home> Of(IEnumerable<(string Domain, string Topic)> told, string domain, params string[] topics) =>
        [.. topics.Select(t => (Domain: domain, Topic: t)).Concat(told).GroupBy(h => h.Domain, h => h.Topic).Select(g => new Home(g.Key, [.. g.Distinct()]))];
}
