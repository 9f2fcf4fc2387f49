namespace SkiaSharp;

/// <summary>Bytes that do not change.</summary>
public class SKData : SKObject
{
    private readonly byte[] _bytes;

    /// <summary>Takes the array over.</summary>
    internal SKData(byte[] bytes)
    {
        _bytes = bytes;
    }

    public static SKData Empty => new([]);

    public bool IsEmpty => Size == 0;

    public long Size => Bytes.Length;

    private byte[] Bytes
    {
        get
        {
            ThrowIfDisposed();
            return _bytes;
        }
    }

    public static SKData CreateCopy(byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        return new SKData([.. bytes]);
    }

    public static SKData CreateCopy(ReadOnlySpan<byte> bytes) => new(bytes.ToArray());

    /// <summary>Reads the stream to its end.</summary>
    public static SKData Create(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return new SKData(ReadToEnd(stream));
    }

    /// <summary>Null when the file cannot be read.</summary>
    public static SKData? Create(string filename)
    {
        ArgumentException.ThrowIfNullOrEmpty(filename);
        return TryReadFile(filename) is { } bytes ? new SKData(bytes) : null;
    }

    public ReadOnlySpan<byte> AsSpan() => Bytes;

    public byte[] ToArray() => [.. Bytes];

    public Stream AsStream() => new MemoryStream(Bytes, writable: false);

    public void SaveTo(Stream target)
    {
        ArgumentNullException.ThrowIfNull(target);
        target.Write(Bytes);
    }

    internal static byte[] ReadToEnd(Stream stream)
    {
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    internal static byte[]? TryReadFile(string filename)
    {
        try
        {
            return File.ReadAllBytes(filename);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
