using Flywheel.Knowledge.Storage;
using Flywheel.Worker.Jobs;
using Flywheel.Worker.Models;
using Flywheel.Worker.Runs;
using Microsoft.EntityFrameworkCore;

namespace Flywheel.Worker.Hosting;

/// <summary>Looks after the running runs of this program's version for as long as a worker lives: jobs that were lost on the way are queued again.</summary>
/// <param name="database">The database.</param>
/// <param name="services">The worker's services.</param>
/// <param name="model">The model that the worker can ask; null for none.</param>
/// <param name="tell">Is told which runs are joined and which cannot be, and when the database is away.</param>
internal sealed class RunKeeper(DatabaseSession database, IServiceProvider services, RunModel? model, Action<string> tell)
{
    private static readonly TimeSpan RecoveryInterval = TimeSpan.FromSeconds(20);

    /// <summary>Works until it is cancelled.</summary>
    public async Task KeepAsync(CancellationToken cancellationToken)
    {
        var (dispatcher, queues) = (services.GetRequiredService<BatchDispatcher>(), services.GetRequiredService<BatchServices>().Queues);
        var known = new HashSet<string>(StringComparer.Ordinal);
        while (true)
        {
            try
            {
                await database.EnsureRunningAsync(cancellationToken);
                foreach (var run in await RunningAsync(cancellationToken))
                {
                    var ours = queues.Contains(WorkQueue.Of(run));
                    if (known.Add(run.Id))
                    {
                        tell(ours ? $"Joined {run.Id}." : $"Left {run.Id} alone: {WhyNot(run)}");
                    }

                    if (ours)
                    {
                        await dispatcher.ContinueAsync(run.Id, cancellationToken);
                    }
                }
            }
            catch (Exception e) when (DatabaseTrouble.IsPassing(e))
            {
                tell($"The database is away; waiting for it. ({e.Message})");
            }

            await Task.Delay(RecoveryInterval, cancellationToken);
        }
    }

    private string WhyNot(RunRow run) => RunSettings.Parse(run.Settings).Model is { } needed && needed.Identity != model?.Identity
        ? $"it needs the model {needed.Name}{(needed.Digest is null ? "" : $" ({needed.Digest})")} with its prompts and its embedding; {(model is null ? "give --endpoint URL --model NAME, or --model DIR." : $"this worker has {model.Generator.Model}.")}"
        : "it was started with other code or other knowledge than this program has.";

    private async Task<List<RunRow>> RunningAsync(CancellationToken cancellationToken)
    {
        await using var context = database.CreateContext();
        return await context.Runs.AsNoTracking().Where(r => r.State == RunState.Running).OrderBy(r => r.CreatedAt).ToListAsync(cancellationToken);
    }
}
