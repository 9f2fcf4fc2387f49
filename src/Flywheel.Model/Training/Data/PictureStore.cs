using System.Collections.Concurrent;
using System.Security.Cryptography;
using Flywheel.Model.Chat;
using Flywheel.Model.Vision;
using SkiaSharp;

namespace Flywheel.Model.Training.Data;

/// <summary>
/// Checks the pictures of rows and makes patches of them. Patches are kept as long as there is room, so that a dataset that fits is decoded once
/// and not once an epoch. Thread-safe.
/// </summary>
/// <param name="processor">Resizes and cuts.</param>
/// <param name="room">Bytes of patches that are kept.</param>
internal sealed class PictureStore(ImageProcessor processor, long room)
{
    private readonly ConcurrentDictionary<UInt128, PatchedImages> _kept = new();
    private long _taken;

    /// <summary>Takes a picture file.</summary>
    /// <exception cref="PictureException">It is none, damaged, or of a size that the model does not take.</exception>
    public TrainingPicture Take(byte[] file)
    {
        var key = BitConverter.ToUInt128(SHA256.HashData(file));
        var (width, height) = _kept.ContainsKey(key) ? SizeOf(file) : Check(file);
        return new TrainingPicture(file, key, processor.TokensOf(width, height));
    }

    /// <summary>The patches of a picture that was taken.</summary>
    public PatchedImages Patches(TrainingPicture picture)
    {
        if (_kept.TryGetValue(picture.Key, out var kept)) return kept;
        var made = processor.Process([PixelImage.Decode(picture.File)]);
        var size = made.Patches.Length * sizeof(float);
        if (Interlocked.Add(ref _taken, size) > room) Interlocked.Add(ref _taken, -size);
        else if (!_kept.TryAdd(picture.Key, made)) Interlocked.Add(ref _taken, -size);
        return made;
    }

    private static (int Width, int Height) SizeOf(byte[] file)
    {
        var bounds = SKBitmap.DecodeBounds(file);
        return (bounds.Width, bounds.Height);
    }

    private static (int Width, int Height) Check(byte[] file)
    {
        var picture = Picture.Read(file);
        return (picture.Width, picture.Height);
    }
}
