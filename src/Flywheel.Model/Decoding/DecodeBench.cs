using System.Diagnostics;
using Flywheel.Model.Language;
using Flywheel.Model.Qwen;
using Flywheel.Model.Tokenization;
using Flywheel.Model.Vision;
using TorchSharp;
using static TorchSharp.torch;

namespace Flywheel.Model.Decoding;

/// <summary>Measures the decoding engine beside the physical limit: every step has to read the weights and the cache once.</summary>
/// <param name="device">Where to measure.</param>
public sealed class DecodeBench(Device device)
{
    private const int CopyRounds = 5;

    /// <summary>Bytes read and written a second by a plain copy of a large tensor, the best of a few.</summary>
    public double CopyBandwidth()
    {
        using var scope = NewDisposeScope();
        var elements = device.type == DeviceType.CPU ? 64L << 20 : 1L << 30;
        var source = zeros([elements], ScalarType.Float32, device);
        var target = zeros_like(source);
        var best = double.MaxValue;
        for (var round = 0; round <= CopyRounds; round++)
        {
            var watch = Stopwatch.StartNew();
            target.copy_(source);
            Wait();
            if (round > 0) best = Math.Min(best, watch.Elapsed.TotalSeconds);
        }
        return 2 * elements * sizeof(float) / best;
    }

    /// <summary>Measures a shape at several batch sizes with one set of weights.</summary>
    /// <param name="shape">The shape.</param>
    /// <param name="batches">The batch sizes.</param>
    /// <param name="bandwidth">The copy bandwidth that the limit is computed from; see <see cref="CopyBandwidth"/>.</param>
    /// <param name="cancellationToken">Ends the measurement.</param>
    public async IAsyncEnumerable<BenchRow> RunAsync(BenchShape shape, IEnumerable<int> batches, double bandwidth, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var type = device.type == DeviceType.CPU ? ScalarType.Float32 : ScalarType.BFloat16;
        using var model = QwenModel.Random(shape.Config, device, seed: 1, type);
        var tokenizer = Tokenizer.Placeholder(shape.Config.Text.VocabularySize);
        foreach (var batch in batches)
        {
            var options = new EngineOptions { Slots = batch, Capacity = shape.PromptTokens + shape.NewTokens, PrefillTokens = 16384, Waiting = batch };
            await using var engine = new DecodeEngine(model, tokenizer, options);
            // The first round pays for what is done once: recordings, choices of kernels, allocations.
            await MeasureAsync(engine, shape, batch, seed: 100, cancellationToken);
            var (prefill, rate) = await MeasureAsync(engine, shape, batch, seed: 200, cancellationToken);
            yield return new BenchRow(shape.Name, batch, prefill, rate, Limit(shape, batch, type, bandwidth));
        }
    }

    private static async Task<(double Prefill, double Rate)> MeasureAsync(DecodeEngine engine, BenchShape shape, int batch, int seed, CancellationToken cancellationToken)
    {
        var requests = Enumerable.Range(0, batch).Select(i => Request(shape, seed + i)).ToArray();
        var watch = Stopwatch.StartNew();
        var times = await Task.WhenAll(requests.Select(ReadAsync));
        var first = times.Max(time => time.First);
        // What the early ones made while the last was still waiting for its first token is not counted.
        var made = times.Sum(time => time.Times.Count(at => at > first));
        return (first, made / (times.Max(time => time.Times[^1]) - first));

        async Task<(double First, List<double> Times)> ReadAsync(DecodeRequest request)
        {
            var times = new List<double>(shape.NewTokens);
            await foreach (var _ in engine.StreamAsync(request, cancellationToken)) times.Add(watch.Elapsed.TotalSeconds);
            return (times[0], times);
        }
    }

    private static DecodeRequest Request(BenchShape shape, int seed)
    {
        var random = new Random(seed);
        var pixels = new byte[shape.PictureSide * shape.PictureSide * PixelImage.Channels];
        random.NextBytes(pixels);
        var images = new ImageProcessor(shape.Config.Vision).Process([new PixelImage(shape.PictureSide, shape.PictureSide, pixels)]);
        var picture = images.Grids[0].Tokens(shape.Config.Vision.MergeSize);
        var text = shape.PromptTokens - picture - 2;
        int Word() => random.Next(256, shape.Config.Text.VocabularySize / 2);
        int[] tokens = [.. Enumerable.Range(0, text / 2).Select(_ => Word()), shape.Config.VisionStartToken, .. Enumerable.Repeat(shape.Config.ImageToken, picture), shape.Config.VisionEndToken, .. Enumerable.Range(0, text - (text / 2)).Select(_ => Word())];
        return new DecodeRequest(new Prompt([.. tokens], images), new SamplingOptions { MaxTokens = shape.NewTokens, EndAtEndToken = false });
    }

    /// <summary>Tokens a second of steps that read weights and cache once and do nothing else.</summary>
    private static double Limit(BenchShape shape, int batch, ScalarType type, double bandwidth)
    {
        var text = shape.Config.Text;
        var size = type == ScalarType.Float32 ? 4 : 2;
        // The embedding is looked up, not read; a tied one is read as the head.
        var weights = (ReleasedShapes.Language(text) - (text.TiedHead ? 0 : (long)text.VocabularySize * text.HiddenSize)) * size;
        var cache = (long)batch * (shape.PromptTokens + (shape.NewTokens / 2)) * KeyValueCache.BytesPerPosition(text, type);
        return batch * bandwidth / (weights + cache);
    }

    private void Wait()
    {
        if (device.type == DeviceType.CUDA) cuda.synchronize();
    }
}
