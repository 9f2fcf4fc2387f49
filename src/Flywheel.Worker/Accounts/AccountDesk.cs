using System.Security.Cryptography;
using System.Text.Json;
using Flywheel.Knowledge.Storage;
using Flywheel.Worker.Dashboard.Security;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Flywheel.Worker.Accounts;

/// <summary>
/// Makes and changes accounts, and says who may come in. What it does stands in the record of actions, in the same transaction. There is
/// always an administrator left: the last open one can be neither removed, closed nor made less.
/// </summary>
internal sealed class AccountDesk(FlywheelDbContext database, IPasswordHasher<UserRow> hasher, SessionStamps stamps, TimeProvider time)
{
    /// <summary>Who did what nobody signed in did.</summary>
    private const string Stranger = "unknown";

    private static readonly UserRow s_nobody = new() { Name = "", Role = "", PasswordHash = "", SecurityStamp = "", CreatedAt = default };

    /// <summary>What unknown names' passwords are compared with, so that they take as long as known ones'.</summary>
    private static readonly Lazy<string> s_nobodysHash = new(() => PasswordRules.CreateHasher().HashPassword(s_nobody, NewStamp()));

    /// <summary>All accounts, by name.</summary>
    public async Task<IReadOnlyList<UserRow>> ListAsync(CancellationToken cancellationToken) => await database.Users.AsNoTracking().OrderBy(u => u.Name).ToListAsync(cancellationToken);

    /// <summary>Whether somebody could administrate after signing in.</summary>
    public Task<bool> HasAdminAsync(CancellationToken cancellationToken) => database.Users.AnyAsync(u => u.Role == nameof(Role.Admin) && u.DisabledAt == null, cancellationToken);

    /// <summary>Makes an account.</summary>
    /// <exception cref="AccountException">The name is taken or none, or the password is too weak.</exception>
    public async Task<string> AddAsync(string name, Role role, string password, Doer by, CancellationToken cancellationToken)
    {
        var parsed = AccountName.Parse(name) ?? throw new AccountException(AccountName.Rule);
        Require(parsed, password);
        await ChangeAsync(async () =>
        {
            if (await database.Users.AnyAsync(u => u.Name == parsed, cancellationToken))
            {
                throw new AccountException($"There is an account \"{parsed}\" already.");
            }

            var row = new UserRow { Name = parsed, Role = role.ToString(), PasswordHash = "", SecurityStamp = NewStamp(), CreatedAt = time.GetUtcNow() };
            row.PasswordHash = hasher.HashPassword(row, password);
            database.Users.Add(row);
            Record(by, ActionNames.UserAdded, parsed, new { role = role.ToString() });
        }, cancellationToken);
        stamps.Forget(parsed);
        return parsed;
    }

    /// <summary>Gives an account another role. Its sessions end: pages that were made for the old role must not stay.</summary>
    /// <exception cref="AccountException">There is no such account, or it is the last administrator's.</exception>
    public Task SetRoleAsync(string name, Role role, Doer by, CancellationToken cancellationToken) => ChangeAsync(name, by, ActionNames.RoleChanged, new { role = role.ToString() }, async row =>
    {
        if (role != Role.Admin)
        {
            await KeepAnAdminAsync(row, "made less", cancellationToken);
        }

        row.Role = role.ToString();
        row.SecurityStamp = NewStamp();
    }, cancellationToken);

    /// <summary>Gives an account another password; its sessions end.</summary>
    /// <returns>The stamp of new sessions.</returns>
    /// <exception cref="AccountException">There is no such account, or the password is too weak.</exception>
    public async Task<string> SetPasswordAsync(string name, string password, Doer by, CancellationToken cancellationToken)
    {
        Require(name, password);
        var stamp = NewStamp();
        await ChangeAsync(name, by, ActionNames.PasswordChanged, null, row =>
        {
            row.PasswordHash = hasher.HashPassword(row, password);
            row.SecurityStamp = stamp;
            return Task.CompletedTask;
        }, cancellationToken);
        return stamp;
    }

    /// <summary>Changes one's own password, which takes the old one.</summary>
    /// <returns>The stamp of new sessions.</returns>
    /// <exception cref="AccountException">The old password is wrong, or the new one too weak.</exception>
    public async Task<string> ChangePasswordAsync(string name, string old, string password, Doer by, CancellationToken cancellationToken)
    {
        var row = await database.Users.AsNoTracking().FirstOrDefaultAsync(u => u.Name == name, cancellationToken);
        if (Verify(row, old) == PasswordVerificationResult.Failed)
        {
            throw new AccountException("The old password is wrong.");
        }

        return await SetPasswordAsync(name, password, by, cancellationToken);
    }

    /// <summary>Ends all sessions of an account.</summary>
    /// <exception cref="AccountException">There is no such account.</exception>
    public Task EndSessionsAsync(string name, Doer by, CancellationToken cancellationToken) => ChangeAsync(name, by, ActionNames.SessionsEnded, null, row =>
    {
        row.SecurityStamp = NewStamp();
        return Task.CompletedTask;
    }, cancellationToken);

    /// <summary>Closes an account and ends its sessions.</summary>
    /// <exception cref="AccountException">There is no such account, or it is the last administrator's.</exception>
    public Task DisableAsync(string name, Doer by, CancellationToken cancellationToken) => ChangeAsync(name, by, ActionNames.UserDisabled, null, async row =>
    {
        await KeepAnAdminAsync(row, "closed", cancellationToken);
        row.DisabledAt ??= time.GetUtcNow();
        row.SecurityStamp = NewStamp();
    }, cancellationToken);

    /// <summary>Opens an account again.</summary>
    /// <exception cref="AccountException">There is no such account.</exception>
    public Task EnableAsync(string name, Doer by, CancellationToken cancellationToken) => ChangeAsync(name, by, ActionNames.UserEnabled, null, row =>
    {
        row.DisabledAt = null;
        return Task.CompletedTask;
    }, cancellationToken);

    /// <summary>Removes an account; what it did stays in the record.</summary>
    /// <exception cref="AccountException">There is no such account, or it is the last administrator's.</exception>
    public Task RemoveAsync(string name, Doer by, CancellationToken cancellationToken) => ChangeAsync(name, by, ActionNames.UserRemoved, null, async row =>
    {
        await KeepAnAdminAsync(row, "removed", cancellationToken);
        database.Users.Remove(row);
    }, cancellationToken);

    /// <summary>Says whether name and password fit an open account. Takes as long for names that nobody has.</summary>
    /// <returns>The account; null where they do not fit, whatever the reason.</returns>
    public async Task<UserRow?> SignInAsync(string? name, string? password, string address, CancellationToken cancellationToken)
    {
        var parsed = AccountName.Parse(name);
        var row = parsed is null ? null : await database.Users.FirstOrDefaultAsync(u => u.Name == parsed, cancellationToken);
        var fit = Verify(row, password);
        var enters = fit != PasswordVerificationResult.Failed && row is { DisabledAt: null };
        if (enters)
        {
            row!.SignedInAt = time.GetUtcNow();
            row.PasswordHash = fit == PasswordVerificationResult.SuccessRehashNeeded ? hasher.HashPassword(row, password!) : row.PasswordHash;
        }

        // The name as typed is not kept where nobody has it: it may be a password that went into the wrong field.
        var closed = fit != PasswordVerificationResult.Failed && !enters;
        Record(new Doer(enters ? row!.Name : Stranger, address), enters ? ActionNames.SignedIn : ActionNames.SignInFailed, row?.Name ?? "", closed ? new { closed } : null);
        await database.SaveChangesAsync(cancellationToken);
        return enters ? row : null;
    }

    /// <summary>Records that somebody went out.</summary>
    public Task SignedOutAsync(Doer by, CancellationToken cancellationToken)
    {
        Record(by, ActionNames.SignedOut, by.Name, null);
        return database.SaveChangesAsync(cancellationToken);
    }

    private static string NewStamp() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    private static void Require(string name, string password)
    {
        if (PasswordRules.FindError(name, password) is { } error)
        {
            throw new AccountException(error);
        }
    }

    private PasswordVerificationResult Verify(UserRow? row, string? password)
    {
        var typed = password is { Length: > 0 and <= PasswordRules.Most } ? password : " ";
        var result = hasher.VerifyHashedPassword(row ?? s_nobody, row?.PasswordHash ?? s_nobodysHash.Value, typed);
        return row is null ? PasswordVerificationResult.Failed : result;
    }

    private async Task ChangeAsync(string name, Doer by, string action, object? details, Func<UserRow, Task> change, CancellationToken cancellationToken)
    {
        await ChangeAsync(async () =>
        {
            var row = await database.Users.FirstOrDefaultAsync(u => u.Name == name, cancellationToken) ?? throw new AccountException($"There is no account \"{name}\".");
            await change(row);
            Record(by, action, name, details);
        }, cancellationToken);
        stamps.Forget(name);
    }

    /// <summary>One change at a time, so that two administrators cannot remove each other at once.</summary>
    private async Task ChangeAsync(Func<Task> change, CancellationToken cancellationToken)
    {
        database.ChangeTracker.Clear();
        await using var transaction = await database.Database.BeginTransactionAsync(cancellationToken);
        await database.Database.ExecuteSqlAsync($"LOCK TABLE flywheel.users IN SHARE ROW EXCLUSIVE MODE", cancellationToken);
        await change();
        await database.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private async Task KeepAnAdminAsync(UserRow row, string what, CancellationToken cancellationToken)
    {
        var isOpenAdmin = row is { Role: nameof(Role.Admin), DisabledAt: null };
        if (isOpenAdmin && !await database.Users.AnyAsync(u => u.Name != row.Name && u.Role == nameof(Role.Admin) && u.DisabledAt == null, cancellationToken))
        {
            throw new AccountException($"\"{row.Name}\" is the last administrator and cannot be {what}. Make another one first.");
        }
    }

    private void Record(Doer by, string action, string target, object? details) => database.Actions.Add(new ActionRow
    {
        At = time.GetUtcNow(),
        Actor = by.Name,
        Address = by.Address,
        Action = action,
        Target = target,
        Details = details is null ? null : JsonSerializer.Serialize(details),
    });
}
