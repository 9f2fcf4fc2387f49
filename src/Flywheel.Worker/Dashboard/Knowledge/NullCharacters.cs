namespace Flywheel.Worker.Dashboard.Knowledge;

/// <summary>Finds the one character that Postgres keeps in no text, so that a request with it is refused and not an error of the server.</summary>
internal static class NullCharacters
{
    /// <summary>Whether the query or the form of a request holds one.</summary>
    public static bool In(HttpRequest request) =>
        request.Query.Any(part => Holds(part.Value)) || (request.HasFormContentType && request.Form.Any(part => Holds(part.Value)));

    private static bool Holds(IEnumerable<string?> values) => values.Any(value => value?.Contains('\0', StringComparison.Ordinal) == true);
}
