using System.Buffers;

namespace Parquet.File;

/// <summary>
/// The memory in which a writer makes its pages, one after the other: large arrays that each column made anew would pile up.
/// </summary>
internal sealed class PageBuffers
{
    public ArrayBufferWriter<byte> Page { get; } = new();

    public ArrayBufferWriter<byte> Compressed { get; } = new();
}
