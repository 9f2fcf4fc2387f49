using System.Text.Json;
using Flywheel.Model.Qwen;

namespace Flywheel.Model.Vision;

/// <summary>
/// Makes patches of pictures: resizes each to multiples of a token's side between the least and the most pixels, normalizes by
/// CLIP's means and deviations, and orders patches so that those of one token follow each other.
/// </summary>
/// <param name="config">The tower that the patches are for.</param>
/// <param name="minimumPixels">The least pixels of a resized picture.</param>
/// <param name="maximumPixels">The most pixels of a resized picture.</param>
public sealed class ImageProcessor(VisionConfig config, int minimumPixels = ImageProcessor.DefaultMinimumPixels, int maximumPixels = ImageProcessor.DefaultMaximumPixels)
{
    /// <summary>The name of the file of a model folder that states the limits.</summary>
    public const string FileName = "preprocessor_config.json";

    /// <summary>The least pixels where the model folder does not say.</summary>
    public const int DefaultMinimumPixels = 56 * 56;

    /// <summary>The most pixels where the model folder does not say: 3,072 tokens.</summary>
    public const int DefaultMaximumPixels = 2_408_448;

    /// <summary>A picture may be at most this many times as long as wide.</summary>
    public const int MaximumAspect = 200;

    internal static readonly float[] Means = [0.48145466f, 0.4578275f, 0.40821073f];
    internal static readonly float[] Deviations = [0.26862954f, 0.26130258f, 0.27577711f];

    /// <summary>The processor of a model folder: its limits, where it states them.</summary>
    /// <exception cref="ModelFileException">The file is damaged.</exception>
    public static ImageProcessor ForFolder(string folder, VisionConfig config)
    {
        var (least, most) = LimitsOf(folder, config);
        return new ImageProcessor(config, least, most);
    }

    /// <summary>The least and the most pixels that a model folder states, or the defaults.</summary>
    /// <exception cref="ModelFileException">The file is damaged.</exception>
    internal static (int Least, int Most) LimitsOf(string folder, VisionConfig config)
    {
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path)) return (DefaultMinimumPixels, DefaultMaximumPixels);
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            int Limit(string key, int otherwise) => document.RootElement.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetInt32() : otherwise;
            var (least, most) = (Limit("min_pixels", DefaultMinimumPixels), Limit("max_pixels", DefaultMaximumPixels));
            if (least < config.TokenPixels * config.TokenPixels || most < least) throw new ModelFileException(path, $"min_pixels {least} and max_pixels {most} leave no size for a picture.");
            return (least, most);
        }
        catch (Exception error) when (error is JsonException or FormatException or InvalidOperationException)
        {
            throw new ModelFileException(path, $"it cannot be read: {error.Message}", error);
        }
    }

    /// <summary>The size that a picture is resized to.</summary>
    /// <exception cref="InvalidDataException">The picture is empty or too long for its width.</exception>
    public (int Width, int Height) Fit(int width, int height)
    {
        if (width <= 0 || height <= 0 || Math.Max(width, height) > (long)MaximumAspect * Math.Min(width, height))
        {
            throw new InvalidDataException($"A picture of {width}x{height} pixels cannot be used: its sides must be within a factor of {MaximumAspect}.");
        }
        var side = config.TokenPixels;
        var (fitWidth, fitHeight) = (Math.Round((double)width / side) * side, Math.Round((double)height / side) * side);
        if (fitWidth * fitHeight > maximumPixels)
        {
            var shrink = Math.Sqrt((double)height * width / maximumPixels);
            fitWidth = Math.Max(side, Math.Floor(width / shrink / side) * side);
            fitHeight = Math.Max(side, Math.Floor(height / shrink / side) * side);
        }
        else if (fitWidth * fitHeight < minimumPixels)
        {
            var grow = Math.Sqrt(minimumPixels / ((double)height * width));
            fitWidth = Math.Ceiling(width * grow / side) * side;
            fitHeight = Math.Ceiling(height * grow / side) * side;
        }
        return ((int)fitWidth, (int)fitHeight);
    }

    /// <summary>How many tokens a picture of this size takes.</summary>
    public int TokensOf(int width, int height)
    {
        var (fitWidth, fitHeight) = Fit(width, height);
        return fitWidth / config.TokenPixels * (fitHeight / config.TokenPixels);
    }

    /// <summary>The patches of pictures.</summary>
    /// <exception cref="InvalidDataException">A picture cannot be used.</exception>
    public PatchedImages Process(IReadOnlyList<PixelImage> images)
    {
        var resized = images.Select(image => (image, Size: Fit(image.Width, image.Height))).Select(pair => BicubicResize.Resize(pair.image, pair.Size.Width, pair.Size.Height)).ToArray();
        var grids = resized.Select(image => new PatchGrid(1, image.Height / config.PatchSize, image.Width / config.PatchSize)).ToArray();
        var patches = new float[grids.Sum(grid => grid.Patches) * config.PatchElements];
        var at = 0;
        for (var i = 0; i < resized.Length; i++) at = Fill(resized[i], grids[i], patches, at);
        return new PatchedImages(patches, [.. grids]);
    }

    private int Fill(PixelImage image, PatchGrid grid, float[] patches, int at)
    {
        for (var blockRow = 0; blockRow < grid.Rows; blockRow += config.MergeSize)
        {
            for (var blockColumn = 0; blockColumn < grid.Columns; blockColumn += config.MergeSize)
            {
                for (var inner = 0; inner < config.MergeUnit; inner++)
                {
                    at = FillPatch(image, blockRow + (inner / config.MergeSize), blockColumn + (inner % config.MergeSize), patches, at);
                }
            }
        }
        return at;
    }

    private int FillPatch(PixelImage image, int row, int column, float[] patches, int at)
    {
        for (var channel = 0; channel < PixelImage.Channels; channel++)
        {
            for (var frame = 0; frame < config.TemporalPatchSize; frame++)
            {
                for (var y = row * config.PatchSize; y < (row + 1) * config.PatchSize; y++)
                {
                    var index = (((y * image.Width) + (column * config.PatchSize)) * PixelImage.Channels) + channel;
                    for (var x = 0; x < config.PatchSize; x++, index += PixelImage.Channels)
                    {
                        patches[at++] = ((image.Pixels[index] / 255f) - Means[channel]) / Deviations[channel];
                    }
                }
            }
        }
        return at;
    }
}
