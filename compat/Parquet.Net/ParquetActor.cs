using System.Buffers.Binary;
using Parquet.File;
using Parquet.Meta;
using Parquet.Meta.Proto;

namespace Parquet;

/// <summary>What reading and writing a file have in common.</summary>
public class ParquetActor
{
    internal const int TailLength = 8;

    internal ParquetActor(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        Stream = stream;
    }

    internal static ReadOnlySpan<byte> Magic => "PAR1"u8;

    protected Stream Stream { get; }

    /// <summary>Reads the footer; also tells where it begins.</summary>
    /// <exception cref="IOException">This is no Parquet file.</exception>
    /// <exception cref="ParquetException">The footer does not fit the file.</exception>
    /// <exception cref="ThriftProtocolException">The footer is damaged.</exception>
    internal async ValueTask<(FileMetaData Meta, long Start)> ReadFooterAsync(CancellationToken cancellationToken)
    {
        long length = Stream.Length;
        if (length < Magic.Length + TailLength)
            throw new IOException($"not a Parquet file: {length} bytes are too few");
        var ends = new byte[Magic.Length + TailLength];
        Stream.Position = 0;
        await Stream.ReadExactlyAsync(ends.AsMemory(0, Magic.Length), cancellationToken);
        Stream.Position = length - TailLength;
        await Stream.ReadExactlyAsync(ends.AsMemory(Magic.Length), cancellationToken);
        if (!ends.AsSpan(0, 4).SequenceEqual(Magic))
            throw new IOException($"not a Parquet file: it begins with {Convert.ToHexString(ends, 0, 4)} instead of PAR1");
        if (!ends.AsSpan(8, 4).SequenceEqual(Magic))
            throw new IOException(
                $"not a Parquet file, or not a whole one: it ends with {Convert.ToHexString(ends, 8, 4)} instead of PAR1");
        int footerLength = BinaryPrimitives.ReadInt32LittleEndian(ends.AsSpan(4));
        long start = length - TailLength - footerLength;
        if (footerLength is <= 0 or > Limits.MaxFooterBytes || start < Magic.Length)
            throw new ParquetException($"the footer is said to have {footerLength} bytes, in a file of {length}");
        var footer = new byte[footerLength];
        Stream.Position = start;
        await Stream.ReadExactlyAsync(footer, cancellationToken);
        return (Parse(footer, start), start);
    }

    private static FileMetaData Parse(byte[] footer, long start)
    {
        var reader = new ThriftReader(footer, start);
        return FileMetaData.Read(ref reader);
    }
}
