using System.IO.Compression;
using Parquet.Schema;

namespace Parquet;

/// <summary>Settings of a writer or reader.</summary>
public class ParquetOptions
{
    /// <summary>Snappy unless set.</summary>
    public CompressionMethod CompressionMethod { get; set; } = CompressionMethod.Snappy;

    /// <summary>The effort of gzip, brotli and zstd; the other methods have one level only.</summary>
    public CompressionLevel CompressionLevel { get; set; } = CompressionLevel.Optimal;

    /// <summary>Read BYTE_ARRAY columns that are not marked as text as text all the same.</summary>
    public bool TreatByteArrayAsString { get; set; }

    /// <summary>Encodings by column path, written with slashes: <c>image/path</c>, <c>tags/list/element</c>.</summary>
    public readonly IDictionary<string, EncodingHint> ColumnEncodingHints = new Dictionary<string, EncodingHint>(StringComparer.Ordinal);

    /// <summary>The largest share of distinct values (0 to 1) at which a dictionary is still used.</summary>
    public double DictionaryEncodingThreshold { get; set; } = 0.8;

    /// <summary>How many values to try before the whole column is counted; 0 counts all at once.</summary>
    public int DictionaryEncodingSampleSize { get; set; }

    internal EncodingHint HintFor(DataField field) =>
        ColumnEncodingHints.TryGetValue(field.Path.ToString(), out EncodingHint hint) ? hint : EncodingHint.Default;
}
