using Flywheel.Checker;

namespace Flywheel.Worker.Dashboard.Measures;

/// <summary>How good a check is.</summary>
/// <param name="Name">The check.</param>
/// <param name="Recall">Canaries that it failed, of those with a kind of damage that it answers for.</param>
/// <param name="Rejections">Problems that were rejected because of it.</param>
/// <param name="FalseAlarms">Good problems among those of them that people judged.</param>
internal sealed record CheckMeasure(string Name, Proportion Recall, long Rejections, Proportion FalseAlarms)
{
    /// <summary>The measures of all checks that ship, and of others that decided anything, ordered by name.</summary>
    public static IReadOnlyList<CheckMeasure> Of(DecisionMeasures measures, IEnumerable<(string Check, Proportion Caught)> recalls)
    {
        var caught = recalls.ToDictionary(r => r.Check, r => r.Caught, StringComparer.Ordinal);
        var rejections = measures.Strata.Where(s => s.Check is not null).ToDictionary(s => s.Check!, StringComparer.Ordinal);
        return [.. CheckerCatalog.Checks.Select(c => c.Name).Union(caught.Keys).Union(rejections.Keys).Order(StringComparer.Ordinal).Select(name =>
        {
            var people = rejections.GetValueOrDefault(name)?.People ?? default;
            return new CheckMeasure(name, caught.GetValueOrDefault(name), rejections.GetValueOrDefault(name)?.Decisions ?? 0, new Proportion(people.Total - people.Hits, people.Total));
        })];
    }
}
