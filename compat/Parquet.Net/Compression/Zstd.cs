using System.IO.Compression;
using System.Runtime.InteropServices;
using Parquet.File;

namespace Parquet.Compression;

/// <summary>Zstandard through the system's libzstd.</summary>
internal static unsafe partial class Zstd
{
    private const string Library = "libzstd.so.1";

    public static int MaxCompressedLength(int length) => checked((int)Load(() => CompressBound((nuint)length)));

    public static int Compress(ReadOnlySpan<byte> source, Span<byte> destination, CompressionLevel level)
    {
        int number = level switch
        {
            CompressionLevel.SmallestSize => 19,
            CompressionLevel.Optimal => 3,
            _ => 1,
        };
        fixed (byte* from = source)
        fixed (byte* to = destination)
        {
            nuint written = CompressBytes(to, (nuint)destination.Length, from, (nuint)source.Length, number);
            return IsError(written) == 0
                ? (int)written
                : throw new InvalidOperationException($"zstd could not compress: {ErrorName(written)}");
        }
    }

    /// <exception cref="DamagedDataException">The data is damaged, or more or less than the destination holds.</exception>
    public static void Decompress(ReadOnlySpan<byte> source, Span<byte> destination)
    {
        Load(() => CompressBound(0));
        fixed (byte* from = source)
        fixed (byte* to = destination)
        {
            nuint written = DecompressBytes(to, (nuint)destination.Length, from, (nuint)source.Length);
            if (IsError(written) != 0)
                throw new DamagedDataException(
                    $"zstd data is damaged or does not have the stated {destination.Length} bytes: {ErrorName(written)}");
            if (written != (nuint)destination.Length)
                throw new DamagedDataException($"zstd data has {written} bytes instead of the stated {destination.Length}");
        }
    }

    private static nuint Load(Func<nuint> call)
    {
        try
        {
            return call();
        }
        catch (DllNotFoundException e)
        {
            throw new NotSupportedException($"zstd needs the library {Library}; Debian has it in the package libzstd1", e);
        }
    }

    private static string ErrorName(nuint code) => Marshal.PtrToStringUTF8(GetErrorName(code)) ?? "unknown error";

    [LibraryImport(Library, EntryPoint = "ZSTD_compressBound")]
    private static partial nuint CompressBound(nuint length);

    [LibraryImport(Library, EntryPoint = "ZSTD_compress")]
    private static partial nuint CompressBytes(byte* to, nuint capacity, byte* from, nuint length, int level);

    [LibraryImport(Library, EntryPoint = "ZSTD_decompress")]
    private static partial nuint DecompressBytes(byte* to, nuint capacity, byte* from, nuint length);

    [LibraryImport(Library, EntryPoint = "ZSTD_isError")]
    private static partial uint IsError(nuint code);

    [LibraryImport(Library, EntryPoint = "ZSTD_getErrorName")]
    private static partial nint GetErrorName(nuint code);
}
