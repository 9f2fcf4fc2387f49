using System.Buffers.Binary;

namespace Flywheel.Synthesis.Datasets;

/// <summary>Reads the size of a picture from the first bytes of its file, without decoding it.</summary>
internal static class PictureSize
{
    private static ReadOnlySpan<byte> PngSignature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>The size in pixels; null where the bytes are neither PNG nor JPEG, or cut off before the size.</summary>
    public static (int Width, int Height)? Of(ReadOnlySpan<byte> file)
    {
        if (file.Length >= 24 && file.StartsWith(PngSignature))
        {
            return Positive(BinaryPrimitives.ReadInt32BigEndian(file[16..]), BinaryPrimitives.ReadInt32BigEndian(file[20..]));
        }

        return file.Length >= 4 && file[0] == 0xFF && file[1] == 0xD8 ? Jpeg(file) : null;
    }

    /// <summary>Walks a JPEG's segments to its frame header.</summary>
    private static (int Width, int Height)? Jpeg(ReadOnlySpan<byte> file)
    {
        for (var at = 2; at + 9 <= file.Length && file[at] == 0xFF;)
        {
            var marker = file[at + 1];
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                return Positive(BinaryPrimitives.ReadUInt16BigEndian(file[(at + 7)..]), BinaryPrimitives.ReadUInt16BigEndian(file[(at + 5)..]));
            }

            at += marker == 0xFF ? 1 : 2 + BinaryPrimitives.ReadUInt16BigEndian(file[(at + 2)..]);
        }

        return null;
    }

    private static (int Width, int Height)? Positive(int width, int height) => width > 0 && height > 0 ? (width, height) : null;
}
