using Flywheel.Model.Authoring;
using Flywheel.Model.Chat;
using Flywheel.Model.Tests.Chat;
using Flywheel.Worker.Models;
using Flywheel.Worker.Runs;
using Flywheel.Worker.Tests.Runs;

namespace Flywheel.Worker.Tests.Models;

/// <summary>Grows runs with a model that a server on loopback plays.</summary>
internal sealed class ModelGrowth : IAsyncDisposable
{
    private ModelGrowth(ModelPlayer player, ScriptedServer server)
    {
        (Player, Server) = (player, server);
    }

    /// <summary>A run of a few dozen problems, of two levels, all by the model.</summary>
    public static GrowOptions Small { get; } = new()
    {
        Run = Growth.Run,
        Target = 36,
        Domains = ["Plane Geometry", "Computer Science"],
        Levels = [0, 1],
        Seed = 5,
        CanaryInterval = 8,
        Workers = 2,
        Author = AuthorKind.Model,
    };

    public Growth Growth { get; } = new();

    public ModelPlayer Player { get; }

    public ScriptedServer Server { get; }

    public static async Task<ModelGrowth> StartAsync(bool isRough = true)
    {
        var player = new ModelPlayer { IsRough = isRough };
        return new ModelGrowth(player, await ScriptedServer.StartAsync(player.PlayAsync));
    }

    /// <summary>A model behind a server, asked with little patience.</summary>
    public static RunModel Open(Uri address, string name = "m") => new(
        new RemoteModel(
            new RemoteModelOptions(address, name)
            {
                Attempts = 3,
                FirstPause = TimeSpan.FromMilliseconds(10),
                LongestPause = TimeSpan.FromMilliseconds(40),
                SilenceTime = TimeSpan.FromSeconds(10),
                ReplyBytes = 1 << 20,
            },
            TimeProvider.System),
        PromptLibrary.Shipped,
        new HashedEmbeddings())
    {
        PromptPrice = 2,
        CompletionPrice = 10,
    };

    public async Task<RunProgress> GrowAsync(GrowOptions options, CancellationToken cancellationToken = default)
    {
        await using var model = Open(Server.Address);
        await using var session = await Growth.OpenAsync();
        return await new Grower(session, TimeProvider.System, model).GrowAsync(options, new SilentView(), verbose: false, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        Growth.Dispose();
    }
}
