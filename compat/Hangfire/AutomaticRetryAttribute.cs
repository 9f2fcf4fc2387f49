using Hangfire.Common;
using Hangfire.States;

namespace Hangfire;

public enum AttemptsExceededAction
{
    Fail = 0,
    Delete = 1,
}

/// <summary>Schedules a failed job again, later each time, until its attempts are used up. Every job has it unless told otherwise.</summary>
public sealed class AutomaticRetryAttribute : JobFilterAttribute, IElectStateFilter
{
    public static readonly int DefaultRetryAttempts = 10;

    private const int LongestReason = 50;

    private int attempts = DefaultRetryAttempts;
    private int[]? delaysInSeconds;
    private Func<long, int> delayInSecondsByAttempt = DefaultDelay;

    public AutomaticRetryAttribute()
    {
        Order = 20;
    }

    /// <summary>How often a failed job is tried again; 0 switches retries off.</summary>
    public int Attempts
    {
        get => attempts;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            attempts = value;
        }
    }

    /// <summary>Seconds before the first, second, ... retry; the last one stands for all later ones. Null: the default backoff.</summary>
    public int[]? DelaysInSeconds
    {
        get => delaysInSeconds;
        set
        {
            if (value is { Length: 0 } || value?.Any(delay => delay < 0) == true)
                throw new ArgumentException("DelaysInSeconds needs at least one delay, and none below 0.", nameof(value));
            delaysInSeconds = value;
        }
    }

    /// <summary>Seconds before the given retry, counted from 1.</summary>
    public Func<long, int> DelayInSecondsByAttemptFunc
    {
        get => delayInSecondsByAttempt;
        set => delayInSecondsByAttempt = value ?? throw new ArgumentNullException(nameof(value));
    }

    public AttemptsExceededAction OnAttemptsExceeded { get; set; }

    /// <summary>If given, only these exceptions and those derived from them are retried.</summary>
    public Type[]? OnlyOn { get; set; }

    /// <summary>Exceptions of these types are never retried.</summary>
    public Type[]? ExceptOn { get; set; }

    public void OnStateElection(ElectStateContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.CandidateState is not FailedState failed || !Concerns(failed.Exception))
            return;

        var attempt = context.GetJobParameter<int>("RetryCount") + 1;
        if (attempt <= Attempts)
        {
            context.SetJobParameter("RetryCount", attempt);
            context.CandidateState = Again(attempt, $"Retry attempt {attempt} of {Attempts}: {Shorten(failed.Exception.Message)}");
        }
        else if (OnAttemptsExceeded == AttemptsExceededAction.Delete)
        {
            context.CandidateState = new DeletedState
            {
                Reason = Attempts > 0 ? "Exceeded the maximum number of retry attempts." : "Retries were disabled for this job.",
            };
        }
    }

    private static int DefaultDelay(long attempt) => (int)(Math.Pow(attempt - 1, 4) + 15 + (Random.Shared.Next(30) * attempt));

    private static string Shorten(string message) => message.Length <= LongestReason ? message : message[..(LongestReason - 1)] + "…";

    private bool Concerns(Exception exception) =>
        exception is not JobLoadException
        && (OnlyOn is not { Length: > 0 } || Array.Exists(OnlyOn, type => type.IsInstanceOfType(exception)))
        && (ExceptOn is null || !Array.Exists(ExceptOn, type => type.IsInstanceOfType(exception)));

    private IState Again(int attempt, string reason)
    {
        var seconds = delaysInSeconds is null
            ? DelayInSecondsByAttemptFunc(attempt)
            : delaysInSeconds[Math.Min(attempt, delaysInSeconds.Length) - 1];
        return seconds == 0
            ? new EnqueuedState { Reason = reason }
            : new ScheduledState(TimeSpan.FromSeconds(seconds)) { Reason = reason };
    }
}
