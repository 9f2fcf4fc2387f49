using System.Collections.Immutable;
using System.ComponentModel;
using System.Diagnostics;

namespace Flywheel.Model.Interaction;

/// <summary>The programs that the Python sandbox is made of.</summary>
/// <param name="Bubblewrap">The path of <c>bwrap</c>.</param>
/// <param name="Python">The path of the interpreter.</param>
/// <param name="Folders">Folders outside the system's own that the interpreter needs to see.</param>
/// <param name="Filter">The kernel's filter.</param>
internal sealed record PythonRuntime(string Bubblewrap, string Python, ImmutableArray<string> Folders, byte[] Filter)
{
    private static readonly TimeSpan ProbeTime = TimeSpan.FromSeconds(20);

    /// <summary>
    /// Finds both. Of several interpreters, the first with Pillow, which the model's code mostly draws with; without any, the first that works.
    /// </summary>
    /// <exception cref="SandboxUnavailableException">One is missing.</exception>
    public static async Task<PythonRuntime> FindAsync(CancellationToken cancellationToken)
    {
        if (!OperatingSystem.IsLinux())
        {
            throw new SandboxUnavailableException("Python code is run under bubblewrap, which needs Linux.");
        }

        var filter = SyscallFilter.ForThisMachine();
        var bubblewrap = OnPath("bwrap").FirstOrDefault()
            ?? throw new SandboxUnavailableException("Python code is run under bubblewrap, which this machine lacks. Install it: apt-get install bubblewrap");
        PythonRuntime? first = null;
        foreach (var candidate in OnPath("python3").Append("/usr/bin/python3").Distinct(StringComparer.Ordinal).Where(File.Exists))
        {
            if (await ProbeAsync(candidate, cancellationToken) is not [var program, var prefix, var basePrefix, var pillow])
            {
                continue;
            }

            var folders = new[] { prefix, basePrefix }.Where(p => !IsSystem(p)).Distinct(StringComparer.Ordinal).ToImmutableArray();
            var runtime = new PythonRuntime(bubblewrap, program, folders, filter);
            first ??= runtime;
            if (pillow == "True")
            {
                return runtime;
            }
        }

        return first ?? throw new SandboxUnavailableException("This machine has no python3. Install it: apt-get install python3 python3-pil");
    }

    private static bool IsSystem(string folder) => folder is "/usr" or "/usr/local" || folder.StartsWith("/usr/", StringComparison.Ordinal);

    private static IEnumerable<string> OnPath(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(':', StringSplitOptions.RemoveEmptyEntries)
        .Where(Path.IsPathRooted)
        .Select(folder => Path.Combine(folder, program))
        .Where(File.Exists);

    /// <summary>The interpreter's own path, its prefixes, and whether it has Pillow; null if it does not run.</summary>
    private static async Task<string[]?> ProbeAsync(string python, CancellationToken cancellationToken)
    {
        const string Question = "import sys, importlib.util as u; print(sys.executable, sys.prefix, sys.base_prefix, u.find_spec('PIL') is not None, sep='\\n')";
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(ProbeTime);
        using var process = new Process
        {
            StartInfo = new ProcessStartInfo(python, ["-I", "-c", Question]) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, UseShellExecute = false },
        };
        try
        {
            process.Start();
            process.StandardInput.Close();
            var errors = process.StandardError.ReadToEndAsync(deadline.Token);
            var lines = (await process.StandardOutput.ReadToEndAsync(deadline.Token)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            await errors;
            await process.WaitForExitAsync(deadline.Token);
            return process.ExitCode == 0 && lines.Length == 4 ? lines : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            process.Kill(entireProcessTree: true);
            return null;
        }
    }
}
