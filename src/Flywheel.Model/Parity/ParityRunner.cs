using Flywheel.Model.Qwen;
using static TorchSharp.torch;

namespace Flywheel.Model.Parity;

/// <summary>
/// Compares this program with a reference whose inputs and outputs lie in a folder: a model (config.json, weights, image0.png and
/// so on, expected.safetensors), a tokenizer (tokenizer.json, encodings.json), or a folder of such folders.
/// </summary>
public static class ParityRunner
{
    /// <summary>Runs all comparisons that the folder has the parts for.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="device">Where to compute. Elsewhere than on the CPU, a pass in bf16 is reported too.</param>
    /// <param name="cancellationToken">Stops between two comparisons.</param>
    /// <exception cref="ParityException">The folder holds nothing to compare.</exception>
    /// <exception cref="ModelFileException">A file in it is damaged.</exception>
    public static IEnumerable<ParityCheck> Run(string folder, Device device, CancellationToken cancellationToken = default)
    {
        if (!Directory.Exists(folder)) throw new ParityException($"There is no folder {folder}.");
        var folders = Directory.GetDirectories(folder).Order(StringComparer.Ordinal).Prepend(folder).ToArray();
        var models = folders.Where(f => File.Exists(Path.Combine(f, ModelParity.ExpectedName))).ToArray();
        var tokenizers = folders.Where(f => File.Exists(Path.Combine(f, TokenizerParity.ExpectedName))).ToArray();
        if (models.Length + tokenizers.Length == 0)
        {
            throw new ParityException($"Neither {folder} nor a folder in it has {ModelParity.ExpectedName} (a model's outputs) or {TokenizerParity.ExpectedName} (a tokenizer's).");
        }
        return tokenizers.SelectMany(TokenizerParity.Run).Concat(models.SelectMany(f => RunModel(f, device, cancellationToken)));
    }

    private static IEnumerable<ParityCheck> RunModel(string folder, Device device, CancellationToken cancellationToken)
    {
        foreach (var check in ModelParity.CheckConfigs(folder)) yield return check;
        using (var exact = new ModelParity(folder, QwenModel.Load(folder, device, ScalarType.Float32)))
        {
            foreach (var check in exact.Run(cancellationToken)) yield return check;
        }
        if (device.type == TorchSharp.DeviceType.CPU) yield break;
        using var brief = new ModelParity(folder, QwenModel.Load(folder, device, ScalarType.BFloat16));
        foreach (var check in brief.RunInHalfPrecision()) yield return check;
    }
}
