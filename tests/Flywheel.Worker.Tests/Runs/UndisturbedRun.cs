using Flywheel.Worker.Runs;

namespace Flywheel.Worker.Tests.Runs;

/// <summary>The small run, grown once by two workers and left alone: what every disturbed run has to equal.</summary>
public sealed class UndisturbedRun : IAsyncLifetime
{
    internal Growth Growth { get; } = new();

    internal RunProgress Progress { get; private set; } = null!;

    internal string[] Content { get; private set; } = [];

    public async Task InitializeAsync()
    {
        Progress = await Growth.GrowAsync(Growth.Small);
        Content = await Growth.ContentAsync();
    }

    public Task DisposeAsync()
    {
        Growth.Dispose();
        return Task.CompletedTask;
    }
}
