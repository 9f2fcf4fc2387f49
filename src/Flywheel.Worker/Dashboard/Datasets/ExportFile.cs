namespace Flywheel.Worker.Dashboard.Datasets;

/// <summary>A file of an export.</summary>
/// <param name="Name">Its path in the export's folder, with slashes.</param>
/// <param name="Path">Its absolute path.</param>
/// <param name="Bytes">Its size; null if it is missing.</param>
/// <param name="Rows">Rows in it; null for one that holds none or does not say.</param>
/// <param name="Sha256">What it must hash to by the lockfile; null where that says nothing of it.</param>
internal sealed record ExportFile(string Name, string Path, long? Bytes, long? Rows, string? Sha256)
{
    /// <summary>What browsers and programs take it for.</summary>
    public string ContentType => System.IO.Path.GetExtension(Name) switch
    {
        ".parquet" => "application/vnd.apache.parquet",
        ".json" => "application/json",
        ".jsonl" => "application/x-ndjson",
        ".tsv" => "text/tab-separated-values; charset=utf-8",
        ".md" => "text/markdown; charset=utf-8",
        ".png" => "image/png",
        _ => "application/octet-stream",
    };

    /// <summary>Opens it for reading.</summary>
    /// <exception cref="ExportFolderException">It is gone, or has become a link.</exception>
    public FileStream Open()
    {
        try
        {
            return Bytes is not null && new FileInfo(Path).LinkTarget is null
                ? new FileStream(Path, new FileStreamOptions { Mode = FileMode.Open, Access = FileAccess.Read, Share = FileShare.Read | FileShare.Delete, Options = FileOptions.Asynchronous | FileOptions.SequentialScan })
                : throw new ExportFolderException($"The file {Name} is no longer there.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ExportFolderException($"The file {Name} cannot be read: {e.Message}");
        }
    }
}
