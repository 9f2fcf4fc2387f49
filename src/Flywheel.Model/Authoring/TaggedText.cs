using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Flywheel.Model.Interaction;

namespace Flywheel.Model.Authoring;

/// <summary>
/// Reads replies in tagged sections, as tolerantly as is safe: words around sections, upper case, spaces in tags and code fences are accepted,
/// and a section that is not closed ends where the next one begins.
/// </summary>
internal static partial class TaggedText
{
    /// <summary>The sections of those names that stand side by side in a text; what stands inside another section is part of it.</summary>
    /// <param name="text">The reply.</param>
    /// <param name="names">The names, in lower case.</param>
    public static ImmutableArray<TaggedSection> Read(string text, IReadOnlyCollection<string> names)
    {
        var tags = Tag().Matches(text).Where(t => names.Contains(Name(t), StringComparer.Ordinal)).ToList();
        var sections = ImmutableArray.CreateBuilder<TaggedSection>();
        for (var i = 0; i < tags.Count; i++)
        {
            var opening = tags[i];
            if (IsClosing(opening))
            {
                continue;
            }

            var next = i + 1 < tags.Count ? tags[i + 1] : null;
            var start = opening.Index + opening.Length;
            var content = next is null ? text[start..] : text[start..next.Index];
            var closed = next is not null && IsClosing(next) && Name(next) == Name(opening);
            sections.Add(new TaggedSection(Name(opening), Unfence(content), 1 + text.AsSpan(0, opening.Index).Count('\n'), closed));
        }

        return sections.ToImmutable();
    }

    private static string Name(Match tag) => tag.Groups["name"].Value.ToLowerInvariant();

    private static bool IsClosing(Match tag) => tag.Groups["slash"].Length > 0;

    private static string Unfence(string content)
    {
        var text = content.Trim();
        return text.StartsWith("```", StringComparison.Ordinal) || text.StartsWith("'''", StringComparison.Ordinal) ? CodeBlock.Parse(text).Code.Trim() : text;
    }

    [GeneratedRegex(@"<\s*(?<slash>/?)\s*(?<name>[A-Za-z_]{2,20})\s*>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Tag();
}
