using Flywheel.Worker.Runs;

namespace Flywheel.Worker.Tests.Models;

/// <summary>The small run with a model, grown once over a rough line.</summary>
public sealed class ModelRun : IAsyncLifetime
{
    internal ModelGrowth Models { get; private set; } = null!;

    internal RunProgress Progress { get; private set; } = null!;

    internal string[] Content { get; private set; } = [];

    public async Task InitializeAsync()
    {
        Models = await ModelGrowth.StartAsync();
        Progress = await Models.GrowAsync(ModelGrowth.Small);
        Content = await Models.Growth.ContentAsync();
    }

    public async Task DisposeAsync() => await Models.DisposeAsync();
}
