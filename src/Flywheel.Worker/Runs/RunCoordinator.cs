using Flywheel.Knowledge.Storage;
using Flywheel.Worker.Jobs;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Flywheel.Worker.Runs;

/// <summary>Starts, resumes, pauses and cancels runs. What a run does in between, its jobs decide from the database alone.</summary>
public sealed class RunCoordinator(NpgsqlDataSource source, BatchDispatcher dispatcher, TimeProvider clock)
{
    /// <summary>What a run may be called.</summary>
    public const string NameRule = "lower-case letters, digits and hyphens, at most 63, not a hyphen first";

    private const int DifferencesNamed = 5;

    /// <summary>Whom the ledger names for what is done here: this machine, unless <see cref="By"/> says who.</summary>
    private string Actor { get; init; } = Environment.MachineName;

    /// <summary>The same, signed by a person.</summary>
    /// <param name="person">The name that the ledger gets.</param>
    public RunCoordinator By(string person) => new(source, dispatcher, clock) { Actor = person };

    /// <summary>Starts a run, or resumes the one of that name if its settings, its plan and its code are the same.</summary>
    /// <param name="name">The run's name; see <see cref="IsName"/>.</param>
    /// <param name="settings">What determines its content.</param>
    /// <param name="plan">Its plan.</param>
    /// <param name="acceptNewCode">Go on although the code changed since the run was started; its content is then not reproducible.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Whether a run was resumed.</returns>
    /// <exception cref="RunException">The name is taken by a run with other settings or code, or is not a name.</exception>
    public async Task<bool> StartAsync(string name, RunSettings settings, RunPlan plan, bool acceptNewCode, CancellationToken cancellationToken)
    {
        if (!IsName(name))
        {
            throw new RunException($"\"{(name.Length > 80 ? name[..80] + "..." : name)}\" is not a name for a run: use {NameRule}.");
        }

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
            RequireSame(run, settings, plan, acceptNewCode);
            await ReopenAsync(context, run, plan.Deadline, cancellationToken);
        }

        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        await dispatcher.RecoverAsync(name, cancellationToken);
        return run is not null;
    }

    /// <summary>Whether a text can name a run.</summary>
    public static bool IsName(string name) =>
        name.Length is >= 1 and <= 63 && name[0] != '-' && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    /// <summary>Stops a run after the batches that are being done.</summary>
    /// <exception cref="RunException">There is no such run, or it does not run.</exception>
    public async Task PauseAsync(string name, CancellationToken cancellationToken)
    {
        await using var context = new FlywheelDbContext(StorageOptions.For(source));
        var run = await FindAsync(context, name, cancellationToken);
        if (run.State == RunState.Paused)
        {
            return;
        }

        var changed = await context.Runs.Where(r => r.Id == name && (r.State == RunState.Running || r.State == RunState.Planned))
            .ExecuteUpdateAsync(r => r.SetProperty(x => x.State, RunState.Paused), cancellationToken);
        if (changed == 0)
        {
            throw new RunException($"The run {name} is {run.State.ToString().ToLowerInvariant()}; there is nothing to pause.");
        }

        await RecordAsync(context, run, "paused", cancellationToken);
    }

    /// <summary>Ends a run for good; what it has made stays.</summary>
    /// <exception cref="RunException">There is no such run, or it has ended.</exception>
    public async Task CancelAsync(string name, CancellationToken cancellationToken)
    {
        await using var context = new FlywheelDbContext(StorageOptions.For(source));
        var run = await FindAsync(context, name, cancellationToken);
        var changed = await context.Runs.Where(r => r.Id == name && r.State != RunState.Finished && r.State != RunState.Cancelled)
            .ExecuteUpdateAsync(r => r.SetProperty(x => x.State, RunState.Cancelled).SetProperty(x => x.FinishedAt, clock.GetUtcNow()), cancellationToken);
        if (changed == 0)
        {
            throw new RunException($"The run {name} is {run.State.ToString().ToLowerInvariant()} already.");
        }

        await RecordAsync(context, run, "cancelled", cancellationToken);
    }

    /// <summary>Lets a run go on that was paused, failed, or ended by its time limit, which it then no longer has.</summary>
    /// <returns>What differs between the code that the run was started with and this program, each as a phrase: only a worker with the run's code takes it up.</returns>
    /// <exception cref="RunException">There is no such run, or it has ended.</exception>
    public async Task<IReadOnlyList<string>> ResumeAsync(string name, CancellationToken cancellationToken)
    {
        await using var context = new FlywheelDbContext(StorageOptions.For(source));
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var run = await FindAsync(context, name, cancellationToken);
        if (run.State != RunState.Running && !await ReopenAsync(context, run, null, cancellationToken))
        {
            throw new RunException($"The run {name} is {run.State.ToString().ToLowerInvariant()}; there is nothing to resume.");
        }

        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        await dispatcher.RecoverAsync(name, cancellationToken);
        return [.. CodeVersions.Differences(run.CodeVersions)];
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
        var run = new RunRow
        {
            Id = name,
            State = RunState.Running,
            Seed = settings.Seed,
            Settings = settings.ToJson(),
            Plan = plan.ToJson(),
            CodeVersions = CodeVersions.ToJson(),
            CreatedAt = clock.GetUtcNow(),
            StartedAt = clock.GetUtcNow(),
        };
        context.Runs.Add(run);
        context.Ledger.Add(Event(run, "started"));
        context.Cells.AddRange(cells);
        context.Batches.AddRange(batches.Select((work, i) => Batches.Waiting(name, Stages.WritingOf(level), 0, i, level, work, clock.GetUtcNow())));
    }

    private static void RequireSame(RunRow run, RunSettings settings, RunPlan plan, bool acceptNewCode)
    {
        var then = RunSettings.Parse(run.Settings);
        if (then.Model is { } model && settings.Model is null)
        {
            throw new RunException(
                $"The run {run.Id} was started with the model {model.Name}: {(model.Share < 1 ? $"--author mix --model-share {model.Share}" : "--author model")}. Give the same author and model options to go on, "
                + "or give the new run another name with --run.");
        }

        string[] differences = [.. then.Differences(settings), .. PlanChange.Differences(RunPlan.Parse(run.Plan).Cells, plan.Cells)];
        if (differences.Length > 0)
        {
            var more = differences.Length > DifferencesNamed ? $"; and {differences.Length - DifferencesNamed} more" : "";
            throw new RunException(
                $"The run {run.Id} was started with other settings: {string.Join("; ", differences.Take(DifferencesNamed))}{more}. Give the new run another name with --run.");
        }

        if (run.State == RunState.Cancelled)
        {
            throw new RunException($"The run {run.Id} was cancelled. Give the new run another name with --run.");
        }

        var code = CodeVersions.Differences(run.CodeVersions).ToArray();
        if (run.State != RunState.Finished && code.Length > 0)
        {
            run.CodeVersions = acceptNewCode ? CodeVersions.ToJson() : throw new RunException(
                $"The run {run.Id} was started with other code: {string.Join("; ", code)}. Finish it with that version, start another with --run, or go on with "
                + "--accept-new-code and give up that the same settings give the same bytes.");
        }
    }

    /// <summary>Sets a run going again, with what had failed in it. A finished run stays so unless its time limit left it with more to make.</summary>
    /// <returns>Whether the run goes on.</returns>
    private async Task<bool> ReopenAsync(FlywheelDbContext context, RunRow run, DateTimeOffset? deadline, CancellationToken cancellationToken)
    {
        var ended = run.State == RunState.Cancelled
            || (run.State == RunState.Finished && !await context.Batches.AnyAsync(b => b.RunId == run.Id && b.State != BatchState.Finished, cancellationToken));
        if (ended)
        {
            return false;
        }

        if (run.State != RunState.Running)
        {
            context.Ledger.Add(Event(run, "resumed"));
        }

        (run.State, run.Request, run.Reason, run.FinishedAt) = (RunState.Running, RunRequest.None, null, null);
        run.Plan = (RunPlan.Parse(run.Plan) with { Deadline = deadline }).ToJson();
        await context.Batches.Where(b => b.RunId == run.Id && b.State == BatchState.Failed)
            .ExecuteUpdateAsync(b => b.SetProperty(x => x.State, BatchState.Queued).SetProperty(x => x.Attempts, 0), cancellationToken);
        return true;
    }

    private Task RecordAsync(FlywheelDbContext context, RunRow run, string name, CancellationToken cancellationToken)
    {
        context.Ledger.Add(Event(run, name));
        return context.SaveChangesAsync(cancellationToken);
    }

    private LedgerRow Event(RunRow run, string name) => new()
    {
        RunId = run.Id,
        Event = name,
        Actor = Actor,
        CodeVersion = CodeVersions.Line,
        At = clock.GetUtcNow(),
    };

    private static async Task<RunRow> FindAsync(FlywheelDbContext context, string name, CancellationToken cancellationToken) =>
        await context.Runs.FindAsync([name], cancellationToken) ?? throw new RunException($"There is no run \"{name}\". `flywheel runs` lists them.");
}
