namespace Flywheel.Worker.Postgres;

/// <summary>A running server, as its file postmaster.pid describes it.</summary>
/// <param name="ProcessId">The server's first process.</param>
/// <param name="Port">The port in its socket's name.</param>
/// <param name="Socket">The folder of its socket.</param>
internal sealed record Postmaster(int ProcessId, int Port, string Socket)
{
    public const string PidFile = "postmaster.pid";

    private const int ProcessLine = 0;
    private const int PortLine = 3;
    private const int SocketLine = 4;

    /// <summary>The server that works on the cluster; null if none does, whatever a file left over from a crash says.</summary>
    public static Postmaster? Find(string dataFolder)
    {
        var text = TryRead(Path.Combine(dataFolder, PidFile));
        var lines = text?.Split('\n') ?? [];
        if (lines.Length <= SocketLine || !int.TryParse(lines[ProcessLine], out var process) || !int.TryParse(lines[PortLine], out var port))
            return null;

        // The number may belong to another program by now, even to a server on another folder; ours works in this one.
        return TryRead($"/proc/{process}/cwd/{PidFile}") == text ? new Postmaster(process, port, lines[SocketLine].Trim()) : null;
    }

    /// <summary>Whether any process, be it one that a killed server left behind, still works in the cluster's folder.</summary>
    public static bool AnyProcessIn(string dataFolder)
    {
        var text = TryRead(Path.Combine(dataFolder, PidFile));
        return text is not null && Directory.EnumerateDirectories("/proc")
            .Where(process => int.TryParse(Path.GetFileName(process), out _))
            .Any(process => TryRead(Path.Combine(process, "cwd", PidFile)) == text);
    }

    private static string? TryRead(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
