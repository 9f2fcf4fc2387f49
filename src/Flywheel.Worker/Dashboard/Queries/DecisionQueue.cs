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
        if (await Lines(database.Decisions.Where(d => d.ProblemId == problemId)).FirstOrDefaultAsync(cancellationToken) is not { } here)
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

    private Task<List<DecisionLine>> TakeAsync(DecisionFilter filter, View view, DecisionPlace? place, bool forward, int count, CancellationToken cancellationToken)
    {
        var strata = StrataOf(filter, view);
        var matching = Filtered(filter, strata);
        var lines = filter.Order == DecisionOrder.Doubtful
            ? ByDoubt(matching, strata ?? view.Ranking.Strata, view.Ranking, place, forward, count)
            : Lines(ByTime(matching, place, ascending: filter.Order == DecisionOrder.Oldest == forward).Take(count));
        return lines.ToListAsync(cancellationToken);
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

    private IQueryable<DecisionRow> Filtered(DecisionFilter filter, IReadOnlyList<string>? strata)
    {
        var rows = database.Decisions.AsNoTracking();
        rows = filter.Run is { } run ? rows.Where(d => d.RunId == run) : rows;
        rows = filter.Check is { } check ? rows.Where(d => d.Checks.Contains(check)) : rows;
        rows = filter.Repair is { } repair ? rows.Where(d => d.Repairs.Contains(repair)) : rows;
        rows = filter.Domain is { } domain ? rows.Where(d => d.Domain == domain) : rows;
        rows = filter.Family is { } family ? rows.Where(d => d.Family == family) : rows;
        rows = filter.Author is { } author ? rows.Where(d => d.Author == author) : rows;
        rows = filter.Reviewer is { } reviewer ? rows.Where(d => d.Reviewer == reviewer) : rows;
        rows = filter.Outcome is { } outcome ? rows.Where(d => d.Outcome == outcome) : rows;
        rows = strata is not null ? rows.Where(d => strata.Contains(d.Stratum)) : rows;
        rows = filter.Text is { } text ? rows.Where(d => d.Search.Matches(EF.Functions.WebSearchToTsQuery("simple", text))) : rows;
        rows = filter.From is { } from && Midnight(from) is var first ? rows.Where(d => d.At >= first) : rows;
        rows = filter.To is { } to && to < DateOnly.MaxValue && Midnight(to.AddDays(1)) is var end ? rows.Where(d => d.At < end) : rows;
        return filter.State switch
        {
            DecisionState.Any => rows,
            DecisionState.Open => rows.Where(d => d.Verdict == null),
            DecisionState.Decided => rows.Where(d => d.Verdict != null),
            DecisionState.Approved => rows.Where(d => d.Verdict == ReviewVerdict.Approved),
            DecisionState.Rejected => rows.Where(d => d.Verdict == ReviewVerdict.Rejected),
            DecisionState.Reverted => rows.Where(d => d.Verdict == ReviewVerdict.Reverted),
            _ => rows.Where(d => d.Verdict == ReviewVerdict.Overridden),
        };
    }

    private static IQueryable<DecisionRow> ByTime(IQueryable<DecisionRow> rows, DecisionPlace? place, bool ascending)
    {
        if (place is var (id, at, _, _))
        {
            rows = ascending
                ? rows.Where(d => EF.Functions.GreaterThan(ValueTuple.Create(d.At, d.ProblemId), ValueTuple.Create(at, id)))
                : rows.Where(d => EF.Functions.LessThan(ValueTuple.Create(d.At, d.ProblemId), ValueTuple.Create(at, id)));
        }

        return ascending ? rows.OrderBy(d => d.At).ThenBy(d => d.ProblemId) : rows.OrderByDescending(d => d.At).ThenByDescending(d => d.ProblemId);
    }

    /// <summary>Takes the first of each stratum, which its index has in order, and mixes them.</summary>
    private IQueryable<DecisionLine> ByDoubt(IQueryable<DecisionRow> rows, IReadOnlyList<string> strata, DecisionRanking ranking, DecisionPlace? place, bool forward, int count)
    {
        var names = strata.ToArray();
        var weights = names.Select(s => ranking[s]).ToArray();
        var bounds = weights.Select(w => (place?.Rank ?? 0) / w).ToArray();
        var id = place?.ProblemId ?? "";
        var ranked = database.Database.SqlQuery<RankedStratum>($"""SELECT * FROM unnest({names}, {weights}, {bounds}) AS s("Name", "Weight", "Bound")""");
        var mixed = forward
            ? ranked.SelectMany(
                s => rows.Where(d => d.Stratum == s.Name && EF.Functions.GreaterThan(ValueTuple.Create(d.Draw, d.ProblemId), ValueTuple.Create(s.Bound, id)))
                    .OrderBy(d => d.Draw).ThenBy(d => d.ProblemId).Take(count),
                (s, d) => new { Row = d, Rank = d.Draw * s.Weight })
            : ranked.SelectMany(
                s => rows.Where(d => d.Stratum == s.Name && EF.Functions.LessThan(ValueTuple.Create(d.Draw, d.ProblemId), ValueTuple.Create(s.Bound, id)))
                    .OrderByDescending(d => d.Draw).ThenByDescending(d => d.ProblemId).Take(count),
                (s, d) => new { Row = d, Rank = d.Draw * s.Weight });
        var ordered = forward
            ? mixed.OrderBy(m => m.Rank).ThenBy(m => m.Row.ProblemId)
            : mixed.OrderByDescending(m => m.Rank).ThenByDescending(m => m.Row.ProblemId);
        return ordered.Take(count).Select(m => new DecisionLine
        {
            ProblemId = m.Row.ProblemId,
            RunId = m.Row.RunId,
            At = m.Row.At,
            Domain = m.Row.Domain,
            Family = m.Row.Family,
            Author = m.Row.Author,
            Outcome = m.Row.Outcome,
            Checks = m.Row.Checks,
            Repairs = m.Row.Repairs,
            Applied = m.Row.Applied,
            Stratum = m.Row.Stratum,
            Draw = m.Row.Draw,
            Verdict = m.Row.Verdict,
            Reviewer = m.Row.Reviewer,
            ReviewVersion = m.Row.ReviewVersion,
            Rank = m.Rank,
        });
    }

    private static IQueryable<DecisionLine> Lines(IQueryable<DecisionRow> rows) => rows.Select(d => new DecisionLine
    {
        ProblemId = d.ProblemId,
        RunId = d.RunId,
        At = d.At,
        Domain = d.Domain,
        Family = d.Family,
        Author = d.Author,
        Outcome = d.Outcome,
        Checks = d.Checks,
        Repairs = d.Repairs,
        Applied = d.Applied,
        Stratum = d.Stratum,
        Draw = d.Draw,
        Verdict = d.Verdict,
        Reviewer = d.Reviewer,
        ReviewVersion = d.ReviewVersion,
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
