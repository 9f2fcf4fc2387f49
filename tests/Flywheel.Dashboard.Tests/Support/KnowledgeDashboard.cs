using System.Net;
using Flywheel.Knowledge.Storage;
using Flywheel.Worker.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Flywheel.Dashboard.Tests.Support;

/// <summary>A dashboard over a database of its own, for tests that change the knowledge. No browser.</summary>
public sealed class KnowledgeDashboard : IAsyncLifetime
{
    /// <summary>A small domain of one branch with two topics.</summary>
    public const string Outline = """
        Beekeeping
        	The hive
        		Comb counts | figures=bar-chart, tiling-pattern
        			Cell shapes
        				Six cells meet around each cell of a comb
        				Comb cells leave no gap between them
        		Honey yields | figures=line-chart, bar-chart | requires=Comb counts
        			Yield over a year
        				A colony loses weight where bees eat more than they bring
        				The steepest rise marks the strongest nectar flow

        """;

    private readonly TestDashboard _dashboard = new() { Workers = 1 };

    internal DatabaseSession Session => _dashboard.Session;

    internal Workshop Workshop => _dashboard.Workshop;

    internal FormClient Forms => _dashboard.Forms;

    /// <summary>A client that keeps cookies and follows no redirects.</summary>
    public HttpClient Client => _dashboard.Client;

    public Task InitializeAsync() => _dashboard.OpenAsync(() => Workshop.LoadAsync(default));

    public Task DisposeAsync() => _dashboard.DisposeAsync().AsTask();

    /// <summary>The text of a page, entities resolved.</summary>
    public async Task<string> ReadAsync(string path) => WebUtility.HtmlDecode(await Client.GetStringAsync(path));

    /// <summary>Sends a form as the page at an address would.</summary>
    /// <returns>Where the answer leads; its status and text where it leads nowhere.</returns>
    public async Task<string> SendAsync(string page, string handler, params IEnumerable<(string Name, string? Value)> fields)
    {
        var answer = await Forms.SendAsync(page, handler, fields);
        return answer.Location ?? $"{(int)answer.Status} {answer.Text}";
    }

    /// <summary>Waits until no run is going.</summary>
    public async Task SettleAsync()
    {
        for (var i = 0; i < 300; i++)
        {
            await using var context = Session.CreateContext();
            if (!await context.Runs.AnyAsync(r => r.State == RunState.Running))
            {
                return;
            }

            await Task.Delay(100);
        }

        throw new TimeoutException("A run is still going.");
    }
}
