namespace Flywheel.Model.Tests.Interaction;

/// <summary>A test that needs bubblewrap and Python; skipped, with its reason, where the machine has neither.</summary>
public sealed class PythonFactAttribute : FactAttribute
{
    public PythonFactAttribute()
    {
        if (!OperatingSystem.IsLinux() || !(Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Combine(folder, "bwrap"))))
        {
            Skip = "bubblewrap is not installed";
        }
    }
}
