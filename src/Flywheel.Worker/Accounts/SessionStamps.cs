using System.Collections.Concurrent;
using Flywheel.Worker.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Flywheel.Worker.Accounts;

/// <summary>
/// Tells whether sessions still hold: a closed or removed account, another password and another role end them. What the database says is
/// remembered for <see cref="Remembered"/>, so that pages and their pictures do not ask for each; changes by this process count at once.
/// </summary>
internal sealed class SessionStamps(DatabaseSession database, TimeProvider time)
{
    /// <summary>How long a session can outlive a change that another process made.</summary>
    public static readonly TimeSpan Remembered = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<string, (string? Stamp, long At)> _known = new(StringComparer.Ordinal);

    /// <summary>Whether a session of an account with this stamp holds.</summary>
    public async ValueTask<bool> HoldsAsync(string name, string stamp, CancellationToken cancellationToken)
    {
        if (_known.TryGetValue(name, out var known) && time.GetElapsedTime(known.At) < Remembered)
        {
            return known.Stamp == stamp;
        }

        var asked = time.GetTimestamp();
        await using var context = database.CreateContext();
        var current = await context.Users.AsNoTracking().Where(u => u.Name == name && u.DisabledAt == null).Select(u => u.SecurityStamp).FirstOrDefaultAsync(cancellationToken);
        _known[name] = (current, asked);
        return current == stamp;
    }

    /// <summary>Asks the database at the next request of the account's sessions.</summary>
    public void Forget(string name) => _known.TryRemove(name, out _);
}
