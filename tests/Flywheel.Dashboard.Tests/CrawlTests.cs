using System.Text.RegularExpressions;
using Flywheel.Dashboard.Tests.Support;
using Flywheel.TestSupport.Web;

namespace Flywheel.Dashboard.Tests;

/// <summary>Every link leads somewhere, and every page is sound HTML without a request to the outside.</summary>
[Collection(DashboardCollection.Name)]
public sealed partial class CrawlTests(DashboardFixture fixture, CrawledSite site) : IClassFixture<CrawledSite>
{
    [Fact]
    public void Every_link_leads_to_a_sound_page()
    {
        Assert.Contains(site.Pages, p => p.Address == "/actions");
        var problems = site.Pages.Where(p => (int)p.Status >= 400).Select(p => $"{p.Address} (linked by {p.From}) answered {p.Status}")
            .Concat(site.Pages.Where(p => p.IsPage).SelectMany(Faults))
            .ToArray();
        Assert.True(problems.Length == 0, string.Join('\n', problems));
    }

    [Fact]
    public async Task Every_page_without_parameters_is_reached_from_the_start()
    {
        var kinds = site.Pages.Select(p => p.Kind.Split('?')[0]).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var patterns = (await SiteEndpoint.AllAsync(fixture.Server.Services)).Where(e => e.Page is not null && e.Parameters.Count == 0).Select(e => e.Pattern);
        Assert.DoesNotContain(patterns, pattern => pattern != "/sign-in" && !pattern.EndsWith("/Index", StringComparison.Ordinal) && !kinds.Contains(pattern));
    }

    private static IEnumerable<string> Faults(CrawledPage page)
    {
        var html = page.Html;
        if (Heading().Count(html) != 1)
        {
            yield return $"{page.Address} has {Heading().Count(html)} first headings.";
        }

        if (!Title().IsMatch(html))
        {
            yield return $"{page.Address} has no title.";
        }

        if (!html.Contains("<html lang=\"en\"", StringComparison.Ordinal))
        {
            yield return $"{page.Address} has no language.";
        }

        foreach (var twice in Id().Matches(html).Select(m => m.Groups["id"].Value).GroupBy(id => id, StringComparer.Ordinal).Where(g => g.Count() > 1))
        {
            yield return $"{page.Address} has two elements \"{twice.Key}\".";
        }

        foreach (Match inline in Inline().Matches(html))
        {
            yield return $"{page.Address} has what the policy forbids: {inline.Value}";
        }

        foreach (Match outside in Outside().Matches(html))
        {
            yield return $"{page.Address} asks the outside: {outside.Value}";
        }

        foreach (Match picture in Picture().Matches(html).Where(m => !m.Value.Contains(" alt=", StringComparison.Ordinal)))
        {
            yield return $"{page.Address} has a picture without a text: {picture.Value}";
        }
    }

    [GeneratedRegex("<h1\\b", RegexOptions.None, matchTimeoutMilliseconds: 5_000)]
    private static partial Regex Heading();

    [GeneratedRegex("<title>[^<]*\\w[^<]* · VThinker</title>", RegexOptions.None, matchTimeoutMilliseconds: 5_000)]
    private static partial Regex Title();

    [GeneratedRegex("<[a-z][^>]*\\sid=\"(?<id>[^\"]*)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5_000)]
    private static partial Regex Id();

    [GeneratedRegex("<style\\b[^>]*>|<script(?![^>]*\\ssrc=)[^>]*>|<[a-z][^>]*\\s(style|on[a-z]+)=\"[^\"]*\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5_000)]
    private static partial Regex Inline();

    [GeneratedRegex("<(img|script|link|iframe|source|object|embed|form)\\b[^>]*\\s(src|href|action|srcset|data)=\"(https?:|//|data:)[^\"]*\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5_000)]
    private static partial Regex Outside();

    [GeneratedRegex("<img\\b[^>]*>", RegexOptions.None, matchTimeoutMilliseconds: 5_000)]
    private static partial Regex Picture();
}
