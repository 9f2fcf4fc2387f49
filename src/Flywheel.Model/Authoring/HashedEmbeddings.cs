using System.Text;
using Flywheel.Knowledge.Random;
using Microsoft.Extensions.AI;

namespace Flywheel.Model.Authoring;

/// <summary>
/// The built-in embedding of names: hashed three-letter pieces and words, each counted with a sign by its hash, at length one. It needs no model, is the
/// same everywhere, and tells names that share spelling from names that do not; synonyms it does not know. Thread-safe.
/// </summary>
public sealed class HashedEmbeddings : IEmbeddingGenerator<string, Embedding<float>>
{
    /// <summary>Numbers of an embedding.</summary>
    public const int Length = 512;

    private const int PieceLength = 3;
    private const float WordWeight = 2;

    /// <inheritdoc />
    public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default) =>
        Task.FromResult(new GeneratedEmbeddings<Embedding<float>>(values.Select(v => new Embedding<float>(Embed(v)))));

    /// <summary>The embedding of a text, <c>[512]</c>; zeros for a text without letters and digits.</summary>
    public static float[] Embed(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var vector = new float[Length];
        foreach (var word in Words(text))
        {
            Add(vector, word, WordWeight);
            var padded = $"^{word}$";
            for (var i = 0; i + PieceLength <= padded.Length; i++)
            {
                Add(vector, padded.Substring(i, PieceLength), 1);
            }
        }

        var norm = MathF.Sqrt(vector.Sum(v => v * v));
        for (var i = 0; norm > 0 && i < Length; i++)
        {
            vector[i] /= norm;
        }

        return vector;
    }

    /// <inheritdoc />
    public object? GetService(Type serviceType, object? serviceKey = null) => serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;

    /// <inheritdoc />
    public void Dispose()
    {
        // Nothing is held; the interface asks for it.
    }

    private static IEnumerable<string> Words(string text)
    {
        var word = new StringBuilder();
        foreach (var letter in text.ToLowerInvariant())
        {
            if (char.IsLetterOrDigit(letter))
            {
                word.Append(letter);
            }
            else if (word.Length > 0)
            {
                yield return word.ToString();
                word.Clear();
            }
        }

        if (word.Length > 0)
        {
            yield return word.ToString();
        }
    }

    private static void Add(float[] vector, string piece, float weight)
    {
        var hash = StableHash.Of(piece);
        vector[hash % Length] += (hash >> 32 & 1) == 0 ? weight : -weight;
    }
}
