namespace Flywheel.Worker.Dashboard.Deciding;

/// <summary>Text as people type it into forms.</summary>
internal static class TypedText
{
    /// <summary>The text with the line ends that programs and documents have; forms send two characters for each.</summary>
    public static string Clean(string? text) => (text ?? "").Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');

    /// <summary>What is wrong with a text; null where nothing is.</summary>
    /// <param name="name">What people call it.</param>
    /// <param name="text">The text.</param>
    /// <param name="longest">The most characters.</param>
    public static string? Fault(string name, string text, int longest)
    {
        if (text.Length > longest)
        {
            return $"{name} is too long: {text.Length:N0} of at most {longest:N0} characters.";
        }

        // The database holds neither NUL nor half a character in text.
        var bad = text.EnumerateRunes().Any(r => r.Value < ' ' && r.Value is not ('\n' or '\t')) || text.Where((c, i) => IsHalf(text, i)).Any();
        return bad ? $"{name} holds a control character or half a character." : null;
    }

    private static bool IsHalf(string text, int i) =>
        (char.IsHighSurrogate(text[i]) && (i + 1 == text.Length || !char.IsLowSurrogate(text[i + 1])))
        || (char.IsLowSurrogate(text[i]) && (i == 0 || !char.IsHighSurrogate(text[i - 1])));
}
