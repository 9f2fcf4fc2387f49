using System.Security.Cryptography;
using System.Text;
using Flywheel.Synthesis.Figures;
using Flywheel.Synthesis.Problems;
using Flywheel.Worker.Hosting;
using Microsoft.Extensions.Caching.Memory;

namespace Flywheel.Worker.Dashboard.Comparing;

/// <summary>
/// Runs the programs of problems' versions and keeps the latest inventories in memory by the programs' hash: who goes through a queue looks at
/// the same versions again and again.
/// </summary>
internal sealed class DrawnVersions(Workshop workshop) : IDisposable
{
    /// <summary>Versions that are kept, some ten kilobytes each.</summary>
    private const long Most = 2_000;

    private readonly MemoryCache _versions = new(new MemoryCacheOptions { SizeLimit = Most });

    /// <summary>Draws a version, or finds it drawn.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public DrawnVersion Draw(Problem problem, CancellationToken cancellationToken)
    {
        var key = Hash(problem);
        if (_versions.TryGetValue(key, out DrawnVersion? kept))
        {
            return kept! with { Problem = problem };
        }

        using var visit = workshop.Enter();
        return _versions.Set(key, DrawnVersion.Of(problem, visit.Get<FigureEngine>(), cancellationToken), new MemoryCacheEntryOptions { Size = 1 });
    }

    /// <inheritdoc/>
    public void Dispose() => _versions.Dispose();

    private static string Hash(Problem problem) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', [problem.FigureCode, .. problem.Steps.Select(s => s.Code)]))));
}
