using System.Collections;
using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace TorchSharp.Utils;

/// <summary>The elements of a CPU tensor in row-major order. It is valid while the tensor is.</summary>
public sealed class TensorAccessor<T> : IDisposable, IEnumerable<T> where T : unmanaged
{
    private readonly Tensor tensor;

    internal TensorAccessor(Tensor tensor)
    {
        if (tensor.device_type != DeviceType.CPU) throw new InvalidOperationException("Reading data from non-CPU memory is not supported. Move or copy the tensor to the cpu before reading.");
        this.tensor = tensor;
    }

    public long Count => tensor.numel();

    public T[] ToArray()
    {
        if (tensor.is_contiguous()) return MemoryMarshal.Cast<byte, T>(tensor.bytes).ToArray();
        using var rows = tensor.contiguous();
        return MemoryMarshal.Cast<byte, T>(rows.bytes).ToArray();
    }

    public void CopyTo(T[] array, int arrayIndex = 0, long tensorIndex = 0) => ToArray().AsSpan(checked((int)tensorIndex)).CopyTo(array.AsSpan(arrayIndex));

    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)ToArray()).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Does nothing: the tensor stays its owner's.</summary>
    public void Dispose()
    {
    }
}
