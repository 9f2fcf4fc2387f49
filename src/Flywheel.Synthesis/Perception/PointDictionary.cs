using System.Globalization;
using System.Text;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Perception;

/// <summary>Names and their positions in pixels, in the form of perception answers: <c>{'O': (93.5, 91), 'A': (33.5, 160)}</c>.</summary>
public static class PointDictionary
{
    /// <summary>Writes names and positions, coordinates with at most one decimal.</summary>
    public static string Write(IEnumerable<KeyValuePair<string, Point>> places) =>
        "{" + string.Join(", ", places.Select(p => $"{Quote(p.Key)}: {Position(p.Value)}")) + "}";

    /// <summary>A position as answers write it: <c>(93.5, 91)</c>.</summary>
    public static string Position(Point at) => $"({NumberAnswer.Format(at.X, 1)}, {NumberAnswer.Format(at.Y, 1)})";

    /// <summary>Reads such a dictionary; names may be in single or double quotes.</summary>
    /// <returns>Names and positions in the order written; null where the text has another form or a name twice.</returns>
    public static IReadOnlyList<KeyValuePair<string, Point>>? Parse(string text)
    {
        var at = 0;
        var places = new List<KeyValuePair<string, Point>>();
        if (!Skip(text, ref at, '{'))
        {
            return null;
        }

        while (!Skip(text, ref at, '}'))
        {
            if ((places.Count > 0 && !Skip(text, ref at, ',')) || Name(text, ref at) is not { } name || !Skip(text, ref at, ':') || !Skip(text, ref at, '(')
                || Number(text, ref at) is not { } x || !Skip(text, ref at, ',') || Number(text, ref at) is not { } y || !Skip(text, ref at, ')')
                || places.Exists(p => p.Key == name))
            {
                return null;
            }

            places.Add(KeyValuePair.Create(name, new Point(x, y)));
        }

        return text.AsSpan(at).IsWhiteSpace() ? places : null;
    }

    private static string Quote(string name)
    {
        var quote = name.Contains('\'') && !name.Contains('"') ? '"' : '\'';
        var text = new StringBuilder().Append(quote);
        foreach (var c in name)
        {
            if (c == quote || c == '\\')
            {
                text.Append('\\');
            }

            text.Append(c);
        }

        return text.Append(quote).ToString();
    }

    private static bool Skip(string text, ref int at, char wanted)
    {
        var next = at;
        while (next < text.Length && char.IsWhiteSpace(text[next]))
        {
            next++;
        }

        if (next >= text.Length || text[next] != wanted)
        {
            return false;
        }

        at = next + 1;
        return true;
    }

    private static string? Name(string text, ref int at)
    {
        var quote = Skip(text, ref at, '\'') ? '\'' : Skip(text, ref at, '"') ? '"' : '\0';
        if (quote == '\0')
        {
            return null;
        }

        var name = new StringBuilder();
        for (; at < text.Length; at++)
        {
            if (text[at] == quote)
            {
                at++;
                return name.ToString();
            }

            if (text[at] == '\\' && at + 1 < text.Length)
            {
                at++;
            }

            name.Append(text[at]);
        }

        return null;
    }

    private static double? Number(string text, ref int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
        {
            at++;
        }

        var start = at;
        while (at < text.Length && (char.IsAsciiDigit(text[at]) || text[at] is '.' or '-' or '+' or 'e' or 'E'))
        {
            at++;
        }

        return double.TryParse(text.AsSpan(start, at - start), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;
    }
}
