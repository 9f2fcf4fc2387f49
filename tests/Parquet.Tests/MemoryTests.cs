using System.Diagnostics;
using Parquet.Data;
using Parquet.Schema;
using Parquet.Tests.Support;

namespace Parquet.Tests;

/// <summary>However large the file, no more than a row group is in memory.</summary>
[Collection(AloneCollection.Name)]
public sealed class MemoryTests : IDisposable
{
    private const int Groups = 125;
    private const int Rows = 100;
    private const int PictureBytes = 20_000;
    private const long MaxGrowth = 150L << 20;

    private readonly TemporaryFolder folder = new();
    private readonly DataField<byte[]> bytes = new("bytes");
    private readonly DataField<byte[]> edited = new("edited");

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Half_a_gigabyte_is_written_and_read_in_bounded_memory()
    {
        var pictures = new byte[Rows][];
        for (int i = 0; i < Rows; i++)
            new Random(i).NextBytes(pictures[i] = new byte[PictureBytes]);
        long before = ResidentBytes();
        long peak = before;

        await using (FileStream file = System.IO.File.Create(folder["large.parquet"]))
        await using (ParquetWriter writer = await ParquetWriter.CreateAsync(new ParquetSchema(bytes, edited), file))
        {
            for (int i = 0; i < Groups; i++)
            {
                using ParquetRowGroupWriter group = writer.CreateRowGroup();
                await group.WriteAsync(bytes, pictures);
                await group.WriteAsync(edited, pictures);
                peak = Math.Max(peak, ResidentBytes());
            }
        }
        Assert.InRange(new FileInfo(folder["large.parquet"]).Length, 500_000_000, 510_000_000);

        var read = new byte[]?[Rows];
        await using (ParquetReader reader = await ParquetReader.CreateAsync(folder["large.parquet"]))
        {
            foreach (ParquetRowGroupReader group in reader.RowGroups)
            {
                await group.ReadAsync(bytes, read.AsMemory());
                using var raw = (RawColumnData<ReadOnlyMemory<byte>>)await group.ReadRawColumnDataBaseAsync(edited);
                Assert.True(raw.Values[0].Span.SequenceEqual(pictures[0]));
                peak = Math.Max(peak, ResidentBytes());
            }
        }

        Assert.True(pictures[Rows - 1].AsSpan().SequenceEqual(read[Rows - 1]));
        Assert.InRange(peak - before, 0, MaxGrowth);
    }

    [Fact]
    public async Task Reading_a_column_leaves_the_other_columns_bytes_alone()
    {
        var number = new DataField<int>("n");
        using MemoryStream whole = await ParquetFiles.WriteAsync(
            new ParquetSchema(bytes, number), ParquetFiles.Compressed(CompressionMethod.None), async group =>
            {
                await group.WriteAsync(bytes, [.. Enumerable.Repeat(new byte[1_000_000], 20)]);
                await group.WriteAsync<int>(number, new int[20]);
            });
        using var counted = new CountingStream(whole);
        await using ParquetReader reader = await ParquetReader.CreateAsync(counted);

        await reader.RowGroups[0].ReadAsync<int>(number, new int[20]);

        Assert.InRange(counted.BytesRead, 1, 10_000);
    }

    private static long ResidentBytes()
    {
        using var self = Process.GetCurrentProcess();
        return self.WorkingSet64;
    }

    private sealed class CountingStream(Stream inner) : Stream
    {
        public long BytesRead { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => true;

        public override bool CanWrite => false;

        public override long Length => inner.Length;

        public override long Position { get => inner.Position; set => inner.Position = value; }

        public override int Read(byte[] buffer, int offset, int count)
        {
            int read = inner.Read(buffer, offset, count);
            BytesRead += read;
            return read;
        }

        public override void Flush() { }

        public override long Seek(long offset, SeekOrigin origin) => inner.Seek(offset, origin);

        public override void SetLength(long value) => throw new InvalidOperationException("only read");

        public override void Write(byte[] buffer, int offset, int count) => throw new InvalidOperationException("only read");
    }
}
