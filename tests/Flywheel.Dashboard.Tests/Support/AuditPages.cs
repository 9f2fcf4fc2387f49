using System.Net;
using System.Text.RegularExpressions;

namespace Flywheel.Dashboard.Tests.Support;

/// <summary>Reads the pages of the audit.</summary>
internal static partial class AuditPages
{
    /// <summary>The problems on a page of the queue, in order.</summary>
    public static IReadOnlyList<string> Ids(string html) => [.. Seen(html).Select(s => s.Split(' ', 2)[1])];

    /// <summary>The problems on a page of the queue with the versions that it was made of.</summary>
    public static IReadOnlyList<string> Seen(string html) => [.. ShownField().Matches(html).Select(m => WebUtility.HtmlDecode(m.Groups["value"].Value))];

    /// <summary>The address of the next page, or of the one before; null if there is none.</summary>
    public static string? Link(string html, string rel) =>
        Regex.Match(html, $"href=\"([^\"]*)\" rel=\"{rel}\"", RegexOptions.None, TimeSpan.FromSeconds(1)) is { Success: true } match ? WebUtility.HtmlDecode(match.Groups[1].Value) : null;

    /// <summary>The whole queue, page by page.</summary>
    public static async Task<List<string>> WalkAsync(this HttpClient client, string address, string rel = "next")
    {
        var ids = new List<string>();
        for (string? page = address; page is not null;)
        {
            var html = await client.GetStringAsync(page);
            ids.AddRange(rel == "next" ? Ids(html) : Ids(html).Reverse());
            page = Link(html, rel);
        }

        return ids;
    }

    [GeneratedRegex("name=\"shown\" value=\"(?<value>[^\"]*)\"", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ShownField();
}
