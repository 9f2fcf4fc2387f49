using Flywheel.TestSupport.Web;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Extensions.DependencyInjection;

namespace Flywheel.Dashboard.Tests.Support;

/// <summary>An address of the application, as its own routing has it: tests over all of them need no list, and cover pages that are added later.</summary>
/// <param name="Pattern">The route's pattern.</param>
/// <param name="Parameters">Its parameters.</param>
/// <param name="Methods">The methods that it takes.</param>
/// <param name="Page">The page; null for an address that is none.</param>
internal sealed record SiteEndpoint(string Pattern, IReadOnlyList<string> Parameters, IReadOnlyList<string> Methods, CompiledPageActionDescriptor? Page)
{
    private TemplateMatcher? _matcher;

    /// <summary>The handlers of forms: their names, empty for the one without.</summary>
    public IReadOnlyList<string> PostHandlers => Page is null ? [] : [.. Page.HandlerMethods.Where(h => h.HttpMethod == "Post").Select(h => h.Name ?? "")];

    /// <summary>What the page reads from the query.</summary>
    public IReadOnlyList<string> QueryParameters => Page is null ? [] :
    [
        .. Page.HandlerMethods.Where(h => h.HttpMethod == "Get").SelectMany(h => h.Parameters).SelectMany(p => Names(p.Name, p.ParameterType))
            .Concat(Page.BoundProperties.SelectMany(p => Names(p.Name, p.ParameterType)))
            .Append("handler")
            .Where(name => !Parameters.Contains(name, StringComparer.OrdinalIgnoreCase))
            .Distinct(StringComparer.OrdinalIgnoreCase),
    ];

    /// <summary>All addresses of a dashboard.</summary>
    public static async Task<IReadOnlyList<SiteEndpoint>> AllAsync(IServiceProvider services)
    {
        var loader = services.GetRequiredService<PageLoader>();
        var all = new List<SiteEndpoint>();
        foreach (var endpoint in services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            var pattern = endpoint.RoutePattern;
            var page = endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } descriptor ? await loader.LoadAsync(descriptor, endpoint.Metadata) : null;
            var methods = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods
                ?? (page is null ? ["ANY"] : [.. page.HandlerMethods.Select(h => h.HttpMethod.ToUpperInvariant()).Append("GET").Distinct(StringComparer.Ordinal)]);
            all.Add(new SiteEndpoint($"/{pattern.RawText!.TrimStart('/')}", [.. pattern.Parameters.Select(p => p.Name)], methods, page));
        }

        return all;
    }

    /// <summary>The address with a value for each parameter.</summary>
    public string Fill(Func<string, string> value) => string.Join('/', Pattern.Split('/').Select(segment =>
        segment.StartsWith('{') ? value(segment.Trim('{', '}').TrimStart('*').Split(':', '=', '?')[0]) : segment));

    /// <summary>The address with a value for each parameter that its constraint takes.</summary>
    public string Sample() => string.Join('/', Pattern.Split('/').Select(segment => !segment.StartsWith('{') ? segment : segment.Split(':').ElementAtOrDefault(1)?.Trim('}', '?') switch
    {
        "int" or "long" => "1",
        "guid" => Guid.Empty.ToString(),
        { } length when length.StartsWith("length(", StringComparison.Ordinal) => new string('a', int.Parse(length["length(".Length..^1])),
        _ => DashboardFixture.Run,
    }));

    /// <summary>Crawls a dashboard from its start page; addresses of one route are of a kind.</summary>
    public static async Task<IReadOnlyList<CrawledPage>> CrawlAsync(HttpClient client, IServiceProvider services, int most = 300)
    {
        var site = await AllAsync(services);
        return await Crawl.RunAsync(client, path => site.Where(endpoint => endpoint.Matches(Uri.UnescapeDataString(path))).MinBy(endpoint => endpoint.Parameters.Count)?.Pattern ?? path, most);
    }

    /// <summary>Whether a path is this endpoint's.</summary>
    public bool Matches(string path)
    {
        _matcher ??= new TemplateMatcher(TemplateParser.Parse(Pattern.TrimStart('/')), []);
        return _matcher.TryMatch(path, []);
    }

    private static IEnumerable<string> Names(string name, Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        return plain.IsPrimitive || plain.IsEnum || plain.IsArray || plain == typeof(string) || plain.Namespace == "System" || plain.Namespace?.StartsWith("System.", StringComparison.Ordinal) == true
            ? [name]
            : plain.GetProperties().Select(p => p.Name);
    }
}
