using Flywheel.Knowledge.Storage;
using Flywheel.Worker.Dashboard.Measures;
using Microsoft.EntityFrameworkCore;

namespace Flywheel.Worker.Dashboard.Queries;

/// <summary>The queue of decisions that people go through.</summary>
internal sealed class DecisionQueue(FlywheelDbContext database, AuditCache cache)
{
    /// <summary>Decisions on a page.</summary>
    public const int PageSize = 50;

    private const int QuestionStart = 220;

    /// <summary>How many decisions are looked through at first.</summary>
    private const long FirstLook = 256;

    /// <summary>Where more would have to be looked through, decisions are found by their filter.</summary>
    private const long LongestLook = 4096;

    /// <summary>A page of the queue.</summary>
    /// <param name="filter">The queue's filter and order.</param>
    /// <param name="place">Where it begins or ends, exclusive; null for the first page.</param>
    /// <param name="forward">Whether the page begins there; if not, it ends there.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <param name="size">Decisions on it.</param>
    public async Task<DecisionPage> ReadAsync(DecisionFilter filter, DecisionPlace? place, bool forward, CancellationToken cancellationToken, int size = PageSize)
    {
        var view = await ViewAsync(place?.Exponents, cancellationToken);
        var lines = await TakeAsync(filter, view, place, forward, size + 1, cancellationToken);
        var more = lines.Count > size;
        lines = [.. lines.Take(size)];
        if (!forward)
        {
            lines.Reverse();
        }

        var (before, after) = forward ? (place is not null, more) : (more, true);
        return new DecisionPage(
            await WithQuestionsAsync(lines, cancellationToken),
            before && lines.Count > 0 ? PlaceOf(lines[0], view.Ranking) : null,
            after && lines.Count > 0 ? PlaceOf(lines[^1], view.Ranking) : null);
    }

    /// <summary>The problem after this one in the queue; null at its end.</summary>
    /// <param name="filter">The queue's filter and order.</param>
    /// <param name="problemId">The problem that is looked at; it need not match the filter (any more).</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<string?> NextAsync(DecisionFilter filter, string problemId, CancellationToken cancellationToken) => BesideAsync(filter, problemId, forward: true, cancellationToken);

    /// <summary>The problem before this one in the queue; null at its beginning.</summary>
    /// <param name="filter">The queue's filter and order.</param>
    /// <param name="problemId">The problem that is looked at; it need not match the filter (any more).</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<string?> PreviousAsync(DecisionFilter filter, string problemId, CancellationToken cancellationToken) => BesideAsync(filter, problemId, forward: false, cancellationToken);

    private async Task<string?> BesideAsync(DecisionFilter filter, string problemId, bool forward, CancellationToken cancellationToken)
    {
        if (await Lines(database.Decisions.Where(d => d.ProblemId == problemId).Select(d => new RankedDecision { Row = d, Rank = 0 })).FirstOrDefaultAsync(cancellationToken) is not { } here)
        {
            return null;
        }

        var view = await ViewAsync(exponents: null, cancellationToken);
        var place = PlaceOf(here with { Rank = here.Draw * view.Ranking[here.Stratum] }, view.Ranking);
        return (await TakeAsync(filter, view, place, forward, 1, cancellationToken)).FirstOrDefault()?.ProblemId;
    }

    private async Task<View> ViewAsync(byte[]? exponents, CancellationToken cancellationToken)
    {
        var measures = await cache.MeasuresAsync(database, cancellationToken);
        var ranking = DecisionRanking.Of(measures);
        return new View(measures, (exponents is null ? null : ranking.With(exponents)) ?? ranking);
    }

    private async Task<List<DecisionLine>> TakeAsync(DecisionFilter filter, View view, DecisionPlace? place, bool forward, int count, CancellationToken cancellationToken)
    {
        var strata = StrataOf(filter, view);
        if (filter.Order != DecisionOrder.Doubtful)
        {
            var rows = Filtered(database.Decisions.AsNoTracking().Select(d => new RankedDecision { Row = d, Rank = 0 }), filter, strata);
            return await Lines(ByTime(rows, place, ascending: filter.Order == DecisionOrder.Oldest == forward).Take(count)).ToListAsync(cancellationToken);
        }

        // A filter that leaves many is served by looking through the next few in the order; one that leaves few, by finding those few and sorting them.
        var from = place?.Rank ?? 0;
        for (var look = FirstLook; look <= LongestLook;)
        {
            var far = view.Ranking.Beyond(strata ?? view.Ranking.Strata, from, forward, look);
            var near = Filtered(Stretch(strata ?? view.Ranking.Strata, view.Ranking, place, far, forward), filter, strata: null);
            var lines = await Lines(ByRank(near, forward).Take(count)).ToListAsync(cancellationToken);
            if (lines.Count == count || far is null)
            {
                return lines;
            }

            // So many more as this look promises, and half as many again.
            look = lines.Count == 0 ? long.MaxValue : Math.Max(2 * look, look * count * 3 / (2 * lines.Count));
        }

        return await Lines(ByRank(Beside(Filtered(Ranked(strata ?? view.Ranking.Strata, view.Ranking), filter, strata: null), place, forward), forward).Take(count)).ToListAsync(cancellationToken);
    }

    /// <summary>The strata that the filter leaves; null where it leaves all.</summary>
    private static IReadOnlyList<string>? StrataOf(DecisionFilter filter, View view)
    {
        if (filter is { Stratum: null, LeastConfidence: null, MostConfidence: null })
        {
            return null;
        }

        IEnumerable<string> named = filter.Stratum is { } stratum ? [stratum] : view.Measures.Strata.Select(s => s.Name);
        var (least, most) = ((filter.LeastConfidence ?? 0) / 100.0, (filter.MostConfidence ?? 100) / 100.0);
        return [.. named.Where(s => view.Measures[s].Together.Middle is var confidence && confidence >= least && confidence <= most)];
    }

    private static IQueryable<RankedDecision> Filtered(IQueryable<RankedDecision> rows, DecisionFilter filter, IReadOnlyList<string>? strata)
    {
        rows = filter.Run is { } run ? rows.Where(d => d.Row.RunId == run) : rows;
        rows = filter.Check is { } check ? rows.Where(d => d.Row.Checks.Contains(check)) : rows;
        rows = filter.Repair is { } repair ? rows.Where(d => d.Row.Repairs.Contains(repair)) : rows;
        rows = filter.Domain is { } domain ? rows.Where(d => d.Row.Domain == domain) : rows;
        rows = filter.Family is { } family ? rows.Where(d => d.Row.Family == family) : rows;
        rows = filter.Author is { } author ? rows.Where(d => d.Row.Author == author) : rows;
        rows = filter.Reviewer is { } reviewer ? rows.Where(d => d.Row.Reviewer == reviewer) : rows;
        rows = filter.Outcome is { } outcome ? rows.Where(d => d.Row.Outcome == outcome) : rows;
        rows = strata is not null ? rows.Where(d => strata.Contains(d.Row.Stratum)) : rows;
        rows = filter.Text is { } text ? rows.Where(d => d.Row.Search.Matches(EF.Functions.WebSearchToTsQuery("simple", text))) : rows;
        rows = filter.From is { } from && Midnight(from) is var first ? rows.Where(d => d.Row.At >= first) : rows;
        rows = filter.To is { } to && to < DateOnly.MaxValue && Midnight(to.AddDays(1)) is var end ? rows.Where(d => d.Row.At < end) : rows;
        return filter.State switch
        {
            DecisionState.Any => rows,
            DecisionState.Open => rows.Where(d => d.Row.Verdict == null),
            DecisionState.Decided => rows.Where(d => d.Row.Verdict != null),
            DecisionState.Approved => rows.Where(d => d.Row.Verdict == ReviewVerdict.Approved),
            DecisionState.Rejected => rows.Where(d => d.Row.Verdict == ReviewVerdict.Rejected),
            DecisionState.Reverted => rows.Where(d => d.Row.Verdict == ReviewVerdict.Reverted),
            _ => rows.Where(d => d.Row.Verdict == ReviewVerdict.Overridden),
        };
    }

    private static IQueryable<RankedDecision> ByTime(IQueryable<RankedDecision> rows, DecisionPlace? place, bool ascending)
    {
        if (place is var (id, at, _, _))
        {
            rows = ascending
                ? rows.Where(d => EF.Functions.GreaterThan(ValueTuple.Create(d.Row.At, d.Row.ProblemId), ValueTuple.Create(at, id)))
                : rows.Where(d => EF.Functions.LessThan(ValueTuple.Create(d.Row.At, d.Row.ProblemId), ValueTuple.Create(at, id)));
        }

        return ascending ? rows.OrderBy(d => d.Row.At).ThenBy(d => d.Row.ProblemId) : rows.OrderByDescending(d => d.Row.At).ThenByDescending(d => d.Row.ProblemId);
    }

    private static IQueryable<RankedDecision> ByRank(IQueryable<RankedDecision> rows, bool forward) => forward
        ? rows.OrderBy(d => d.Rank).ThenBy(d => d.Row.ProblemId)
        : rows.OrderByDescending(d => d.Rank).ThenByDescending(d => d.Row.ProblemId);

    private static IQueryable<RankedDecision> Beside(IQueryable<RankedDecision> rows, DecisionPlace? place, bool forward)
    {
        if (place is not var (id, _, rank, _))
        {
            return rows;
        }

        return forward
            ? rows.Where(d => EF.Functions.GreaterThan(ValueTuple.Create(d.Rank, d.Row.ProblemId), ValueTuple.Create(rank, id)))
            : rows.Where(d => EF.Functions.LessThan(ValueTuple.Create(d.Rank, d.Row.ProblemId), ValueTuple.Create(rank, id)));
    }

    /// <summary>All decisions of the strata with their ranks.</summary>
    private IQueryable<RankedDecision> Ranked(IReadOnlyList<string> strata, DecisionRanking ranking)
    {
        var names = strata.ToArray();
        var weights = names.Select(s => ranking[s]).ToArray();
        return database.Database.SqlQuery<RankedStratum>($"""SELECT *, 0::float8 AS "Near", 1::float8 AS "Far" FROM unnest({names}, {weights}) AS s("Name", "Weight")""")
            .Join(database.Decisions.AsNoTracking(), s => s.Name, d => d.Stratum, (s, d) => new RankedDecision { Row = d, Rank = d.Draw * s.Weight });
    }

    /// <summary>The decisions between two places, which each stratum's index has in order.</summary>
    private IQueryable<RankedDecision> Stretch(IReadOnlyList<string> strata, DecisionRanking ranking, DecisionPlace? place, double? end, bool forward)
    {
        var names = strata.ToArray();
        var weights = names.Select(s => ranking[s]).ToArray();
        var near = weights.Select(w => (place?.Rank ?? 0) / w).ToArray();
        var far = weights.Select(w => (end ?? (forward ? double.MaxValue : 0)) / w).ToArray();
        var id = place?.ProblemId ?? "";
        var ranked = database.Database.SqlQuery<RankedStratum>($"""SELECT * FROM unnest({names}, {weights}, {near}, {far}) AS s("Name", "Weight", "Near", "Far")""");
        // The limit is never reached; behind it, the database does not look for the filter's rows once for each stratum.
        return forward
            ? ranked.SelectMany(
                s => database.Decisions.Where(d => d.Stratum == s.Name && EF.Functions.GreaterThan(ValueTuple.Create(d.Draw, d.ProblemId), ValueTuple.Create(s.Near, id)) && d.Draw <= s.Far)
                    .OrderBy(d => d.Draw).ThenBy(d => d.ProblemId).Take(int.MaxValue),
                (s, d) => new RankedDecision { Row = d, Rank = d.Draw * s.Weight })
            : ranked.SelectMany(
                s => database.Decisions.Where(d => d.Stratum == s.Name && EF.Functions.LessThan(ValueTuple.Create(d.Draw, d.ProblemId), ValueTuple.Create(s.Near, id)) && d.Draw >= s.Far)
                    .OrderByDescending(d => d.Draw).ThenByDescending(d => d.ProblemId).Take(int.MaxValue),
                (s, d) => new RankedDecision { Row = d, Rank = d.Draw * s.Weight });
    }

    private static IQueryable<DecisionLine> Lines(IQueryable<RankedDecision> rows) => rows.Select(d => new DecisionLine
    {
        ProblemId = d.Row.ProblemId,
        RunId = d.Row.RunId,
        At = d.Row.At,
        Domain = d.Row.Domain,
        Family = d.Row.Family,
        Author = d.Row.Author,
        Outcome = d.Row.Outcome,
        Checks = d.Row.Checks,
        Repairs = d.Row.Repairs,
        Applied = d.Row.Applied,
        Stratum = d.Row.Stratum,
        Draw = d.Row.Draw,
        Verdict = d.Row.Verdict,
        Reviewer = d.Row.Reviewer,
        ReviewVersion = d.Row.ReviewVersion,
        Rank = d.Rank,
    });

    private async Task<IReadOnlyList<DecisionLine>> WithQuestionsAsync(List<DecisionLine> lines, CancellationToken cancellationToken)
    {
        var ids = lines.Select(l => l.ProblemId).ToArray();
        var problems = await database.Problems.Where(p => ids.Contains(p.Id))
            .Select(p => new { p.Id, Question = p.Question.Substring(0, QuestionStart), p.State })
            .ToDictionaryAsync(p => p.Id, StringComparer.Ordinal, cancellationToken);
        return [.. lines.Where(l => problems.ContainsKey(l.ProblemId)).Select(l => l with { Question = problems[l.ProblemId].Question, State = problems[l.ProblemId].State })];
    }

    private static DecisionPlace PlaceOf(DecisionLine line, DecisionRanking ranking) => new(line.ProblemId, line.At, line.Rank, ranking.Exponents());

    private static DateTimeOffset Midnight(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);

    private sealed record View(DecisionMeasures Measures, DecisionRanking Ranking);
}
