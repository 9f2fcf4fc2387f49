namespace Flywheel.Model.Tests;

/// <summary>A folder that is gone after the test.</summary>
internal sealed class TempFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("flywheel-model-").FullName;

    public string File(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Copies the files of another folder here.</summary>
    public TempFolder With(string source, params string[] names)
    {
        foreach (var name in names) System.IO.File.Copy(System.IO.Path.Combine(source, name), File(name));
        return this;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
