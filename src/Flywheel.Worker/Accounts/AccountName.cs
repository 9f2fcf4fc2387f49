using System.Text.RegularExpressions;

namespace Flywheel.Worker.Accounts;

/// <summary>The names that accounts have.</summary>
internal static partial class AccountName
{
    /// <summary>The rule, in words.</summary>
    public const string Rule = "A name has lower-case letters, digits, dots, hyphens and underscores, begins with a letter or digit, and has at most 63 characters.";

    /// <summary>A typed name as accounts have it; null for one that no account can have.</summary>
    public static string? Parse(string? typed) => typed?.Trim().ToLowerInvariant() is { } name && Pattern().IsMatch(name) ? name : null;

    [GeneratedRegex(@"^[a-z0-9][a-z0-9._-]{0,62}\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Pattern();
}
