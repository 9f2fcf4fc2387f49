using System.Text;

namespace Flywheel.Knowledge.Outlines;

/// <summary>The part of a name that makes it differ from others: its letters and digits in lower case, words joined by hyphens.</summary>
public static class Slug
{
    /// <summary>The slug of a name; empty when it has no letter, digit or underscore. Two names clash when their slugs are equal.</summary>
    public static string Of(ReadOnlySpan<char> name)
    {
        var slug = new StringBuilder(name.Length);
        var gap = false;
        foreach (var rune in name.EnumerateRunes())
        {
            if (!Rune.IsLetter(rune) && !Rune.IsNumber(rune) && rune.Value != '_')
            {
                gap = slug.Length > 0;
                continue;
            }

            if (gap)
                slug.Append('-');
            gap = false;
            slug.Append(Rune.ToLowerInvariant(rune).ToString());
        }

        return slug.ToString();
    }
}
