namespace Flywheel.Worker.Dashboard.Problems;

/// <summary>Where the pages about problems are.</summary>
internal static class ProblemAddress
{
    /// <summary>The gallery.</summary>
    public const string Gallery = "/problems";

    /// <summary>The page of a problem.</summary>
    public static string Of(string id) => $"{Gallery}/{Uri.EscapeDataString(id)}";

    /// <summary>The audit of a problem.</summary>
    public static string Audit(string id) => $"/audit/{Uri.EscapeDataString(id)}";

    /// <summary>The page of a knowledge node; its id has a slash that belongs to the address.</summary>
    public static string Node(string id) => $"/knowledge/{string.Join('/', id.Split('/').Select(Uri.EscapeDataString))}";

    /// <summary>The gallery of a filter.</summary>
    public static string Of(ProblemFilter filter, string? name = null, string? value = null) => Of(filter.Parameters(), name, value);

    /// <summary>The gallery with one parameter changed.</summary>
    /// <param name="parameters">The parameters as they are.</param>
    /// <param name="name">The one that changes; null for none.</param>
    /// <param name="value">What it becomes; null to leave it out.</param>
    public static string Of(IEnumerable<KeyValuePair<string, string>> parameters, string? name = null, string? value = null)
    {
        var kept = parameters.Where(p => p.Key != name);
        var all = value is null || name is null ? kept : kept.Append(KeyValuePair.Create(name, value));
        return Gallery + QueryString.Create(all.Select(p => KeyValuePair.Create<string, string?>(p.Key, p.Value)));
    }

    /// <summary>An id as it stood before it became part of a path: the server leaves an encoded slash as it is, so that it does not part the path.</summary>
    public static string Decode(string id) => id.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);
}
