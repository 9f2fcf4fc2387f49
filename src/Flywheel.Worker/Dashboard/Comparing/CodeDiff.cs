using DiffPlex;

namespace Flywheel.Worker.Dashboard.Comparing;

/// <summary>Compares two programs line by line, and the lines that changed word by word.</summary>
internal static class CodeDiff
{
    /// <summary>Unchanged lines shown around a change; the others are folded.</summary>
    private const int Context = 3;

    /// <summary>Fewer unchanged lines than this are not worth folding.</summary>
    private const int FewestFolded = 4;

    /// <summary>The lines of both, in order, in hunks.</summary>
    public static IReadOnlyList<CodeHunk> Between(string before, string after)
    {
        var lines = Lines(before.ReplaceLineEndings("\n"), after.ReplaceLineEndings("\n"));
        var near = new bool[lines.Count];
        foreach (var (index, line) in lines.Index())
        {
            if (line.Kind != PieceKind.Same)
            {
                Array.Fill(near, true, Math.Max(0, index - Context), Math.Min(lines.Count, index + Context + 1) - Math.Max(0, index - Context));
            }
        }

        var hunks = new List<CodeHunk>();
        for (int start = 0, end; start < lines.Count; start = end)
        {
            end = start;
            while (end < lines.Count && near[end] == near[start])
            {
                end++;
            }

            var isChanged = near[start] || end - start < FewestFolded;
            if (isChanged && hunks is [.., { IsChanged: true } last])
            {
                hunks[^1] = last with { Lines = [.. last.Lines, .. lines[start..end]] };
            }
            else
            {
                hunks.Add(new CodeHunk(isChanged, lines[start..end]));
            }
        }

        return hunks;
    }

    private static List<CodeLine> Lines(string before, string after)
    {
        var (old, now) = (Split(before), Split(after));
        var diff = new Differ().CreateCustomDiffs(before, after, ignoreWhiteSpace: false, Split);
        var lines = new List<CodeLine>();
        int i = 0, j = 0;
        foreach (var block in diff.DiffBlocks)
        {
            AddSame(block.DeleteStartA);
            AddChanged(block.DeleteCountA, block.InsertCountB);
        }

        AddSame(old.Length);
        return lines;

        void AddSame(int end)
        {
            for (; i < end; i++, j++)
            {
                lines.Add(new CodeLine(PieceKind.Same, i + 1, j + 1, Whole(PieceKind.Same, old[i])));
            }
        }

        // The k-th removed line of a block is compared with the k-th added one: a repair changes lines far more often than it moves them.
        void AddChanged(int removed, int added)
        {
            var pairs = Enumerable.Range(0, Math.Min(removed, added)).Select(k => WordDiff.Between(old[i + k], now[j + k])).ToArray();
            for (var k = 0; k < removed; k++)
            {
                lines.Add(new CodeLine(PieceKind.Removed, i + k + 1, null, k < pairs.Length ? [.. pairs[k].Where(p => p.Kind != PieceKind.Added)] : Whole(PieceKind.Removed, old[i + k])));
            }

            for (var k = 0; k < added; k++)
            {
                lines.Add(new CodeLine(PieceKind.Added, null, j + k + 1, k < pairs.Length ? [.. pairs[k].Where(p => p.Kind != PieceKind.Removed)] : Whole(PieceKind.Added, now[j + k])));
            }

            (i, j) = (i + removed, j + added);
        }
    }

    private static Piece[] Whole(PieceKind kind, string text) => text.Length == 0 ? [] : [new Piece(kind, text)];

    private static string[] Split(string code) => code.Length == 0 ? [] : code.Split('\n');
}
