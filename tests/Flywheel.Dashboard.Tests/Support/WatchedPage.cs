using Microsoft.Playwright;

namespace Flywheel.Dashboard.Tests.Support;

/// <summary>A page in the browser whose console has to stay silent.</summary>
internal sealed class WatchedPage : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly List<string> _errors = [];

    public WatchedPage(IBrowserContext context, IPage page)
    {
        (_context, Page) = (context, page);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                _errors.Add($"{message.Text} at {message.Location}");
            }
        };
        page.PageError += (_, error) => _errors.Add(error);
        page.RequestFailed += (_, request) => _errors.Add($"{request.Url} failed: {request.Failure}");
    }

    public IPage Page { get; }

    /// <summary>What the console has shown so far; a test that provokes an error clears it.</summary>
    public List<string> Errors => _errors;

    public async ValueTask DisposeAsync()
    {
        await _context.CloseAsync();
        Assert.Empty(_errors);
    }
}
