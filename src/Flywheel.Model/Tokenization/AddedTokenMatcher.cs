using System.Buffers;

namespace Flywheel.Model.Tokenization;

/// <summary>Finds added tokens in text: the leftmost, and of those that begin there the longest.</summary>
internal sealed class AddedTokenMatcher
{
    private readonly ILookup<char, AddedToken> byFirst;
    private readonly SearchValues<char> firstCharacters;

    public AddedTokenMatcher(IEnumerable<AddedToken> tokens)
    {
        byFirst = tokens.OrderByDescending(token => token.Content.Length).ToLookup(token => token.Content[0]);
        firstCharacters = SearchValues.Create([.. byFirst.Select(group => group.Key)]);
    }

    public (int Index, AddedToken Token)? Next(string text, int start)
    {
        while (text.AsSpan(start).IndexOfAny(firstCharacters) is >= 0 and var offset)
        {
            start += offset;
            foreach (var token in byFirst[text[start]])
            {
                if (text.AsSpan(start).StartsWith(token.Content, StringComparison.Ordinal)) return (start, token);
            }
            start++;
        }
        return null;
    }
}
