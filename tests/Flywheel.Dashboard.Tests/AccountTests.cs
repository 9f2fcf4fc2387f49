using System.CommandLine;
using Flywheel.TestSupport.Postgres;
using Flywheel.Worker.Accounts;
using Flywheel.Worker.Commands;
using Flywheel.Worker.Dashboard.Security;
using Flywheel.Worker.Hosting;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Flywheel.Dashboard.Tests;

public sealed class AccountTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>, IAsyncLifetime
{
    private const string Password = "correct horse battery";
    private static readonly Doer s_test = new("test", "192.0.2.1");

    private DatabaseSession _session = null!;

    public async Task InitializeAsync()
    {
        _session = await DatabaseSession.OpenAsync(new WorkerSettings(Path.GetTempPath(), postgres.ConnectionString), default);
        postgres.Execute("DELETE FROM flywheel.users");
    }

    public async Task DisposeAsync() => await _session.DisposeAsync();

    [Theory]
    [InlineData("ada", "short pass")]
    [InlineData("ada", "aaaaaaaaaaaaaaaa")]
    [InlineData("ada.lovelace", "ada.lovelace1")]
    public async Task Weak_passwords_are_refused(string name, string password) =>
        await Assert.ThrowsAsync<AccountException>(() => WithDeskAsync(desk => desk.AddAsync(name, Role.Admin, password, s_test, default)));

    [Theory]
    [InlineData("")]
    [InlineData("-ada")]
    [InlineData("ada lovelace")]
    [InlineData("../ada")]
    [InlineData("ada\n")]
    [InlineData("<b>")]
    public void Names_that_could_be_mistaken_for_something_else_are_none(string name) => Assert.True(AccountName.Parse(name) is null or "ada");

    [Fact]
    public async Task Passwords_are_stored_as_salted_hashes_only()
    {
        await WithDeskAsync(async desk =>
        {
            await desk.AddAsync("ada", Role.Admin, Password, s_test, default);
            await desk.AddAsync("bob", Role.Viewer, Password, s_test, default);
        });
        await using var context = _session.CreateContext();
        var hashes = await context.Users.Select(u => u.PasswordHash).ToListAsync();
        Assert.Equal(2, hashes.Distinct(StringComparer.Ordinal).Count());
        Assert.DoesNotContain(hashes, hash => hash.Contains(Password, StringComparison.Ordinal));
        Assert.DoesNotContain(await context.Actions.ToListAsync(), a => a.Details?.Contains("horse", StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task The_last_administrator_can_be_neither_removed_nor_closed_nor_made_less()
    {
        await WithDeskAsync(async desk =>
        {
            await desk.AddAsync("ada", Role.Admin, Password, s_test, default);
            await desk.AddAsync("eve", Role.Admin, Password, s_test, default);
            await desk.DisableAsync("eve", s_test, default);
            await Assert.ThrowsAsync<AccountException>(() => desk.RemoveAsync("ada", s_test, default));
            await Assert.ThrowsAsync<AccountException>(() => desk.DisableAsync("ada", s_test, default));
            await Assert.ThrowsAsync<AccountException>(() => desk.SetRoleAsync("ada", Role.Reviewer, s_test, default));
            await desk.EnableAsync("eve", s_test, default);
            await desk.RemoveAsync("ada", s_test, default);
        });
        Assert.Equal(1, postgres.Scalar<long>("SELECT count(*) FROM flywheel.users"));
    }

    [Fact]
    public async Task Two_administrators_who_remove_each_other_at_once_leave_one()
    {
        await WithDeskAsync(async desk =>
        {
            await desk.AddAsync("ada", Role.Admin, Password, s_test, default);
            await desk.AddAsync("eve", Role.Admin, Password, s_test, default);
        });
        var removals = new[] { "ada", "eve" }.Select(name => WithDeskAsync(desk => desk.RemoveAsync(name, s_test, default))).ToArray();
        await Task.WhenAll(removals).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        Assert.Equal(1, postgres.Scalar<long>("SELECT count(*) FROM flywheel.users"));
    }

    [Fact]
    public async Task Changes_are_recorded_with_who_made_them_and_the_record_cannot_be_changed()
    {
        await WithDeskAsync(desk => desk.AddAsync("zoe", Role.Viewer, Password, s_test, default));
        Assert.Equal("192.0.2.1", postgres.Scalar<string>("SELECT address FROM flywheel.actions WHERE action = 'user-added' AND target = 'zoe' AND actor = 'test'"));
        var change = Assert.Throws<PostgresException>(() => postgres.Execute("UPDATE flywheel.actions SET actor = 'nobody'"));
        Assert.Contains("append-only", change.Message, StringComparison.Ordinal);
        Assert.Throws<PostgresException>(() => postgres.Execute("DELETE FROM flywheel.actions"));
        Assert.Throws<PostgresException>(() => postgres.Execute("TRUNCATE flywheel.actions"));
    }

    [Fact]
    public async Task Unknown_names_take_as_long_as_known_ones()
    {
        await WithDeskAsync(desk => desk.AddAsync("ada", Role.Admin, Password, s_test, default));
        await TimeAsync("ada");
        await TimeAsync("nobody");
        var known = await TimeAsync("ada");
        var unknown = await TimeAsync("nobody");
        Assert.InRange(unknown / known, 0.2, 5);
    }

    [Fact]
    public async Task The_command_line_makes_lists_and_removes_accounts()
    {
        var (code, output, _) = await RunAsync($"{Password}\n", "user", "add", "Ada", "--role", "admin");
        Assert.Equal((0, "ada can sign in as admin.\n"), (code, output));
        (_, output, _) = await RunAsync("", "user", "list");
        Assert.Matches(@"ada\s+admin\s+open", output);
        (code, output, _) = await RunAsync("another long password\n", "user", "password", "ada");
        Assert.Equal(0, code);
        await WithDeskAsync(async desk => Assert.NotNull(await desk.SignInAsync("ada", "another long password", "", default)));
        (code, _, var errors) = await RunAsync("", "user", "remove", "ada");
        Assert.Equal(1, code);
        Assert.Contains("last administrator", errors, StringComparison.Ordinal);
        (code, _, errors) = await RunAsync("", "user", "role", "ada", "emperor");
        Assert.Equal(2, code);
    }

    [Theory]
    [InlineData("short\n", "at least 12 characters")]
    [InlineData("", "holds no password")]
    public async Task The_command_line_takes_no_bad_password(string input, string message)
    {
        var (code, _, errors) = await RunAsync(input, "user", "add", "bob");
        Assert.NotEqual(0, code);
        Assert.Contains(message, errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("there is no administrator", "--address", "0.0.0.0")]
    [InlineData("there is no administrator", "--behind-proxy")]
    [InlineData("go together", "--address", "0.0.0.0", "--certificate", "/etc/hostname")]
    [InlineData("no file", "--address", "0.0.0.0", "--certificate", "/nowhere.pem", "--certificate-key", "/nowhere.pem")]
    [InlineData("other than loopback", "--certificate", "/etc/hostname", "--certificate-key", "/etc/hostname")]
    public async Task Serve_refuses_what_would_not_be_safe(string message, params string[] arguments)
    {
        var (code, _, errors) = await RunAsync("", ["serve", "--port", "0", .. arguments]);
        Assert.Equal(2, code);
        Assert.Contains(message, errors, StringComparison.Ordinal);
    }

    private async Task<double> TimeAsync(string name)
    {
        var started = TimeProvider.System.GetTimestamp();
        await WithDeskAsync(async desk => Assert.Null(await desk.SignInAsync(name, "not the password", "", default)));
        return TimeProvider.System.GetElapsedTime(started).TotalMilliseconds;
    }

    private async Task WithDeskAsync(Func<AccountDesk, Task> use)
    {
        await using var context = _session.CreateContext();
        await use(new AccountDesk(context, PasswordRules.CreateHasher(), new SessionStamps(_session, TimeProvider.System), TimeProvider.System));
    }

    private async Task<(int Code, string Output, string Errors)> RunAsync(string input, params string[] arguments)
    {
        var (output, errors) = (new StringWriter(), new StringWriter());
        var root = new RootCommand { UserCommand.Create(), ServeCommand.Create() };
        Console.SetIn(new StringReader(input));
        var parsed = root.Parse([.. arguments, "--connection", postgres.ConnectionString]);
        var code = await CommandErrors.InvokeAsync(parsed, new InvocationConfiguration { Output = output, Error = errors });
        return (code, output.ToString(), errors.ToString());
    }
}
