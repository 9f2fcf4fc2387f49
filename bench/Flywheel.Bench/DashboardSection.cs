using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using Flywheel.TestSupport.Runs;
using Flywheel.TestSupport.Web;
using Flywheel.Worker.Hosting;

namespace Flywheel.Bench;

/// <summary>
/// The dashboard over a large database, in a process of its own: the first byte of every kind of page that links lead to, and its answers to
/// requests that come when they come.
/// </summary>
internal sealed partial class DashboardSection(DashboardArguments arguments) : IBenchSection
{
    private const int Repetitions = 15;
    private static readonly TimeSpan s_firstByteBar = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan s_warmUp = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan s_tailBar = TimeSpan.FromMilliseconds(250);

    public string Name => "dashboard";

    public async Task RunAsync(BenchReport report)
    {
        using var processes = new WorkerProcesses(arguments.Folder);
        await using var session = await DatabaseSession.OpenAsync(processes.Settings, CancellationToken.None);
        var started = Stopwatch.GetTimestamp();
        var many = new ManyProblems(session);
        var problems = await many.CountAsync();
        if (problems == 0)
        {
            problems = await many.FillAsync(arguments.Problems, done => Console.Error.Write($"\r  {done:N0} problems"));
            Console.Error.WriteLine();
        }

        report.Line($"{problems:N0} problems, {await many.CountDecisionsAsync():N0} decisions; ready within {Stopwatch.GetElapsedTime(started).TotalSeconds:0} s");
        var server = processes.Start("serve", "--port", "0", "--workers", "0");
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, AutomaticDecompression = DecompressionMethods.All }) { BaseAddress = await AddressAsync(processes, server) };
        // Browsers ask for compressed pages; to unpack them is their machines' work, not this one's.
        using var browsers = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = client.BaseAddress };
        browsers.DefaultRequestHeaders.AcceptEncoding.ParseAdd("br");
        var pages = await Crawl.RunAsync(client, KindOf, most: 200);
        foreach (var page in pages.Where(p => (int)p.Status >= 500))
        {
            report.Fail($"{page.Address} answered {page.Status}");
        }

        var good = pages.Where(p => p is { Status: HttpStatusCode.OK, MediaType: "text/html" or "image/png" }).ToArray();
        foreach (var page in good.Where(p => p.IsPage).GroupBy(p => p.Kind, StringComparer.Ordinal).Select(g => g.First()))
        {
            var times = await OpenLoop.FirstBytesAsync(browsers, page.Address, Repetitions, CancellationToken.None);
            report.Milliseconds($"first byte of {Short(page.Address)}", s_firstByteBar, times[times.Count / 2], times[^1]);
        }

        // The runtime compiles what is hot while the first requests come; a dashboard that has been up for a minute is what is measured.
        string[] addresses = [.. good.Select(p => p.Address)];
        await OpenLoop.RunAsync(browsers, addresses, arguments.Rate / 2.0, s_warmUp, CancellationToken.None);
        var result = await OpenLoop.RunAsync(browsers, addresses, arguments.Rate, TimeSpan.FromSeconds(arguments.Seconds), CancellationToken.None);
        report.Line($"{arguments.Rate:N0} requests a second for {arguments.Seconds:N0} s over {good.Length:N0} addresses: {result}");
        report.Milliseconds("p99 of all requests", s_tailBar, result.Quantile(0.99), result.Quantile(1));
        foreach (var (failure, count) in result.Failures.Take(10))
        {
            report.Fail($"{failure} ({count:N0} times)");
        }
    }

    private static string Short(string address) => address.Length <= 44 ? address : $"{address[..43]}…";

    /// <summary>The process does not tell its routes: what holds a digit, a dot, or an escaped character is taken for an id, and so is the name of a node.</summary>
    private static string KindOf(string path) => path.Split('/') is ["", "knowledge", _, _, ..]
        ? "/knowledge/*"
        : string.Join('/', path.Split('/').Select(segment => Id().IsMatch(segment) ? "*" : segment));

    private static async Task<Uri> AddressAsync(WorkerProcesses processes, Process server)
    {
        for (var i = 0; i < 600 && !server.HasExited; i++)
        {
            if (Listening().Match(processes.OutputOf(server)) is { Success: true } line)
            {
                return new Uri(line.Groups["address"].Value);
            }

            await Task.Delay(100);
        }

        throw new InvalidOperationException($"The dashboard did not start: {processes.OutputOf(server)}");
    }

    [GeneratedRegex(@"[0-9.%|]", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Id();

    [GeneratedRegex(@"The dashboard is at (?<address>\S+);", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Listening();
}
