using System.Buffers;

namespace Flywheel.Model.Tokenization;

/// <summary>Finds added tokens in text: the leftmost, and of those that begin there the longest.</summary>
internal sealed class AddedTokenMatcher
{
    private readonly ILookup<char, AddedToken> _byFirst;
    private readonly SearchValues<char> _firstCharacters;

    public AddedTokenMatcher(IEnumerable<AddedToken> tokens)
    {
        _byFirst = tokens.OrderByDescending(token => token.Content.Length).ToLookup(token => token.Content[0]);
        _firstCharacters = SearchValues.Create([.. _byFirst.Select(group => group.Key)]);
    }

    public (int Index, AddedToken Token)? Next(string text, int start)
    {
        while (text.AsSpan(start).IndexOfAny(_firstCharacters) is >= 0 and var offset)
        {
            start += offset;
            foreach (var token in _byFirst[text[start]])
            {
                if (text.AsSpan(start).StartsWith(token.Content, StringComparison.Ordinal)) return (start, token);
            }
            start++;
        }
        return null;
    }
}
