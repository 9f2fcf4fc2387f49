using System.Diagnostics;

namespace Flywheel.Worker.Postgres;

/// <summary>
/// The user under whom Postgres runs, which refuses to run as root: whoever runs this; if that is root, the owner of the cluster, or for a new
/// one postgres, or nobody.
/// </summary>
/// <param name="Name">The user's name; null for whoever runs this.</param>
/// <param name="UserId">The user's number.</param>
/// <param name="GroupId">The number of the user's group.</param>
internal sealed record ServerAccount(string? Name, int UserId, int GroupId)
{
    private const string Setpriv = "/usr/bin/setpriv";
    private const string Runuser = "/usr/sbin/runuser";

    /// <summary>Opens a folder before privileges are dropped, so that the program reaches it as <c>/proc/self/fd/9</c> whatever folders lie above it.</summary>
    private const string WithOpenFolder = "exec 9<\"$0\" && cd / && exec \"$@\"";

    /// <summary>What <see cref="WithOpenFolder"/> opens.</summary>
    private const string OpenFolder = "/proc/self/fd/9";

    private static readonly ServerAccount Self = new(null, UserId: -1, GroupId: -1);

    /// <param name="folder">The cluster's folder, which need not exist.</param>
    /// <exception cref="LocalPostgresException">Root runs this and the machine has no unprivileged user.</exception>
    public static ServerAccount For(string folder)
    {
        if (!Environment.IsPrivilegedProcess)
            return Self;

        var accounts = File.ReadLines("/etc/passwd")
            .Select(line => line.Split(':'))
            .Where(fields => fields.Length > 3 && int.TryParse(fields[2], out _) && int.TryParse(fields[3], out _))
            .Select(fields => new ServerAccount(fields[0], int.Parse(fields[2]), int.Parse(fields[3])))
            .ToArray();
        var owner = Directory.Exists(folder) ? OwnerOf(folder) : 0;
        return Array.Find(accounts, account => account.UserId == owner && owner != 0)
            ?? Array.Find(accounts, account => account.Name == "postgres")
            ?? Array.Find(accounts, account => account.Name == "nobody")
            ?? throw new LocalPostgresException("Postgres does not run as root, and there is no user postgres or nobody.", "/etc/passwd", "Make one: useradd --system postgres");
    }

    /// <summary>Makes a folder that only this user may enter.</summary>
    public async Task MakeFolderAsync(string folder, CancellationToken cancellationToken)
    {
        if (Name is null)
        {
            Directory.CreateDirectory(folder);
            // Only its owner may do this, so that the folder is known to be ours.
            if (OperatingSystem.IsLinux())
                File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            return;
        }

        // Folders above the given one stay root's.
        Directory.CreateDirectory(Path.GetDirectoryName(folder)!);
        var made = await ProgramRun.StartAsync("install", ["-d", "-m", "700", "-o", $"{UserId}", "-g", $"{GroupId}", "--", folder], cancellationToken);
        if (made.ExitCode != 0)
            throw Trouble.FromOutput("install", folder, made.Output);
    }

    /// <summary>Whether Postgres can be given the folder's path: the user can enter it, and pg_ctl, which puts it into a shell's double quotes, can say it.</summary>
    public async Task<bool> CanUsePathAsync(string folder, CancellationToken cancellationToken)
    {
        if (folder.AsSpan().ContainsAny("\"$`\\\n"))
            return false;
        if (Name is null)
            return true;
        string[] command = AsUser(["test", "-x", folder]);
        return (await ProgramRun.StartAsync(command[0], command[1..], cancellationToken)).ExitCode == 0;
    }

    /// <summary>Runs a Postgres program as this user.</summary>
    /// <param name="program">Its path.</param>
    /// <param name="arguments">Its arguments, made from the name under which the program reaches the folder.</param>
    /// <param name="folder">The folder that the program works on.</param>
    /// <param name="byPath">Whether the program can be given the folder's path.</param>
    /// <param name="cancellationToken">Kills the program.</param>
    public Task<ProgramRun> RunAsync(string program, Func<string, string[]> arguments, string folder, bool byPath, CancellationToken cancellationToken)
    {
        string[] command = byPath
            ? AsUser([program, .. arguments(folder)])
            : ["sh", "-c", WithOpenFolder, folder, .. AsUser([program, .. arguments(OpenFolder)])];
        return ProgramRun.StartAsync(command[0], command[1..], cancellationToken);
    }

    private static int OwnerOf(string folder)
    {
        using var stat = Process.Start(new ProcessStartInfo("stat", ["-c", "%u", "--", folder]) { RedirectStandardOutput = true, UseShellExecute = false });
        return int.TryParse(stat?.StandardOutput.ReadToEnd(), out var owner) ? owner : 0;
    }

    private string[] AsUser(string[] command)
    {
        if (Name is null)
            return command;
        if (File.Exists(Setpriv))
            return [Setpriv, "--reuid", $"{UserId}", "--regid", $"{GroupId}", "--clear-groups", "--", .. command];
        return File.Exists(Runuser)
            ? [Runuser, "-u", Name, "--", .. command]
            : ["su", "-s", "/bin/sh", Name, "-c", "exec \"$0\" \"$@\"", "--", .. command];
    }
}
