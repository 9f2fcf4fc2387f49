using System.Runtime.InteropServices;
using Flywheel.Model.Tokenization;

namespace Flywheel.Model.Training.Tokenizers;

/// <summary>How often each piece occurs that text is cut into before tokens are merged. Pieces beyond the room are not taken in, and counted.</summary>
/// <param name="room">The most different pieces.</param>
public sealed class PieceCounts(int room = PieceCounts.DefaultRoom)
{
    /// <summary>The most different pieces unless something else is said: about 200 MB.</summary>
    public const int DefaultRoom = 2_000_000;

    private readonly Dictionary<string, long> _counts = new(StringComparer.Ordinal);

    /// <summary>Pieces that found no room.</summary>
    public long Dropped { get; private set; }

    /// <summary>The pieces, most frequent first, equally frequent ones by their characters.</summary>
    internal IEnumerable<KeyValuePair<string, long>> InOrder => _counts.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal);

    /// <summary>Counts the pieces of a text.</summary>
    public void Add(string text)
    {
        var rest = UnicodeComposition.Compose(text).AsSpan();
        var lookup = _counts.GetAlternateLookup<ReadOnlySpan<char>>();
        while (!rest.IsEmpty)
        {
            var piece = rest[..QwenPreTokenizer.FirstPiece(rest)];
            rest = rest[piece.Length..];
            if (_counts.Count >= room && !lookup.ContainsKey(piece)) Dropped++;
            else CollectionsMarshal.GetValueRefOrAddDefault(lookup, piece, out _)++;
        }
    }
}
