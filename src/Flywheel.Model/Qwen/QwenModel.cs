using Flywheel.Model.Language;
using Flywheel.Model.Native;
using Flywheel.Model.Vision;
using Flywheel.Model.Weights;
using static TorchSharp.torch;

namespace Flywheel.Model.Qwen;

/// <summary>
/// Qwen2.5-VL: a vision tower and a language model in whose prompts pictures take the places of image tokens. The weights lie in
/// the released names' order but some share a parameter; <see cref="Slots"/> tells which.
/// </summary>
public sealed class QwenModel : nn.Module
{
    private const double InitialDeviation = 0.02;

    private QwenModel(ModelConfig config, ScalarType type, Device device) : base(nameof(QwenModel))
    {
        Config = config;
        Type = type;
        Device = device;
        var placement = new Placement(type, device, CudaKernels.Find(device) ?? new Kernels());
        Text = new TextModel(config.Text, placement);
        Vision = new VisionTower(config.Vision, placement);
        register_module("text", Text);
        register_module("visual", Vision);
    }

    /// <summary>Its sizes.</summary>
    public ModelConfig Config { get; }

    /// <summary>The type of its weights.</summary>
    public ScalarType Type { get; }

    /// <summary>Where it lives.</summary>
    public Device Device { get; }

    /// <summary>The language model.</summary>
    public TextModel Text { get; }

    /// <summary>The vision tower.</summary>
    public VisionTower Vision { get; }

    /// <summary>Where each released tensor lives.</summary>
    public IEnumerable<WeightSlot> Slots() => Text.Slots().Concat(Vision.Slots());

    /// <summary>Loads a folder of a released model: config.json and its safetensors files.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="device">Where to put it.</param>
    /// <param name="type">The type to use, or null for the one in config.json.</param>
    /// <exception cref="ModelFileException">
    /// A file is missing, damaged or of another architecture, or a tensor is missing or of another shape or type. Found before any
    /// memory is taken.
    /// </exception>
    public static QwenModel Load(string folder, Device device, ScalarType? type = null)
    {
        var config = ModelConfig.Read(Path.Combine(folder, ModelConfig.FileName));
        using var weights = WeightFolder.Open(folder);
        Check(config, weights);
        var model = new QwenModel(config, type ?? config.Type, device);
        using var scope = NewDisposeScope();
        try
        {
            foreach (var slot in model.Slots()) weights.CopyTo(slot.Name, slot.View());
            return model;
        }
        catch
        {
            model.Dispose();
            throw;
        }
    }

    /// <summary>A model with random weights: matrices normal with deviation 0.02, scales 1, biases 0.</summary>
    public static QwenModel Random(ModelConfig config, Device device, ulong seed, ScalarType? type = null)
    {
        var model = new QwenModel(config, type ?? config.Type, device);
        using var generator = new Generator(seed, device);
        using var quiet = no_grad();
        foreach (var parameter in model.parameters())
        {
            if (parameter.dim() > 1) parameter.normal_(0, InitialDeviation, generator);
        }
        foreach (var slot in model.Slots().Where(slot => slot.Shape.Length == 1))
        {
            using var view = slot.View();
            view.fill_(slot.Name.EndsWith(".bias", StringComparison.Ordinal) ? 0 : 1);
        }
        return model;
    }

    /// <summary>Writes config.json and model.safetensors, in the released layout and names, into a folder.</summary>
    public void Save(string folder)
    {
        Directory.CreateDirectory(folder);
        using var scope = NewDisposeScope();
        SafetensorsWriter.Write(Path.Combine(folder, WeightFolder.SingleName), [.. Slots().OrderBy(slot => slot.Name, StringComparer.Ordinal).Select(slot => (slot.Name, slot.View()))]);
        new ConfigFile(Path.Combine(folder, ModelConfig.FileName)).Write(Config with { Type = Type });
    }

    /// <summary>
    /// The embeddings of prompts that lie one after the other, pictures in their places: [all tokens, hidden]. Pictures of all
    /// prompts go through the tower together.
    /// </summary>
    public Tensor Embed(IReadOnlyList<Prompt> prompts)
    {
        using var scope = NewDisposeScope();
        var tokens = prompts.SelectMany(prompt => prompt.Tokens).Select(token => (long)token).ToArray();
        var hidden = Text.Embed(tensor(tokens, ScalarType.Int64, Device));
        var images = prompts.Select(prompt => prompt.Images).OfType<PatchedImages>().ToArray();
        if (images.Length > 0)
        {
            var places = Enumerable.Range(0, tokens.Length).Where(i => tokens[i] == Config.ImageToken).Select(i => (long)i).ToArray();
            hidden = hidden.index_copy_(0, tensor(places, ScalarType.Int64, Device), Vision.Forward(PatchedImages.Join(images)));
        }
        return hidden.MoveToOuterDisposeScope();
    }

    /// <summary>
    /// The embeddings of a prompt from one of its tokens on: [tokens, hidden]. Only the pictures that reach there are computed.
    /// </summary>
    public Tensor EmbedFrom(Prompt prompt, int start)
    {
        var skipped = prompt.Grids.Length - PicturesFrom(prompt, start);
        // A picture that begins before the start is computed whole.
        var from = skipped == prompt.Grids.Length ? start : EndOfPicture(prompt, skipped);
        var rest = new Prompt(prompt.Tokens[from..], prompt.Images?.Skip(skipped, Config.Vision.PatchElements));
        using var scope = NewDisposeScope();
        return Embed([rest]).narrow(0, start - from, prompt.Tokens.Length - start).MoveToOuterDisposeScope();
    }

    /// <summary>How many of a prompt's pictures reach beyond one of its tokens: those that <see cref="EmbedFrom"/> computes.</summary>
    internal int PicturesFrom(Prompt prompt, int start) =>
        prompt.Grids.Length - Enumerable.Range(0, prompt.Grids.Length).TakeWhile(picture => EndOfPicture(prompt, picture + 1) <= start).Count();

    /// <summary>Positions of prompts that lie one after the other, as <see cref="TextModel.Rotate"/> takes them: [3, all tokens].</summary>
    public Tensor Positions(IReadOnlyList<RopePositions> positions)
    {
        long[] all = [.. positions.SelectMany(p => p.Time), .. positions.SelectMany(p => p.Height), .. positions.SelectMany(p => p.Width)];
        return tensor(all, [3, all.Length / 3], ScalarType.Int64, Device);
    }

    /// <summary>
    /// What logits are read from, for all positions of prompts, each by itself and without a cache: [all tokens, hidden].
    /// </summary>
    public Tensor Hidden(IReadOnlyList<Prompt> prompts)
    {
        using var scope = NewDisposeScope();
        var rotation = Text.Rotate(Positions([.. prompts.Select(prompt => RopePositions.Of(prompt.Tokens, prompt.Grids, Config))]));
        var attention = new SequenceAttention([.. prompts.Select(prompt => prompt.Tokens.Length)], Device);
        return Text.Forward(Embed(prompts), rotation, attention).MoveToOuterDisposeScope();
    }

    /// <summary>The logits of all positions of prompts, each by itself and without a cache: [all tokens, vocabulary].</summary>
    public Tensor Score(IReadOnlyList<Prompt> prompts)
    {
        using var scope = NewDisposeScope();
        return Text.Logits(Hidden(prompts)).MoveToOuterDisposeScope();
    }

    /// <summary>The token after a number of pictures.</summary>
    private int EndOfPicture(Prompt prompt, int pictures)
    {
        var at = 0;
        for (var i = 0; i < pictures; i++) at = prompt.Tokens.IndexOf(Config.ImageToken, at) + prompt.Grids[i].Tokens(Config.Vision.MergeSize);
        return at;
    }

    /// <summary>Compares the tensors of a folder with what the sizes ask for, by a model that takes no memory.</summary>
    private static void Check(ModelConfig config, WeightFolder weights)
    {
        foreach (var (name, shape) in ReleasedShapes.Of(config))
        {
            var entry = weights.Find(name);
            if (!entry.Shape.AsSpan().SequenceEqual(shape.AsSpan()))
            {
                throw new ModelFileException(weights.Folder, $"tensor \"{name}\" has shape [{string.Join(", ", entry.Shape)}], but config.json asks for [{string.Join(", ", shape)}].");
            }
            if (entry.Type is not (ScalarType.Float32 or ScalarType.BFloat16 or ScalarType.Float16))
            {
                throw new ModelFileException(weights.Folder, $"tensor \"{name}\" is of type {entry.Type}; floating-point weights are read.");
            }
        }
    }
}
