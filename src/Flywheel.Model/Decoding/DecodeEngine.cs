using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text;
using System.Threading.Channels;
using Flywheel.Model.Language;
using Flywheel.Model.Native;
using Flywheel.Model.Qwen;
using Flywheel.Model.Tokenization;
using TorchSharp;
using static TorchSharp.torch;

namespace Flywheel.Model.Decoding;

/// <summary>
/// Decodes any number of requests at once: they join as slots get free and leave as they end, at every step. One thread of its own
/// does all of the model's work; the public members may be called from any thread.
/// </summary>
public sealed class DecodeEngine : IAsyncDisposable
{
    private readonly QwenModel _model;
    private readonly Tokenizer _tokenizer;
    private readonly EngineOptions _options;
    private readonly TimeProvider _time;
    private readonly ImmutableHashSet<int> _endTokens;
    private readonly Channel<Sequence> _submitted;
    private readonly CancellationTokenSource _stopping = new();
    private readonly Task _loop;
    private EngineCounts _counts = new(0, 0, 0, 0, 0);
    private int _waiting;

    /// <summary>Allocates the cache and starts the engine.</summary>
    /// <param name="model">The model; it stays its owner's, and must outlive the engine.</param>
    /// <param name="tokenizer">The model's tokenizer.</param>
    /// <param name="options">How much to take on; null for the defaults.</param>
    /// <param name="time">What deadlines are measured by; null for the system's clock.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public DecodeEngine(QwenModel model, Tokenizer tokenizer, EngineOptions? options = null, TimeProvider? time = null)
    {
        _options = options ?? new EngineOptions();
        _options.Check();
        (_model, _tokenizer, _time) = (model, tokenizer, time ?? TimeProvider.System);
        _endTokens = [.. model.Config.EndTokens, .. _options.EndTokens];
        _submitted = Channel.CreateUnbounded<Sequence>(new UnboundedChannelOptions { SingleReader = true });
        // One place more than a request may take, for lanes without one.
        var cache = new KeyValueCache(model.Config.Text, _options.Slots, _options.Capacity + 1, model.Type, model.Device);
        _loop = Task.Factory.StartNew(() => Run(cache), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>The tokens that a request may take, prompt and continuation together.</summary>
    public int Capacity => _options.Capacity;

    /// <summary>What was computed so far.</summary>
    public EngineCounts Counts => Volatile.Read(ref _counts);

    /// <summary>Continues a prompt, token by token. The last update has an end.</summary>
    /// <param name="request">The prompt and how to continue it.</param>
    /// <param name="cancellationToken">Ends the request; what it took is free from the next step on.</param>
    /// <exception cref="ArgumentException">A setting is out of its range, or the prompt does not fit its pictures or the engine.</exception>
    /// <exception cref="EngineBusyException">Too many requests wait.</exception>
    public IAsyncEnumerable<DecodeUpdate> StreamAsync(DecodeRequest request, CancellationToken cancellationToken = default)
    {
        // Refused here, not when the first update is asked for.
        Check(request);
        if (Interlocked.Increment(ref _waiting) > _options.Waiting + _options.Slots)
        {
            Interlocked.Decrement(ref _waiting);
            throw new EngineBusyException(_options.Waiting);
        }
        var cancellation = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        long? deadline = request.Deadline is { } limit ? _time.GetTimestamp() + (long)(limit.TotalSeconds * _time.TimestampFrequency) : null;
        var sequence = new Sequence(request, _model.Config, _tokenizer, deadline, cancellation.Token);
        ObjectDisposedException.ThrowIf(!_submitted.Writer.TryWrite(sequence), this);
        return ReadAsync(sequence, cancellation, CancellationToken.None);
    }

    /// <summary>Continues a prompt to its end.</summary>
    /// <inheritdoc cref="StreamAsync"/>
    public async Task<DecodeResult> CompleteAsync(DecodeRequest request, CancellationToken cancellationToken = default)
    {
        var text = new StringBuilder();
        var probabilities = ImmutableArray.CreateBuilder<TokenProbability>();
        DecodeEnd? end = null;
        await foreach (var update in StreamAsync(request, cancellationToken))
        {
            text.Append(update.Text);
            if (update.Probability is { } probability) probabilities.Add(probability);
            end = update.End;
        }
        return new DecodeResult(text.ToString(), probabilities.ToImmutable(), end!);
    }

    /// <summary>Ends the engine: requests under way fail with <see cref="OperationCanceledException"/>.</summary>
    public async ValueTask DisposeAsync()
    {
        _submitted.Writer.TryComplete();
        await _stopping.CancelAsync();
        await _loop;
        _stopping.Dispose();
    }

    private static async IAsyncEnumerable<DecodeUpdate> ReadAsync(Sequence sequence, CancellationTokenSource cancellation, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var update in sequence.Updates.Reader.ReadAllAsync(cancellationToken)) yield return update;
        }
        finally
        {
            // A reader that leaves early leaves its slot, too.
            await cancellation.CancelAsync();
            cancellation.Dispose();
        }
    }

    private void Check(DecodeRequest request)
    {
        request.Sampling.Check();
        var tokens = request.Prompt.Tokens;
        if (tokens.IsDefaultOrEmpty) throw new ArgumentException("The prompt is empty.", nameof(request));
        if (tokens.Any(token => token < 0 || token >= _model.Config.Text.VocabularySize)) throw new ArgumentException($"The prompt has a token outside of the vocabulary of {_model.Config.Text.VocabularySize}.", nameof(request));
        if (tokens.Length + request.Sampling.MaxTokens > _options.Capacity)
        {
            throw new ArgumentException($"The prompt's {tokens.Length} tokens and {request.Sampling.MaxTokens} new ones do not fit the {_options.Capacity} of a request.", nameof(request));
        }
    }

    /// <summary>The thread of the engine.</summary>
    private void Run(KeyValueCache cache)
    {
        using var quiet = inference_mode();
        using var owned = cache;
        using var sampler = new Sampler(_options.Slots, _model.Config.Text.VocabularySize, _model.Device);
        using DecodeStep step = _model.Device.type == DeviceType.CUDA && CudaExtension.IsAvailable
            ? new GraphDecodeStep(_model, cache, _options.Slots)
            : new DecodeStep(_model, cache);
        var slots = new SlotTable(_options.Slots, _options.KeptSlots);
        var waiting = new Queue<Sequence>();
        try
        {
            while (WaitForWork(slots, waiting))
            {
                using var scope = NewDisposeScope();
                Sweep(slots, waiting);
                Prefill(cache, sampler, slots, waiting);
                Decode(step, sampler, slots);
            }
            Fail(slots, waiting, new OperationCanceledException("The engine was stopped."));
        }
        catch (Exception error)
        {
            // Whatever it was (memory of the device, as a rule), the readers have to hear of it; later requests do, too.
            _submitted.Writer.TryComplete(error);
            Fail(slots, waiting, error);
        }
    }

    /// <summary>Blocks until there is something to do; false when the engine ends.</summary>
    private bool WaitForWork(SlotTable slots, Queue<Sequence> waiting)
    {
        if (waiting.Count == 0 && !slots.Active.Any())
        {
            try
            {
                if (!_submitted.Reader.WaitToReadAsync(_stopping.Token).AsTask().GetAwaiter().GetResult()) return false;
            }
            catch (OperationCanceledException)
            {
                return false;
            }
        }
        while (_submitted.Reader.TryRead(out var sequence)) waiting.Enqueue(sequence);
        return !_stopping.IsCancellationRequested;
    }

    /// <summary>Ends what was cancelled or is out of time, waiting or under way.</summary>
    private void Sweep(SlotTable slots, Queue<Sequence> waiting)
    {
        foreach (var sequence in slots.Active.Where(IsOver).ToArray())
        {
            slots.Release(sequence);
            Close(sequence);
        }
        for (var count = waiting.Count; count > 0; count--)
        {
            var sequence = waiting.Dequeue();
            if (IsOver(sequence)) Close(sequence);
            else waiting.Enqueue(sequence);
        }

        bool IsOver(Sequence sequence) => sequence.Cancellation.IsCancellationRequested || sequence.Deadline < _time.GetTimestamp();

        void Close(Sequence sequence)
        {
            Interlocked.Decrement(ref _waiting);
            if (sequence.Cancellation.IsCancellationRequested) sequence.Fail(new OperationCanceledException(sequence.Cancellation));
            else sequence.Expire();
        }
    }

    /// <summary>Gives free slots to waiting requests, computes their prompts together, and chooses their first tokens.</summary>
    private void Prefill(KeyValueCache cache, Sampler sampler, SlotTable slots, Queue<Sequence> waiting)
    {
        var admitted = new List<Sequence>();
        var tokens = 0;
        while (waiting.TryPeek(out var next) && slots.HasFree)
        {
            // What turns out to be cached costs nothing, but that is known only when the slot is taken.
            if (admitted.Count > 0 && tokens + next.Prompt.Tokens.Length > _options.PrefillTokens) break;
            waiting.Dequeue();
            var (slot, donor, reused) = slots.Take(next);
            if (donor >= 0 && reused > 0) cache.Copy(donor, slot, reused);
            sampler.Begin(next);
            admitted.Add(next);
            tokens += next.Prompt.Tokens.Length - reused;
            // Its beginning can be copied for the others of a batch once it is computed.
            if (waiting.TryPeek(out var after) && SharesBeginning(next, after)) break;
        }
        if (admitted.Count == 0) return;
        var logits = Compute(cache, admitted);
        Volatile.Write(ref _counts, _counts with
        {
            PromptTokens = _counts.PromptTokens + admitted.Sum(sequence => sequence.Prompt.Tokens.Length - sequence.Reused),
            ReusedTokens = _counts.ReusedTokens + admitted.Sum(sequence => sequence.Reused),
            Pictures = _counts.Pictures + admitted.Sum(sequence => _model.PicturesFrom(sequence.Prompt, sequence.Reused)),
            Tokens = _counts.Tokens + admitted.Count,
        });
        foreach (var sequence in admitted) sequence.Cached = sequence.Prompt.Tokens.Length;
        Accept(sampler, slots, logits, admitted);
    }

    private static bool SharesBeginning(Sequence first, Sequence second)
    {
        const int WorthWaiting = 64;
        return first.Reused < WorthWaiting && first.Keys.Count >= WorthWaiting && second.Keys.Count >= WorthWaiting && first.Keys.Take(WorthWaiting).SequenceEqual(second.Keys.Take(WorthWaiting));
    }

    /// <summary>The logits after the prompts: [prompts, vocabulary].</summary>
    private Tensor Compute(KeyValueCache cache, List<Sequence> sequences)
    {
        var segments = sequences.Select(s => new CacheSegment(s.Slot, s.Cached, s.Prompt.Tokens.Length - s.Cached)).ToArray();
        var hidden = sequences.TrueForAll(s => s.Cached == 0)
            ? _model.Embed([.. sequences.Select(s => s.Prompt)])
            : cat([.. sequences.Select(s => _model.EmbedFrom(s.Prompt, s.Cached))]);
        var positions = sequences.Select(s => s.Positions.From(s.Cached)).ToArray();
        var output = _model.Text.Forward(hidden, _model.Text.Rotate(_model.Positions(positions)), new PrefillAttention(cache, segments));
        var last = new long[segments.Length];
        for (var (i, end) = (0, 0); i < last.Length; i++) last[i] = (end += segments[i].Length) - 1;
        return _model.Text.Logits(output.index_select(0, tensor(last, ScalarType.Int64, _model.Device)));
    }

    private void Decode(DecodeStep step, Sampler sampler, SlotTable slots)
    {
        var active = slots.Active.ToArray();
        if (active.Length == 0) return;
        var (first, lanes, span) = step.Shape(active[0].Slot, active[^1].Slot, active.Max(sequence => sequence.Cached) + 1);
        var logits = step.Run(LaneState.Of(slots.Holders, first, lanes, span, _options.Capacity));
        Volatile.Write(ref _counts, _counts with { Steps = _counts.Steps + 1, Tokens = _counts.Tokens + active.Length });
        foreach (var sequence in active) sequence.Cached++;
        Accept(sampler, slots, logits, [.. Enumerable.Range(first, lanes).Select(slot => slots.Holders[slot])]);
    }

    private void Accept(Sampler sampler, SlotTable slots, Tensor logits, IReadOnlyList<Sequence?> lanes)
    {
        var (tokens, probabilities) = sampler.Choose(logits, lanes);
        for (var lane = 0; lane < lanes.Count; lane++)
        {
            if (lanes[lane] is not { } sequence) continue;
            var token = (int)tokens[lane];
            if (!sequence.Accept(token, probabilities[lane], _endTokens.Contains(token))) continue;
            slots.Release(sequence);
            Interlocked.Decrement(ref _waiting);
        }
    }

    private void Fail(SlotTable slots, Queue<Sequence> waiting, Exception error)
    {
        while (_submitted.Reader.TryRead(out var sequence)) waiting.Enqueue(sequence);
        foreach (var sequence in slots.Active.Concat(waiting)) sequence.Fail(error);
    }
}
