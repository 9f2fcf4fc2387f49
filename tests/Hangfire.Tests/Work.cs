using Hangfire.Server;

namespace Hangfire.Tests;

/// <summary>The jobs of these tests.</summary>
public class Work(Journal journal)
{
    public void Note(string text) => journal.Add(text);

    public async Task NoteLater(string text, int milliseconds)
    {
        await Task.Delay(milliseconds);
        journal.Add(text);
    }

    public async Task<int> Add(int a, int b)
    {
        await Task.Yield();
        return a + b;
    }

    public ValueTask<string> Greet(string name) => ValueTask.FromResult($"Hello, {name}");

    public void Mixed(int number, string? text, DayOfWeek day, Parcel parcel, int[] list, Dictionary<string, double> map, DateTime time, double? nothing) =>
        journal.Add($"{number} {text} {day} {parcel.Name}/{parcel.Weight} {string.Join('+', list)} {map["x"]} {time:O} {nothing is null}");

    public void Base(IParcel parcel) => journal.Add(parcel.Name);

    public void Wait(string text)
    {
        journal.Add($"{text} started");
        journal.Gate.Wait();
        journal.Add($"{text} ended");
    }

    public async Task UntilCancelled(string text, CancellationToken token)
    {
        journal.Add($"{text} started");
        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, token);
        }
        catch (OperationCanceledException)
        {
            journal.Add($"{text} cancelled");
            throw;
        }
    }

    /// <summary>Learns that it is to stop on its own thread, however busy the thread pool is.</summary>
    public void UntilSignalled(string text, CancellationToken token)
    {
        journal.Add($"{text} started");
        token.WaitHandle.WaitOne();
        journal.Add($"{text} cancelled");
        token.ThrowIfCancellationRequested();
    }

    /// <summary>Does not stop when it is told to, and ends well.</summary>
    public void Stubborn(string text, CancellationToken token)
    {
        journal.Add($"{text} started");
        token.WaitHandle.WaitOne();
        journal.Add($"{text} told to stop");
        journal.Gate.Wait();
        journal.Add($"{text} ended");
    }

    public void Context(PerformContext? context, IJobCancellationToken? token)
    {
        context!.SetJobParameter("Step", 3);
        journal.Add($"{context.BackgroundJob.Id} {context.GetJobParameter<int>("Step")} {token!.ShutdownToken.CanBeCanceled}");
    }

    [AutomaticRetry(Attempts = 2, DelaysInSeconds = [0, 1])]
    public void Fail(string text)
    {
        journal.Add(text);
        throw new InvalidOperationException($"{text}: no luck\0");
    }

    [AutomaticRetry(Attempts = 0)]
    public void FailOnce(string text) => Fail(text);

    [AutomaticRetry(Attempts = 1, DelaysInSeconds = [0], OnAttemptsExceeded = AttemptsExceededAction.Delete)]
    public void FailAndVanish(string text) => Fail(text);

    public void FailByDefault(string text) => Fail(text);

    [AutomaticRetry(Attempts = 3, DelaysInSeconds = [0], ExceptOn = [typeof(InvalidOperationException)])]
    public void FailForGood(string text) => Fail(text);

    [Queue("critical")]
    public void Critical(string text) => journal.Add(text);

    [Queue("part-{0}")]
    public void Partitioned(int part) => journal.Add($"part {part}");

    [DisableConcurrentExecution(20)]
    public void Alone(string text)
    {
        journal.Add("in");
        Thread.Sleep(60);
        journal.Add("out");
        journal.Add(text);
    }

    public static void Static(string text) => StaticEntries.Add(text);

    public static System.Collections.Concurrent.ConcurrentBag<string> StaticEntries { get; } = [];
}

public interface IParcel
{
    string Name { get; }
}

public sealed record Parcel(string Name, decimal Weight) : IParcel;
