using Flywheel.Synthesis.Plans;
using Flywheel.Worker.Hosting;
using Flywheel.Worker.Jobs;
using Flywheel.Worker.Models;

namespace Flywheel.Worker.Runs;

/// <summary>
/// Grows a run with workers in this process: plans it or finds it again, works until it is over, and pauses it when cancelled. Any number of
/// processes may grow the same run.
/// </summary>
/// <param name="database">The database.</param>
/// <param name="clock">The clock.</param>
/// <param name="model">The model that may be asked; owned by the caller. Null for none.</param>
public sealed class Grower(DatabaseSession database, TimeProvider clock, RunModel? model = null)
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan LongestPoll = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan RecoveryInterval = TimeSpan.FromSeconds(20);

    /// <summary>In large runs, where reading the progress takes longer, it is read less often.</summary>
    private const int PollsOfReading = 20;

    /// <summary>Grows a run.</summary>
    /// <param name="options">What to grow and how.</param>
    /// <param name="view">Is told the progress.</param>
    /// <param name="verbose">Whether the host logs.</param>
    /// <param name="cancellationToken">Pauses the run.</param>
    /// <returns>The run's final progress.</returns>
    /// <exception cref="PlanException">The plan cannot be read or made.</exception>
    /// <exception cref="RunException">The name is taken by another run.</exception>
    public async Task<RunProgress> GrowAsync(GrowOptions options, IGrowthView view, bool verbose, CancellationToken cancellationToken)
    {
        using var host = await WorkerHost.BuildAsync(database, options.Workers, verbose, model, cancellationToken);
        var (name, settings, plan) = host.Services.GetRequiredService<RunPlanner>().Plan(options);
        var coordinator = host.Services.GetRequiredService<RunCoordinator>();
        await coordinator.StartAsync(name, settings, plan, options.AcceptNewCode, cancellationToken);
        await host.StartAsync(cancellationToken);
        try
        {
            return await WatchAsync(host.Services.GetRequiredService<BatchDispatcher>(), name, view, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await PauseAsync(coordinator, name);
            throw;
        }
        finally
        {
            await host.StopAsync(CancellationToken.None);
        }
    }

    private async Task<RunProgress> WatchAsync(BatchDispatcher dispatcher, string name, IGrowthView view, CancellationToken cancellationToken)
    {
        var recovered = clock.GetTimestamp();
        var away = false;
        while (true)
        {
            var poll = Poll;
            try
            {
                await database.EnsureRunningAsync(cancellationToken);
                var started = clock.GetTimestamp();
                var progress = await ReadAsync(name, cancellationToken);
                poll = TimeSpan.FromTicks(Math.Clamp(PollsOfReading * clock.GetElapsedTime(started).Ticks, Poll.Ticks, LongestPoll.Ticks));
                view.Show(progress);
                if (progress.IsOver)
                {
                    return progress;
                }

                if (away)
                {
                    // Whatever was being enqueued when the database went away is lost.
                    await dispatcher.RecoverAsync(name, cancellationToken);
                    away = false;
                }
                else if (clock.GetElapsedTime(recovered) > RecoveryInterval)
                {
                    await dispatcher.ContinueAsync(name, cancellationToken);
                    recovered = clock.GetTimestamp();
                }
            }
            catch (Exception e) when (DatabaseTrouble.IsPassing(e))
            {
                view.Wait(e.Message);
                away = true;
            }

            await Task.Delay(poll, clock, cancellationToken);
        }
    }

    private async Task<RunProgress> ReadAsync(string name, CancellationToken cancellationToken)
    {
        await using var context = database.CreateContext();
        return await RunProgress.ReadAsync(context, name, cancellationToken);
    }

    private static async Task PauseAsync(RunCoordinator coordinator, string name)
    {
        try
        {
            await coordinator.PauseAsync(name, CancellationToken.None);
        }
        catch (Exception e) when (e is RunException || DatabaseTrouble.IsPassing(e))
        {
            // It ended in the meantime, or the database is away: then nothing is being done, and the same command resumes all the same.
        }
    }
}
