using System.Linq.Expressions;
using Flywheel.Knowledge.Storage;
using Microsoft.EntityFrameworkCore;

namespace Flywheel.Worker.Dashboard.Problems;

/// <summary>Some problems in the order of run and id, and where the pages beside them begin.</summary>
/// <param name="Items">The problems.</param>
/// <param name="Before">The next page back ends before this problem; null for none.</param>
/// <param name="After">The next page begins after this problem; null for none.</param>
internal sealed record GalleryPage(IReadOnlyList<GalleryItem> Items, string? Before, string? After)
{
    /// <summary>Problems a page.</summary>
    public const int Size = 60;

    private const int QuestionCharacters = 240;
    private const int AnswerCharacters = 80;

    private static readonly Expression<Func<ProblemRow, GalleryItem>> Item = p => new GalleryItem(
        p.Id, p.RunId, p.Domain, p.FigureKind, p.Level, p.Lineage, p.State, p.Reason, p.Repaired, p.Author, p.Family.Substring(0, QuestionCharacters),
        p.MeasuredDifficulty, p.Question.Substring(0, QuestionCharacters), p.Answer.Substring(0, AnswerCharacters));

    /// <summary>Reads a page; the first one where neither place is given or the problem there is gone.</summary>
    /// <param name="context">The database.</param>
    /// <param name="filter">What is asked for.</param>
    /// <param name="after">The id of the problem before the page; null for none.</param>
    /// <param name="before">The id of the problem behind the page; null for none.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<GalleryPage> ReadAsync(FlywheelDbContext context, ProblemFilter filter, string? after, string? before, CancellationToken cancellationToken)
    {
        var place = (after ?? before) is { } id ? await context.Problems.Where(p => p.Id == id).Select(p => new { p.RunId, p.Id }).FirstOrDefaultAsync(cancellationToken) : null;
        var backwards = place is not null && after is null;
        var problems = filter.Apply(context);
        if (place is not null)
        {
            problems = backwards
                ? problems.Where(p => EF.Functions.LessThan(ValueTuple.Create(p.RunId, p.Id), ValueTuple.Create(place.RunId, place.Id)))
                : problems.Where(p => EF.Functions.GreaterThan(ValueTuple.Create(p.RunId, p.Id), ValueTuple.Create(place.RunId, place.Id)));
        }

        problems = backwards ? problems.OrderByDescending(p => p.RunId).ThenByDescending(p => p.Id) : problems.OrderBy(p => p.RunId).ThenBy(p => p.Id);
        var items = await problems.Take(Size + 1)
            .Select(Item)
            .ToListAsync(cancellationToken);
        var more = items.Count > Size;
        items = more ? items[..Size] : items;
        if (backwards)
        {
            items.Reverse();
        }

        var (first, last) = (items.Count > 0 ? items[0].Id : null, items.Count > 0 ? items[^1].Id : null);
        return new GalleryPage(
            await ReviewedAsync(context, items, cancellationToken),
            backwards ? (more ? first : null) : place is null ? null : first,
            backwards ? last : more ? last : null);
    }

    /// <summary>The problems of these ids, in the same order; what is gone is left out.</summary>
    public static async Task<IReadOnlyList<GalleryItem>> OfAsync(FlywheelDbContext context, string[] ids, CancellationToken cancellationToken)
    {
        if (ids.Length == 0)
        {
            return [];
        }

        var items = await context.Problems.AsNoTracking().Where(p => ids.Contains(p.Id)).Select(Item).ToDictionaryAsync(i => i.Id, StringComparer.Ordinal, cancellationToken);
        return await ReviewedAsync(context, [.. ids.Where(items.ContainsKey).Select(id => items[id])], cancellationToken);
    }

    private static async Task<IReadOnlyList<GalleryItem>> ReviewedAsync(FlywheelDbContext context, List<GalleryItem> items, CancellationToken cancellationToken)
    {
        var ids = items.Select(i => i.Id).ToArray();
        var reviews = await context.Reviews.AsNoTracking().Where(r => ids.Contains(r.ProblemId)).Select(r => new { r.ProblemId, r.Version, r.Verdict }).ToListAsync(cancellationToken);
        var latest = reviews.GroupBy(r => r.ProblemId).ToDictionary(g => g.Key, g => g.MaxBy(r => r.Version)!.Verdict, StringComparer.Ordinal);
        return [.. items.Select(i => latest.TryGetValue(i.Id, out var verdict) && verdict != ReviewVerdict.Withdrawn ? i with { Verdict = verdict } : i)];
    }
}
