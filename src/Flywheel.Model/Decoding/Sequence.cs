using System.Collections.Immutable;
using System.Threading.Channels;
using Flywheel.Model.Qwen;
using Flywheel.Model.Tokenization;

namespace Flywheel.Model.Decoding;

/// <summary>A request under way. Only the engine's thread touches it once it was handed over.</summary>
internal sealed class Sequence
{
    private readonly StreamingDecoder _decoder;
    private readonly StopMatcher _stops;
    private readonly ImmutableArray<int>.Builder _generated = ImmutableArray.CreateBuilder<int>();

    public Sequence(DecodeRequest request, ModelConfig config, Tokenizer tokenizer, long? deadline, CancellationToken cancellation)
    {
        Prompt = request.Prompt;
        Sampling = request.Sampling;
        Positions = RopePositions.Of(Prompt.Tokens, Prompt.Grids, config);
        Keys = PromptKeys.Of(Prompt, config);
        Seed = Sampling.Seed ?? (ulong)Random.Shared.NextInt64();
        Deadline = deadline;
        Cancellation = cancellation;
        _decoder = tokenizer.Stream(skipSpecial: true);
        _stops = new StopMatcher(Sampling.Stop);
    }

    public Prompt Prompt { get; }
    public SamplingOptions Sampling { get; }
    public RopePositions Positions { get; }
    public ulong Seed { get; }

    /// <summary>The timestamp after which it ends, or null.</summary>
    public long? Deadline { get; }

    public CancellationToken Cancellation { get; }
    public Channel<DecodeUpdate> Updates { get; } = Channel.CreateUnbounded<DecodeUpdate>(new UnboundedChannelOptions { SingleReader = true, SingleWriter = true });

    /// <summary>The keys of what its slot holds or will hold; see <see cref="PromptKeys"/>.</summary>
    public List<long> Keys { get; }

    public int Slot { get; set; } = -1;

    /// <summary>Prompt tokens that need not be computed.</summary>
    public int Reused { get; set; }

    /// <summary>Positions that are in the cache.</summary>
    public int Cached { get; set; }

    public int Generated => _generated.Count;
    public int LastToken => _generated[^1];

    /// <summary>The rotary position of the last token, which is fed next.</summary>
    public long NextPosition => Positions.Next + Generated - 1;

    /// <summary>Takes the next token, and tells the reader what it brought.</summary>
    /// <returns>Whether the request is over.</returns>
    public bool Accept(int token, TokenProbability? probability, bool isEnd)
    {
        _generated.Add(token);
        if (isEnd && Sampling.EndAtEndToken)
        {
            var (rest, last) = _stops.Append(_decoder.Finish());
            return End(rest + (last is null ? _stops.Finish() : ""), token, probability, last is null ? DecodeEndReason.EndOfText : DecodeEndReason.Stop, last);
        }
        Keys.Add(token);
        var (text, stop) = _stops.Append(_decoder.Append(token));
        if (stop is not null) return End(text, token, probability, DecodeEndReason.Stop, stop);
        if (Generated >= Sampling.MaxTokens) return End(text + _stops.Append(_decoder.Finish()).Text + _stops.Finish(), token, probability, DecodeEndReason.Length, null);
        Updates.Writer.TryWrite(new DecodeUpdate(text, token, probability, null));
        return false;
    }

    /// <summary>Ends it where it is because its time is over.</summary>
    public void Expire() => End(_stops.Append(_decoder.Finish()).Text + _stops.Finish(), Generated == 0 ? -1 : LastToken, null, DecodeEndReason.Deadline, null);

    /// <summary>Ends it with an error.</summary>
    public void Fail(Exception error) => Updates.Writer.TryComplete(error);

    private bool End(string text, int token, TokenProbability? probability, DecodeEndReason reason, string? stop)
    {
        Updates.Writer.TryWrite(new DecodeUpdate(text, token, probability, new DecodeEnd(reason, stop, Prompt.Tokens.Length, Reused, _generated.ToImmutable())));
        Updates.Writer.TryComplete();
        return true;
    }
}
