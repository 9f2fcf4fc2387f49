namespace Flywheel.Worker.Files;

/// <summary>Files that are complete or absent.</summary>
internal static class AsideFile
{
    /// <summary>Writes a file beside its place and moves it there once it is on the disk.</summary>
    /// <param name="path">The file.</param>
    /// <param name="write">Writes the content.</param>
    public static void Write(string path, Action<Stream> write)
    {
        var part = path + ".part";
        using (var stream = new FileStream(part, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            write(stream);
            stream.Flush(flushToDisk: true);
        }

        File.Move(part, path, overwrite: true);
    }
}
