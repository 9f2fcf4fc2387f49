namespace Parquet;

/// <summary>How pages are compressed. The numbers are those of the file format.</summary>
public enum CompressionMethod
{
    None = 0,
    Snappy = 1,
    Gzip = 2,
    Brotli = 4,
    Zstd = 6,
}
