using Flywheel.Knowledge.Storage;
using Flywheel.Worker.Hosting;

namespace Flywheel.Worker.Dashboard.Measures;

/// <summary>
/// Keeps for half a minute what takes long to count over many decisions and changes with runs only. What people said is read anew each time.
/// </summary>
internal sealed class AuditCache(DatabaseSession session, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim _counting = new(1);
    private Kept? _kept;

    /// <summary>The measures over all runs.</summary>
    public async Task<DecisionMeasures> MeasuresAsync(FlywheelDbContext context, CancellationToken cancellationToken) =>
        await DecisionMeasures.ReadAsync(context, run: null, (await KeptAsync(cancellationToken)).Sizes, cancellationToken);

    /// <summary>What decisions can be filtered by.</summary>
    public async Task<DecisionFacets> FacetsAsync(CancellationToken cancellationToken) => (await KeptAsync(cancellationToken)).Facets;

    /// <inheritdoc/>
    public void Dispose() => _counting.Dispose();

    private async Task<Kept> KeptAsync(CancellationToken cancellationToken)
    {
        if (IsFresh(_kept))
        {
            return _kept!;
        }

        // Whoever comes while another one counts takes the old count.
        if (!await _counting.WaitAsync(_kept is null ? Timeout.InfiniteTimeSpan : TimeSpan.Zero, cancellationToken))
        {
            return _kept!;
        }

        try
        {
            if (!IsFresh(_kept))
            {
                await using var context = session.CreateContext();
                var sizes = await StratumSize.ReadAsync(context, run: null, cancellationToken);
                // Strata appear in the first seconds of a first run: until there are some, nothing is kept.
                _kept = new Kept(sizes, await DecisionFacets.ReadAsync(context, cancellationToken), sizes.Count == 0 ? DateTimeOffset.MinValue : time.GetUtcNow());
            }

            return _kept!;
        }
        finally
        {
            _counting.Release();
        }
    }

    private bool IsFresh(Kept? kept) => kept is not null && time.GetUtcNow() - kept.At < Fresh;

    private sealed record Kept(IReadOnlyList<StratumSize> Sizes, DecisionFacets Facets, DateTimeOffset At);
}
