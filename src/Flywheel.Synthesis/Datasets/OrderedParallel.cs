using System.Runtime.CompilerServices;

namespace Flywheel.Synthesis.Datasets;

/// <summary>Does work on the items of a sequence on several threads and returns the results in the items' order.</summary>
internal static class OrderedParallel
{
    /// <summary>Items under way for each thread; bounds what is held in memory.</summary>
    private const int Ahead = 32;

    /// <summary>The results in order.</summary>
    /// <param name="source">The items; read one at a time.</param>
    /// <param name="work">Called on several threads at once.</param>
    /// <param name="degree">Threads, at least 1.</param>
    /// <param name="cancellationToken">Ends reading and work; nothing is left running.</param>
    public static async IAsyncEnumerable<TResult> SelectAsync<TItem, TResult>(
        IAsyncEnumerable<TItem> source, Func<TItem, CancellationToken, TResult> work, int degree, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var factory = new TaskFactory(new ConcurrentExclusiveSchedulerPair(TaskScheduler.Default, degree).ConcurrentScheduler);
        var running = new Queue<Task<TResult>>();
        try
        {
            await foreach (var item in source.WithCancellation(stop.Token))
            {
                running.Enqueue(factory.StartNew(() => work(item, stop.Token), stop.Token));
                if (running.Count >= degree * Ahead)
                {
                    yield return await running.Dequeue();
                }
            }

            while (running.TryDequeue(out var next))
            {
                yield return await next;
            }
        }
        finally
        {
            await stop.CancelAsync();
            await Task.WhenAll(running).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }
    }
}
