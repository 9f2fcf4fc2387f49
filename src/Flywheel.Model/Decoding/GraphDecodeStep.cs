using System.Numerics;
using Flywheel.Model.Language;
using Flywheel.Model.Native;
using Flywheel.Model.Qwen;
using static TorchSharp.torch;

namespace Flywheel.Model.Decoding;

/// <summary>
/// Decode steps that are recorded once for each number of lanes and span, and replayed: the GPU is not kept waiting for hundreds of
/// launches. Both are rounded up to powers of two, so there are few recordings.
/// </summary>
internal sealed class GraphDecodeStep(QwenModel model, KeyValueCache cache, int slots) : DecodeStep(model, cache)
{
    private const int ShortestSpan = 256;

    private readonly Dictionary<(int Lanes, int Span), Recording> _recordings = [];
    private readonly int _capacity = cache.Capacity;

    public override (int First, int Lanes, int Span) Shape(int lowest, int highest, int longest) =>
        (0, Math.Min(slots, RoundUp(highest + 1)), Math.Min(_capacity, RoundUp(Math.Max(ShortestSpan, longest))));

    public override Tensor Run(LaneState state)
    {
        if (!_recordings.TryGetValue((state.Lanes, state.Span), out var recording))
        {
            _recordings.Add((state.Lanes, state.Span), recording = Record(state));
        }
        using var scope = NewDisposeScope();
        recording.State.copy_(state.ToTensor(CPU), nonBlocking: true);
        CudaExtension.Check(CudaExtension.flc_graph_replay(recording.Graph));
        return recording.Logits;
    }

    protected override void Dispose(bool disposing)
    {
        foreach (var recording in _recordings.Values)
        {
            CudaExtension.flc_graph_free(recording.Graph);
            recording.State.Dispose();
            recording.Logits.Dispose();
        }
        _recordings.Clear();
    }

    private Recording Record(LaneState state)
    {
        // The first run is not recorded: libraries allocate and choose their kernels in it. What it writes is written again.
        var input = state.ToTensor(Model.Device).DetachFromDisposeScope();
        using (NewDisposeScope()) Compute(input, state.First, state.Lanes, state.Span);
        cuda.synchronize();
        var sharing = _recordings.Values.Select(recording => recording.Graph).FirstOrDefault();
        var graph = CudaExtension.flc_graph_begin(sharing);
        if (graph == 0) throw CudaExtension.Failure();
        var logits = Compute(input, state.First, state.Lanes, state.Span).DetachFromDisposeScope();
        CudaExtension.Check(CudaExtension.flc_graph_end(graph));
        return new Recording(graph, input, logits);
    }

    private static int RoundUp(int count) => (int)BitOperations.RoundUpToPowerOf2((uint)count);

    private sealed record Recording(nint Graph, Tensor State, Tensor Logits);
}
