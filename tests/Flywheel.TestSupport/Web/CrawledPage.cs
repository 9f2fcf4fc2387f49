using System.Net;

namespace Flywheel.TestSupport.Web;

/// <summary>What an address answered.</summary>
/// <param name="Address">Path and query.</param>
/// <param name="Kind">What it has in common with addresses that differ only in an id or in the query's values.</param>
/// <param name="From">The page whose link led there.</param>
/// <param name="Status">The status.</param>
/// <param name="MediaType">The content's type.</param>
/// <param name="Html">The content, if it is HTML.</param>
public sealed record CrawledPage(string Address, string Kind, string From, HttpStatusCode Status, string? MediaType, string Html)
{
    /// <summary>Whether it is a page rather than a part of one.</summary>
    public bool IsPage => Html.Contains("<!DOCTYPE html>", StringComparison.Ordinal);
}
