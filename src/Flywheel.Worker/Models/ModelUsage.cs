using Flywheel.Knowledge.Storage;
using Flywheel.Model.Replies;
using Microsoft.EntityFrameworkCore;

namespace Flywheel.Worker.Models;

/// <summary>What a run's requests to its model came to.</summary>
internal static class ModelUsage
{
    /// <summary>Tokens and cost by prompt, in alphabetical order; empty for a run without a model.</summary>
    public static async Task<IReadOnlyList<UsageByPurpose>> ReadAsync(FlywheelDbContext context, string run, CancellationToken cancellationToken)
    {
        var rows = await context.Replies.Where(r => r.RunId == run).GroupBy(r => r.Purpose)
            .Select(g => new
            {
                Purpose = g.Key,
                Requests = g.LongCount(),
                Failures = g.LongCount(r => r.Text == null),
                Uncounted = g.LongCount(r => r.PromptTokens == 0 && r.CompletionTokens == 0),
                Read = g.Sum(r => (long)r.PromptTokens),
                Written = g.Sum(r => (long)r.CompletionTokens),
                Cost = g.Sum(r => r.Cost),
            })
            .ToListAsync(cancellationToken);
        return [.. rows.OrderBy(r => r.Purpose, StringComparer.Ordinal).Select(r => new UsageByPurpose(r.Purpose, r.Requests, r.Failures, r.Uncounted, r.Read, r.Written, r.Cost))];
    }

    /// <summary>All of it in a sentence.</summary>
    public static string Describe(IReadOnlyCollection<UsageByPurpose> usage)
    {
        var (failures, uncounted, cost) = (usage.Sum(u => u.Failures), usage.Sum(u => u.Uncounted), usage.Sum(u => u.Cost));
        return $"The model was asked {usage.Sum(u => u.Requests):N0} times{(failures > 0 ? $" ({failures:N0} without a reply)" : "")}, read {usage.Sum(u => u.PromptTokens):N0} tokens and wrote "
            + $"{usage.Sum(u => u.CompletionTokens):N0}{(uncounted > 0 ? $", not counting {uncounted:N0} replies that came without numbers" : "")}{(cost > 0 ? $"; cost {cost:0.00##}" : "")}.";
    }
}
