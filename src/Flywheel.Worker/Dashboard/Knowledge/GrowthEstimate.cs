using System.Globalization;
using Flywheel.Knowledge.Storage;
using Flywheel.Worker.Dashboard.Views;
using Flywheel.Worker.Runs;
using Microsoft.EntityFrameworkCore;

namespace Flywheel.Worker.Dashboard.Knowledge;

/// <summary>What a run would take, going by the latest finished runs.</summary>
/// <param name="Runs">How many runs were measured.</param>
/// <param name="Rate">Accepted problems a second.</param>
/// <param name="Tokens">Tokens read and written for each accepted problem; 0 for runs without a model.</param>
/// <param name="Cost">Their cost for each accepted problem.</param>
internal sealed record GrowthEstimate(int Runs, double Rate, double Tokens, double Cost)
{
    private const int RunsLookedAt = 50;
    private const int RunsMeasured = 5;

    /// <summary>Measures the latest runs, those with a model or those without.</summary>
    public static async Task<GrowthEstimate> ReadAsync(FlywheelDbContext context, bool withModel, CancellationToken cancellationToken)
    {
        var finished = await context.Runs.AsNoTracking()
            .Where(r => r.State == RunState.Finished && r.Accepted > 0 && r.StartedAt != null && r.FinishedAt != null)
            .OrderByDescending(r => r.FinishedAt)
            .Take(RunsLookedAt)
            .Select(r => new { r.Id, r.Settings, r.Accepted, Started = r.StartedAt!.Value, Finished = r.FinishedAt!.Value })
            .ToListAsync(cancellationToken);
        var runs = finished.Where(r => RunSettings.Parse(r.Settings).Model is not null == withModel && r.Finished > r.Started).Take(RunsMeasured).ToArray();
        if (runs.Length == 0)
        {
            return new GrowthEstimate(0, 0, 0, 0);
        }

        double accepted = runs.Sum(r => r.Accepted);
        var rate = accepted / runs.Sum(r => (r.Finished - r.Started).TotalSeconds);
        if (!withModel)
        {
            return new GrowthEstimate(runs.Length, rate, 0, 0);
        }

        var ids = runs.Select(r => r.Id).ToArray();
        var usage = await context.Replies.Where(r => ids.Contains(r.RunId)).GroupBy(r => 1)
            .Select(g => new { Tokens = g.Sum(r => (long)r.PromptTokens + r.CompletionTokens), Cost = g.Sum(r => r.Cost) })
            .FirstOrDefaultAsync(cancellationToken);
        return new GrowthEstimate(runs.Length, rate, (usage?.Tokens ?? 0) / accepted, (double)(usage?.Cost ?? 0) / accepted);
    }

    /// <summary>What a number of problems would take, in a sentence.</summary>
    public string Describe(int problems) => Runs == 0
        ? "No finished run has been measured yet."
        : string.Create(CultureInfo.InvariantCulture, $"About {Format.Duration(TimeSpan.FromSeconds(Math.Max(1, problems / Rate)))} for {problems:N0} problems, at {Rate:0.##} accepted problems a second as in {(Runs == 1 ? "the last finished run" : $"the last {Runs} finished runs")}.")
            + (Tokens > 0 ? string.Create(CultureInfo.InvariantCulture, $" About {Tokens * problems:N0} tokens{(Cost > 0 ? $", which cost {Cost * problems:0.00}" : "")}.") : "");
}
