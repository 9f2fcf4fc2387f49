using System.Collections.Immutable;

namespace Flywheel.Model.Decoding;

/// <summary>
/// Looks for stop texts in text that comes in pieces, and lets through only what can no longer be part of one. The stop text that
/// ends first counts; of those that end together, the longest.
/// </summary>
internal sealed class StopMatcher(ImmutableArray<string> stops)
{
    private string _held = "";

    /// <summary>Adds a piece. Returns what may be shown, and the stop text if one is complete.</summary>
    public (string Text, string? Stop) Append(string piece)
    {
        if (stops.IsEmpty) return (piece, null);
        var seen = _held.Length;
        _held += piece;
        for (var end = seen + 1; end <= _held.Length; end++)
        {
            if (Longest(_held.AsSpan(0, end)) is not { } stop) continue;
            var before = _held[..(end - stop.Length)];
            _held = "";
            return (before, stop);
        }
        var kept = Enumerable.Range(0, _held.Length).FirstOrDefault(start => stops.Any(stop => stop.AsSpan().StartsWith(_held.AsSpan(start))), _held.Length);
        var text = _held[..kept];
        _held = _held[kept..];
        return (text, null);
    }

    /// <summary>What was held back, when nothing more comes.</summary>
    public string Finish()
    {
        var rest = _held;
        _held = "";
        return rest;
    }

    private string? Longest(ReadOnlySpan<char> text)
    {
        string? found = null;
        foreach (var stop in stops)
        {
            if (text.EndsWith(stop, StringComparison.Ordinal) && stop.Length > (found?.Length ?? 0)) found = stop;
        }
        return found;
    }
}
