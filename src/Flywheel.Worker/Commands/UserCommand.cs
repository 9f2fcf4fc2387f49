using System.CommandLine;
using Flywheel.Knowledge.Storage;
using Flywheel.Worker.Accounts;
using Flywheel.Worker.Dashboard.Security;
using Flywheel.Worker.Hosting;

namespace Flywheel.Worker.Commands;

/// <summary><c>flywheel user</c>: the dashboard's accounts.</summary>
internal static class UserCommand
{
    private static readonly DatabaseOptions s_database = new();

    public static Command Create()
    {
        var command = new Command("user", "The accounts of the dashboard, for addresses other than loopback.") { Add(), List(), ChangeRole(), Password() };
        command.Subcommands.Add(Change("disable", "Close an account and end its sessions.", (desk, name, token) => desk.DisableAsync(name, Doer.CommandLine, token), "is closed; its sessions have ended"));
        command.Subcommands.Add(Change("enable", "Open a closed account again.", (desk, name, token) => desk.EnableAsync(name, Doer.CommandLine, token), "is open"));
        command.Subcommands.Add(Change("remove", "Remove an account; what it did stays in the record.", (desk, name, token) => desk.RemoveAsync(name, Doer.CommandLine, token), "is removed"));
        s_database.AddTo(command);
        return command;
    }

    private static Argument<string> Name() => new("name") { Description = "The account's name." };

    private static Option<Role> RoleOption(string name) => new(name)
    {
        Description = "viewer looks at everything, reviewer decides about problems, admin starts runs and keeps the accounts.",
        DefaultValueFactory = _ => Role.Viewer,
    };

    private static Command Add()
    {
        var (name, role) = (Name(), RoleOption("--role"));
        var command = new Command("add", $"Make an account. The password is asked for, or read from standard input or ${PasswordInput.Variable}; it has at least {PasswordRules.Least} characters.") { name, role };
        command.SetAction((parsed, cancellationToken) => UseAsync(parsed, async desk =>
        {
            var typed = parsed.GetRequiredValue(name);
            var password = PasswordInput.Read(typed);
            var added = await desk.AddAsync(typed, parsed.GetValue(role), password, Doer.CommandLine, cancellationToken);
            return $"{added} can sign in as {Text(parsed.GetValue(role))}.";
        }, cancellationToken));
        return command;
    }

    private static Command List()
    {
        var json = KnowledgeView.Json();
        var command = new Command("list", "List the accounts.") { json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var session = await DatabaseSession.OpenAsync(s_database.Read(parsed), cancellationToken);
            await using var context = session.CreateContext();
            Print(parsed, await Desk(session, context).ListAsync(cancellationToken), parsed.GetValue(json));
            return CommandErrors.Success;
        });
        return command;
    }

    private static Command ChangeRole()
    {
        var name = Name();
        var role = new Argument<Role>("role") { Description = "viewer, reviewer or admin." };
        var command = new Command("role", "Give an account another role; its sessions end.") { name, role };
        command.SetAction((parsed, cancellationToken) => UseAsync(parsed, async desk =>
        {
            var (account, wanted) = (parsed.GetRequiredValue(name), parsed.GetValue(role));
            await desk.SetRoleAsync(account, wanted, Doer.CommandLine, cancellationToken);
            return $"{account} is {Text(wanted)}.";
        }, cancellationToken));
        return command;
    }

    private static Command Password()
    {
        var name = Name();
        var command = new Command("password", "Give an account another password, asked for as by add; its sessions end.") { name };
        command.SetAction((parsed, cancellationToken) => UseAsync(parsed, async desk =>
        {
            var account = parsed.GetRequiredValue(name);
            await desk.SetPasswordAsync(account, PasswordInput.Read(account), Doer.CommandLine, cancellationToken);
            return $"{account} has another password; its sessions have ended.";
        }, cancellationToken));
        return command;
    }

    private static Command Change(string verb, string description, Func<AccountDesk, string, CancellationToken, Task> change, string done)
    {
        var name = Name();
        var command = new Command(verb, description) { name };
        command.SetAction((parsed, cancellationToken) => UseAsync(parsed, async desk =>
        {
            var account = parsed.GetRequiredValue(name);
            await change(desk, account, cancellationToken);
            return $"{account} {done}.";
        }, cancellationToken));
        return command;
    }

    private static async Task<int> UseAsync(ParseResult parsed, Func<AccountDesk, Task<string>> use, CancellationToken cancellationToken)
    {
        await using var session = await DatabaseSession.OpenAsync(s_database.Read(parsed), cancellationToken);
        await using var context = session.CreateContext();
        await parsed.InvocationConfiguration.Output.WriteLineAsync(await use(Desk(session, context)));
        return CommandErrors.Success;
    }

    private static AccountDesk Desk(DatabaseSession session, FlywheelDbContext context) =>
        new(context, PasswordRules.CreateHasher(), new SessionStamps(session, TimeProvider.System), TimeProvider.System);

    private static string Text(Role role) => role.ToString().ToLowerInvariant();

    private static void Print(ParseResult parsed, IReadOnlyList<UserRow> users, bool json)
    {
        if (json)
        {
            KnowledgeView.Print(parsed, users.Select(u => new { u.Name, role = u.Role.ToLowerInvariant(), u.CreatedAt, u.SignedInAt, u.DisabledAt }));
            return;
        }

        if (users.Count == 0)
        {
            parsed.InvocationConfiguration.Output.WriteLine("No accounts yet. `flywheel user add NAME --role admin` makes one.");
            return;
        }

        var table = CommandOutput.Table("Name", "Role", "State", "Made (UTC)", "Last sign-in (UTC)");
        foreach (var user in users)
        {
            table.Add(
                user.Name, user.Role.ToLowerInvariant(), user.DisabledAt is null ? "open" : "closed", $"{user.CreatedAt.UtcDateTime:yyyy-MM-dd HH:mm}",
                user.SignedInAt is { } at ? $"{at.UtcDateTime:yyyy-MM-dd HH:mm}" : "never");
        }

        CommandOutput.Write(parsed, table);
    }
}
