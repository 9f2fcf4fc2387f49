using Flywheel.Model.Language;
using Flywheel.Model.Qwen;
using static TorchSharp.torch;

namespace Flywheel.Model.Decoding;

/// <summary>
/// One decode step: from the lanes' state to their logits. All shapes follow from lanes and span, and nothing is read back, so the
/// same work can be recorded and replayed.
/// </summary>
internal class DecodeStep(QwenModel model, KeyValueCache cache) : IDisposable
{
    protected QwenModel Model { get; } = model;

    /// <summary>The logits [lanes, vocabulary]. They belong to the current dispose scope, or hold until the next step.</summary>
    public virtual Tensor Run(LaneState state) => Compute(state.ToTensor(Model.Device), state.First, state.Lanes, state.Span);

    /// <summary>The slots that a step has to take for the requests under way.</summary>
    public virtual (int First, int Lanes, int Span) Shape(int lowest, int highest, int longest) => (lowest, highest - lowest + 1, longest);

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
    }

    /// <param name="state">[3, lanes]: tokens, rotary positions, places in the cache.</param>
    /// <param name="first">The first slot.</param>
    /// <param name="lanes">How many slots.</param>
    /// <param name="span">Positions that are read.</param>
    protected Tensor Compute(Tensor state, int first, int lanes, int span)
    {
        using var scope = NewDisposeScope();
        var heads = Model.Config.Text.KeyValueHeads;
        var places = state[2].unsqueeze(1);
        // Rows of the store: (slot * heads + head) * capacity + place
        var rows = arange((long)first * heads, (long)(first + lanes) * heads, 1, ScalarType.Int64, Model.Device).mul(cache.Capacity).view(lanes, heads).add(places).view(-1);
        var hidden = arange(0, span, 1, ScalarType.Int64, Model.Device).unsqueeze(0).gt(places);
        var mask = zeros([lanes, span], Model.Type, Model.Device).masked_fill_(hidden, double.NegativeInfinity).view(lanes, 1, 1, span);
        var rotation = Model.Text.Rotate(state[1].unsqueeze(0).expand(3, lanes));
        var output = Model.Text.Forward(Model.Text.Embed(state[0]), rotation, new DecodeAttention(cache, first, lanes, span, rows, mask));
        return Model.Text.Logits(output).MoveToOuterDisposeScope();
    }
}
