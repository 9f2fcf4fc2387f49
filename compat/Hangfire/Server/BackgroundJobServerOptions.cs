using Hangfire.States;

namespace Hangfire;

public class BackgroundJobServerOptions
{
    private int workerCount = Math.Min(Environment.ProcessorCount * 5, 20);
    private string[] queues = [EnqueuedState.DefaultQueue];
    private TimeSpan schedulePollingInterval = TimeSpan.FromSeconds(15);
    private TimeSpan heartbeatInterval = TimeSpan.FromSeconds(30);
    private TimeSpan serverTimeout = TimeSpan.FromMinutes(5);
    private TimeSpan serverCheckInterval = TimeSpan.FromMinutes(5);
    private TimeSpan shutdownTimeout = TimeSpan.FromSeconds(15);
    private TimeSpan stopTimeout = TimeSpan.Zero;

    /// <summary>The server's name; its process and a number of its own are added to it. Default: the machine's.</summary>
    public string? ServerName { get; set; }

    /// <summary>How many jobs run at once, each on a thread of its own.</summary>
    public int WorkerCount
    {
        get => workerCount;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            workerCount = value;
        }
    }

    /// <summary>The queues that the server serves: jobs of an earlier one go first.</summary>
    public string[] Queues
    {
        get => queues;
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            if (value.Length == 0)
                throw new ArgumentException("A server needs at least one queue.", nameof(value));
            queues = [.. value.Select(queue => QueueName.Check(queue)).Distinct()];
        }
    }

    /// <summary>How often the server looks for scheduled and recurring jobs, besides the moments at which it knows one to be due.</summary>
    public TimeSpan SchedulePollingInterval
    {
        get => schedulePollingInterval;
        set => schedulePollingInterval = Positive(value);
    }

    /// <summary>How often the server says that it lives. Leases on jobs are renewed apart from this.</summary>
    public TimeSpan HeartbeatInterval
    {
        get => heartbeatInterval;
        set => heartbeatInterval = Positive(value);
    }

    /// <summary>After which silence a server is taken off the list.</summary>
    public TimeSpan ServerTimeout
    {
        get => serverTimeout;
        set => serverTimeout = Positive(value);
    }

    public TimeSpan ServerCheckInterval
    {
        get => serverCheckInterval;
        set => serverCheckInterval = Positive(value);
    }

    /// <summary>How long running jobs may go on undisturbed once the server is told to stop.</summary>
    public TimeSpan StopTimeout
    {
        get => stopTimeout;
        set => stopTimeout = value >= TimeSpan.Zero ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "This time span cannot be negative.");
    }

    /// <summary>How long the server waits for running jobs after it cancelled them.</summary>
    public TimeSpan ShutdownTimeout
    {
        get => shutdownTimeout;
        set => shutdownTimeout = value >= TimeSpan.Zero ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "This time span cannot be negative.");
    }

    /// <summary>Makes the objects whose methods are jobs. Default: the one of the configuration.</summary>
    public JobActivator? Activator { get; set; }

    private static TimeSpan Positive(TimeSpan value) =>
        value > TimeSpan.Zero ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "This time span must be positive.");
}
