using Flywheel.Model.Decoding;
using Flywheel.Model.Qwen;
using Flywheel.Model.Tokenization;
using Flywheel.Model.Vision;
using Flywheel.Model.Weights;
using static TorchSharp.torch;

namespace Flywheel.Model.Parity;

/// <summary>Compares a model with the outputs that its reference computed from the same weights and pictures.</summary>
internal sealed class ModelParity : IDisposable
{
    public const string ExpectedName = "expected.safetensors";

    // The settings that the reference was trained with for its losses.
    private const int TrainedTokens = 18;
    private const double LearningRate = 1e-3, WeightDecay = 0.1;

    /// <summary>Gradients this far below the largest of their parameter are lost in the rounding of single precision.</summary>
    private const double GradientResolution = 2e-6;

    /// <summary>The share of a parameter that may be such; with more of them a match would prove nothing.</summary>
    private const double MostUndetermined = 1e-3;

    /// <summary>The parameters whose uncertain gradients may be turned.</summary>
    private const int MostTurned = 3;

    private const double PixelBar = 1e-5, OutputBar = 2e-4, LossBar = 1e-4, GradientBar = 1e-3;

    private readonly SafetensorsFile _expected;
    private readonly QwenModel _model;
    private readonly Prompt _prompt;
    private readonly int[] _generated;

    public ModelParity(string folder, QwenModel model)
    {
        _model = model;
        _expected = SafetensorsFile.Open(Path.Combine(folder, ExpectedName));
        var tokens = Numbers("input_ids");
        if (_expected.Entries["input_ids"].Shape is not [1, _]) throw new ParityException($"{folder}: input_ids hold several prompts; one is read.");
        var pictures = Enumerable.Range(0, int.MaxValue).Select(i => Path.Combine(folder, $"image{i}.png")).TakeWhile(File.Exists).Select(path => PixelImage.Decode(File.ReadAllBytes(path))).ToArray();
        _prompt = new Prompt([.. tokens.Select(id => (int)id)], pictures.Length == 0 ? null : ImageProcessor.ForFolder(folder, model.Config.Vision).Process(pictures));
        _generated = [.. Numbers("generated").Select(id => (int)id)];
    }

    /// <summary>A config in the other layout must say the same.</summary>
    public static IEnumerable<ParityCheck> CheckConfigs(string folder)
    {
        var nested = Path.Combine(folder, "config.nested.json");
        if (!File.Exists(nested)) yield break;
        var (one, other) = (ModelConfig.Read(Path.Combine(folder, ModelConfig.FileName)), ModelConfig.Read(nested));
        static string Sizes(ModelConfig config) => string.Join(' ', ReleasedShapes.Of(config).Select(t => $"{t.Name}:{string.Join('x', t.Shape)}"))
            + $" {config.Text.RopeTheta} {string.Join(' ', config.Text.RopeSections)} {config.Text.NormEpsilon} {config.Vision.WindowSize} {string.Join(' ', config.Vision.FullAttentionBlocks)} {config.ImageToken}";
        yield return new ParityCheck("layouts of config.json read differently", Sizes(one) == Sizes(other) ? 0 : 1, 0);
    }

    public IEnumerable<ParityCheck> Run(CancellationToken cancellationToken)
    {
        Func<IEnumerable<ParityCheck>>[] parts = [CheckInputs, CheckOutputs, CheckGreedy, CheckTraining];
        foreach (var part in parts)
        {
            cancellationToken.ThrowIfCancellationRequested();
            using var scope = NewDisposeScope();
            foreach (var check in part().ToArray()) yield return check;
        }
    }

    public IEnumerable<ParityCheck> RunInHalfPrecision()
    {
        using var scope = NewDisposeScope();
        using var quiet = no_grad();
        yield return new ParityCheck("bf16 logits, share of the largest", Share(_model.Score([_prompt]), "logits"), null);
        yield return new ParityCheck($"bf16 greedy tokens different, of {_generated.Length}", Different(GreedyCached()), null);
    }

    public void Dispose()
    {
        _expected.Dispose();
        _model.Dispose();
    }

    private IEnumerable<ParityCheck> CheckInputs()
    {
        if (_prompt.Images is { } images)
        {
            var pixels = _expected.Read("pixel_values").data<float>().ToArray();
            yield return new ParityCheck("pixel values, largest difference", pixels.Length == images.Patches.Length ? pixels.Zip(images.Patches, (a, b) => Math.Abs(a - b)).Max() : double.PositiveInfinity, PixelBar);
            long[] grids = [.. images.Grids.SelectMany(grid => new long[] { grid.Frames, grid.Rows, grid.Columns })];
            yield return new ParityCheck("picture grids different", grids.SequenceEqual(Numbers("image_grid_thw")) ? 0 : 1, 0);
        }
        var positions = RopePositions.Of(_prompt.Tokens, _prompt.Grids, _model.Config);
        long[] all = [.. positions.Time, .. positions.Height, .. positions.Width];
        yield return new ParityCheck("position ids different", all.Zip(Numbers("position_ids"), (a, b) => a == b ? 0 : 1).Sum(), 0);
        yield return new ParityCheck("rope delta different", positions.Delta == Numbers("rope_deltas")[0] ? 0 : 1, 0);
    }

    private IEnumerable<ParityCheck> CheckOutputs()
    {
        using var quiet = no_grad();
        if (_prompt.Images is { } images) yield return new ParityCheck("vision embeddings, share of the largest", Share(_model.Vision.Forward(images), "vision_embeds"), OutputBar);
        yield return new ParityCheck("logits, share of the largest", Share(_model.Score([_prompt]), "logits"), OutputBar);
    }

    private IEnumerable<ParityCheck> CheckGreedy()
    {
        using var quiet = no_grad();
        yield return new ParityCheck($"greedy tokens without cache different, of {_generated.Length}", Different(Greedy()), 0);
        yield return new ParityCheck($"greedy tokens with cache different, of {_generated.Length}", Different(GreedyCached()), 0);
    }

    /// <summary>
    /// Adam's first step goes by the sign of each gradient, and a gradient below the resolution of the sums behind it has no sign
    /// that two programs would agree on. So a difference that goes away when such gradients are turned is none.
    /// </summary>
    private IEnumerable<ParityCheck> CheckTraining()
    {
        var losses = _expected.Read("losses").data<float>().ToArray();
        var initial = _model.parameters().Select(parameter => parameter.detach().clone()).ToArray();
        _model.zero_grad();
        Loss().backward();
        foreach (var check in CheckGradients().ToArray()) yield return check;
        var candidates = Undetermined();
        var turned = new List<UndeterminedGradients>();
        var worst = Train(losses, turned, initial);
        for (var round = 0; round < MostTurned && worst > LossBar && candidates.Count > 0; round++)
        {
            var (best, difference) = candidates.Select(candidate => (candidate, Difference: Train(losses, [.. turned, candidate], initial))).MinBy(pair => pair.Difference);
            if (difference >= worst) break;
            worst = difference;
            turned.Add(best);
            candidates.Remove(best);
        }
        yield return new ParityCheck($"losses of {losses.Length} AdamW steps, largest difference", worst, LossBar);
    }

    private double Train(float[] losses, List<UndeterminedGradients> turned, Tensor[] initial)
    {
        Restore(initial);
        using var optimizer = optim.AdamW(_model.parameters(), lr: LearningRate, weight_decay: WeightDecay);
        var worst = 0.0;
        for (var step = 0; step < losses.Length; step++)
        {
            using var scope = NewDisposeScope();
            optimizer.zero_grad();
            var loss = Loss();
            loss.backward();
            worst = Math.Max(worst, Math.Abs(loss.item<float>() - losses[step]));
            if (step == 0) turned.ForEach(gradients => gradients.Turn());
            optimizer.step();
        }
        return worst;
    }

    private void Restore(Tensor[] initial)
    {
        using var quiet = no_grad();
        foreach (var (parameter, start) in _model.parameters().Zip(initial)) parameter.copy_(start);
    }

    /// <summary>The gradients of no certain sign, by parameter.</summary>
    private List<UndeterminedGradients> Undetermined()
    {
        var found = new List<UndeterminedGradients>();
        foreach (var parameter in _model.parameters())
        {
            var values = parameter.grad!.flatten().cpu().data<float>().ToArray();
            var limit = GradientResolution * values.Max(Math.Abs);
            long[] elements = [.. values.Index().Where(pair => pair.Item != 0 && Math.Abs(pair.Item) <= limit).Select(pair => (long)pair.Index)];
            if (elements.Length > 0 && elements.Length <= MostUndetermined * values.Length) found.Add(new UndeterminedGradients(parameter, elements));
        }
        return found;
    }

    private IEnumerable<ParityCheck> CheckGradients()
    {
        var norm = nn.utils.clip_grad_norm_(_model.parameters(), double.MaxValue);
        double reference = _expected.Read("grad_norm").data<float>().ToArray()[0];
        yield return new ParityCheck("gradient norm, relative", Math.Abs(norm - reference) / reference, GradientBar);
        const string Prefix = "grad.";
        foreach (var name in _expected.Entries.Keys.Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            var released = WeightFolder.ReleasedName(name[Prefix.Length..]);
            var slot = _model.Slots().First(slot => slot.Name == released);
            yield return new ParityCheck($"gradient of {released}, share of the largest", Share(slot.Gradient()!, name), GradientBar);
        }
    }

    /// <summary>Next-token loss on the last tokens of the prompt.</summary>
    private Tensor Loss()
    {
        var count = _prompt.Tokens.Length;
        var targets = _prompt.Tokens.Skip(count - TrainedTokens).Select(id => (long)id).ToArray();
        var logits = _model.Score([_prompt]).narrow(0, count - TrainedTokens - 1, TrainedTokens);
        return nn.functional.cross_entropy(logits, tensor(targets, ScalarType.Int64, _model.Device));
    }

    private int[] Greedy()
    {
        var tokens = _prompt.Tokens;
        foreach (var _ in _generated)
        {
            using var scope = NewDisposeScope();
            tokens = tokens.Add(Best(_model.Score([_prompt with { Tokens = tokens }])));
        }
        return [.. tokens.Skip(_prompt.Tokens.Length)];
    }

    /// <summary>Through the decoding engine, as everything else is decoded.</summary>
    private int[] GreedyCached()
    {
        var options = new EngineOptions { Slots = 2, Capacity = _prompt.Tokens.Length + _generated.Length };
        var engine = new DecodeEngine(_model, Tokenizer.Placeholder(Math.Max(256, _model.Config.Text.VocabularySize)), options);
        var request = new DecodeRequest(_prompt, new SamplingOptions { MaxTokens = _generated.Length, EndAtEndToken = false });
        var tokens = engine.CompleteAsync(request).GetAwaiter().GetResult().End.Tokens;
        engine.DisposeAsync().AsTask().GetAwaiter().GetResult();
        return [.. tokens];
    }

    private static int Best(Tensor logits) => (int)logits[-1].argmax(-1).item<long>();

    private int Different(int[] tokens) => tokens.Zip(_generated, (a, b) => a == b ? 0 : 1).Sum();

    /// <summary>The largest difference as a share of the reference's largest magnitude.</summary>
    private double Share(Tensor value, string name)
    {
        var reference = _expected.Read(name).to(_model.Device);
        var difference = value.to(ScalarType.Float32).reshape(reference.shape).sub(reference).abs().max().item<float>();
        return difference / reference.abs().max().item<float>();
    }

    private long[] Numbers(string name)
    {
        using var read = _expected.Read(name);
        return read.data<long>().ToArray();
    }
}
