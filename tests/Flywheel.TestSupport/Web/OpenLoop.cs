using System.Collections.Concurrent;
using System.Diagnostics;

namespace Flywheel.TestSupport.Web;

/// <summary>
/// Sends requests when they are due, whether or not the earlier ones were answered, as many independent people do; a server that stalls is
/// charged with every request that was due meanwhile.
/// </summary>
public static class OpenLoop
{
    /// <summary>Sends requests for the addresses by turns at a rate.</summary>
    /// <param name="client">Reaches the server; must not bound its connections.</param>
    /// <param name="addresses">What is asked for, by turns.</param>
    /// <param name="rate">Requests a second.</param>
    /// <param name="duration">How long.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<LoadResult> RunAsync(HttpClient client, IReadOnlyList<string> addresses, double rate, TimeSpan duration, CancellationToken cancellationToken)
    {
        var (times, failures) = (new ConcurrentBag<TimeSpan>(), new ConcurrentDictionary<string, int>(StringComparer.Ordinal));
        var count = (int)(rate * duration.TotalSeconds);
        var requests = new Task[count];
        var started = Stopwatch.GetTimestamp();
        for (var i = 0; i < count; i++)
        {
            var due = TimeSpan.FromSeconds(i / rate);
            var wait = due - Stopwatch.GetElapsedTime(started);
            if (wait > TimeSpan.Zero)
            {
                await Task.Delay(wait, cancellationToken);
            }

            var address = addresses[i % addresses.Count];
            requests[i] = Task.Run(async () =>
            {
                if (await AskAsync(client, address, cancellationToken) is { } failure)
                {
                    failures.AddOrUpdate($"{address}: {failure}", 1, (_, n) => n + 1);
                }

                times.Add(Stopwatch.GetElapsedTime(started) - due);
            }, cancellationToken);
        }

        await Task.WhenAll(requests);
        return new LoadResult([.. times.Order()], failures);
    }

    /// <summary>From the request to the first byte of the answer, once for each repetition, ascending.</summary>
    public static async Task<IReadOnlyList<TimeSpan>> FirstBytesAsync(HttpClient client, string address, int repetitions, CancellationToken cancellationToken)
    {
        var times = new List<TimeSpan>();
        var buffer = new byte[1];
        for (var i = 0; i < repetitions; i++)
        {
            var started = Stopwatch.GetTimestamp();
            using var response = await client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            response.EnsureSuccessStatusCode();
            await using var content = await response.Content.ReadAsStreamAsync(cancellationToken);
            _ = await content.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
            times.Add(Stopwatch.GetElapsedTime(started));
            await content.CopyToAsync(Stream.Null, cancellationToken);
        }

        times.Sort();
        return times;
    }

    private static async Task<string?> AskAsync(HttpClient client, string address, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await client.GetAsync(address, cancellationToken);
            await response.Content.ReadAsByteArrayAsync(cancellationToken);
            return response.IsSuccessStatusCode ? null : response.StatusCode.ToString();
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            return e.GetType().Name;
        }
    }
}
