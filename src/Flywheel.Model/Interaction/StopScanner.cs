using System.Collections.Immutable;
using System.Text;

namespace Flywheel.Model.Interaction;

/// <summary>
/// Finds stop strings in text that arrives in pieces of any size, and holds back what may become one. For one generation; not thread-safe.
/// </summary>
/// <param name="stops">The strings; none of them empty.</param>
public sealed class StopScanner(ImmutableArray<string> stops)
{
    private readonly StringBuilder _held = new();

    /// <summary>The stop string that came up; null as long as none did.</summary>
    public string? Found { get; private set; }

    /// <summary>Takes a piece and gives the text that certainly belongs to no stop string. After a stop string nothing more comes.</summary>
    public string Add(string piece)
    {
        if (Found is not null)
        {
            return "";
        }

        var text = _held.Append(piece).ToString();
        _held.Clear();
        var (at, stop) = First(text);
        if (stop is not null)
        {
            Found = stop;
            return text[..at];
        }

        var safe = text.Length - Pending(text);
        _held.Append(text, safe, text.Length - safe);
        return text[..safe];
    }

    /// <summary>What is still held back, once nothing more comes.</summary>
    public string Flush()
    {
        var text = _held.ToString();
        _held.Clear();
        return text;
    }

    private (int At, string? Stop) First(string text)
    {
        var (best, found) = (text.Length, (string?)null);
        foreach (var stop in stops)
        {
            var at = text.IndexOf(stop, StringComparison.Ordinal);
            if (at >= 0 && at < best)
            {
                (best, found) = (at, stop);
            }
        }

        return (best, found);
    }

    /// <summary>Length of the longest end of the text with which a stop string begins.</summary>
    private int Pending(string text)
    {
        var longest = 0;
        foreach (var stop in stops)
        {
            for (var length = Math.Min(stop.Length - 1, text.Length); length > longest; length--)
            {
                if (text.AsSpan(text.Length - length).SequenceEqual(stop.AsSpan(0, length)))
                {
                    longest = length;
                }
            }
        }

        return longest;
    }
}
