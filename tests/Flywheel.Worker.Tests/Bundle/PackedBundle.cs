using System.Diagnostics;

namespace Flywheel.Worker.Tests.Bundle;

/// <summary>The bundle of what was built for this test, packed and unpacked into an empty folder, and programs run with an empty environment.</summary>
public sealed class PackedBundle : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private readonly string _folder = Directory.CreateTempSubdirectory("flywheel-bundle-").FullName;

    public PackedBundle()
    {
        // .../bin/CONFIGURATION/net10.0
        var output = new DirectoryInfo(AppContext.BaseDirectory);
        var root = output;
        while (!File.Exists(Path.Combine(root.FullName, "VThinker.sln"))) root = root.Parent!;
        Archive = Path.Combine(_folder, "bundle.tar.gz");
        Expect(Start(Path.Combine(root.FullName, "bundle", "pack"), ["-o", Archive], info => info.Environment["CONFIGURATION"] = output.Parent!.Name));
        Expect(Start("tar", ["-xzf", Archive, "-C", _folder], _ => { }));
    }

    public string Archive { get; }

    public string Folder => Path.Combine(_folder, "vthinker");

    /// <summary>A path outside of the bundle.</summary>
    public string Beside(string name) => Path.Combine(_folder, name);

    /// <summary>Runs a program of the bundle, or of the system, with nothing in its environment but the usual path and what is added.</summary>
    public (int Code, string Output, string Errors) Run(string program, string[] arguments, params (string Name, string Value)[] environment) =>
        Start(Path.IsPathRooted(program) || !File.Exists(Path.Combine(Folder, program)) ? program : Path.Combine(Folder, program), arguments, info =>
        {
            info.Environment.Clear();
            info.Environment["PATH"] = "/usr/local/bin:/usr/bin:/bin";
            foreach (var (name, value) in environment) info.Environment[name] = value;
        });

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static void Expect((int Code, string Output, string Errors) result) => Assert.True(result.Code == 0, result.Output + result.Errors);

    private static (int Code, string Output, string Errors) Start(string program, string[] arguments, Action<ProcessStartInfo> configure)
    {
        var info = new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        configure(info);
        using var process = Process.Start(info)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        if (!process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{program} {string.Join(' ', arguments)} did not end.");
        }

        return (process.ExitCode, output.GetAwaiter().GetResult(), errors.GetAwaiter().GetResult());
    }
}
