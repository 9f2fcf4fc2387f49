using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;

namespace Flywheel.Worker.Dashboard.Security;

/// <summary>
/// Bounds how often passwords can be tried, from one address and for one name. Both are needed: one address could try many names, and many
/// addresses one name.
/// </summary>
internal sealed class SignInLimiter : IDisposable
{
    /// <summary>Attempts from one address at once; as many come back in a minute.</summary>
    public const int PerAddress = 20;

    /// <summary>Attempts for one name at once; as many come back in a minute.</summary>
    public const int PerName = 10;

    private readonly PartitionedRateLimiter<(IPAddress? Address, string Name)> _limiter = PartitionedRateLimiter.CreateChained(
        PartitionedRateLimiter.Create<(IPAddress? Address, string Name), string>(attempt => Bucket(NetworkOf(attempt.Address), PerAddress)),
        PartitionedRateLimiter.Create<(IPAddress? Address, string Name), string>(attempt => Bucket(attempt.Name, PerName)));

    /// <summary>Counts an attempt.</summary>
    /// <returns>Null if it may be made, else how long to wait.</returns>
    public TimeSpan? Try(IPAddress? address, string name)
    {
        using var lease = _limiter.AttemptAcquire((address, name));
        return lease.IsAcquired ? null : lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) && wait > TimeSpan.Zero ? wait : TimeSpan.FromMinutes(1);
    }

    /// <inheritdoc/>
    public void Dispose() => _limiter.Dispose();

    private static RateLimitPartition<string> Bucket(string key, int attempts) => RateLimitPartition.GetTokenBucketLimiter(key, _ => new TokenBucketRateLimiterOptions
    {
        TokenLimit = attempts,
        TokensPerPeriod = 1,
        ReplenishmentPeriod = TimeSpan.FromMinutes(1) / attempts,
        QueueLimit = 0,
        AutoReplenishment = true,
    });

    /// <summary>Who has one address of version 6 has the whole /64 around it.</summary>
    private static string NetworkOf(IPAddress? address)
    {
        if (address is null)
        {
            return "";
        }

        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return plain.AddressFamily == AddressFamily.InterNetworkV6 ? Convert.ToHexString(plain.GetAddressBytes().AsSpan(0, 8)) : plain.ToString();
    }
}
