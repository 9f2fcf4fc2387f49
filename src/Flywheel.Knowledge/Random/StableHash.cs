namespace Flywheel.Knowledge.Random;

/// <summary>A 64-bit hash of text that is the same in every process, on every machine and in every version (FNV-1a, then mixed).</summary>
/// <remarks>For keys and streams, not against an adversary: collisions can be made on purpose.</remarks>
public static class StableHash
{
    private const ulong Offset = 0xCBF29CE484222325;
    private const ulong Prime = 0x00000100000001B3;

    /// <summary>The hash of the text's UTF-16 code units, low byte first.</summary>
    public static ulong Of(ReadOnlySpan<char> text)
    {
        var hash = Offset;
        foreach (var c in text)
        {
            hash = (hash ^ (byte)c) * Prime;
            hash = (hash ^ (byte)(c >> 8)) * Prime;
        }

        hash = (hash ^ (hash >> 32)) * 0xD6E8FEB86659FD93;
        return hash ^ (hash >> 32);
    }
}
