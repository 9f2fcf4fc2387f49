using System.Text;
using Flywheel.Knowledge.Outlines;

namespace Flywheel.Worker.Dashboard.Knowledge;

/// <summary>What comes of reading a text as an outline: the outline, or what is wrong with each line.</summary>
/// <param name="Outline">The outline; null where there are errors.</param>
/// <param name="Errors">The errors, by line.</param>
internal sealed record OutlineReading(Outline? Outline, IReadOnlyList<OutlineTrouble> Errors)
{
    /// <summary>The longest text, in bytes of UTF-8.</summary>
    public const int MaxBytes = 1 << 20;

    private const int MaxErrors = 200;
    private const string Indent = "    ";

    /// <summary>Reads a text.</summary>
    public static OutlineReading Of(string text, FigureKindCatalog kinds)
    {
        try
        {
            return new OutlineReading(OutlineParser.Parse("outline", Encoding.UTF8.GetBytes(text), kinds), []);
        }
        catch (OutlineException e)
        {
            var lines = text.Split('\n');
            return new OutlineReading(null, [.. e.Errors.Take(MaxErrors).Select(error => new OutlineTrouble(error.Line, error.Line > 0 && error.Line <= lines.Length ? lines[error.Line - 1].Trim() : "", error.Reason))]);
        }
    }

    /// <summary>The text as it is stored: line feeds alone, and a tab for each four spaces in front of a line, since browsers' fields take no tabs.</summary>
    public static string Normalize(string text)
    {
        var normal = new StringBuilder(text.Length);
        foreach (var line in text.ReplaceLineEndings("\n").Trim('\n').TrimStart('\uFEFF').Split('\n'))
        {
            var at = 0;
            for (; at < line.Length; at += line[at] == '\t' ? 1 : Indent.Length)
            {
                if (line[at] != '\t' && !line.AsSpan(at).StartsWith(Indent, StringComparison.Ordinal))
                {
                    break;
                }

                normal.Append('\t');
            }

            normal.Append(line, at, line.Length - at).Append('\n');
        }

        return normal.Replace("\0", "").ToString();
    }

    /// <summary>What a draft is called: its first line, shortened.</summary>
    public static string NameOf(string text)
    {
        var first = text.Split('\n', 2)[0].Trim();
        return first.Length == 0 ? "(no name yet)" : first.Length > 100 ? first[..100] + "…" : first;
    }
}
