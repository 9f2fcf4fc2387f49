using System.Collections.Immutable;
using Flywheel.Model.Qwen;
using static TorchSharp.torch;

namespace Flywheel.Model.Language;

/// <summary>
/// Keys and values of all layers in slots that are allocated once. A slot holds one sequence; its rows are written by position,
/// so a slot whose first rows are those of a new prompt need not be computed again.
/// </summary>
public sealed class KeyValueCache : IDisposable
{
    /// <summary>Allocates the slots.</summary>
    /// <param name="config">The model that the cache is for.</param>
    /// <param name="slots">Sequences that fit at once.</param>
    /// <param name="capacity">Positions of a sequence.</param>
    /// <param name="type">The type of the model's weights.</param>
    /// <param name="device">The model's device.</param>
    public KeyValueCache(TextConfig config, int slots, int capacity, ScalarType type, Device device)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(slots, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
        (Slots, Capacity) = (slots, capacity);
        long[] shape = [slots, config.KeyValueHeads, capacity, config.HeadSize];
        Keys = Allocate(config.Layers, shape, type, device);
        Values = Allocate(config.Layers, shape, type, device);
    }

    /// <summary>Sequences that fit at once.</summary>
    public int Slots { get; }

    /// <summary>Positions of a sequence.</summary>
    public int Capacity { get; }

    /// <summary>The keys of each layer, [slots, key/value heads, capacity, head size].</summary>
    internal ImmutableArray<Tensor> Keys { get; }

    /// <summary>The values of each layer, likewise.</summary>
    internal ImmutableArray<Tensor> Values { get; }

    /// <summary>The bytes that a cache of this shape takes for one position of one sequence.</summary>
    public static long BytesPerPosition(TextConfig config, ScalarType type) =>
        2L * config.Layers * config.KeyValueHeads * config.HeadSize * (type == ScalarType.Float32 ? 4 : 2);

    /// <summary>Copies the first positions of one slot to another.</summary>
    public void Copy(int from, int to, int positions)
    {
        using var quiet = no_grad();
        using var scope = NewDisposeScope();
        foreach (var store in Keys.Concat(Values)) store[to].narrow(1, 0, positions).copy_(store[from].narrow(1, 0, positions));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var store in Keys.Concat(Values)) store.Dispose();
    }

    // Zeros, not what was in the memory: a masked position still takes part in the sum, and zero times not-a-number is none.
    private static ImmutableArray<Tensor> Allocate(int layers, long[] shape, ScalarType type, Device device) =>
        [.. Enumerable.Range(0, layers).Select(_ => zeros(shape, type, device).DetachFromDisposeScope())];
}
