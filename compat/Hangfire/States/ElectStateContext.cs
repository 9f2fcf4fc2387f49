using Hangfire.Common;

namespace Hangfire.States;

public abstract class StateContext
{
    public abstract BackgroundJob BackgroundJob { get; }
}

/// <summary>A job about to change its state; a filter may replace the candidate.</summary>
public class ElectStateContext : StateContext
{
    private readonly JobParameters parameters;
    private readonly List<IState> traversed = [];
    private IState candidate;

    internal ElectStateContext(JobStorage storage, BackgroundJob backgroundJob, IState candidate, string? currentState, JobParameters parameters)
    {
        Storage = storage;
        BackgroundJob = backgroundJob;
        CurrentState = currentState;
        this.candidate = candidate;
        this.parameters = parameters;
    }

    public JobStorage Storage { get; }

    public override BackgroundJob BackgroundJob { get; }

    public string? CurrentState { get; }

    public IState CandidateState
    {
        get => candidate;
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            if (!ReferenceEquals(candidate, value))
                traversed.Add(candidate);
            candidate = value;
        }
    }

    /// <summary>Candidates that were replaced; they enter the job's history before the elected state.</summary>
    public IState[] TraversedStates => [.. traversed];

    public T? GetJobParameter<T>(string name) => parameters.Get<T>(name);

    public void SetJobParameter<T>(string name, T value) => parameters.Set(name, value);
}

public interface IElectStateFilter
{
    void OnStateElection(ElectStateContext context);
}
