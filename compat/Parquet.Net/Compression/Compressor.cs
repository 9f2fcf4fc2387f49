using System.Buffers;
using System.IO.Compression;
using Parquet.File;
using Parquet.Meta;

namespace Parquet.Compression;

/// <summary>Compresses and decompresses pages.</summary>
internal static class Compressor
{
    private const int BrotliWindowBits = 22;

    /// <summary>Appends the compressed bytes to <paramref name="destination"/>.</summary>
    public static void Compress(
        CompressionMethod method, CompressionLevel level, ReadOnlySpan<byte> source, ArrayBufferWriter<byte> destination)
    {
        switch (method)
        {
            case CompressionMethod.None:
                destination.Write(source);
                break;
            case CompressionMethod.Snappy:
                destination.Advance(Snappy.Compress(source, destination.GetSpan(Snappy.MaxCompressedLength(source.Length))));
                break;
            case CompressionMethod.Gzip:
                CompressGzip(level, source, destination);
                break;
            case CompressionMethod.Brotli:
                CompressBrotli(level, source, destination);
                break;
            case CompressionMethod.Zstd:
                destination.Advance(Zstd.Compress(source, destination.GetSpan(Zstd.MaxCompressedLength(source.Length)), level));
                break;
            default:
                throw new NotSupportedException($"compression {method} is not supported");
        }
    }

    /// <summary>Fills <paramref name="destination"/> exactly.</summary>
    /// <exception cref="DamagedDataException">The data is damaged, or more or less than the destination holds.</exception>
    /// <exception cref="NotSupportedException">The codec is not among those of <see cref="CompressionMethod"/>.</exception>
    public static void Decompress(CompressionCodec codec, ReadOnlyMemory<byte> source, Span<byte> destination)
    {
        switch (codec)
        {
            case CompressionCodec.UNCOMPRESSED:
                if (source.Length != destination.Length)
                    throw new DamagedDataException($"{source.Length} uncompressed bytes are said to be {destination.Length}");
                source.Span.CopyTo(destination);
                break;
            case CompressionCodec.SNAPPY:
                Snappy.Decompress(source.Span, destination);
                break;
            case CompressionCodec.GZIP:
                DecompressGzip(source, destination);
                break;
            case CompressionCodec.BROTLI:
                if (!BrotliDecoder.TryDecompress(source.Span, destination, out int written) || written != destination.Length)
                    throw new DamagedDataException($"brotli data is damaged or does not have the stated {destination.Length} bytes");
                break;
            case CompressionCodec.ZSTD:
                Zstd.Decompress(source.Span, destination);
                break;
            default:
                throw new NotSupportedException($"compression {codec} is not supported");
        }
    }

    private static void CompressGzip(CompressionLevel level, ReadOnlySpan<byte> source, ArrayBufferWriter<byte> destination)
    {
        using var stream = new MemoryStream();
        using (var gzip = new GZipStream(stream, level, leaveOpen: true))
            gzip.Write(source);
        destination.Write(stream.GetBuffer().AsSpan(0, (int)stream.Length));
    }

    private static unsafe void DecompressGzip(ReadOnlyMemory<byte> source, Span<byte> destination)
    {
        using MemoryHandle pin = source.Pin();
        using var stream = new UnmanagedMemoryStream((byte*)pin.Pointer, source.Length);
        using var gzip = new GZipStream(stream, CompressionMode.Decompress);
        try
        {
            int read = gzip.ReadAtLeast(destination, destination.Length, throwOnEndOfStream: false);
            if (read < destination.Length)
                throw new DamagedDataException($"gzip data has {read} bytes instead of the stated {destination.Length}");
            if (gzip.ReadByte() >= 0)
                throw new DamagedDataException($"gzip data has more than the stated {destination.Length} bytes");
        }
        catch (InvalidDataException e)
        {
            throw new DamagedDataException($"gzip data is damaged: {e.Message}", e);
        }
    }

    private static void CompressBrotli(CompressionLevel level, ReadOnlySpan<byte> source, ArrayBufferWriter<byte> destination)
    {
        int quality = level switch
        {
            CompressionLevel.SmallestSize => 11,
            CompressionLevel.Optimal => 4,
            CompressionLevel.Fastest => 1,
            _ => 0,
        };
        // The bound that the encoder states is for its upper qualities; the lower ones may pass it by a little on noise.
        Span<byte> room = destination.GetSpan(BrotliEncoder.GetMaxCompressedLength(source.Length) + source.Length / 1024 + 1024);
        if (!BrotliEncoder.TryCompress(source, room, out int written, quality, BrotliWindowBits))
            throw new InvalidOperationException($"brotli could not compress {source.Length} bytes");
        destination.Advance(written);
    }
}
