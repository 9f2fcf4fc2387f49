using System.Buffers;

namespace Parquet.File;

/// <summary>An array that is left to the garbage collector: what was read from it may live longer than its owner.</summary>
internal sealed class OwnedArray<T>(T[] array) : IMemoryOwner<T>
{
    public Memory<T> Memory => array;

    public void Dispose() { }
}
