using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Flywheel.Worker.Models;

/// <summary>A digest of a model's folder, quick enough for a start of the program.</summary>
internal static class ModelDigest
{
    private const int Samples = 16;
    private const int SampleBytes = 1 << 20;

    /// <summary>
    /// Sixteen hexadecimal digits of names and sizes of all files, the whole of small ones, and samples of large ones: of weights that were trained
    /// further, every sample differs.
    /// </summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static string Of(string folder)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[SampleBytes];
        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            using var file = File.OpenHandle(path);
            var length = RandomAccess.GetLength(file);
            hash.AppendData(Encoding.UTF8.GetBytes($"{Path.GetRelativePath(folder, path)}\n"));
            BinaryPrimitives.WriteInt64LittleEndian(buffer, length);
            hash.AppendData(buffer, 0, sizeof(long));
            var step = Math.Max(SampleBytes, (length - SampleBytes) / (Samples - 1));
            for (var (at, taken) = (0L, 0); at < length && taken < Samples; at += step, taken++)
            {
                hash.AppendData(buffer, 0, RandomAccess.Read(file, buffer, at));
            }
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
    }
}
