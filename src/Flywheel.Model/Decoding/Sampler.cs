using System.Collections.Immutable;
using Flywheel.Model.Native;
using TorchSharp;
using static TorchSharp.torch;

namespace Flywheel.Model.Decoding;

/// <summary>
/// Chooses the next token of each lane, on the device; only the choices are read back. A draw depends on its request's seed and on
/// how many tokens the request has, so it is the same whatever else is decoded beside it.
/// </summary>
internal sealed class Sampler(int slots, int vocabulary, Device device) : IDisposable
{
    /// <summary>Up to this many likeliest tokens are found without sorting the vocabulary.</summary>
    private const int MostTop = 1024;

    /// <summary>Which tokens each slot's request has seen, [slots, vocabulary]; made when the first penalty is asked for.</summary>
    private Tensor? _seen;

    /// <summary>Takes note of a new request's prompt.</summary>
    public void Begin(Sequence sequence)
    {
        if (IsPlain(sequence)) return;
        using var scope = NewDisposeScope();
        _seen ??= zeros([slots, vocabulary], ScalarType.Bool, device).DetachFromDisposeScope();
        _seen[sequence.Slot].zero_();
        Mark([.. sequence.Prompt.Tokens.Distinct().Select(token => ((long)sequence.Slot * vocabulary) + token)]);
    }

    /// <summary>Chooses for the lanes whose request is not null.</summary>
    /// <param name="logits">[lanes, vocabulary].</param>
    /// <param name="lanes">The request of each lane.</param>
    public (long[] Tokens, TokenProbability?[] Probabilities) Choose(Tensor logits, IReadOnlyList<Sequence?> lanes)
    {
        using var scope = NewDisposeScope();
        var exact = logits.to(ScalarType.Float32);
        var scores = Penalize(exact, lanes);
        var tokens = lanes.All(lane => lane is null || lane.Sampling.Temperature == 0) ? scores.argmax(-1) : Draw(scores, lanes);
        var chosen = tokens.cpu().data<long>().ToArray();
        Mark([.. lanes.Select((lane, i) => (lane, i)).Where(pair => pair.lane is not null && !IsPlain(pair.lane)).Select(pair => ((long)pair.lane!.Slot * vocabulary) + chosen[pair.i])]);
        return (chosen, Probabilities(exact, tokens, chosen, lanes));
    }

    public void Dispose() => _seen?.Dispose();

    private static bool IsPlain(Sequence sequence) => sequence.Sampling.RepetitionPenalty == 1;

    private void Mark(long[] places)
    {
        if (places.Length == 0) return;
        _seen!.view(-1).index_copy_(0, tensor(places, ScalarType.Int64, device), ones([places.Length], ScalarType.Bool, device));
    }

    private Tensor Penalize(Tensor scores, IReadOnlyList<Sequence?> lanes)
    {
        if (lanes.All(lane => lane is null || IsPlain(lane))) return scores;
        var penalties = Column(lanes, lane => lane.Sampling.RepetitionPenalty, 1);
        var seen = _seen!.index_select(0, tensor([.. lanes.Select(lane => (long)(lane?.Slot ?? 0))], ScalarType.Int64, device));
        return where(seen, where(scores.lt(0), scores.mul(penalties), scores / penalties), scores);
    }

    private Tensor Draw(Tensor scores, IReadOnlyList<Sequence?> lanes)
    {
        if (device.type == DeviceType.CUDA && CudaExtension.IsAvailable) return DrawFused(scores, lanes);
        var greedy = Column(lanes, lane => lane.Sampling.Temperature == 0 ? 1 : 0, 1).squeeze(-1).gt(0);
        var scaled = scores / Column(lanes, lane => lane.Sampling.Temperature == 0 ? 1 : lane.Sampling.Temperature, 1);
        var uniform = Column(lanes, Uniform, 0);
        var filtered = lanes.Any(lane => lane is not null && (lane.Sampling.TopK > 0 || lane.Sampling.TopP < 1));
        return where(greedy, scores.argmax(-1), filtered ? DrawFiltered(scaled, uniform, lanes) : Pick(scaled.softmax(-1), uniform).squeeze(-1));
    }

    /// <summary>All of it in one kernel, which sorts nothing.</summary>
    private Tensor DrawFused(Tensor scores, IReadOnlyList<Sequence?> lanes)
    {
        var settings = lanes.SelectMany(lane => lane is null ? [0f, 1, 0, 0] : new[] { (float)lane.Sampling.Temperature, (float)lane.Sampling.TopP, lane.Sampling.TopK, (float)Uniform(lane) }).ToArray();
        var tokens = empty([lanes.Count], ScalarType.Int64, device);
        CudaExtension.Check(CudaExtension.flc_sample(scores.contiguous().Handle, tensor(settings, [lanes.Count, 4], ScalarType.Float32, device).Handle, tokens.Handle));
        return tokens;
    }

    private Tensor DrawFiltered(Tensor scaled, Tensor uniform, IReadOnlyList<Sequence?> lanes)
    {
        var drawn = lanes.OfType<Sequence>().Where(lane => lane.Sampling.Temperature > 0).ToArray();
        var few = drawn.All(lane => lane.Sampling.TopK is > 0 and <= MostTop);
        var (values, indices) = few ? scaled.topk(Math.Min(vocabulary, drawn.Max(lane => lane.Sampling.TopK))) : scaled.sort(-1, descending: true);
        var rank = arange(0, values.shape[1], 1, ScalarType.Float32, device).unsqueeze(0);
        values = values.masked_fill(rank.ge(Column(lanes, lane => lane.Sampling.TopK == 0 ? vocabulary : lane.Sampling.TopK, vocabulary)), double.NegativeInfinity);
        var probabilities = values.softmax(-1);
        // A token stays while those before it have not reached the share: the first always does.
        var before = probabilities.cumsum(-1).sub(probabilities);
        probabilities = probabilities.masked_fill(before.ge(Column(lanes, lane => lane.Sampling.TopP, 1)), 0);
        return indices.gather(-1, Pick(probabilities, uniform)).squeeze(-1);
    }

    /// <summary>The first place where the running sum passes the given share of the whole.</summary>
    private static Tensor Pick(Tensor probabilities, Tensor uniform)
    {
        var sums = probabilities.cumsum(-1);
        var last = sums.shape[1] - 1;
        return sums.le(uniform.mul(sums.narrow(-1, last, 1))).sum(-1, keepdim: true).clamp_max(last);
    }

    private Tensor Column(IReadOnlyList<Sequence?> lanes, Func<Sequence, double> value, double idle) =>
        tensor([.. lanes.Select(lane => (float)(lane is null ? idle : value(lane)))], [lanes.Count, 1], ScalarType.Float32, device);

    /// <summary>A number in [0, 1) from the request's seed and place (SplitMix64).</summary>
    private static double Uniform(Sequence sequence)
    {
        var bits = sequence.Seed + (0x9E3779B97F4A7C15 * (ulong)(sequence.Generated + 1));
        bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9;
        bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB;
        // 24 bits, what a single-precision number below 1 holds.
        return ((bits ^ (bits >> 31)) >> 40) / (double)(1 << 24);
    }

    private static TokenProbability?[] Probabilities(Tensor logits, Tensor tokens, long[] chosen, IReadOnlyList<Sequence?> lanes)
    {
        var result = new TokenProbability?[lanes.Count];
        var most = lanes.Max(lane => lane?.Sampling.LogProbabilities ?? -1);
        if (most < 0) return result;
        var logs = logits.log_softmax(-1);
        var own = logs.gather(-1, tokens.unsqueeze(-1)).cpu().data<float>().ToArray();
        var (values, indices) = logs.topk(Math.Max(1, most));
        var width = (int)values.shape[1];
        var (topLogs, topTokens) = (values.cpu().data<float>().ToArray(), indices.cpu().data<long>().ToArray());
        for (var lane = 0; lane < lanes.Count; lane++)
        {
            if (lanes[lane]?.Sampling.LogProbabilities is not { } count) continue;
            var top = Enumerable.Range(lane * width, count).Select(i => ((int)topTokens[i], (double)topLogs[i])).ToImmutableArray();
            result[lane] = new TokenProbability((int)chosen[lane], own[lane], top);
        }
        return result;
    }
}
