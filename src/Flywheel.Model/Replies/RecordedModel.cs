using System.Security.Cryptography;
using System.Text;
using Flywheel.Model.Authoring;
using Flywheel.Model.Chat;

namespace Flywheel.Model.Replies;

/// <summary>
/// A model whose every reply is kept before anybody works with it. A request that was answered before is answered from the store, so work that was
/// interrupted is done again without asking, paying or getting other words. Replies are whole or absent: one that breaks off is asked for again, and
/// one that does not end is cut off. Thread-safe.
/// </summary>
/// <param name="inner">The model.</param>
/// <param name="store">Keeps the replies.</param>
/// <param name="promptPrice">Price of a million tokens read.</param>
/// <param name="completionPrice">Price of a million tokens written.</param>
public sealed class RecordedModel(IGenerator inner, IReplyStore store, decimal promptPrice = 0, decimal completionPrice = 0)
{
    /// <summary>Characters of a reply, most.</summary>
    public const int LongestReply = 1_000_000;

    /// <summary>Times that a request is made whose reply broke off or was no reply.</summary>
    public const int Attempts = 3;

    /// <summary>The model's name.</summary>
    public string Model => inner.Model;

    /// <summary>The model for one purpose.</summary>
    /// <param name="purpose">What replies are asked for, by which they are counted: the name of a prompt, or <c>solver</c>.</param>
    public IGenerator For(string purpose) => new RecordedGenerator(this, purpose);

    /// <summary>The reply to a request, kept.</summary>
    /// <param name="purpose">What it is asked for.</param>
    /// <param name="request">The request. Log-probabilities are not kept, and so not taken.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="GenerationException">The model failed for good; the failure is kept, too.</exception>
    internal async Task<StoredReply> AskAsync(string purpose, GenerationRequest request, CancellationToken cancellationToken)
    {
        if (request.LogProbabilities is not null)
        {
            throw new GenerationException(GenerationFailure.Request, "Log-probabilities are not kept with replies.");
        }

        var key = KeyOf(inner.Model, request);
        if (await store.FindAsync(key, cancellationToken) is { } known)
        {
            return known;
        }

        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var reply = await ReadAsync(key, purpose, request, cancellationToken);

                // It is written and paid for: a request to stop that comes now must not lose it.
                await store.AddAsync(reply, CancellationToken.None);
                return reply;
            }
            catch (GenerationException e)
            {
                await store.AddAsync(new StoredReply { Key = key, Purpose = purpose, Error = PromptLibrary.Clean(e.Message) }, CancellationToken.None);
                if (e.Failure != GenerationFailure.Reply || attempt == Attempts)
                {
                    throw;
                }
            }
        }
    }

    private async Task<StoredReply> ReadAsync(string key, string purpose, GenerationRequest request, CancellationToken cancellationToken)
    {
        var text = new StringBuilder();
        GenerationEnd? end = null;
        await foreach (var piece in inner.GenerateAsync(request, cancellationToken))
        {
            text.Append(piece.Text);
            end = piece.End ?? end;
            if (text.Length > LongestReply)
            {
                throw new GenerationException(GenerationFailure.Reply, $"The reply is longer than {LongestReply:N0} characters.");
            }
        }

        var (prompt, completion) = (end?.PromptTokens ?? 0, end?.CompletionTokens ?? 0);
        return new StoredReply
        {
            Key = key,
            Purpose = purpose,
            Text = PromptLibrary.Clean(text.ToString()),
            Reason = end?.Reason ?? FinishReason.Stop,
            Stop = end?.StopString,
            PromptTokens = prompt,
            CompletionTokens = completion,
            Cost = ((prompt * promptPrice) + (completion * completionPrice)) / 1_000_000,
        };
    }

    /// <summary>Every part stands behind its length, so that no two requests are written alike.</summary>
    private static string KeyOf(string model, GenerationRequest request)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var sampling = request.Sampling;
        Add(Encoding.UTF8.GetBytes(
            $"{model}\n{request.Stop.Length} {request.MaxTokens} {sampling.Temperature:R} {sampling.TopP:R} {sampling.TopK} {sampling.RepetitionPenalty:R} {sampling.Seed}"));
        foreach (var stop in request.Stop)
        {
            Add(Encoding.UTF8.GetBytes(stop));
        }

        foreach (var turn in request.Turns)
        {
            Add(Encoding.UTF8.GetBytes(turn.Role.ToString()));
            foreach (var part in turn.Parts)
            {
                Add(part is PicturePart picture ? picture.Picture.Png.AsSpan() : Encoding.UTF8.GetBytes($"text {((TextPart)part).Text}"));
            }
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());

        void Add(ReadOnlySpan<byte> part)
        {
            hash.AppendData(BitConverter.GetBytes(part.Length));
            hash.AppendData(part);
        }
    }
}
