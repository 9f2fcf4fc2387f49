using Flywheel.Model.Decoding;
using Flywheel.Model.Language;
using Flywheel.Model.Native;
using Flywheel.Model.Parity;
using Flywheel.Model.Qwen;
using Flywheel.Model.Tokenization;
using static TorchSharp.torch;

namespace Flywheel.Model.Tests.Native;

public sealed class CudaExtensionTests
{
    [CudaFact]
    public void The_extension_was_built() => Assert.True(CudaExtension.IsAvailable);

    [CudaFact]
    public void The_model_equals_the_reference_on_the_GPU() => Assert.All(ParityRunner.Run(Fixture.Root, CUDA), check => Assert.True(check.Passed, $"{check.Name}: {check.Difference}"));

    [CudaFact]
    public void Fused_operations_equal_the_composed_ones()
    {
        using var scope = NewDisposeScope();
        using var quiet = no_grad();
        foreach (var type in new[] { ScalarType.Float32, ScalarType.BFloat16 })
        {
            var input = randn([37, 1000], type, CUDA);
            var weight = randn([1000], type, CUDA);
            var (fused, composed) = (new CudaKernels(), new Kernels());

            Assert.True(fused.Normalize(input, weight, 1e-6).to(ScalarType.Float32).allclose(composed.Normalize(input, weight, 1e-6).to(ScalarType.Float32), rtol: 1e-2, atol: 1e-5));
            Assert.True(fused.Gate(input).to(ScalarType.Float32).allclose(composed.Gate(input).to(ScalarType.Float32), rtol: 1e-2, atol: 1e-5));
        }
    }

    [CudaFact]
    public async Task Recorded_steps_give_what_the_processor_gives()
    {
        using var host = QwenModel.Load(Fixture.Model, CPU);
        using var device = QwenModel.Load(Fixture.Model, CUDA);
        var requests = Enumerable.Range(0, 12).Select(i => Request(i, new SamplingOptions { MaxTokens = 20, EndAtEndToken = false })).ToArray();

        var expected = await Complete(host, requests);
        var found = await Complete(device, requests);

        Assert.Equal(expected, found);
    }

    [CudaFact]
    public async Task Fused_draws_follow_the_filtered_probabilities()
    {
        using var device = QwenModel.Load(Fixture.Model, CUDA);
        const int Draws = 2000, Kept = 5;
        var reported = (await Complete(device, [Request(1, new SamplingOptions { MaxTokens = 1, LogProbabilities = Kept, EndAtEndToken = false })], result => result.Probabilities[0].Top))[0];
        var mass = reported.Sum(top => Math.Exp(top.LogProbability));
        var requests = Enumerable.Range(0, Draws).Select(i => Request(1, new SamplingOptions { MaxTokens = 1, Temperature = 1, TopK = Kept, Seed = (ulong)i, EndAtEndToken = false })).ToArray();

        var drawn = (await Complete(device, requests)).Select(tokens => tokens[0]).ToArray();

        Assert.Empty(drawn.Except(reported.Select(top => top.Token)));
        foreach (var (token, log) in reported)
        {
            var share = Math.Exp(log) / mass;
            Assert.Equal(share, drawn.Count(t => t == token) / (double)Draws, 4 * Math.Sqrt(share * (1 - share) / Draws));
        }
    }

    private static Task<int[][]> Complete(QwenModel model, DecodeRequest[] requests) => Complete(model, requests, result => result.End.Tokens.ToArray());

    private static async Task<T[]> Complete<T>(QwenModel model, DecodeRequest[] requests, Func<DecodeResult, T> read)
    {
        await using var engine = new DecodeEngine(model, Tokenizer.Placeholder(model.Config.Text.VocabularySize), new EngineOptions { Slots = 4, Capacity = 128, Waiting = requests.Length });
        return await Task.WhenAll(requests.Select(async request => read(await engine.CompleteAsync(request))));
    }

    private static DecodeRequest Request(int seed, SamplingOptions sampling)
    {
        var random = new Random(seed);
        return new DecodeRequest(new Prompt([.. Enumerable.Range(0, 6 + (3 * seed)).Select(_ => random.Next(400))]), sampling);
    }
}
