using System.Net;
using System.Text.RegularExpressions;

namespace Flywheel.TestSupport.Web;

/// <summary>
/// Follows every local link from the start page. Of addresses that differ only in an id or in a query's values, the first few are followed, so
/// that a bounded crawl sees every kind of page.
/// </summary>
public sealed partial class Crawl
{
    private const int OfAKind = 4;

    private readonly HttpClient _client;
    private readonly Func<string, string> _kindOf;
    private readonly Queue<(string Address, string From)> _open = new();
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _kinds = new(StringComparer.Ordinal);

    private readonly List<CrawledPage> _pages = [];

    private Crawl(HttpClient client, Func<string, string> kindOf) => (_client, _kindOf) = (client, kindOf);

    /// <summary>Crawls a dashboard from its start page.</summary>
    /// <param name="client">Reaches the dashboard.</param>
    /// <param name="kindOf">What paths have in common that differ only in an id.</param>
    /// <param name="most">Addresses after which it stops.</param>
    public static async Task<IReadOnlyList<CrawledPage>> RunAsync(HttpClient client, Func<string, string> kindOf, int most = 300)
    {
        var crawl = new Crawl(client, kindOf);
        crawl.Add("/", "");
        while (crawl._pages.Count < most && crawl._open.TryDequeue(out var next))
        {
            await crawl.VisitAsync(next.Address, next.From);
        }

        return crawl._pages;
    }

    /// <summary>One address of each kind of whole page, for tests that are slow: of several, the one with most on it.</summary>
    public static IEnumerable<string> OnePerKind(IEnumerable<CrawledPage> pages) =>
        pages.Where(p => p is { Status: HttpStatusCode.OK, IsPage: true }).GroupBy(p => p.Kind.Split('?')[0], StringComparer.Ordinal).Select(g => g.MaxBy(p => p.Html.Length)!.Address);

    private async Task VisitAsync(string address, string from)
    {
        using var response = await _client.GetAsync(address);
        var type = response.Content.Headers.ContentType?.MediaType;
        var text = type == "text/html" ? await response.Content.ReadAsStringAsync() : "";
        _pages.Add(new CrawledPage(address, KindOf(address), from, response.StatusCode, type, text));
        if (response.Headers.Location is { } location)
        {
            Add(location.IsAbsoluteUri ? location.PathAndQuery : location.OriginalString, address);
        }

        foreach (Match match in Reference().Matches(text))
        {
            var link = WebUtility.HtmlDecode(match.Groups["to"].Value);
            Add(link.StartsWith('?') ? address.Split('?')[0] + link : link, address);
        }
    }

    private void Add(string link, string from)
    {
        var address = link.Split('#')[0];
        if (!address.StartsWith('/') || address.StartsWith("//", StringComparison.Ordinal) || !_seen.Add(address))
        {
            return;
        }

        var kind = KindOf(address);
        _kinds[kind] = _kinds.GetValueOrDefault(kind) + 1;
        if (_kinds[kind] <= OfAKind)
        {
            _open.Enqueue((address, from));
        }
    }

    private string KindOf(string address)
    {
        var parts = address.Split('?', 2);
        var kind = _kindOf(parts[0]);
        return parts.Length == 1 ? kind : $"{kind}?{string.Join('&', parts[1].Split('&').Select(p => p.Split('=')[0] is var name && name == "handler" ? p : name).Order(StringComparer.Ordinal))}";
    }

    [GeneratedRegex("<(a|img|link|script|div|section|form|iframe|source|use)\\b[^>]*?\\s(href|src|data-live)=\"(?<to>[^\"]*)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5_000)]
    private static partial Regex Reference();
}
