using Flywheel.Model.Chat;

namespace Flywheel.Model.Interaction;

/// <summary>
/// A file that a sandboxed program named. The program may have put links anywhere in its folder, and the reader of the file is not confined as
/// the program was: no link is ever followed. To be used only after the program has ended.
/// </summary>
internal sealed class ScratchFile
{
    private const int LongestPath = 1_000;

    private readonly string _path;
    private readonly bool _isLinked;

    /// <param name="folder">The scratch folder.</param>
    /// <param name="seenAs">The scratch folder as the program sees it.</param>
    /// <param name="name">What the program printed.</param>
    public ScratchFile(string folder, string seenAs, string name)
    {
        (Name, _path) = (name, folder);
        if (name.Length is 0 or > LongestPath || name.Contains('\0', StringComparison.Ordinal))
        {
            return;
        }

        var relative = name.StartsWith(seenAs + "/", StringComparison.Ordinal) ? name[(seenAs.Length + 1)..]
            : name.StartsWith("/tmp/", StringComparison.Ordinal) ? name["/tmp/".Length..]
            : name;
        var steps = relative.Split('/', StringSplitOptions.RemoveEmptyEntries).Where(s => s != ".").ToArray();
        if (relative.StartsWith('/') || steps.Length == 0 || steps.Contains(".."))
        {
            return;
        }

        foreach (var step in steps)
        {
            _path = Path.Combine(_path, step);
            if (new FileInfo(_path).LinkTarget is not null)
            {
                _isLinked = true;
                Exists = true;
                return;
            }
        }

        Exists = File.Exists(_path);
    }

    /// <summary>Whether the name is that of a file, or of a link, in the folder.</summary>
    public bool Exists { get; }

    /// <summary>The name as the program printed it.</summary>
    public string Name { get; }

    /// <summary>The content.</summary>
    /// <param name="most">Bytes at most.</param>
    /// <exception cref="PictureException">It is a link, too large or unreadable.</exception>
    public byte[] Read(int most)
    {
        if (_isLinked)
        {
            throw new PictureException("It is a link; save the picture as a plain file.");
        }

        try
        {
            using var file = new FileStream(_path, FileMode.Open, FileAccess.Read);
            if (file.Length > most)
            {
                throw new PictureException($"The file has {file.Length:N0} bytes; a picture may have {most:N0}.");
            }

            var content = new byte[file.Length];
            file.ReadExactly(content);
            return content;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new PictureException("The file cannot be read.");
        }
    }
}
