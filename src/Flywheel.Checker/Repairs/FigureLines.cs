using Flywheel.Synthesis.Authors.Rules;

namespace Flywheel.Checker.Repairs;

/// <summary>Finds and changes the lines of a figure program that write a text.</summary>
internal static class FigureLines
{
    /// <summary>The program without the last line that writes the text with a plain <c>Text</c> or <c>Label</c>; null if there is none.</summary>
    public static string? Without(string code, string text)
    {
        var lines = code.Split('\n').ToList();
        var index = Last(lines, text);
        if (index < 0)
        {
            return null;
        }

        lines.RemoveAt(index);
        return string.Join('\n', lines);
    }

    /// <summary>The program with the last line that writes the text changed; null if there is none or it stays the same.</summary>
    public static string? With(string code, string text, Func<string, string> change)
    {
        var lines = code.Split('\n');
        var index = Last(lines, text);
        if (index < 0)
        {
            return null;
        }

        var line = lines[index];
        lines[index] = change(line);
        return lines[index] == line ? null : string.Join('\n', lines);
    }

    private static int Last(IReadOnlyList<string> lines, string text)
    {
        var literal = FigureWriter.Quote(text);
        for (var i = lines.Count - 1; i >= 0; i--)
        {
            var line = lines[i].TrimStart();
            if ((line.StartsWith("Text(", StringComparison.Ordinal) || line.StartsWith("Label(", StringComparison.Ordinal)) && line.Contains(literal, StringComparison.Ordinal))
            {
                return i;
            }
        }

        return -1;
    }
}
