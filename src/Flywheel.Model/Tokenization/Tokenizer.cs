using System.Buffers;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;

namespace Flywheel.Model.Tokenization;

/// <summary>
/// A byte-level byte-pair tokenizer with Qwen2's rules, read from a tokenizer.json. It is immutable and may be used by several
/// threads at once.
/// </summary>
public sealed class Tokenizer
{
    private readonly byte[]?[] _tokens;
    private readonly BytePairMerger _merger;
    private readonly AddedTokenMatcher _inRaw, _inNormalized;
    private readonly HashSet<int> _special;

    internal Tokenizer(byte[]?[] tokens, BytePairMerger merger, ImmutableArray<AddedToken> added)
    {
        _tokens = tokens;
        _merger = merger;
        AddedTokens = added;
        _inRaw = new AddedTokenMatcher(added.Where(token => !token.IsNormalized));
        _inNormalized = new AddedTokenMatcher(added.Where(token => token.IsNormalized));
        _special = [.. added.Where(token => token.IsSpecial).Select(token => token.Id)];
    }

    /// <summary>The tokens that are recognised as a whole, by id.</summary>
    public ImmutableArray<AddedToken> AddedTokens { get; }

    /// <summary>One more than the highest id.</summary>
    public int Size => _tokens.Length;

    /// <summary>Reads a tokenizer.json.</summary>
    /// <exception cref="ModelFileException">It is missing, damaged, or describes a tokenizer with other rules.</exception>
    public static Tokenizer Load(string path) => new TokenizerFile(path).Read();

    /// <summary>A tokenizer of any size without merges, for models whose text is not read.</summary>
    /// <param name="size">Number of tokens; at least 256.</param>
    internal static Tokenizer Placeholder(int size)
    {
        var tokens = new byte[size][];
        for (var id = 0; id < size; id++) tokens[id] = id < 256 ? [(byte)id] : Encoding.ASCII.GetBytes($" {id}");
        return new Tokenizer(tokens, new BytePairMerger([.. Enumerable.Range(0, 256)], FrozenDictionary<(int, int), (int, int)>.Empty), []);
    }

    /// <summary>The tokens of a text.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="readAdded">
    /// Whether added tokens in the text become themselves. Text from outside that must not steer the model is encoded with false.
    /// </param>
    public ImmutableArray<int> Encode(string text, bool readAdded = true)
    {
        var result = new List<int>((text.Length / 3) + 1);
        if (readAdded) Split(text, _inRaw, result, piece => Split(UnicodeComposition.Compose(piece), _inNormalized, result, plain => EncodePlain(plain, result)));
        else EncodePlain(UnicodeComposition.Compose(text), result);
        return [.. result];
    }

    /// <summary>The text of tokens; bytes that form no character become U+FFFD.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An id is in neither vocabulary nor added tokens.</exception>
    public string Decode(IEnumerable<int> ids, bool skipSpecial = false)
    {
        var bytes = new ArrayBufferWriter<byte>();
        foreach (var id in ids)
        {
            if (!skipSpecial || !_special.Contains(id)) bytes.Write(BytesOf(id));
        }
        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }

    /// <summary>A decoder for tokens that come one at a time.</summary>
    public StreamingDecoder Stream(bool skipSpecial = false) => new(this, skipSpecial);

    /// <summary>The bytes of one token.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The id is in neither vocabulary nor added tokens.</exception>
    public ReadOnlySpan<byte> BytesOf(int id) => Knows(id) ? _tokens[id] : throw new ArgumentOutOfRangeException(nameof(id), id, $"The tokenizer has no token {id}.");

    /// <summary>Whether an id is in the vocabulary or among the added tokens.</summary>
    public bool Knows(int id) => id >= 0 && id < _tokens.Length && _tokens[id] is not null;

    /// <summary>Whether a token steers the model and carries no text for a reader.</summary>
    public bool IsSpecial(int id) => _special.Contains(id);

    /// <summary>The id of an added token, or null.</summary>
    public int? FindAdded(string content) => AddedTokens.FirstOrDefault(token => token.Content == content)?.Id;

    /// <summary>Adds the tokens found in a text, and hands over what lies between them.</summary>
    private static void Split(string text, AddedTokenMatcher matcher, List<int> result, Action<string> encode)
    {
        var start = 0;
        while (matcher.Next(text, start) is var (index, token))
        {
            if (index > start) encode(text[start..index]);
            result.Add(token.Id);
            start = index + token.Content.Length;
        }
        if (start < text.Length) encode(text[start..]);
    }

    private void EncodePlain(ReadOnlySpan<char> text, List<int> result)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        while (!text.IsEmpty)
        {
            var piece = text[..QwenPreTokenizer.FirstPiece(text)];
            _merger.Encode(buffer.AsSpan(0, Encoding.UTF8.GetBytes(piece, buffer)), result);
            text = text[piece.Length..];
        }
        ArrayPool<byte>.Shared.Return(buffer);
    }
}
