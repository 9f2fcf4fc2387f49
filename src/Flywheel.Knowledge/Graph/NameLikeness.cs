namespace Flywheel.Knowledge.Graph;

/// <summary>How alike two names are: by the telling words that both have, or by their letters, whichever says more.</summary>
public static class NameLikeness
{
    /// <summary>From 0 for nothing in common to 1 for the same words or letters.</summary>
    public static double Of(string a, string b) => Math.Max(
        Dice([.. Words.StemsOf(a)], [.. Words.StemsOf(b)]), Dice(Trigrams(a), Trigrams(b)));

    internal static double Dice(HashSet<string> a, HashSet<string> b) => a.Count + b.Count == 0 ? 0 : 2.0 * a.Count(b.Contains) / (a.Count + b.Count);

    internal static HashSet<string> Trigrams(string name)
    {
        var text = $"  {name.ToLowerInvariant()} ";
        return Enumerable.Range(0, text.Length - 2).Select(i => text.Substring(i, 3)).ToHashSet(StringComparer.Ordinal);
    }
}
