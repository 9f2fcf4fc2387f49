using System.Text;
using System.Text.RegularExpressions;

namespace Flywheel.Worker.Runs;

/// <summary>Shows word by word how a text changed.</summary>
internal static partial class TextChange
{
    /// <summary>Longer texts are compared by their common ends alone: the table for the rest would have too many fields.</summary>
    private const int LargestTable = 4_000_000;

    /// <summary>The text with what went as <c>[-words-]</c> and what came as <c>{+words+}</c>.</summary>
    public static string Show(string before, string after)
    {
        var (old, now) = (Words(before), Words(after));
        var start = 0;
        while (start < old.Length && start < now.Length && old[start] == now[start])
        {
            start++;
        }

        var end = 0;
        while (end < old.Length - start && end < now.Length - start && old[^(end + 1)] == now[^(end + 1)])
        {
            end++;
        }

        var text = new StringBuilder().AppendJoin("", old[..start]);
        Compare(old[start..^end], now[start..^end], text);
        return text.AppendJoin("", old[^end..]).ToString();
    }

    private static void Compare(string[] old, string[] now, StringBuilder text)
    {
        if ((long)old.Length * now.Length > LargestTable)
        {
            Append(text, old, now);
            return;
        }

        var common = CommonLengths(old, now);
        List<string> gone = [], come = [];
        for (int i = 0, j = 0; i < old.Length || j < now.Length;)
        {
            if (i < old.Length && j < now.Length && old[i] == now[j])
            {
                Append(text, gone, come);
                gone.Clear();
                come.Clear();
                text.Append(old[i]);
                (i, j) = (i + 1, j + 1);
            }
            else if (j == now.Length || (i < old.Length && common[i + 1, j] >= common[i, j + 1]))
            {
                gone.Add(old[i++]);
            }
            else
            {
                come.Add(now[j++]);
            }
        }

        Append(text, gone, come);
    }

    /// <summary>Lengths of the longest common subsequences of what follows each pair of positions.</summary>
    private static int[,] CommonLengths(string[] old, string[] now)
    {
        var lengths = new int[old.Length + 1, now.Length + 1];
        for (var i = old.Length - 1; i >= 0; i--)
        {
            for (var j = now.Length - 1; j >= 0; j--)
            {
                lengths[i, j] = old[i] == now[j] ? lengths[i + 1, j + 1] + 1 : Math.Max(lengths[i + 1, j], lengths[i, j + 1]);
            }
        }

        return lengths;
    }

    private static void Append(StringBuilder text, IReadOnlyCollection<string> gone, IReadOnlyCollection<string> come)
    {
        if (gone.Count > 0)
        {
            text.Append("[-").AppendJoin("", gone).Append("-]");
        }

        if (come.Count > 0)
        {
            text.Append("{+").AppendJoin("", come).Append("+}");
        }
    }

    private static string[] Words(string text) => [.. Word().Matches(text).Select(m => m.Value)];

    [GeneratedRegex(@"[\p{L}\p{N}_.]+|\s+|.", RegexOptions.Singleline | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Word();
}
