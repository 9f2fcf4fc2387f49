using System.Text.Json.Nodes;
using Flywheel.Model.Language;
using Flywheel.Model.Qwen;
using Flywheel.Model.Vision;
using Flywheel.Model.Weights;
using static TorchSharp.torch;

namespace Flywheel.Model.Tests.Qwen;

public sealed class QwenModelTests : IDisposable
{
    private readonly TempFolder _folder = new TempFolder().With(Fixture.Model, "config.json", "model.safetensors");
    private readonly TorchSharp.DisposeScope _scope = NewDisposeScope();
    private readonly IDisposable _quiet = no_grad();

    public void Dispose()
    {
        _quiet.Dispose();
        _scope.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void A_saved_model_is_the_same_after_loading()
    {
        using var model = QwenModel.Load(_folder.Path, CPU);
        using var copy = new TempFolder();
        model.Save(copy.Path);

        using var loaded = QwenModel.Load(copy.Path, CPU);

        Assert.Equal(Score(model), Score(loaded));
    }

    [Fact]
    public void A_tied_head_is_the_embedding()
    {
        var config = ModelConfig.Read(Path.Combine(_folder.Path, ModelConfig.FileName));
        using var model = QwenModel.Random(config with { Text = config.Text with { TiedHead = true } }, CPU, seed: 1);

        Assert.DoesNotContain(model.Slots(), slot => slot.Name == "lm_head.weight");
        Assert.Equal(config.Text.VocabularySize, model.Text.Logits(zeros(1, config.Text.HiddenSize)).shape[1]);
    }

    [Fact]
    public void Slots_have_the_names_and_shapes_of_the_released_files()
    {
        using var model = QwenModel.Load(_folder.Path, CPU);

        Assert.Equal(
            ReleasedShapes.Of(model.Config).Select(t => $"{t.Name} {string.Join('x', t.Shape)}").Order(),
            model.Slots().Select(slot => $"{slot.Name} {string.Join('x', slot.Shape)}").Order());
    }

    [Theory]
    [InlineData("hidden_size", "66", "num_attention_heads")]
    [InlineData("num_hidden_layers", "4", "model.layers.3.input_layernorm.weight")]
    [InlineData("vocab_size", "600", "model.embed_tokens.weight")]
    [InlineData("model_type", "\"llama\"", "llama")]
    [InlineData("hidden_act", "\"gelu\"", "hidden_act")]
    [InlineData("num_attention_heads", "0", "num_attention_heads is 0")]
    [InlineData("num_key_value_heads", "3", "no multiple of num_key_value_heads 3")]
    [InlineData("intermediate_size", "2000000000", "intermediate_size is 2000000000")]
    [InlineData("rope_scaling", "{\"type\":\"mrope\",\"mrope_section\":[1,1,1]}", "mrope_section")]
    [InlineData("rope_scaling", "{\"type\":\"yarn\",\"mrope_section\":[2,3,3]}", "yarn")]
    [InlineData("use_sliding_window", "true", "use_sliding_window")]
    [InlineData("vision_config", "null", "vision_config")]
    [InlineData("torch_dtype", "\"int8\"", "int8")]
    public void A_config_that_does_not_fit_is_refused_with_its_reason(string key, string value, string problem)
    {
        var path = _folder.File(ModelConfig.FileName);
        var json = JsonNode.Parse(File.ReadAllBytes(path))!;
        json[key] = JsonNode.Parse(value);
        File.WriteAllText(path, json.ToJsonString());

        var error = Assert.Throws<ModelFileException>(() => QwenModel.Load(_folder.Path, CPU));

        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Weights_that_are_no_floating_point_numbers_are_refused()
    {
        Replace("model.norm.weight", ones([64], ScalarType.Int64));

        Assert.Contains("model.norm.weight", Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_tensor_of_another_shape_is_refused_with_both_shapes()
    {
        Replace("visual.merger.ln_q.weight", ones([33]));

        var refusal = Refusal();

        Assert.Contains("[33]", refusal, StringComparison.Ordinal);
        Assert.Contains("[32]", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void A_batch_of_prompts_scores_each_as_if_it_were_alone()
    {
        using var model = QwenModel.Load(_folder.Path, CPU);
        Prompt one = new([1, 2, 3, 4, 5]), other = new([9, 8, 7]);

        var together = model.Score([one, other]);

        Assert.True(together.narrow(0, 0, 5).allclose(model.Score([one]), atol: 1e-5));
        Assert.True(together.narrow(0, 5, 3).allclose(model.Score([other]), atol: 1e-5));
    }

    [Fact]
    public void Pictures_of_several_sizes_go_through_the_tower_as_if_alone()
    {
        using var model = QwenModel.Load(_folder.Path, CPU);
        var processor = new ImageProcessor(model.Config.Vision);
        var random = new Random(1);
        var images = new[] { (84, 140), (112, 56), (84, 140) }.Select(size => Noise(random, size.Item1, size.Item2)).ToArray();

        var together = model.Vision.Forward(processor.Process(images));
        var alone = cat([.. images.Select(image => model.Vision.Forward(processor.Process([image])))]);

        Assert.True(together.allclose(alone, atol: 1e-5));
    }

    [Fact]
    public void A_prompt_added_in_parts_gives_what_it_gives_at_once()
    {
        using var model = QwenModel.Load(_folder.Path, CPU);
        using var cache = new KeyValueCache(model.Config.Text, 2, 16, model.Type, CPU);
        var prompt = new Prompt([5, 6, 7, 8, 9, 10]);

        Pass(model, cache, prompt.Tokens[..4], 0);
        var rest = Pass(model, cache, prompt.Tokens[4..], 4);

        Assert.True(rest.allclose(model.Score([prompt]).narrow(0, 4, 2), atol: 1e-5));
    }

    [Fact]
    public void A_slot_copied_continues_like_its_origin()
    {
        using var model = QwenModel.Load(_folder.Path, CPU);
        using var cache = new KeyValueCache(model.Config.Text, 2, 16, model.Type, CPU);
        Pass(model, cache, [5, 6, 7], 0);

        cache.Copy(0, 1, 3);

        Assert.True(Pass(model, cache, [8], 3, slot: 1).allclose(Pass(model, cache, [8], 3, slot: 0), atol: 1e-6));
    }

    [Theory]
    [InlineData(new[] { 505 }, "beyond its 0")]
    [InlineData(new[] { 506 }, "video")]
    public void A_prompt_whose_pictures_do_not_fit_is_refused(int[] tokens, string problem)
    {
        using var model = QwenModel.Load(_folder.Path, CPU);

        var error = Assert.Throws<ArgumentException>(() => model.Score([new Prompt([.. tokens])]));

        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
    }

    private static Tensor Pass(QwenModel model, KeyValueCache cache, IReadOnlyList<int> tokens, int start, int slot = 0)
    {
        var prompt = new Prompt([.. tokens]);
        var positions = RopePositions.Of(prompt.Tokens, [], model.Config, start);
        var attention = new PrefillAttention(cache, [new CacheSegment(slot, start, tokens.Count)]);
        return model.Text.Logits(model.Text.Forward(model.Embed([prompt]), model.Text.Rotate(model.Positions([positions])), attention));
    }

    private static float[] Score(QwenModel model) => model.Score([new Prompt([1, 2, 3])]).data<float>().ToArray();

    private static PixelImage Noise(Random random, int width, int height)
    {
        var pixels = new byte[width * height * 3];
        random.NextBytes(pixels);
        return new PixelImage(width, height, pixels);
    }

    private void Replace(string name, Tensor value)
    {
        var path = _folder.File(WeightFolder.SingleName);
        (string, Tensor)[] all;
        using (var file = SafetensorsFile.Open(path)) all = [.. file.Entries.Keys.Select(key => (key, key == name ? value : file.Read(key)))];
        SafetensorsWriter.Write(path, all);
    }

    private string Refusal() => Assert.Throws<ModelFileException>(() => QwenModel.Load(_folder.Path, CPU)).Message;
}
