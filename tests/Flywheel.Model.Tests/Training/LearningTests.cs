using Flywheel.Model.Decoding;
using Flywheel.Model.Qwen;
using Flywheel.Model.Tokenization;
using Flywheel.Model.Training.Settings;
using Flywheel.Model.Training.Tokenizers;
using Flywheel.Model.Vision;
using Flywheel.Synthesis.Datasets;
using Flywheel.Synthesis.Perception;
using Flywheel.Synthesis.Problems;
using static TorchSharp.torch;

namespace Flywheel.Model.Tests.Training;

public sealed class LearningTests(TrainingFixture fixture) : IClassFixture<TrainingFixture>
{
    private const int Sample = 40;

    [Fact]
    public async Task A_tiny_model_learns_the_coordinates_of_two_hundred_pictures_in_minutes()
    {
        var data = fixture.NewFolder();
        await fixture.ExportAsync(data, 200, [DatasetSchema.VPerception], testShare: 0, AsksWhereTheDrawingLies);
        // Whole words as tokens: the words around each question cost as little as they can.
        var tokenizer = Path.Combine(data, "tokenizer.json");
        await TokenizerTrainer.TrainAsync([data], 2000, 1000, tokenizer, default);
        var settings = fixture.Settings with
        {
            Tokenizer = tokenizer,
            MaximumPixels = 112 * 112,
            HeldOut = 0,
            Stages = [new StageSettings { Epochs = 40, BatchTokens = 1024, LearningRate = 1.2e-3, VisionRate = 0.01, FinalRate = 0.2, WeightDecay = 0, Beta2 = 0.98 }],
        };
        using var view = new RecordingView();

        var result = await fixture.Trainer.RunAsync(fixture.Options(settings, data: data), view, default);

        Assert.InRange(view.Steps.TakeLast(20).Average(step => step.Loss), 0, 0.1);
        Assert.True(File.Exists(Path.Combine(result.Folder, "loss.png")));
        var right = await RightAsync(result.Folder, data);
        Assert.True(right >= Sample * 0.9, $"only {right} of {Sample} answers have the places of their rows");
    }

    /// <summary>
    /// Whether a problem's perception row asks where the drawing lies. All of them ask nearly the same, so that nothing but the picture tells the
    /// answers apart.
    /// </summary>
    private bool AsksWhereTheDrawingLies(Problem problem) =>
        PerceptionAuthor.Write(fixture.Authors.Engine.Draw(problem.FigureCode).Scene!, problem.Seed) is { } item && item.Question.Contains("upright rectangle", StringComparison.Ordinal);

    /// <summary>How many rows of a sample the model answers with the row's own coordinates, written greedily.</summary>
    private static async Task<int> RightAsync(string model, string data)
    {
        var folder = await DatasetFolder.OpenAsync(Path.Combine(data, DatasetSchema.VPerception.Name), default);
        var rows = await folder.RowsAsync(default).Take(Sample).ToListAsync();
        Assert.Equal(Sample, rows.Count);
        using var weights = QwenModel.Load(model, CPU);
        var tokenizer = Tokenizer.Load(Path.Combine(model, "tokenizer.json"));
        var images = ImageProcessor.ForFolder(model, weights.Config.Vision);
        await using var engine = new DecodeEngine(weights, tokenizer, new EngineOptions { Slots = 8, Capacity = 512, KeptSlots = 0 });
        var answers = await Task.WhenAll(rows.Select(row => engine.CompleteAsync(new DecodeRequest(Prompt(row, weights.Config, tokenizer, images), new SamplingOptions { MaxTokens = 200 }))));
        return rows.Zip(answers).Count(pair => SamePlaces(pair.First.Text("answer"), pair.Second.Text));
    }

    /// <summary>What the model is asked, written out as text: not by the code that made the training's examples.</summary>
    private static Prompt Prompt(DatasetRow row, ModelConfig config, Tokenizer tokenizer, ImageProcessor images)
    {
        var patches = images.Process([PixelImage.Decode(row.Image("image").Bytes)]);
        var picture = string.Concat(Enumerable.Repeat("<|image_pad|>", patches.Grids[0].Tokens(config.Vision.MergeSize)));
        var question = InteractiveProtocol.AskPerception(row.Text("question"))["<image>".Length..];
        return new Prompt(
            tokenizer.Encode(
                "<|im_start|>system\nYou are a helpful assistant.<|im_end|>\n"
                + $"<|im_start|>user\n<|vision_start|>{picture}<|vision_end|>{question}<|im_end|>\n<|im_start|>assistant\n"),
            patches);
    }

    /// <summary>Whether an answer names the same things and puts each within a pixel of its place.</summary>
    private static bool SamePlaces(string expected, string written) =>
        PointDictionary.Parse(written) is { } places && PointDictionary.Parse(expected) is { } right && places.Select(place => place.Key).Order().SequenceEqual(right.Select(place => place.Key).Order())
        && places.All(place => right.First(r => r.Key == place.Key).Value is var at && Math.Abs(at.X - place.Value.X) <= 1 && Math.Abs(at.Y - place.Value.Y) <= 1);
}
