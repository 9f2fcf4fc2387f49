namespace Flywheel.Synthesis.Figures.Language;

/// <summary>Guesses which known name a misspelt one stands for.</summary>
internal static class Spelling
{
    private const int LongestName = 48;

    /// <summary>"Did you mean X?" for the nearest name; null when none is near.</summary>
    public static string? Suggest(string name, IEnumerable<string> known) => Nearest(name, known) is { } nearest ? $"Did you mean {nearest}?" : null;

    /// <summary>The known name with the fewest edits (insert, delete, replace, swap neighbours), letter case counted little; null when none is near.</summary>
    public static string? Nearest(string name, IEnumerable<string> known)
    {
        if (name.Length is 0 or > LongestName)
        {
            return null;
        }

        string? best = null;

        // A single letter is near to every other one: only its case can be wrong.
        var bestDistance = name.Length == 1 ? 0.5 : Math.Max(1, name.Length / 3) + 0.5;
        foreach (var candidate in known)
        {
            if (Math.Abs(candidate.Length - name.Length) > bestDistance)
            {
                continue;
            }

            var distance = Distance(name, candidate);
            if (distance < bestDistance || (distance == bestDistance && best is not null && string.CompareOrdinal(candidate, best) < 0))
            {
                (best, bestDistance) = (candidate, distance);
            }
        }

        return best;
    }

    private static double Distance(string a, string b)
    {
        const double CaseCost = 0.1;
        var before = new double[b.Length + 1];
        var last = new double[b.Length + 1];
        var row = new double[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
        {
            last[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var replace = a[i - 1] == b[j - 1] ? 0 : char.ToUpperInvariant(a[i - 1]) == char.ToUpperInvariant(b[j - 1]) ? CaseCost : 1;
                row[j] = Math.Min(Math.Min(last[j], row[j - 1]) + 1, last[j - 1] + replace);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
                }
            }

            (before, last, row) = (last, row, before);
        }

        return last[b.Length];
    }
}
