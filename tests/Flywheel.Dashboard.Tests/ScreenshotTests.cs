using Flywheel.Dashboard.Tests.Support;
using Flywheel.TestSupport.Web;
using Microsoft.Playwright;

namespace Flywheel.Dashboard.Tests;

/// <summary>
/// The pictures of the documentation: one of each page that the crawl finds, so that pages that are added later have theirs. They are written
/// to the folder that <c>docs/take-screenshots</c> names, and else thrown away.
/// </summary>
[Collection(DashboardCollection.Name)]
public sealed class ScreenshotTests(DashboardFixture fixture, SignInFixture signIn) : IClassFixture<SignInFixture>
{
    /// <summary>Names the folder.</summary>
    private const string Variable = "FLYWHEEL_SCREENSHOTS";

    /// <summary>A repository carries its pictures for ever.</summary>
    private const int MostBytes = 200_000;

    /// <summary>How many addresses are crawled for pictures that are kept, and for the few that are thrown away.</summary>
    private const int All = 300, Few = 60;

    [Fact]
    public async Task Every_page_has_its_picture_and_the_pictures_are_small()
    {
        var wanted = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named ? Path.GetFullPath(named) : null;
        var folder = Directory.CreateDirectory(wanted ?? Path.Combine(fixture.Folder, "screenshots")).FullName;
        var pages = (await SiteEndpoint.CrawlAsync(fixture.Client, fixture.Server.Services, wanted is null ? Few : All)).Where(p => p is { IsPage: true, Status: System.Net.HttpStatusCode.OK } && !p.Address.Contains('?'))
            .GroupBy(p => NameOf(p.Kind), StringComparer.Ordinal).ToArray();
        await using (var watched = await fixture.OpenAsync("/", 1280, 800))
        {
            await watched.Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Light });
            foreach (var page in wanted is null ? pages.Take(2) : pages)
            {
                // Of several of a kind, the one with most on it.
                await TakeAsync(watched.Page, page.MaxBy(p => p.Html.Length)!.Address, Path.Combine(folder, $"{page.Key}.png"));
            }

            await watched.Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Dark });
            await TakeAsync(watched.Page, Best(pages, "audit", "runs"), Path.Combine(folder, "dark.png"));
            await watched.Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Light });
            await watched.Page.SetViewportSizeAsync(375, 740);
            await TakeAsync(watched.Page, Best(pages, "problems", "runs"), Path.Combine(folder, "phone.png"));
        }

        await using var stranger = await fixture.Browser.NewContextAsync(new BrowserNewContextOptions { BaseURL = signIn.Server.Address.ToString(), IgnoreHTTPSErrors = true, ViewportSize = new ViewportSize { Width = 1280, Height = 800 } });
        await TakeAsync(await stranger.NewPageAsync(), "/sign-in", Path.Combine(folder, "sign-in.png"));
        Assert.All(Directory.GetFiles(folder, "*.png"), file => Assert.InRange(new FileInfo(file).Length, 1, MostBytes));
    }

    private static string NameOf(string kind) => string.Join('-', kind.ToLowerInvariant().Split('/', StringSplitOptions.RemoveEmptyEntries).Select(s => s.Trim('{', '}', '*').Split(':')[0]));

    private static string Best(IEnumerable<IGrouping<string, CrawledPage>> pages, params string[] names) =>
        names.Select(name => pages.FirstOrDefault(p => p.Key == name)?.First().Address).First(address => address is not null)!;

    private static async Task TakeAsync(IPage page, string address, string file)
    {
        await page.GotoAsync(address, new PageGotoOptions { WaitUntil = WaitUntilState.NetworkIdle });
        var (width, height) = (page.ViewportSize!.Width, page.ViewportSize.Height);
        do
        {
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = file, Clip = new Clip { Width = width, Height = height }, Animations = ScreenshotAnimations.Disabled });
            height -= 100;
        }
        while (new FileInfo(file).Length > MostBytes && height > 300);
    }
}
