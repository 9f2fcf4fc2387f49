using System.Collections.Immutable;
using Flywheel.Knowledge.Storage;
using Microsoft.EntityFrameworkCore;

namespace Flywheel.Worker.Models;

/// <summary>A name that models predicted, with its provenance.</summary>
/// <param name="Kind">Knowledge or a tool.</param>
/// <param name="Domain">Id of the domain for knowledge; empty for a tool.</param>
/// <param name="Name">The name that stands for all predictions of it.</param>
/// <param name="KnownId">The node or tool that it means; null for something new.</param>
/// <param name="Count">Problems that it was predicted for.</param>
/// <param name="Problems">Some of their ids.</param>
/// <param name="Runs">Their runs.</param>
/// <param name="Authors">Who predicted it.</param>
internal sealed record PredictedName(
    PredictionKind Kind, string Domain, string Name, string? KnownId, int Count, ImmutableArray<string> Problems, ImmutableArray<string> Runs, ImmutableArray<string> Authors)
{
    private const int ProblemsShown = 20;

    /// <summary>All of a database, by kind, domain and name.</summary>
    public static async Task<ImmutableArray<PredictedName>> ReadAsync(FlywheelDbContext context, CancellationToken cancellationToken)
    {
        var names = await context.PredictedNames.AsNoTracking().ToListAsync(cancellationToken);
        var predictions = await context.Predictions.AsNoTracking().Where(p => p.MergedInto != null).Select(p => new { p.Kind, p.Domain, p.MergedInto, p.ProblemId, p.RunId, p.Author }).ToListAsync(cancellationToken);
        var byName = predictions.ToLookup(p => (p.Kind, p.Domain, p.MergedInto!));
        return
        [
            .. names.OrderBy(n => n.Kind).ThenBy(n => n.Domain, StringComparer.Ordinal).ThenBy(n => n.Name, StringComparer.Ordinal).Select(n =>
            {
                var own = byName[(n.Kind, n.Domain, n.Name)].ToArray();
                var problems = own.Select(p => p.ProblemId).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
                return new PredictedName(
                    n.Kind, n.Domain, n.Name, n.KnownId, problems.Length, [.. problems.Take(ProblemsShown)], Distinct(own.Select(p => p.RunId)), Distinct(own.Select(p => p.Author)));
            }),
        ];
    }

    private static ImmutableArray<string> Distinct(IEnumerable<string> values) => [.. values.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
