using System.Net;
using Flywheel.Knowledge.Storage;
using Flywheel.Worker.Dashboard;
using Flywheel.Worker.Hosting;

namespace Flywheel.Dashboard.Tests.Support;

/// <summary>A dashboard over a database of its own in which no worker lives: what is started waits, so that tests can look at it.</summary>
public sealed class QuietDashboard : IAsyncLifetime
{
    private readonly TestDashboard _dashboard = new() { FollowsRedirects = true };

    internal DatabaseSession Session => _dashboard.Session;

    internal DashboardServer Server => _dashboard.Server;

    internal FormClient Forms => _dashboard.Forms;

    /// <summary>A client that keeps cookies and follows redirects, as browsers do.</summary>
    public HttpClient Client => _dashboard.Client;

    public Task InitializeAsync() => _dashboard.OpenAsync(() => _dashboard.Workshop.LoadAsync(default));

    public Task DisposeAsync() => _dashboard.DisposeAsync().AsTask();

    /// <summary>Sends a form of a page, with the page's own token, and reads where that leads.</summary>
    public async Task<string> SendAsync(string page, string action, params IEnumerable<(string Name, string? Value)> fields)
    {
        var answer = await Forms.SendAsync(page, action, fields);
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        return answer.Html;
    }

    /// <summary>Starts a small run through its form.</summary>
    public Task<string> StartRunAsync(string name, params IEnumerable<(string Name, string? Value)> fields) =>
        SendAsync("/runs/new", "/runs/new", [("Form.Name", name), ("Form.Target", "40"), ("Form.Levels", "1"), .. fields]);

    /// <summary>A run's row.</summary>
    public async Task<RunRow?> FindAsync(string run)
    {
        await using var context = Session.CreateContext();
        return await context.Runs.FindAsync(run);
    }
}
