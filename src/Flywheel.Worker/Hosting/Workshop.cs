using Flywheel.Worker.Models;

namespace Flywheel.Worker.Hosting;

/// <summary>
/// What makes problems in this process: authors, checker, planner, and workers that do jobs. All of it rests on the knowledge graph as it was
/// when it was made, so it is made anew when knowledge was imported; whoever uses the old one meanwhile keeps it to the end.
/// </summary>
/// <param name="database">The database; owned by the caller.</param>
/// <param name="workers">Jobs at a time; 0 for a process that looks on and does no jobs.</param>
/// <param name="model">The model that the workers can ask; owned by the caller. Null for none.</param>
/// <param name="tell">Is told which runs are joined and which cannot be.</param>
internal sealed class Workshop(DatabaseSession database, int workers, RunModel? model, Action<string> tell) : IAsyncDisposable
{
    private readonly SemaphoreSlim _reloading = new(1);
    private Generation? _current;

    /// <summary>Jobs that it does at a time.</summary>
    public int Workers => workers;

    /// <summary>Makes everything from the knowledge in the database, and lets the workers begin. Called again, takes up what was imported since.</summary>
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        await _reloading.WaitAsync(cancellationToken);
        try
        {
            var host = await WorkerHost.BuildAsync(database, workers, verbose: false, model, cancellationToken);
            await host.StartAsync(cancellationToken);
            var old = Interlocked.Exchange(ref _current, new Generation(host, workers == 0 ? null : new RunKeeper(database, host.Services, model, tell)));
            if (old is not null)
            {
                await old.DisposeAsync();
            }
        }
        finally
        {
            _reloading.Release();
        }
    }

    /// <summary>The services as they are now, kept alive until the visit is disposed.</summary>
    /// <exception cref="InvalidOperationException">Nothing was loaded, or all is closed.</exception>
    public Visit Enter()
    {
        for (var i = 0; i < 100; i++)
        {
            var current = Volatile.Read(ref _current) ?? throw new InvalidOperationException("The workshop is not open.");
            if (current.TryEnter())
            {
                return new Visit(current);
            }
        }

        throw new InvalidOperationException("The workshop is closed.");
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _current, null) is { } current)
        {
            await current.DisposeAsync();
        }

        _reloading.Dispose();
    }

    /// <summary>A use of the services.</summary>
    public readonly struct Visit : IDisposable
    {
        private readonly Generation _generation;

        internal Visit(Generation generation) => _generation = generation;

        /// <summary>A service of the workshop.</summary>
        public T Get<T>()
            where T : notnull => _generation.Services.GetRequiredService<T>();

        /// <inheritdoc/>
        public void Dispose() => _generation.Leave();
    }

    /// <summary>One host, disposed when its last visitor has left.</summary>
    internal sealed class Generation : IAsyncDisposable
    {
        private readonly IHost _host;
        private readonly CancellationTokenSource _stop = new();
        private readonly Task _keeping;
        private readonly TaskCompletionSource _empty = new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <summary>Visitors and the workshop itself; 0 once all have left.</summary>
        private int _users = 1;

        public Generation(IHost host, RunKeeper? keeper)
        {
            _host = host;
            _keeping = keeper?.KeepAsync(_stop.Token) ?? Task.CompletedTask;
        }

        public IServiceProvider Services => _host.Services;

        public bool TryEnter()
        {
            for (var users = Volatile.Read(ref _users); users > 0; users = Volatile.Read(ref _users))
            {
                if (Interlocked.CompareExchange(ref _users, users + 1, users) == users)
                {
                    return true;
                }
            }

            return false;
        }

        public void Leave()
        {
            if (Interlocked.Decrement(ref _users) == 0)
            {
                _empty.SetResult();
            }
        }

        public async ValueTask DisposeAsync()
        {
            await _stop.CancelAsync();
            await _keeping.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await _host.StopAsync(CancellationToken.None);
            Leave();
            await _empty.Task;
            _host.Dispose();
            _stop.Dispose();
        }
    }
}
