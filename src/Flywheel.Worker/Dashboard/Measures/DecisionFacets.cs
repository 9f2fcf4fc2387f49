using Flywheel.Checker;
using Flywheel.Knowledge.Storage;
using Flywheel.Worker.Models;
using Microsoft.EntityFrameworkCore;

namespace Flywheel.Worker.Dashboard.Measures;

/// <summary>The values that decisions can be filtered by, each list in order.</summary>
/// <param name="Checks">Names of checks.</param>
/// <param name="Repairs">Names of repairs.</param>
/// <param name="Domains">Names of domains.</param>
/// <param name="Families">Families and prompts.</param>
/// <param name="Authors">Authors and models.</param>
/// <param name="Reviewers">People who decided.</param>
internal sealed record DecisionFacets(
    IReadOnlyList<string> Checks, IReadOnlyList<string> Repairs, IReadOnlyList<string> Domains, IReadOnlyList<string> Families, IReadOnlyList<string> Authors, IReadOnlyList<string> Reviewers)
{
    private const int Most = 200;

    /// <summary>Reads them: a look into an index for each value, however many decisions share it.</summary>
    public static async Task<DecisionFacets> ReadAsync(FlywheelDbContext context, CancellationToken cancellationToken)
    {
        var strata = await ListAsync(context, $"""
            WITH RECURSIVE v AS ((SELECT stratum AS x FROM flywheel.decisions ORDER BY 1 LIMIT 1)
                UNION ALL SELECT (SELECT stratum FROM flywheel.decisions WHERE stratum > v.x ORDER BY 1 LIMIT 1) FROM v WHERE v.x IS NOT NULL)
            SELECT x AS "Value" FROM v WHERE x IS NOT NULL LIMIT {Most}
            """, cancellationToken);
        var domains = await ListAsync(context, $"""
            WITH RECURSIVE v AS ((SELECT domain AS x FROM flywheel.decisions ORDER BY 1 LIMIT 1)
                UNION ALL SELECT (SELECT domain FROM flywheel.decisions WHERE domain > v.x ORDER BY 1 LIMIT 1) FROM v WHERE v.x IS NOT NULL)
            SELECT x AS "Value" FROM v WHERE x IS NOT NULL LIMIT {Most}
            """, cancellationToken);
        var families = await ListAsync(context, $"""
            WITH RECURSIVE v AS ((SELECT family AS x FROM flywheel.decisions ORDER BY 1 LIMIT 1)
                UNION ALL SELECT (SELECT family FROM flywheel.decisions WHERE family > v.x ORDER BY 1 LIMIT 1) FROM v WHERE v.x IS NOT NULL)
            SELECT x AS "Value" FROM v WHERE x IS NOT NULL LIMIT {Most}
            """, cancellationToken);
        var authors = await ListAsync(context, $"""
            WITH RECURSIVE v AS ((SELECT author AS x FROM flywheel.decisions ORDER BY 1 LIMIT 1)
                UNION ALL SELECT (SELECT author FROM flywheel.decisions WHERE author > v.x ORDER BY 1 LIMIT 1) FROM v WHERE v.x IS NOT NULL)
            SELECT x AS "Value" FROM v WHERE x IS NOT NULL LIMIT {Most}
            """, cancellationToken);
        var reviewers = await ListAsync(context, $"""
            WITH RECURSIVE v AS ((SELECT reviewer AS x FROM flywheel.decisions WHERE reviewer IS NOT NULL ORDER BY 1 LIMIT 1)
                UNION ALL SELECT (SELECT reviewer FROM flywheel.decisions WHERE reviewer > v.x ORDER BY 1 LIMIT 1) FROM v WHERE v.x IS NOT NULL)
            SELECT x AS "Value" FROM v WHERE x IS NOT NULL LIMIT {Most}
            """, cancellationToken);
        var rejecting = strata.Where(s => s.StartsWith(DecisionRow.RejectedPrefix, StringComparison.Ordinal)).Select(s => s[DecisionRow.RejectedPrefix.Length..]);
        var repairing = strata.Where(s => !s.StartsWith(DecisionRow.RejectedPrefix, StringComparison.Ordinal));
        return new DecisionFacets(
            Ordered(CheckerCatalog.Checks.Select(c => c.Name).Concat(rejecting).Append(ConsensusCheck.CheckName).Append(QuestionGoodCheck.CheckName)),
            Ordered(CheckerCatalog.Repairs.Select(r => r.Name).Concat(repairing).Concat(ModelRepairs.Names)),
            Ordered(domains), Ordered(families), Ordered(authors), Ordered(reviewers));
    }

    private static Task<List<string>> ListAsync(FlywheelDbContext context, FormattableString sql, CancellationToken cancellationToken) =>
        context.Database.SqlQuery<string>(sql).ToListAsync(cancellationToken);

    private static string[] Ordered(IEnumerable<string> values) => [.. values.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
