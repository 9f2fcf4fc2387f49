using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Hangfire.Server;

/// <summary>Threads that run jobs, one each at a time.</summary>
internal sealed class WorkerPool : IDisposable
{
    private readonly BlockingCollection<HeldJob> waiting = [];
    private readonly ManualResetEventSlim idle = new(initialState: true);
    private readonly Action<HeldJob> run;
    private readonly Action freed;
    private readonly int size;
    private int busy;

    /// <param name="size">How many threads there are.</param>
    /// <param name="run">Runs a job to its end.</param>
    /// <param name="freed">Called when a thread is free again.</param>
    /// <param name="logger">Hears of exceptions that a job's run let escape.</param>
    public WorkerPool(int size, Action<HeldJob> run, Action freed, ILogger logger)
    {
        this.size = size;
        this.run = run;
        this.freed = freed;
        for (var i = 0; i < size; i++)
            new Thread(() => Work(logger)) { IsBackground = true, Name = $"Hangfire worker {i}" }.Start();
    }

    public int Free => size - Volatile.Read(ref busy);

    public int Busy => Volatile.Read(ref busy);

    public void Start(HeldJob job)
    {
        Interlocked.Increment(ref busy);
        idle.Reset();
        waiting.Add(job);
    }

    public bool WaitUntilIdle(TimeSpan timeout) => idle.Wait(timeout);

    /// <summary>The threads end once they have run what they were given.</summary>
    public void Dispose() => waiting.CompleteAdding();

    private void Work(ILogger logger)
    {
        foreach (var job in waiting.GetConsumingEnumerable())
        {
            try
            {
                run(job);
            }
            catch (Exception error) when (error is not OutOfMemoryException)
            {
                logger.LogError(error, "The run of job {Job} broke off; it runs again when its lease ends.", job.Job.Id);
            }

            if (Interlocked.Decrement(ref busy) == 0)
                idle.Set();
            freed();
        }
    }
}
