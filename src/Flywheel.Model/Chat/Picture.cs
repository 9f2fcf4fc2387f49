using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Flywheel.Synthesis.Figures.Rendering;
using Flywheel.Synthesis.Figures.Scenes;
using SkiaSharp;

namespace Flywheel.Model.Chat;

/// <summary>A picture in a conversation: a PNG file that was seen to decode, of a size that models take.</summary>
public sealed class Picture
{
    /// <summary>Bytes of a picture's file, most; 16 MiB.</summary>
    public const int MostBytes = 16 << 20;

    /// <summary>Pixels of a picture, most: what the model was fine-tuned with.</summary>
    public const int MostPixels = 4_194_304;

    /// <summary>Longer over shorter side, most: what the model's resizing accepts.</summary>
    public const int MostAspect = 200;

    private Picture(ImmutableArray<byte> png, int width, int height, Scene? scene)
    {
        (Png, Width, Height, Scene) = (png, width, height, scene);
    }

    /// <summary>The file.</summary>
    public ImmutableArray<byte> Png { get; }

    /// <summary>Width in pixels.</summary>
    public int Width { get; }

    /// <summary>Height in pixels.</summary>
    public int Height { get; }

    /// <summary>What our own program drew; null for a picture from elsewhere. The model never sees it.</summary>
    public Scene? Scene { get; }

    /// <summary>Paints a scene.</summary>
    public static Picture Of(FigureRenderer renderer, Scene scene) =>
        new(ImmutableCollectionsMarshal.AsImmutableArray(renderer.Png(scene)), scene.Width, scene.Height, scene);

    /// <summary>Takes a picture's file from outside.</summary>
    /// <param name="file">The bytes of a PNG file.</param>
    /// <exception cref="PictureException">It is none, damaged, or too large; the message says which.</exception>
    public static Picture Read(ReadOnlySpan<byte> file)
    {
        if (file.Length > MostBytes)
        {
            throw new PictureException($"The file has {file.Length:N0} bytes; a picture may have {MostBytes:N0}.");
        }

        // The size stands in the header: a bomb is refused before memory is taken for its pixels.
        var info = SKBitmap.DecodeBounds(file);
        if (info.Width <= 0 || info.Height <= 0)
        {
            throw new PictureException("The file is not a picture that can be read; save it as PNG.");
        }

        if ((long)info.Width * info.Height > MostPixels)
        {
            throw new PictureException($"The picture has {info.Width} x {info.Height} pixels; at most {MostPixels:N0} are taken.");
        }

        if (Math.Max(info.Width, info.Height) > MostAspect * Math.Min(info.Width, info.Height))
        {
            throw new PictureException($"The picture of {info.Width} x {info.Height} pixels is too long for its width.");
        }

        using var image = SKImage.FromEncodedData(file);
        if (image is null)
        {
            throw new PictureException("The picture is damaged or cut off.");
        }

        return new Picture(file is [0x89, 0x50, 0x4E, 0x47, ..] ? [.. file] : Encode(image), image.Width, image.Height, null);
    }

    /// <summary>The pixels; the caller disposes them.</summary>
    public SKImage Decode() => SKImage.FromEncodedData(Png.AsSpan()) ?? throw new InvalidOperationException("A picture that was read before no longer decodes.");

    private static ImmutableArray<byte> Encode(SKImage image)
    {
        using var data = image.Encode(SKEncodedImageFormat.Png, 100);
        return ImmutableCollectionsMarshal.AsImmutableArray(data.ToArray());
    }
}
