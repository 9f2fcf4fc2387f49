using Parquet.Tests.Support;

namespace Parquet.Tests;

/// <summary>No damage of any kind crashes or hangs the reader, or makes it allocate without bounds.</summary>
[Collection(AloneCollection.Name)]
public sealed class FuzzTests(DuckDb duckDb) : IClassFixture<DuckDb>, IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Thousands_of_damaged_files_are_read_or_refused()
    {
        int refused = 0;
        for (int seed = 0; seed < 60; seed++)
        {
            using MemoryStream stream = await RandomTable.Make(seed, rows: 60, forJson: false).WriteAsync();
            refused += await Mutations.ReadDamagedAsync(stream.ToArray(), 100, new Random(seed));
        }
        Assert.InRange(refused, 3000, 6000);
    }

    [DuckDbTheory]
    [InlineData("COMPRESSION snappy")]
    [InlineData("COMPRESSION zstd, PARQUET_VERSION V2")]
    [InlineData("COMPRESSION uncompressed, PARQUET_VERSION V2, DICTIONARY_SIZE_LIMIT 10")]
    public async Task Damaged_files_of_another_writer_are_read_or_refused(string settings)
    {
        string path = folder["a.parquet"];
        await duckDb.RunAsync($"""
            COPY (
              SELECT i AS n, md5(i::VARCHAR) AS t, i / 3 AS f, i % 2 = 0 AS b, [i, NULL, i + 1] AS l, 'kind ' || i % 5 AS k
              FROM range(300) r(i))
            TO '{path}' (FORMAT parquet, {settings})
            """);

        Assert.InRange(await Mutations.ReadDamagedAsync(await System.IO.File.ReadAllBytesAsync(path), 1500, new Random(5)), 500, 1500);
    }

    [Fact]
    public async Task Every_truncation_is_refused()
    {
        byte[] file = (await ParquetFiles.WriteNumbersAsync([1, 2, 3])).ToArray();

        for (int length = 0; length < file.Length; length++)
            await Assert.ThrowsAsync<IOException>(() => ParquetFiles.ReadAllAsync(new MemoryStream(file[..length])));
    }

    [Fact]
    public async Task Noise_between_the_magics_is_refused()
    {
        var random = new Random(7);
        for (int i = 0; i < 3000; i++)
        {
            var noise = new byte[random.Next(1, 300)];
            random.NextBytes(noise);
            byte[] file = [.. "PAR1"u8, .. noise, .. BitConverter.GetBytes(noise.Length), .. "PAR1"u8];
            Exception refused = (await Record.ExceptionAsync(() => ParquetFiles.ReadAllAsync(new MemoryStream(file))))!;
            Assert.True(refused is ParquetException or Meta.Proto.ThriftProtocolException, refused?.ToString());
        }
    }
}
