using System.Net;
using System.Text.RegularExpressions;
using Flywheel.Dashboard.Tests.Support;
using Flywheel.Worker.Accounts;
using Flywheel.Worker.Dashboard.Security;
using Microsoft.EntityFrameworkCore;

namespace Flywheel.Dashboard.Tests;

[Collection(DashboardCollection.Name)]
public sealed partial class SignInTests(DashboardFixture dashboard, SignInFixture fixture) : IClassFixture<SignInFixture>
{
    private SignInServer Server => fixture.Server;

    [Fact]
    public async Task Pages_lead_to_the_sign_in_and_back()
    {
        using var visitor = Server.Visit();
        using var asked = await visitor.GetAsync("/runs?x=1");
        Assert.Equal(HttpStatusCode.Redirect, asked.StatusCode);
        Assert.Equal("/sign-in?returnUrl=%2Fruns%3Fx%3D1", asked.Headers.Location!.PathAndQuery);
        var entered = await visitor.SignInAsync(SignInServer.Viewer, SignInServer.Password, "/runs?x=1");
        Assert.Equal("/runs?x=1", entered.Location);
        var html = await visitor.Client.GetStringAsync("/runs");
        Assert.Contains("account-name\">vera", html, StringComparison.Ordinal);
        Assert.Contains(">viewer<", html, StringComparison.Ordinal);
        Assert.Contains("Sign out", html, StringComparison.Ordinal);
        await using var context = dashboard.Session.CreateContext();
        Assert.True(await context.Actions.AnyAsync(a => a.Action == ActionNames.SignedIn && a.Actor == SignInServer.Viewer && a.Address == "127.0.0.1"));
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(375)]
    public async Task The_sign_in_is_for_everybody_and_fits_a_phone(int width)
    {
        await using var context = await dashboard.Browser.NewContextAsync(new() { BaseURL = Server.Address.ToString(), IgnoreHTTPSErrors = true, ViewportSize = new() { Width = width, Height = 800 } });
        var page = await context.NewPageAsync();
        await page.GotoAsync("/sign-in");
        await Accessibility.RequireAsync(page);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("javascript:alert(1)")]
    public async Task After_signing_in_nobody_is_sent_elsewhere(string returnUrl)
    {
        using var visitor = Server.Visit();
        var entered = await visitor.SignInAsync(SignInServer.Viewer, SignInServer.Password, returnUrl);
        Assert.Equal("/", entered.Location);
        Assert.DoesNotContain("evil", await Server.Visit().Client.GetStringAsync($"/sign-in?returnUrl={Uri.EscapeDataString(returnUrl)}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cookies_are_for_this_server_over_TLS_and_for_no_script()
    {
        using var visitor = Server.Visit();
        using var form = await visitor.GetAsync("/sign-in");
        var entered = await visitor.SignInAsync(SignInServer.Reviewer, SignInServer.Password);
        var failed = await visitor.SendAsync("/account?handler=Password", ("oldPassword", "x"), ("newPassword", "y"), ("newPasswordAgain", "z"));
        var cookies = new[] { form.Headers, entered.Headers, failed.Headers }.SelectMany(h => h.TryGetValues("Set-Cookie", out var values) ? values : []).ToArray();
        Assert.True(cookies.Length >= 3);
        Assert.Contains(cookies, c => c.StartsWith("__Host-flywheel=", StringComparison.Ordinal));
        Assert.All(cookies, cookie =>
        {
            Assert.Contains("secure", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        });
    }

    [Fact]
    public async Task Wrong_names_wrong_passwords_and_closed_accounts_look_the_same()
    {
        await Server.AddAsync("closed", Role.Viewer);
        await Server.WithDeskAsync(desk => desk.DisableAsync("closed", new Doer("test", ""), default));
        var pages = new List<string>();
        foreach (var (name, password) in new[] { ("nobody", SignInServer.Password), (SignInServer.Viewer, "wrong password"), ("closed", SignInServer.Password) })
        {
            using var visitor = Server.Visit();
            var answer = await visitor.SignInAsync(name, password);
            pages.Add($"{(int)answer.Status} {answer.Html.Contains("do not fit, or the account is closed", StringComparison.Ordinal)} {answer.Headers.TryGetValues("Set-Cookie", out var cookies) && cookies.Any(c => c.StartsWith(AccountAuthentication.CookieName, StringComparison.Ordinal))}");
        }

        Assert.Equal(["200 True False"], pages.Distinct(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Attempts_are_bounded_for_a_name()
    {
        await using var server = await SignInServer.StartAsync(dashboard);
        using var visitor = server.Visit();
        for (var i = 0; i < SignInLimiter.PerName; i++)
        {
            var wrong = await visitor.SignInAsync(SignInServer.Viewer, "wrong password");
            Assert.Equal(HttpStatusCode.OK, wrong.Status);
        }

        var refused = await visitor.SignInAsync(SignInServer.Viewer, SignInServer.Password);
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.Status);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.Contains("Too many attempts", refused.Html, StringComparison.Ordinal);
        var other = await visitor.SignInAsync(SignInServer.Reviewer, SignInServer.Password);
        Assert.Equal(HttpStatusCode.Redirect, other.Status);
    }

    [Fact]
    public void Attempts_are_bounded_for_an_address_and_for_the_network_around_one_of_version_6()
    {
        using var limiter = new SignInLimiter();
        for (var i = 0; i < SignInLimiter.PerAddress; i++)
        {
            Assert.Null(limiter.Try(IPAddress.Parse($"2001:db8::{i + 1:x}"), $"name{i}"));
        }

        Assert.NotNull(limiter.Try(IPAddress.Parse("2001:db8::ffff"), "other"));
        Assert.Null(limiter.Try(IPAddress.Parse("2001:db8:0:1::1"), "other"));
    }

    [Fact]
    public async Task Signing_out_ends_the_session()
    {
        using var visitor = await Server.SignInAsync(SignInServer.Viewer);
        var left = await visitor.SendAsync("/account?handler=SignOut");
        Assert.Equal("/sign-in", left.Location);
        using var asked = await visitor.GetAsync("/runs");
        Assert.Equal(HttpStatusCode.Redirect, asked.StatusCode);
    }

    [Theory]
    [InlineData("closed")]
    [InlineData("removed")]
    [InlineData("password")]
    [InlineData("role")]
    [InlineData("everywhere")]
    public async Task A_change_of_the_account_ends_its_sessions(string change)
    {
        var name = $"leaver-{change}";
        await Server.AddAsync(name, Role.Reviewer);
        using var first = await Server.SignInAsync(name);
        using var second = await Server.SignInAsync(name);
        Assert.Equal(HttpStatusCode.OK, (await first.GetAsync("/runs")).StatusCode);
        using var admin = await Server.SignInAsync(SignInServer.Admin);
        var answer = change switch
        {
            "closed" => await admin.SendAsync("/users?handler=Disable", ("name", name)),
            "removed" => await admin.SendAsync("/users?handler=Remove", ("name", name)),
            "password" => await admin.SendAsync("/users?handler=Password", ("name", name), ("newPassword", "another long password")),
            "role" => await admin.SendAsync("/users?handler=Role", ("name", name), ("role", "Viewer")),
            _ => await second.SendAsync("/account?handler=Everywhere"),
        };
        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        Assert.Equal(HttpStatusCode.Redirect, (await first.GetAsync("/runs")).StatusCode);
    }

    [Fact]
    public async Task A_password_is_changed_with_the_old_one_and_this_session_goes_on()
    {
        await Server.AddAsync("changer", Role.Viewer);
        using var here = await Server.SignInAsync("changer");
        using var elsewhere = await Server.SignInAsync("changer");
        await here.SendAsync("/account?handler=Password", ("oldPassword", "not the old one"), ("newPassword", "another long password"), ("newPasswordAgain", "another long password"));
        Assert.Contains("The old password is wrong", await here.Client.GetStringAsync("/account"), StringComparison.Ordinal);
        await here.SendAsync("/account?handler=Password", ("oldPassword", SignInServer.Password), ("newPassword", "another long password"), ("newPasswordAgain", "another long password"));
        Assert.Contains("The password is changed", await here.Client.GetStringAsync("/account"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await elsewhere.GetAsync("/runs")).StatusCode);
        var again = await Server.Visit().SignInAsync("changer", "another long password");
        Assert.Equal(HttpStatusCode.Redirect, again.Status);
    }

    [Fact]
    public async Task Forms_are_recorded_with_their_values_but_no_password()
    {
        using var admin = await Server.SignInAsync(SignInServer.Admin);
        await admin.SendAsync("/users?handler=Add", ("name", "recorded"), ("role", "Viewer"), ("newPassword", "a very secret text"));
        await admin.SendAsync("/users?handler=Add", ("name", "recorded"), ("role", "Viewer"), ("newPassword", "a very secret text"));
        await using var context = dashboard.Session.CreateContext();
        var all = await context.Actions.AsNoTracking().ToListAsync();
        var row = Assert.Single(all, a => a.Action == ActionNames.FormSent && a.Details!.Contains("recorded", StringComparison.Ordinal));
        Assert.Equal((SignInServer.Admin, "/users Add", "127.0.0.1"), (row.Actor, row.Target, row.Address));
        Assert.DoesNotContain(all, a => a.Details?.Contains("secret", StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task Actions_are_filtered_and_paged_for_administrators_only()
    {
        await using (var context = dashboard.Session.CreateContext())
        {
            context.Actions.AddRange(Enumerable.Range(0, 120).Select(i => new Knowledge.Storage.ActionRow { At = DateTimeOffset.UtcNow, Actor = "pager", Address = "", Action = ActionNames.FormSent, Target = $"/page/{i}" }));
            await context.SaveChangesAsync();
        }

        using var admin = await Server.SignInAsync(SignInServer.Admin);
        var (address, seen) = ("/actions?who=pager", new List<string>());
        while (address is not null)
        {
            var html = await admin.Client.GetStringAsync(address);
            seen.AddRange(Target().Matches(html).Select(m => m.Value));
            address = Older().Match(html) is { Success: true } older ? WebUtility.HtmlDecode(older.Groups["to"].Value) : null;
        }

        Assert.Equal(120, seen.Distinct(StringComparer.Ordinal).Count());
        using var viewer = await Server.SignInAsync(SignInServer.Viewer);
        Assert.Equal(HttpStatusCode.Forbidden, (await viewer.GetAsync("/actions")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await viewer.GetAsync("/users")).StatusCode);
    }

    [Fact]
    public async Task The_certificate_is_made_once_for_its_user_alone()
    {
        var file = Path.Combine(Server.Folder, "dashboard", "certificate.pem");
        Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(file) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
        var again = DashboardCertificate.Open(new Worker.Dashboard.DashboardOptions { Address = IPAddress.Any, DataFolder = Server.Folder }, TimeProvider.System);
        Assert.Equal(Server.Server.Fingerprint, again.Fingerprint);
        using var visitor = Server.Visit();
        using var response = await visitor.GetAsync("/sign-in");
        Assert.Contains("max-age=31536000", Assert.Single(response.Headers.GetValues("Strict-Transport-Security")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_of_the_users_own_is_served()
    {
        var file = Path.Combine(Server.Folder, "dashboard", "certificate.pem");
        await using var server = await SignInServer.StartAsync(dashboard, options => options with { Certificate = file, CertificateKey = file });
        Assert.Equal(Server.Server.Fingerprint, server.Server.Fingerprint);
        using var visitor = await server.SignInAsync(SignInServer.Viewer);
    }

    [Fact]
    public async Task Behind_a_proxy_only_what_came_over_TLS_is_answered_and_the_client_is_who_the_proxy_says()
    {
        await using var server = await SignInServer.StartAsync(dashboard, options => options with { Address = IPAddress.Loopback, BehindProxy = true });
        using var visitor = server.Visit();
        using var plain = await visitor.GetAsync("/sign-in");
        Assert.Equal(HttpStatusCode.BadRequest, plain.StatusCode);
        visitor.Client.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        visitor.Client.DefaultRequestHeaders.Add("X-Forwarded-For", "198.51.100.7");
        var wrong = await visitor.Forms.PostAsync("/sign-in", token: null);
        Assert.Equal(HttpStatusCode.BadRequest, wrong.Status);
        using var form = await visitor.GetAsync("/sign-in");
        Assert.Equal(HttpStatusCode.OK, form.StatusCode);
        Assert.Contains("secure", string.Join(' ', form.Headers.GetValues("Set-Cookie")), StringComparison.OrdinalIgnoreCase);
        Assert.False(form.Headers.Contains("Strict-Transport-Security"));
    }

    [Fact]
    public async Task Under_names_that_were_not_given_nothing_is_answered()
    {
        await using var server = await SignInServer.StartAsync(dashboard, options => options with { Hosts = ["flywheel.example"] });
        using var visitor = server.Visit();
        using var other = await visitor.GetAsync("/sign-in");
        Assert.Equal(HttpStatusCode.MisdirectedRequest, other.StatusCode);
        visitor.Client.DefaultRequestHeaders.Host = "flywheel.example";
        using var named = await visitor.GetAsync("/sign-in");
        Assert.Equal(HttpStatusCode.OK, named.StatusCode);
    }

    [GeneratedRegex("/page/[0-9]+<", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Target();

    [GeneratedRegex("href=\"(?<to>/actions[^\"]*before=[^\"]*)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Older();
}
