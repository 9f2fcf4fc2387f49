using Flywheel.Model.Qwen;
using static TorchSharp.torch;

namespace Flywheel.Model.Tests.Chat;

/// <summary>A whole model folder with random weights, the same at every run, for the fixture's tokenizer.</summary>
public sealed class TinyModel : IDisposable
{
    /// <summary>A wide embedding of few layers: quick, and its greedy text does not end by itself.</summary>
    public static ModelConfig Config { get; } = new(
        new TextConfig(2048, 64, 160, 3, 4, 2, 1e-6, 1e6, [2, 3, 3], TiedHead: false, 1024),
        new VisionConfig(4, 32, 72, 4, 64, 14, 2, 2, 56, [1, 3]),
        ScalarType.Float32, 2005, 2047, 2003, 2004, []);

    public TinyModel()
    {
        Folder = Path.Combine(Directory.CreateTempSubdirectory("flywheel-tiny-").FullName, "tiny-thinker");
        using var model = QwenModel.Random(Config, CPU, seed: 7);
        model.Save(Folder);
        File.Copy(Path.Combine(AppContext.BaseDirectory, "Fixtures", "tokenizer", "tokenizer.json"), Path.Combine(Folder, "tokenizer.json"));
    }

    public string Folder { get; }

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(Folder)!, recursive: true);
}
