using System.Diagnostics;

namespace Flywheel.Worker.Tests.Postgres;

/// <summary>A file system of its own, in memory, mounted on a folder until disposed of.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly string _folder;

    public SmallDisk(string folder, int megabytes)
    {
        _folder = folder;
        if (!Mount("-t", "tmpfs", "-o", $"size={megabytes}m", "none", folder))
            throw new InvalidOperationException($"Nothing could be mounted on {folder}.");
    }

    public static bool Mount(params string[] arguments) => Run("mount", arguments);

    public static bool Unmount(string folder) => Run("umount", "-l", folder);

    public void Fill()
    {
        using var file = new FileStream(Path.Combine(_folder, "ballast"), FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        foreach (var size in new[] { 1 << 20, 4096, 1 })
        {
            try
            {
                while (true)
                    file.Write(new byte[size]);
            }
            catch (IOException)
            {
                // Full for pieces of this size.
            }
        }
    }

    public void Free() => File.Delete(Path.Combine(_folder, "ballast"));

    public void MakeReadOnly()
    {
        if (!Mount("-o", "remount,ro", _folder))
            throw new InvalidOperationException($"{_folder} could not be made read-only.");
    }

    public void Dispose() => Unmount(_folder);

    private static bool Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
