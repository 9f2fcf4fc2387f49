using System.Collections.Frozen;

namespace Flywheel.Model.Tokenization;

/// <summary>
/// Merges neighbouring tokens by rank, lowest first, leftmost first among equals. A heap keeps a piece of n bytes at
/// n log n steps, however long it is.
/// </summary>
/// <param name="byteTokens">The token of each byte.</param>
/// <param name="merges">Rank and result of each pair that merges.</param>
internal sealed class BytePairMerger(int[] byteTokens, FrozenDictionary<(int Left, int Right), (int Rank, int Token)> merges)
{
    /// <summary>Appends the tokens of one piece.</summary>
    public void Encode(ReadOnlySpan<byte> piece, List<int> tokens)
    {
        if (piece.Length == 1)
        {
            tokens.Add(byteTokens[piece[0]]);
            return;
        }
        var symbols = new int[piece.Length];
        var next = new int[piece.Length];
        var previous = new int[piece.Length];
        for (var i = 0; i < piece.Length; i++) (symbols[i], next[i], previous[i]) = (byteTokens[piece[i]], i + 1, i - 1);
        Merge(symbols, next, previous);
        for (var i = 0; i < symbols.Length; i = next[i]) tokens.Add(symbols[i]);
    }

    private void Merge(int[] symbols, int[] next, int[] previous)
    {
        var queue = new PriorityQueue<(int Left, int Right, int LeftToken, int RightToken), long>();
        void Offer(int left)
        {
            if (left < 0 || next[left] >= symbols.Length) return;
            var right = next[left];
            if (merges.TryGetValue((symbols[left], symbols[right]), out var merge)) queue.Enqueue((left, right, symbols[left], symbols[right]), ((long)merge.Rank << 32) | (uint)left);
        }
        for (var i = 0; i < symbols.Length - 1; i++) Offer(i);
        while (queue.TryDequeue(out var pair, out _))
        {
            // Either side may have been merged into another one since.
            if (symbols[pair.Left] != pair.LeftToken || next[pair.Left] != pair.Right || symbols[pair.Right] != pair.RightToken) continue;
            symbols[pair.Left] = merges[(pair.LeftToken, pair.RightToken)].Token;
            symbols[pair.Right] = -1;
            next[pair.Left] = next[pair.Right];
            if (next[pair.Left] < symbols.Length) previous[next[pair.Left]] = pair.Left;
            Offer(previous[pair.Left]);
            Offer(pair.Left);
        }
    }
}
