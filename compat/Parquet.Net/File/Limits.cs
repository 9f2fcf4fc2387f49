namespace Parquet.File;

/// <summary>
/// How much memory a file may ask for. A file states its sizes itself, so each is held against something that cannot be made up:
/// the number of bytes that are really there.
/// </summary>
internal static class Limits
{
    public const int MaxFooterBytes = 256 << 20;
    public const int MaxPageHeaderBytes = 16 << 20;
    public const int MaxPageBytes = 1 << 30;
    public const int MaxSchemaDepth = 64;

    private const long FreeBytes = 16 << 20;
    private const long MaxExpansion = 1000;
    private const long FreeValues = 1 << 20;
    private const long MaxValuesPerByte = 4096;

    /// <summary>
    /// The most bytes that so many stored bytes may expand to; a thousandfold, and 16 MiB on top so that small pages are free.
    /// </summary>
    public static long ExpandedBytes(long storedBytes) => FreeBytes + MaxExpansion * storedBytes;

    /// <summary>The most values that so many stored bytes may stand for: run lengths make values of almost no bytes.</summary>
    public static long Values(long storedBytes) => FreeValues + MaxValuesPerByte * storedBytes;
}
