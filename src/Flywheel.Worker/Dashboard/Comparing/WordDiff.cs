using System.Text.RegularExpressions;
using DiffPlex;

namespace Flywheel.Worker.Dashboard.Comparing;

/// <summary>Compares two texts word by word; numbers, names and marks of code are words, too.</summary>
internal static partial class WordDiff
{
    /// <summary>Where more pairs of words than this differ, the rest counts as replaced in one piece: comparing them would keep a reader waiting.</summary>
    private const long MostPairs = 9_000_000;

    /// <summary>The pieces of both texts, in order; what was removed comes before what stands in its place.</summary>
    public static IReadOnlyList<Piece> Between(string before, string after)
    {
        var (old, now) = (Words(before), Words(after));
        var start = CommonStart(old, now);
        var end = CommonEnd(old, now, start);
        var pieces = new PieceList();
        pieces.Add(PieceKind.Same, old[..start]);
        Compare(old[start..^end], now[start..^end], pieces);
        pieces.Add(PieceKind.Same, old[^end..]);
        return pieces.ToArray();
    }

    /// <summary>The words of a text; joined, they are the text.</summary>
    internal static string[] Words(string text) => [.. Word().Matches(text).Select(m => m.Value)];

    private static void Compare(string[] old, string[] now, PieceList pieces)
    {
        if ((long)old.Length * now.Length is 0 or > MostPairs)
        {
            pieces.Add(PieceKind.Removed, old);
            pieces.Add(PieceKind.Added, now);
            return;
        }

        var diff = new Differ().CreateCustomDiffs(string.Concat(old), string.Concat(now), ignoreWhiteSpace: false, Words);
        var done = 0;
        foreach (var block in diff.DiffBlocks)
        {
            pieces.Add(PieceKind.Same, old[done..block.DeleteStartA]);
            done = block.DeleteStartA + block.DeleteCountA;
            pieces.Add(PieceKind.Removed, old[block.DeleteStartA..done]);
            pieces.Add(PieceKind.Added, now[block.InsertStartB..(block.InsertStartB + block.InsertCountB)]);
        }

        pieces.Add(PieceKind.Same, old[done..]);
    }

    private static int CommonStart(string[] old, string[] now)
    {
        var start = 0;
        while (start < old.Length && start < now.Length && old[start] == now[start])
        {
            start++;
        }

        return start;
    }

    private static int CommonEnd(string[] old, string[] now, int start)
    {
        var end = 0;
        while (end < old.Length - start && end < now.Length - start && old[^(end + 1)] == now[^(end + 1)])
        {
            end++;
        }

        return end;
    }

    [GeneratedRegex(@"[0-9]+(?:\.[0-9]+)?|[\p{L}\p{M}\p{N}_]+|\r\n|[ \t]+|[\uD800-\uDBFF][\uDC00-\uDFFF]|.", RegexOptions.Singleline | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Word();

    /// <summary>Joins neighbours of one kind, so that a sentence that was replaced reads as one.</summary>
    private sealed class PieceList
    {
        private readonly List<Piece> _pieces = [];

        public void Add(PieceKind kind, ReadOnlySpan<string> words)
        {
            var text = string.Concat(words);
            if (text.Length == 0)
            {
                return;
            }

            if (_pieces is [.., var last] && last.Kind == kind)
            {
                _pieces[^1] = last with { Text = last.Text + text };
            }
            else
            {
                _pieces.Add(new Piece(kind, text));
            }
        }

        public Piece[] ToArray() => [.. _pieces];
    }
}
