using System.Security.Cryptography;
using System.Text;

namespace Flywheel.Worker.Postgres;

/// <summary>Where the server's Unix socket lies. The path of a socket has at most 107 bytes, and the server's user must be able to enter its folder.</summary>
internal static class SocketFolder
{
    /// <summary>The port is a part of the socket's name, and nothing else.</summary>
    public const int Port = 5432;

    private const int LongestPath = 107;
    private const string BesideName = "run";

    private static readonly string LockName = $"/.s.PGSQL.{Port}.lock";

    /// <summary>Chooses the folder for a cluster, and makes it: beside it where that is short enough, else a short one that its path determines.</summary>
    /// <param name="root">The database's folder.</param>
    /// <param name="account">The server's user.</param>
    /// <param name="byPath">Whether that user can enter the folder by its path.</param>
    /// <param name="cancellationToken">Ends the programs that this runs.</param>
    public static async Task<string> MakeAsync(string root, ServerAccount account, bool byPath, CancellationToken cancellationToken)
    {
        var beside = Path.Combine(root, BesideName);
        if (byPath && Fits(beside))
        {
            // As the server's user, who owns the folder above and could have put a link there.
            var made = await account.RunAsync("mkdir", folder => ["-p", "-m", "700", "--", Path.Combine(folder, BesideName)], root, byPath, cancellationToken);
            return made.ExitCode == 0 ? beside : throw Trouble.FromOutput("mkdir", beside, made.Output);
        }

        var chosen = Path.Combine(ShortParent(), $"flywheel-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(root)))[..16]}");
        if (new DirectoryInfo(chosen).LinkTarget is not null)
            throw new LocalPostgresException("The folder for the database's socket is a link.", chosen, "Remove it.");
        await account.MakeFolderAsync(chosen, cancellationToken);
        return chosen;
    }

    /// <summary>The file in which the server that owns the socket left its process number.</summary>
    public static string LockFile(string folder) => folder + LockName;

    /// <summary>Removes a short folder that is no longer used.</summary>
    public static void Remove(string folder, string root)
    {
        if (folder != Path.Combine(root, BesideName) && Directory.Exists(folder) && !Directory.EnumerateFileSystemEntries(folder).Any())
            Directory.Delete(folder);
    }

    /// <summary>A folder that only this user writes to, if there is one.</summary>
    private static string ShortParent()
    {
        if (Environment.IsPrivilegedProcess)
            return Directory.Exists("/run") ? "/run" : "/tmp";
        var runtime = Environment.GetEnvironmentVariable("XDG_RUNTIME_DIR");
        return Directory.Exists(runtime) && Fits(Path.Combine(runtime, "flywheel-0123456789abcdef")) ? runtime : "/tmp";
    }

    /// <summary>Characters that the server's list of folders, its configuration or a connection string give a meaning are left to the short folder.</summary>
    private static bool Fits(string folder) =>
        Encoding.UTF8.GetByteCount(folder + LockName) <= LongestPath && !folder.AsSpan().ContainsAny("\"',;\\\n\r");
}
