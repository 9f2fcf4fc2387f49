using System.Collections.Concurrent;
using System.Diagnostics;

namespace Hangfire.Tests;

/// <summary>What the jobs of one test did.</summary>
public sealed class Journal
{
    private readonly ConcurrentQueue<string> entries = new();

    public IReadOnlyList<string> Entries => [.. entries];

    public ManualResetEventSlim Gate { get; } = new();

    public void Add(string entry) => entries.Enqueue(entry);

    public int Count(string entry) => entries.Count(known => known == entry);

    public static void Until(Func<bool> condition, string what, double seconds = 20)
    {
        for (var waiting = Stopwatch.StartNew(); !condition(); Thread.Sleep(5))
        {
            if (waiting.Elapsed.TotalSeconds > seconds)
                throw new TimeoutException($"Not within {seconds} s: {what}.");
        }
    }

    public void WaitFor(string entry, int times = 1, double seconds = 20) =>
        Until(() => Count(entry) >= times, $"{times} x \"{entry}\" in [{string.Join(", ", Entries.Take(50))}]", seconds);
}
