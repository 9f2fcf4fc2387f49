using System.Text.Json;
using System.Text.Json.Nodes;
using Flywheel.Model.Qwen;
using Flywheel.Model.Tokenization;
using Flywheel.Model.Training.Settings;
using Flywheel.Model.Vision;
using static TorchSharp.torch;

namespace Flywheel.Model.Training.Models;

/// <summary>
/// Everything of a model but its weights: what is read before training and written into the folder of the trained model, so that the folder is a model
/// that can be asked.
/// </summary>
/// <param name="Config">Sizes and token ids.</param>
/// <param name="Tokenizer">The tokenizer.</param>
/// <param name="TokenizerPath">Its file.</param>
/// <param name="MinimumPixels">The least pixels of a picture.</param>
/// <param name="MaximumPixels">The most pixels of a picture.</param>
internal sealed record ModelFolder(ModelConfig Config, Tokenizer Tokenizer, string TokenizerPath, int MinimumPixels, int MaximumPixels)
{
    public const string TokenizerFile = "tokenizer.json";

    /// <summary>Pixels of a picture for a model that begins with random weights: 256 tokens, a picture of 448 x 448 as it is.</summary>
    private const int FreshMaximumPixels = 448 * 448;

    // What a folder of a released model has beside weights, sizes and tokenizer; programs that load it may want them.
    private static readonly string[] Companions = ["tokenizer_config.json", "generation_config.json", "chat_template.json", "vocab.json", "merges.txt"];

    /// <summary>The pictures as the model sees them.</summary>
    public ImageProcessor Processor => new(Config.Vision, MinimumPixels, MaximumPixels);

    /// <summary>What settings ask for: a model of a folder, or one with random weights.</summary>
    /// <exception cref="TrainingException">Settings name neither or both, or a tokenizer without Qwen's special tokens.</exception>
    /// <exception cref="ModelFileException">A file is missing or damaged.</exception>
    public static ModelFolder Read(TrainingSettings settings)
    {
        var type = settings.Type == "bfloat16" ? ScalarType.BFloat16 : ScalarType.Float32;
        var (config, tokenizerPath) = settings.From is { } from
            ? (ModelConfig.Read(Path.Combine(from, ModelConfig.FileName)) with { Type = type }, Path.Combine(from, TokenizerFile))
            : (null, settings.Tokenizer ?? throw new TrainingException("A model that begins with random weights needs a tokenizer: name its tokenizer.json under the key tokenizer, made by flywheel train tokenizer, or a model to train further by --from."));
        var tokenizer = Tokenizer.Load(tokenizerPath);
        config ??= ModelShape.Find(settings.Shape)!.For(tokenizer, tokenizerPath, type);
        if (tokenizer.Size > config.Text.VocabularySize) throw new TrainingException($"{tokenizerPath} has {tokenizer.Size} tokens, but the model has a vocabulary of {config.Text.VocabularySize}.");
        var (least, most) = settings.From is null ? (ImageProcessor.DefaultMinimumPixels, FreshMaximumPixels) : ImageProcessor.LimitsOf(settings.From, config.Vision);
        least = settings.MinimumPixels == 0 ? least : settings.MinimumPixels;
        most = settings.MaximumPixels == 0 ? most : settings.MaximumPixels;
        if (least < config.Vision.TokenPixels * config.Vision.TokenPixels || most < least) throw new TrainingException($"min_pixels {least} and max_pixels {most} leave no size for a picture: {config.Vision.TokenPixels * config.Vision.TokenPixels} pixels are one token.");
        return new ModelFolder(config, tokenizer, tokenizerPath, least, most);
    }

    /// <summary>Writes all but weights and sizes into a folder.</summary>
    public void Write(string folder)
    {
        var source = Path.GetDirectoryName(TokenizerPath)!;
        foreach (var name in Companions.Where(name => File.Exists(Path.Combine(source, name)))) File.Copy(Path.Combine(source, name), Path.Combine(folder, name), overwrite: true);
        if (Path.GetFullPath(TokenizerPath) != Path.GetFullPath(Path.Combine(folder, TokenizerFile))) File.Copy(TokenizerPath, Path.Combine(folder, TokenizerFile), overwrite: true);
        var processor = new JsonObject
        {
            ["image_processor_type"] = "Qwen2VLImageProcessor",
            ["min_pixels"] = MinimumPixels,
            ["max_pixels"] = MaximumPixels,
            ["patch_size"] = Config.Vision.PatchSize,
            ["temporal_patch_size"] = Config.Vision.TemporalPatchSize,
            ["merge_size"] = Config.Vision.MergeSize,
            ["image_mean"] = List(ImageProcessor.Means),
            ["image_std"] = List(ImageProcessor.Deviations),
        };
        File.WriteAllText(Path.Combine(folder, ImageProcessor.FileName), processor.ToJsonString(new JsonSerializerOptions { WriteIndented = true }) + "\n");
    }

    private static JsonArray List(float[] numbers) => new([.. numbers.Select(number => (JsonNode)number)]);
}
