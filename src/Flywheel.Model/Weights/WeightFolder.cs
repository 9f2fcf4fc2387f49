using System.Collections.Immutable;
using System.Text.Json;
using static TorchSharp.torch;

namespace Flywheel.Model.Weights;

/// <summary>
/// The weights of a model folder: one model.safetensors, or several with an index. Names that newer programs write
/// (model.language_model.*, model.visual.*) are read as the released ones (model.*, visual.*).
/// </summary>
public sealed class WeightFolder : IDisposable
{
    /// <summary>The name of the file of an unsharded model.</summary>
    public const string SingleName = "model.safetensors";

    /// <summary>The name of the file that lists the shards of a sharded model.</summary>
    public const string IndexName = "model.safetensors.index.json";

    private readonly ImmutableArray<SafetensorsFile> _files;
    private readonly ImmutableDictionary<string, (SafetensorsFile File, SafetensorsEntry Entry)> _tensors;

    private WeightFolder(string folder, ImmutableArray<SafetensorsFile> files)
    {
        Folder = folder;
        _files = files;
        var all = files.SelectMany(file => file.Entries.Values.Select(entry => (Name: ReleasedName(entry.Name), Value: (file, entry)))).ToArray();
        if (all.GroupBy(pair => pair.Name).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new ModelFileException(twice.Last().Value.file.Path, $"tensor \"{twice.Key}\" is also in {System.IO.Path.GetFileName(twice.First().Value.file.Path)}.");
        }
        _tensors = all.ToImmutableDictionary(pair => pair.Name, pair => pair.Value);
    }

    /// <summary>The folder's path.</summary>
    public string Folder { get; }

    /// <summary>The released names of its tensors.</summary>
    public IEnumerable<string> Names => _tensors.Keys;

    /// <summary>Opens the weights of a folder and checks all headers.</summary>
    /// <exception cref="ModelFileException">A file is missing or damaged, or two files hold the same tensor.</exception>
    public static WeightFolder Open(string folder)
    {
        var _files = ImmutableArray.CreateBuilder<SafetensorsFile>();
        try
        {
            foreach (var path in Files(folder)) _files.Add(SafetensorsFile.Open(path));
            return new WeightFolder(folder, _files.ToImmutable());
        }
        catch
        {
            foreach (var file in _files) file.Dispose();
            throw;
        }
    }

    /// <summary>The entry of a tensor by its released name.</summary>
    /// <exception cref="ModelFileException">There is none.</exception>
    public SafetensorsEntry Find(string name) => Get(name).Entry;

    /// <summary>Copies a tensor, by its released name, into one of the same shape.</summary>
    /// <exception cref="ModelFileException">There is none.</exception>
    public void CopyTo(string name, Tensor target)
    {
        var (file, entry) = Get(name);
        file.CopyTo(entry.Name, target);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var file in _files) file.Dispose();
    }

    internal static string ReleasedName(string name) =>
        name.StartsWith("model.language_model.", StringComparison.Ordinal) ? "model." + name["model.language_model.".Length..] :
        name.StartsWith("model.visual.", StringComparison.Ordinal) ? name["model.".Length..] : name;

    private (SafetensorsFile File, SafetensorsEntry Entry) Get(string name) =>
        _tensors.TryGetValue(name, out var found) ? found : throw new ModelFileException(Folder, $"tensor \"{name}\" is in none of its {_files.Length} safetensors file(s).");

    private static IEnumerable<string> Files(string folder)
    {
        var index = Path.Combine(folder, IndexName);
        if (File.Exists(index)) return Shards(folder, index);
        var single = Path.Combine(folder, SingleName);
        return File.Exists(single) ? [single] : throw new ModelFileException(folder, $"it has neither {SingleName} nor {IndexName}.");
    }

    private static string[] Shards(string folder, string index)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(index));
            var names = document.RootElement.GetProperty("weight_map").EnumerateObject().Select(pair => pair.Value.GetString()!).Distinct().Order().ToArray();
            var outside = names.FirstOrDefault(name => name.Length == 0 || Path.GetFileName(name) != name);
            if (outside is not null) throw new ModelFileException(index, $"the shard \"{outside}\" is no plain file name.");
            return Array.ConvertAll(names, name => Path.Combine(folder, name));
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new ModelFileException(index, $"it has no weight_map of tensor names to file names: {error.Message}", error);
        }
    }
}
