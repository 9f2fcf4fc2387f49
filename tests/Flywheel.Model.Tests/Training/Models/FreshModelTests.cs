using Flywheel.Model.Qwen;
using Flywheel.Model.Training.Models;
using Flywheel.Model.Vision;
using static TorchSharp.torch;

namespace Flywheel.Model.Tests.Training.Models;

public sealed class FreshModelTests : IClassFixture<FigureFixture>, IDisposable
{
    private readonly FigureFixture _figures;
    private readonly ModelConfig _config = ModelShape.Find("tiny")!.Config;
    private readonly QwenModel _model;
    private readonly IDisposable _quiet = no_grad();

    public FreshModelTests(FigureFixture figures) => (_figures, _model) = (figures, FreshModel.Make(_config, CPU, 1));

    [Fact]
    public void A_seed_gives_the_same_weights_and_another_seed_others()
    {
        using var scope = NewDisposeScope();
        using QwenModel same = FreshModel.Make(_config, CPU, 1), other = FreshModel.Make(_config, CPU, 2);

        bool Equal(QwenModel model, string kind) => _model.Slots().Zip(model.Slots()).Where(pair => pair.First.Name.EndsWith(kind, StringComparison.Ordinal)).All(pair => pair.First.View().allclose(pair.Second.View(), 0, 0));

        Assert.True(Equal(same, ""));
        Assert.False(Equal(other, "q_proj.weight"));
    }

    [Fact]
    public void Before_it_learned_anything_every_token_is_about_as_likely_as_the_others()
    {
        using var scope = NewDisposeScope();
        var scores = _model.Score([new Prompt([1, 2, 3, 4, 5, 6, 7])]).log_softmax(-1);

        // The logarithm of 512 tokens is 6.2.
        Assert.InRange(-scores.mean().item<float>(), 6, 7.5);
    }

    [Fact]
    public void Different_drawings_on_the_same_ground_are_told_apart_from_the_start()
    {
        using var scope = NewDisposeScope();
        Tensor Tokens(string code) => _model.Vision.Forward(new ImageProcessor(_config.Vision, 3136, 12544).Process([PixelImage.Decode(_figures.Renderer.Png(_figures.Engine.Draw(code).Scene!))]));
        Tensor one = Tokens("Canvas(224, 224); Circle(70, 80, 40);"), two = Tokens("Canvas(224, 224); Segment(30, 200, 190, 20);");

        Assert.InRange(one.sub(two).norm().item<float>() / one.norm().item<float>(), 0.3, 2);
        var text = _model.Text.Embed(arange(100, ScalarType.Int64));
        Assert.InRange(one.square().mean().sqrt().item<float>() / text.square().mean().sqrt().item<float>(), 0.2, 2);
    }

    public void Dispose()
    {
        _quiet.Dispose();
        _model.Dispose();
    }
}
