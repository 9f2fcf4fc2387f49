using Flywheel.Knowledge.Storage;
using Flywheel.Worker.Jobs;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Flywheel.Worker.Runs;

/// <summary>Starts, resumes, pauses and cancels runs. What a run does in between, its jobs decide from the database alone.</summary>
public sealed class RunCoordinator(NpgsqlDataSource source, BatchDispatcher dispatcher, TimeProvider clock)
{
    /// <summary>Starts a run, or resumes the one of that name if its settings and its code are the same.</summary>
    /// <param name="name">The run's name: lower-case letters, digits and hyphens, at most 63.</param>
    /// <param name="settings">What determines its content.</param>
    /// <param name="plan">Its plan.</param>
    /// <param name="acceptNewCode">Go on although the code changed since the run was started; its content is then not reproducible.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Whether a run was resumed.</returns>
    /// <exception cref="RunException">The name is taken by a run with other settings or code, or is not a name.</exception>
    public async Task<bool> StartAsync(string name, RunSettings settings, RunPlan plan, bool acceptNewCode, CancellationToken cancellationToken)
    {
        RequireName(name);
        await using var context = new FlywheelDbContext(StorageOptions.For(source));
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await context.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({"flywheel run " + name}, 0))", cancellationToken);
        var run = await context.Runs.FindAsync([name], cancellationToken);
        if (run is null)
        {
            Create(context, name, settings, plan);
        }
        else
        {
            Resume(run, settings, plan, acceptNewCode);
        }

        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        await dispatcher.RecoverAsync(name, cancellationToken);
        return run is not null;
    }

    /// <summary>Asks a run to stop after the batches that are being done.</summary>
    /// <exception cref="RunException">There is no such run, or it has ended.</exception>
    public async Task PauseAsync(string name, CancellationToken cancellationToken) => await ChangeAsync(name, RunState.Paused, cancellationToken);

    /// <summary>Ends a run for good; what it has made stays.</summary>
    /// <exception cref="RunException">There is no such run, or it has ended.</exception>
    public async Task CancelAsync(string name, CancellationToken cancellationToken) => await ChangeAsync(name, RunState.Cancelled, cancellationToken);

    /// <summary>Lets a paused or failed run go on.</summary>
    /// <exception cref="RunException">There is no such run, or it has ended.</exception>
    public async Task ResumeAsync(string name, CancellationToken cancellationToken)
    {
        await using var context = new FlywheelDbContext(StorageOptions.For(source));
        var run = await FindAsync(context, name, cancellationToken);
        if (run.State is RunState.Finished or RunState.Cancelled)
        {
            throw new RunException($"The run {name} is {run.State.ToString().ToLowerInvariant()}; there is nothing to resume.");
        }

        await ReopenAsync(context, run, cancellationToken);
        await context.SaveChangesAsync(cancellationToken);
        await dispatcher.RecoverAsync(name, cancellationToken);
    }

    private void Create(FlywheelDbContext context, string name, RunSettings settings, RunPlan plan)
    {
        var cells = plan.Cells.Select(c => new CellRow
        {
            RunId = name,
            Key = c.Key,
            Domain = c.Domain,
            FigureKind = c.FigureKind,
            Level = c.Level,
            Quota = c.Quota,
            Budget = c.Budget,
        }).ToArray();
        var (level, batches) = WavePlanner.Next(cells);
        context.Runs.Add(new RunRow
        {
            Id = name,
            State = RunState.Running,
            Seed = settings.Seed,
            Settings = settings.ToJson(),
            Plan = plan.ToJson(),
            CodeVersions = CodeVersions.ToJson(),
            CreatedAt = clock.GetUtcNow(),
            StartedAt = clock.GetUtcNow(),
        });
        context.Cells.AddRange(cells);
        context.Batches.AddRange(batches.Select((work, i) => Batches.Waiting(name, Stages.WritingOf(level), 0, i, level, work, clock.GetUtcNow())));
    }

    private static void Resume(RunRow run, RunSettings settings, RunPlan plan, bool acceptNewCode)
    {
        if (RunSettings.Parse(run.Settings).Differences(settings).ToArray() is { Length: > 0 } differences)
        {
            throw new RunException($"The run {run.Id} was started with other settings: {string.Join("; ", differences)}. Give the new run another name with --run.");
        }

        if (run.State == RunState.Cancelled)
        {
            throw new RunException($"The run {run.Id} was cancelled. Give the new run another name with --run.");
        }

        var code = CodeVersions.Differences(run.CodeVersions).ToArray();
        if (run.State != RunState.Finished && code.Length > 0 && !acceptNewCode)
        {
            throw new RunException(
                $"The run {run.Id} was started with other code: {string.Join("; ", code)}. Finish it with that version, start another with --run, or go on with "
                + "--accept-new-code and give up that the same settings give the same bytes.");
        }

        run.Plan = (RunPlan.Parse(run.Plan) with { Deadline = plan.Deadline }).ToJson();
        if (run.State != RunState.Finished)
        {
            (run.State, run.Request, run.Reason, run.FinishedAt) = (RunState.Running, RunRequest.None, null, null);
        }
    }

    private async Task ChangeAsync(string name, RunState state, CancellationToken cancellationToken)
    {
        await using var context = new FlywheelDbContext(StorageOptions.For(source));
        var run = await FindAsync(context, name, cancellationToken);
        if (run.State is RunState.Finished or RunState.Cancelled)
        {
            throw new RunException($"The run {name} is {run.State.ToString().ToLowerInvariant()} already.");
        }

        await context.Runs.Where(r => r.Id == name && r.State != RunState.Finished && r.State != RunState.Cancelled)
            .ExecuteUpdateAsync(r => r.SetProperty(x => x.State, state).SetProperty(x => x.FinishedAt, state == RunState.Cancelled ? clock.GetUtcNow() : null), cancellationToken);
    }

    private static async Task ReopenAsync(FlywheelDbContext context, RunRow run, CancellationToken cancellationToken)
    {
        (run.State, run.Request, run.Reason, run.FinishedAt) = (RunState.Running, RunRequest.None, null, null);
        await context.Batches.Where(b => b.RunId == run.Id && b.State == BatchState.Failed)
            .ExecuteUpdateAsync(b => b.SetProperty(x => x.State, BatchState.Queued).SetProperty(x => x.Attempts, 0), cancellationToken);
    }

    private static async Task<RunRow> FindAsync(FlywheelDbContext context, string name, CancellationToken cancellationToken) =>
        await context.Runs.FindAsync([name], cancellationToken) ?? throw new RunException($"There is no run \"{name}\". `flywheel runs` lists them.");

    private static void RequireName(string name)
    {
        if (name.Length is < 1 or > 63 || !name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-') || name[0] == '-')
        {
            throw new RunException($"\"{(name.Length > 80 ? name[..80] + "..." : name)}\" is not a name for a run: use lower-case letters, digits and hyphens, at most 63.");
        }
    }
}
