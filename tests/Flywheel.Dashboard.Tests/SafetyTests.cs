using System.Net;
using System.Text.RegularExpressions;
using Flywheel.Dashboard.Tests.Support;
using Flywheel.TestSupport.Postgres;
using Flywheel.TestSupport.Web;
using Flywheel.Worker.Dashboard.Security;
using Npgsql;

namespace Flywheel.Dashboard.Tests;

/// <summary>What holds for every page, also for those that are added later: the addresses come from the application's own routing.</summary>
[Collection(DashboardCollection.Name)]
public sealed partial class SafetyTests(DashboardFixture dashboard, SignInFixture fixture) : IClassFixture<SignInFixture>
{
    private const string Script = "\"'><script>alert(1)</script>";

    private SignInServer Server => fixture.Server;

    [Fact]
    public async Task Without_signing_in_every_page_leads_to_the_sign_in_and_every_fetch_is_refused()
    {
        using var visitor = Server.Visit();
        foreach (var endpoint in await SiteEndpoint.AllAsync(Server.Server.Services))
        {
            if (IsForEverybody(endpoint))
            {
                continue;
            }

            var address = endpoint.Sample();
            using var page = await visitor.GetAsync(address);
            Assert.True(page.StatusCode == HttpStatusCode.Redirect && page.Headers.Location!.AbsolutePath == "/sign-in", $"{endpoint.Pattern} answered {page.StatusCode}.");
            using var fetch = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { { "X-Requested-With", "fetch" } } };
            using var answer = await visitor.Client.SendAsync(fetch);
            Assert.True(answer.StatusCode == HttpStatusCode.Unauthorized, $"{endpoint.Pattern} answered a fetch with {answer.StatusCode}.");
        }
    }

    [Fact]
    public async Task Only_the_sign_in_the_errors_and_the_health_are_for_everybody()
    {
        var open = (await SiteEndpoint.AllAsync(Server.Server.Services)).Where(IsForEverybody).Select(e => e.Pattern).Distinct(StringComparer.Ordinal);
        Assert.Equal(["/error/{code:int}", "/health", "/sign-in"], open.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_is_not_a_page_only_reads() =>
        Assert.All((await SiteEndpoint.AllAsync(Server.Server.Services)).Where(e => e.Page is null), e => Assert.DoesNotContain(e.Methods, m => m is not ("GET" or "HEAD")));

    [Fact]
    public async Task Every_form_without_its_token_is_refused()
    {
        using var admin = await Server.SignInAsync(SignInServer.Admin);
        foreach (var (endpoint, address) in await FormsAsync())
        {
            var response = await admin.Forms.PostAsync(address, token: null, ("name", "x"));
            Assert.True(response.Status == HttpStatusCode.BadRequest, $"{endpoint.Pattern} answered {response.Status} without a token.");
            var stolen = await admin.Forms.PostAsync(address, await TokenOfAnotherAsync(), ("name", "x"));
            Assert.True(stolen.Status == HttpStatusCode.BadRequest, $"{endpoint.Pattern} answered {stolen.Status} with somebody else's token.");
        }
    }

    [Fact]
    public async Task A_viewer_can_send_no_form_but_those_of_the_own_account()
    {
        using var viewer = await Server.SignInAsync(SignInServer.Viewer);
        var token = await viewer.Forms.TokenAsync("/account");
        foreach (var (endpoint, address) in (await FormsAsync()).Where(form => form.Endpoint.Pattern != "/account"))
        {
            var response = await viewer.Forms.PostAsync(address, token, ("name", SignInServer.Admin));
            Assert.True(response.Status == HttpStatusCode.Forbidden, $"{endpoint.Pattern} answered a viewer with {response.Status}.");
            Assert.Contains("Your role does not allow this", response.Html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Ids_of_nothing_are_not_found_whoever_asks_and_however()
    {
        using var admin = await Server.SignInAsync(SignInServer.Admin);
        var token = await admin.Forms.TokenAsync("/account");
        foreach (var endpoint in (await SiteEndpoint.AllAsync(Server.Server.Services)).Where(e => e.Parameters.Count > 0 && !IsForEverybody(e)))
        {
            foreach (var id in new[] { "no-such-thing", "-1", "9999999999999999999", "00000000-0000-0000-0000-000000000000", new string('a', 1_500), "' OR 1=1 --", "%", "ÿ\u2028" })
            {
                var address = endpoint.Fill(_ => Uri.EscapeDataString(id));
                using var read = await admin.GetAsync(address);
                Assert.True(read.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.BadRequest, $"{address} answered {read.StatusCode}.");
                foreach (var handler in endpoint.PostHandlers)
                {
                    var written = await admin.Forms.PostAsync($"{address}?handler={handler}", token, ("name", "x"));
                    Assert.True((int)written.Status is >= 300 and < 500, $"A form to {address} ({handler}) answered {written.Status}.");
                }
            }
        }
    }

    [Fact]
    public async Task No_address_leads_out_of_the_served_files()
    {
        using var admin = await Server.SignInAsync(SignInServer.Admin);
        string[] ways =
        [
            "..%2f..%2f..%2f..%2f..%2f..%2fetc%2fpasswd", "%2e%2e%2f%2e%2e%2f%2e%2e%2f%2e%2e%2fetc%2fpasswd", "..%5c..%5cetc%5cpasswd", "%2fetc%2fpasswd", "....%2f%2fetc%2fpasswd",
            "..;%2fetc%2fpasswd", "%00", "a%00.png", "%c0%ae%c0%ae%2fetc%2fpasswd", "file:%2f%2f%2fetc%2fpasswd", "..%252f..%252fetc%252fpasswd",
        ];
        var patterns = (await SiteEndpoint.AllAsync(Server.Server.Services)).Where(e => e.Parameters.Count > 0 && !IsForEverybody(e)).ToArray();
        var addresses = ways.SelectMany(way => patterns.Select(p => p.Fill(_ => way)).Concat([$"/css/{way}", $"/js/{way}", $"/lib/{way}", $"/{way}", $"/runs?handler={way}"]));
        foreach (var address in addresses)
        {
            var uri = new Uri(Server.Address.ToString().TrimEnd('/') + address, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
            using var response = await admin.Client.GetAsync(uri);
            var text = await response.Content.ReadAsStringAsync();
            Assert.True((int)response.StatusCode is 400 or 404 || address.Contains('?'), $"{address} answered {response.StatusCode}.");
            Assert.True((int)response.StatusCode < 500, $"{address} answered {response.StatusCode}.");
            Assert.DoesNotContain("root:", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Text_in_a_query_is_shown_as_text()
    {
        using var admin = await Server.SignInAsync(SignInServer.Admin);
        var crawled = await SiteEndpoint.CrawlAsync(admin.Client, Server.Server.Services, most: 120);
        var queries = crawled.Where(p => p.IsPage).GroupBy(p => p.Kind.Split('?')[0], StringComparer.Ordinal)
            .Select(g => (Path: g.First().Address.Split('?')[0], Names: g.SelectMany(p => p.Address.Split('?') is [_, var query] ? query.Split('&').Select(q => q.Split('=')[0]) : []).Concat(g.SelectMany(FieldsOf))))
            .ToList();
        foreach (var endpoint in await SiteEndpoint.AllAsync(Server.Server.Services))
        {
            var path = crawled.FirstOrDefault(p => p.Kind.Split('?')[0] == endpoint.Pattern)?.Address.Split('?')[0] ?? endpoint.Sample();
            queries.Add((path, endpoint.QueryParameters));
        }

        foreach (var (path, name) in queries.SelectMany(q => q.Names.Distinct(StringComparer.Ordinal).Select(name => (q.Path, name))).Distinct())
        {
            using var response = await admin.GetAsync($"{path}?{name}={Uri.EscapeDataString(Script)}");
            var html = await response.Content.ReadAsStringAsync();
            Assert.True((int)response.StatusCode < 500, $"{path}?{name}= answered {response.StatusCode}.");
            Assert.False(html.Contains("<script>alert", StringComparison.OrdinalIgnoreCase), $"{path}?{name}= shows a script.");
        }
    }

    [Fact]
    public async Task Every_answer_carries_the_headers_and_no_cookie_without_flags()
    {
        using var admin = await Server.SignInAsync(SignInServer.Admin);
        using var visitor = Server.Visit();
        using var viewer = await Server.SignInAsync(SignInServer.Viewer);
        using var host = new HttpRequestMessage(HttpMethod.Get, "/") { Headers = { Host = "evil.example" } };
        HttpResponseMessage[] answers =
        [
            await admin.GetAsync("/"), await admin.GetAsync("/runs"), await admin.GetAsync("/nowhere"), await admin.GetAsync("/css/dashboard.css"), await admin.GetAsync("/css/nothing.css"),
            await admin.GetAsync("/pictures/problem/nothing"), await visitor.GetAsync("/runs"), await visitor.GetAsync("/sign-in"), await visitor.GetAsync("/health"), await viewer.GetAsync("/users"),
            await admin.Client.PostAsync("/users?handler=Add", new FormUrlEncodedContent([])), await admin.GetAsync("/error/500"), await dashboard.Client.SendAsync(host), await dashboard.Client.GetAsync("/runs"),
        ];
        foreach (var answer in answers)
        {
            var what = $"{answer.RequestMessage!.Method} {answer.RequestMessage.RequestUri} ({(int)answer.StatusCode})";
            Assert.True(answer.Headers.TryGetValues("Content-Security-Policy", out var policy) && policy.Single().StartsWith("default-src 'none'", StringComparison.Ordinal) && !policy.Single().Contains("unsafe", StringComparison.Ordinal), what);
            Assert.True(answer.Headers.TryGetValues("X-Content-Type-Options", out var sniff) && sniff.Single() == "nosniff", what);
            Assert.True(answer.Headers.TryGetValues("X-Frame-Options", out var frames) && frames.Single() == "DENY", what);
            Assert.True(answer.Headers.Contains("Referrer-Policy"), what);
            Assert.True(answer.Headers.CacheControl is not null, what);
            Assert.False(answer.Headers.Contains("Server"), what);
            foreach (var cookie in answer.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies : [])
            {
                Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
                Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
                Assert.True(answer.RequestMessage.RequestUri!.Scheme == "http" || cookie.Contains("secure", StringComparison.OrdinalIgnoreCase), what);
            }

            answer.Dispose();
        }
    }

    [Fact]
    public async Task What_is_too_large_is_refused_with_a_page()
    {
        using var admin = await Server.SignInAsync(SignInServer.Admin);
        var token = await admin.Forms.TokenAsync("/account");
        using var form = new MultipartFormDataContent { { new StringContent(token), FormClient.TokenField }, { new ByteArrayContent(new byte[5 << 20]), "file", "outline.txt" } };
        using var large = await admin.Client.PostAsync("/users?handler=Add", form);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, large.StatusCode);
        Assert.Contains("at most 4 MB", await large.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var endless = new HttpRequestMessage(HttpMethod.Post, "/users?handler=Add") { Content = new StreamContent(new MemoryStream(new byte[100])) };
        endless.Content.Headers.ContentType = new("application/x-www-form-urlencoded");
        endless.Headers.TransferEncodingChunked = true;
        using var unsized = await admin.Client.SendAsync(endless);
        Assert.Equal(HttpStatusCode.LengthRequired, unsized.StatusCode);
        using var headers = new HttpRequestMessage(HttpMethod.Get, "/runs") { Headers = { { "X-Large", new string('a', 40_000) } } };
        using var heavy = await admin.Client.SendAsync(headers);
        Assert.Equal(HttpStatusCode.RequestHeaderFieldsTooLarge, heavy.StatusCode);
        var nul = await admin.Forms.PostAsync("/users?handler=Add", token, ("name", "a\0b"));
        Assert.Equal(HttpStatusCode.BadRequest, nul.Status);
    }

    [Fact]
    public async Task Looking_at_every_page_writes_nothing()
    {
        using var admin = await Server.SignInAsync(SignInServer.Admin);
        var before = await ContentAsync();
        var pages = await SiteEndpoint.CrawlAsync(admin.Client, Server.Server.Services);
        foreach (var endpoint in await SiteEndpoint.AllAsync(Server.Server.Services))
        {
            // A link to a form's handler must only look, too.
            foreach (var handler in endpoint.PostHandlers)
            {
                using var response = await admin.GetAsync($"{endpoint.Sample()}?handler={handler}");
            }
        }

        Assert.NotEmpty(pages);
        Assert.Equal(before, await ContentAsync());
    }

    [Fact]
    public async Task Under_another_name_the_local_dashboard_answers_nothing()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/runs") { Headers = { Host = "evil.example" } };
        using var response = await dashboard.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.MisdirectedRequest, response.StatusCode);
    }

    [Fact]
    public async Task When_the_database_goes_away_pages_say_so_and_work_again_when_it_is_back()
    {
        await using var own = new TestDashboard();
        await own.OpenAsync(() => Task.CompletedTask);
        Assert.Equal("ok", await own.Client.GetStringAsync("/health"));
        var name = new NpgsqlConnectionStringBuilder(own.ConnectionString).Database!;
        Admin($"ALTER DATABASE {name} ALLOW_CONNECTIONS false; SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'");
        using var away = await own.Client.GetAsync("/runs");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, away.StatusCode);
        Assert.Contains("The database is away", await away.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.True(away.Headers.Contains("Content-Security-Policy"));
        using var health = await own.Client.GetAsync("/health");
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "unavailable"), (health.StatusCode, await health.Content.ReadAsStringAsync()));
        Admin($"ALTER DATABASE {name} ALLOW_CONNECTIONS true");
        using var back = await own.Client.GetAsync("/runs");
        Assert.Equal(HttpStatusCode.OK, back.StatusCode);
    }

    private static bool IsForEverybody(SiteEndpoint endpoint) => endpoint.Page is { } page ? WriteGate.IsForEverybody(page) : endpoint.Pattern == HealthEndpoint.Path;

    private static IEnumerable<string> FieldsOf(CrawledPage page) =>
        QueryForm().Matches(page.Html).SelectMany(form => FieldName().Matches(form.Value)).Select(field => field.Groups["name"].Value);

    private static void Admin(string sql)
    {
        using var connection = new NpgsqlConnection(PostgresCluster.Shared.ConnectionString("postgres"));
        connection.Open();
        foreach (var statement in sql.Split("; "))
        {
            using var command = new NpgsqlCommand(statement, connection);
            command.ExecuteNonQuery();
        }
    }

    private async Task<IReadOnlyList<(SiteEndpoint Endpoint, string Address)>> FormsAsync() =>
    [
        .. (await SiteEndpoint.AllAsync(Server.Server.Services)).Where(e => !IsForEverybody(e))
            .SelectMany(e => e.PostHandlers.Select(handler => (e, $"{e.Sample()}{(handler.Length > 0 ? $"?handler={handler}" : "")}"))),
    ];

    private async Task<string> TokenOfAnotherAsync()
    {
        using var stranger = Server.Visit();
        return await stranger.Forms.TokenAsync("/sign-in");
    }

    /// <summary>A digest of every row of every table.</summary>
    private async Task<string> ContentAsync()
    {
        await using var command = dashboard.Session.Source.CreateCommand("SELECT string_agg(format('SELECT %L || count(*) || ''/'' || coalesce(sum(hashtextextended(t::text, 0)), 0) FROM flywheel.%I t', table_name || ' ', table_name), ' UNION ALL ' ORDER BY table_name) FROM information_schema.tables WHERE table_schema = 'flywheel' AND table_type = 'BASE TABLE'");
        var all = (string)(await command.ExecuteScalarAsync())!;
        await using var digests = dashboard.Session.Source.CreateCommand(all);
        await using var reader = await digests.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await reader.ReadAsync())
        {
            lines.Add(reader.GetString(0));
        }

        // Tables that are read in parallel answer in any order.
        return string.Join('\n', lines.Order(StringComparer.Ordinal));
    }

    [GeneratedRegex("<form\\b[^>]*method=\"get\".*?</form>", RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5_000)]
    private static partial Regex QueryForm();

    [GeneratedRegex("<(input|select|textarea)\\b[^>]*?\\sname=\"(?<name>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5_000)]
    private static partial Regex FieldName();
}
