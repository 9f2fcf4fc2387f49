namespace Parquet;

/// <summary>What a column's values are encoded with when written.</summary>
public enum EncodingHint
{
    /// <summary>Plain.</summary>
    Default = 0,

    /// <summary>
    /// A dictionary, for strings that repeat enough (<see cref="ParquetOptions.DictionaryEncodingThreshold"/>); else plain.
    /// </summary>
    Dictionary = 1,
}
