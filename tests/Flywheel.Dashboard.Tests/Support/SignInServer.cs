using System.Net;
using Flywheel.Worker.Accounts;
using Flywheel.Worker.Dashboard;
using Flywheel.Worker.Dashboard.Security;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Flywheel.Dashboard.Tests.Support;

/// <summary>A dashboard that people sign in to, over TLS with a certificate of its own, over the fixture's database.</summary>
internal sealed class SignInServer : IAsyncDisposable
{
    /// <summary>The password of all accounts.</summary>
    public const string Password = "correct horse battery";

    /// <summary>An account of each role.</summary>
    public const string Admin = "anna", Reviewer = "rita", Viewer = "vera";

    private readonly string _folder = Directory.CreateTempSubdirectory("sign-in-").FullName;
    private readonly bool _behindProxy;

    private SignInServer(DashboardFixture fixture, Func<DashboardOptions, DashboardOptions> change)
    {
        var options = change(new DashboardOptions { Address = IPAddress.Any, Port = 0, DataFolder = _folder });
        _behindProxy = options.BehindProxy;
        Server = new DashboardServer(options, fixture.Session, fixture.Workshop, TimeProvider.System);
    }

    public DashboardServer Server { get; }

    public string Folder => _folder;

    /// <summary>Where clients of this machine reach it.</summary>
    public Uri Address => new UriBuilder(Server.Address) { Host = "127.0.0.1" }.Uri;

    public static async Task<SignInServer> StartAsync(DashboardFixture fixture, Func<DashboardOptions, DashboardOptions>? change = null)
    {
        var server = new SignInServer(fixture, change ?? (options => options));
        await server.Server.StartAsync(default);
        foreach (var (name, role) in new[] { (Admin, Role.Admin), (Reviewer, Role.Reviewer), (Viewer, Role.Viewer) })
        {
            await server.AddAsync(name, role);
        }

        return server;
    }

    /// <summary>Makes an account where there is none of the name.</summary>
    public async Task AddAsync(string name, Role role)
    {
        try
        {
            await WithDeskAsync(desk => desk.AddAsync(name, role, Password, new Doer("test", ""), default));
        }
        catch (AccountException)
        {
            // Another test made it.
        }
    }

    public async Task WithDeskAsync(Func<AccountDesk, Task> use)
    {
        await using var scope = Server.Services.CreateAsyncScope();
        await use(scope.ServiceProvider.GetRequiredService<AccountDesk>());
    }

    /// <summary>Somebody who has not signed in.</summary>
    public Visitor Visit() => new(Address, _behindProxy ? null : Server.Fingerprint!.Replace(":", "", StringComparison.Ordinal));

    /// <summary>Somebody who has, without going through the form: attempts there are bounded.</summary>
    public async Task<Visitor> SignInAsync(string name)
    {
        await using var scope = Server.Services.CreateAsyncScope();
        var user = (await scope.ServiceProvider.GetRequiredService<AccountDesk>().ListAsync(default)).Single(u => u.Name == name);
        var cookie = scope.ServiceProvider.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(AccountAuthentication.SchemeName);
        var session = new AuthenticationProperties { IssuedUtc = DateTimeOffset.UtcNow, ExpiresUtc = DateTimeOffset.UtcNow + cookie.ExpireTimeSpan };
        var ticket = new AuthenticationTicket(AccountAuthentication.PersonOf(name, Enum.Parse<Role>(user.Role), user.SecurityStamp), session, AccountAuthentication.SchemeName);
        var visitor = Visit();
        visitor.Cookies.Add(Address, new Cookie(AccountAuthentication.CookieName, cookie.TicketDataFormat.Protect(ticket), "/") { Secure = true });
        return visitor;
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
