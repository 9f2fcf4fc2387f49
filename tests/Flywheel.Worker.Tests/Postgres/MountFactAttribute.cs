namespace Flywheel.Worker.Tests.Postgres;

/// <summary>A test that mounts a file system, and is left out where that is not allowed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class MountFactAttribute : FactAttribute
{
    private static readonly Lazy<bool> Allowed = new(() =>
    {
        var folder = Directory.CreateTempSubdirectory("mount-").FullName;
        var allowed = Environment.IsPrivilegedProcess && SmallDisk.Mount("-t", "tmpfs", "none", folder) && SmallDisk.Unmount(folder);
        Directory.Delete(folder);
        return allowed;
    });

    public MountFactAttribute()
    {
        if (!Allowed.Value)
            Skip = "Only root may mount file systems, and not in every container.";
    }
}
