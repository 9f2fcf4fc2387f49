using Flywheel.Model.Weights;
using static TorchSharp.torch;

namespace Flywheel.Model.Tests.Weights;

public sealed class WeightFolderTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly TorchSharp.DisposeScope _scope = NewDisposeScope();

    public void Dispose()
    {
        _scope.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Shards_are_read_as_one()
    {
        SafetensorsWriter.Write(_folder.File("m-1.safetensors"), [("a", tensor([1f]))]);
        SafetensorsWriter.Write(_folder.File("m-2.safetensors"), [("b", tensor([2f]))]);
        Index("""{"weight_map":{"a":"m-1.safetensors","b":"m-2.safetensors"}}""");

        using var weights = WeightFolder.Open(_folder.Path);

        Assert.Equal(["a", "b"], weights.Names.Order());
    }

    [Fact]
    public void A_missing_shard_is_named()
    {
        Index("""{"weight_map":{"a":"m-1.safetensors"}}""");

        Assert.Contains("m-1.safetensors", Refusal(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"weight_map":{"a":"../secret.safetensors"}}""", "no plain file name")]
    [InlineData("""{"weight_map":{"a":"/etc/passwd"}}""", "no plain file name")]
    [InlineData("""{"weight_map":{"a":1}}""", "no weight_map")]
    [InlineData("{}", "no weight_map")]
    [InlineData("nonsense", "no weight_map")]
    public void A_hostile_index_is_refused(string index, string problem)
    {
        Index(index);

        Assert.Contains(problem, Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_tensor_in_two_shards_is_refused()
    {
        SafetensorsWriter.Write(_folder.File("m-1.safetensors"), [("model.visual.a", tensor([1f]))]);
        SafetensorsWriter.Write(_folder.File("m-2.safetensors"), [("visual.a", tensor([2f]))]);
        Index("""{"weight_map":{"a":"m-1.safetensors","b":"m-2.safetensors"}}""");

        Assert.Contains("visual.a", Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_without_weights_is_refused() => Assert.Contains("neither model.safetensors nor", Refusal(), StringComparison.Ordinal);

    [Theory]
    [InlineData("model.language_model.norm.weight", "model.norm.weight")]
    [InlineData("model.visual.merger.ln_q.weight", "visual.merger.ln_q.weight")]
    [InlineData("model.norm.weight", "model.norm.weight")]
    [InlineData("lm_head.weight", "lm_head.weight")]
    public void Newer_names_are_read_as_the_released_ones(string name, string released) => Assert.Equal(released, WeightFolder.ReleasedName(name));

    private void Index(string json) => File.WriteAllText(_folder.File(WeightFolder.IndexName), json);

    private string Refusal() => Assert.Throws<ModelFileException>(() => WeightFolder.Open(_folder.Path)).Message;
}
