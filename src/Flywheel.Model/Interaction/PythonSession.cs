using System.Collections.Immutable;
using System.Diagnostics;
using System.Text;
using Flywheel.Model.Chat;

namespace Flywheel.Model.Interaction;

/// <summary>A conversation's scratch folder, and the runs in it.</summary>
internal sealed class PythonSession : ISandboxSession
{
    private const string Driver = """
        import linecache, sys, traceback
        source = open('/run/block.py', encoding='utf-8').read()
        linecache.cache['block.py'] = (len(source), None, source.splitlines(True), 'block.py')
        try:
            exec(compile(source, 'block.py', 'exec'), {'__name__': '__main__', 'image_path': '/work/image.png'})
        except SystemExit:
            raise
        except BaseException as error:
            trace = error.__traceback__.tb_next if error.__traceback__ else None
            sys.stdout.flush()
            sys.stderr.write(''.join(traceback.format_exception(type(error), error, trace))[-4000:])
            sys.exit(1)
        """;

    /// <summary>Run by the shell, whose limits and open file the program inherits: $0 is the filter, the rest the command.</summary>
    private const string Launch = "ulimit -c 0; ulimit -n {0}; ulimit -t {1}; ulimit -f {2}; ulimit -v {3}; exec \"$@\" 9<\"$0\"";

    private static readonly TimeSpan WatchInterval = TimeSpan.FromMilliseconds(25);

    private readonly PythonRuntime _runtime;
    private readonly PythonLimits _limits;
    private readonly DirectoryInfo _folder;
    private readonly string _work;

    /// <param name="runtime">The programs.</param>
    /// <param name="limits">The bounds.</param>
    /// <param name="picture">The PNG file of the question; null for none.</param>
    public PythonSession(PythonRuntime runtime, PythonLimits limits, byte[]? picture)
    {
        (_runtime, _limits) = (runtime, limits);
        _folder = Directory.CreateTempSubdirectory("flywheel-python-");
        _work = _folder.CreateSubdirectory("work").FullName;
        _folder.CreateSubdirectory("run");
        File.WriteAllBytes(Path.Combine(_folder.FullName, "filter"), runtime.Filter);
        if (picture is not null)
        {
            File.WriteAllBytes(Path.Combine(_work, "image.png"), picture);
        }
    }

    /// <inheritdoc />
    /// <remarks>The picture is in the scratch folder already; the model's code opens the file that it means.</remarks>
    public Task<SandboxReply> RunAsync(CodeBlock block, Picture current, CancellationToken cancellationToken) => RunAsync(block, cancellationToken);

    /// <summary>Runs a block.</summary>
    public async Task<SandboxReply> RunAsync(CodeBlock block, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "run", "block.py"), block.Code, cancellationToken);
        using var process = new Process { StartInfo = Command() };
        process.Start();
        process.StandardInput.Close();
        var output = new BoundedOutput(process.StandardOutput, _limits.OutputLength);
        var errors = new BoundedOutput(process.StandardError, _limits.OutputLength);
        var reading = Task.WhenAll(output.ReadAsync(), errors.ReadAsync());
        var stopped = await WatchAsync(process, started, output, errors, cancellationToken);
        await process.WaitForExitAsync(CancellationToken.None);
        await reading;
        cancellationToken.ThrowIfCancellationRequested();
        var elapsed = Stopwatch.GetElapsedTime(started);
        if (stopped is var (status, reason))
        {
            return new SandboxReply(status, reason, [], elapsed);
        }

        if (process.ExitCode != 0)
        {
            return Failure(process.ExitCode, errors.Text, elapsed);
        }

        var (text, pictures, refused) = Collect(output.Text);
        return new SandboxReply(refused ? SandboxStatus.OverLimit : SandboxStatus.Ran, text, pictures, elapsed);
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync()
    {
        try
        {
            Unlock(_folder);
            _folder.Delete(recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // What a program managed to leave behind stays in the machine's temporary folder, bounded by the limits.
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>A program may leave folders that nobody may enter; their owner can open them again. Links are not followed.</summary>
    private static void Unlock(DirectoryInfo folder)
    {
        var waiting = new Stack<DirectoryInfo>([folder]);
        while (!OperatingSystem.IsWindows() && waiting.TryPop(out var next))
        {
            next.UnixFileMode |= UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
            foreach (var inner in next.EnumerateDirectories().Where(d => d.LinkTarget is null))
            {
                waiting.Push(inner);
            }
        }
    }

    private ProcessStartInfo Command()
    {
        var launch = string.Format(null, Launch, _limits.OpenFiles, _limits.ProcessorSeconds, _limits.FileBytes / 512, _limits.Memory / 1024);
        var start = new ProcessStartInfo("/bin/sh", ["-c", launch, Path.Combine(_folder.FullName, "filter"), _runtime.Bubblewrap])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var argument in Arguments())
        {
            start.ArgumentList.Add(argument);
        }

        return start;
    }

    private IEnumerable<string> Arguments()
    {
        string[] fixedPart =
        [
            "--unshare-user", "--unshare-pid", "--unshare-net", "--unshare-ipc", "--unshare-uts", "--unshare-cgroup-try",
            "--uid", "65534", "--gid", "65534", "--hostname", "sandbox", "--cap-drop", "ALL",
            "--die-with-parent", "--new-session", "--clearenv", "--seccomp", "9",
            "--setenv", "PATH", "/usr/bin:/bin", "--setenv", "HOME", PythonSandbox.Workplace, "--setenv", "LANG", "C.UTF-8",
            "--setenv", "MPLBACKEND", "Agg", "--setenv", "MPLCONFIGDIR", PythonSandbox.Workplace, "--setenv", "TMPDIR", PythonSandbox.Workplace,
            "--setenv", "OPENBLAS_NUM_THREADS", "1", "--setenv", "OMP_NUM_THREADS", "1", "--setenv", "PYTHONUNBUFFERED", "1",
            "--ro-bind", "/usr", "/usr",
        ];
        foreach (var argument in fixedPart)
        {
            yield return argument;
        }

        // Where /bin and the like are links into /usr, they stay so.
        foreach (var folder in (string[])["/bin", "/lib", "/lib64", "/lib32", "/sbin"])
        {
            if (!Directory.Exists(folder))
            {
                continue;
            }

            var target = new DirectoryInfo(folder).LinkTarget;
            yield return target is null ? "--ro-bind" : "--symlink";
            yield return target ?? folder;
            yield return folder;
        }

        foreach (var path in (string[])["/etc/ld.so.cache", "/etc/alternatives", "/etc/fonts", "/etc/localtime", .. _runtime.Folders])
        {
            yield return "--ro-bind-try";
            yield return path;
            yield return path;
        }

        // Single devices instead of bubblewrap's own /dev, whose shared memory would be a second place to write.
        foreach (var device in (string[])["/dev/null", "/dev/zero", "/dev/urandom"])
        {
            yield return "--dev-bind";
            yield return device;
            yield return device;
        }

        // No /proc: where this process is root, the sandboxed one still owns the kernel's settings under /proc/sys.
        string[] rest =
        [
            "--ro-bind", Path.Combine(_folder.FullName, "run"), "/run",
            "--bind", _work, PythonSandbox.Workplace, "--symlink", PythonSandbox.Workplace, "/tmp",
            "--remount-ro", "/", "--chdir", PythonSandbox.Workplace,
            "--", _runtime.Python, "-I", "-B", "-c", Driver,
        ];
        foreach (var argument in rest)
        {
            yield return argument;
        }
    }

    /// <summary>Waits for the end and ends the program where it goes beyond a limit.</summary>
    /// <returns>Which limit, and what the model is told; null where the program ended by itself.</returns>
    private async Task<(SandboxStatus Status, string Reason)?> WatchAsync(
        Process process, long started, BoundedOutput output, BoundedOutput errors, CancellationToken cancellationToken)
    {
        while (!process.HasExited)
        {
            try
            {
                using var pause = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
                pause.CancelAfter(WatchInterval);
                await process.WaitForExitAsync(pause.Token);
            }
            catch (OperationCanceledException)
            {
                var verdict = cancellationToken.IsCancellationRequested ? (SandboxStatus.Failed, "Cancelled.") : OverLimit(Stopwatch.GetElapsedTime(started), output, errors);
                if (verdict is not null)
                {
                    process.Kill(entireProcessTree: true);
                    return verdict;
                }
            }
        }

        return OverLimit(TimeSpan.Zero, output, errors);
    }

    private (SandboxStatus, string)? OverLimit(TimeSpan elapsed, BoundedOutput output, BoundedOutput errors)
    {
        if (elapsed > _limits.Time)
        {
            return (SandboxStatus.TimedOut, $"Error: the code ran longer than {_limits.Time.TotalSeconds:0.##} s and was stopped.");
        }

        if (output.Overflowed || errors.Overflowed)
        {
            return (SandboxStatus.OverLimit, $"Error: the code printed more than {_limits.OutputLength} characters and was stopped.");
        }

        return ScratchError() is { } error ? (SandboxStatus.OverLimit, error) : null;
    }

    private string? ScratchError()
    {
        var (bytes, files) = (0L, 0);
        try
        {
            var options = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint, IgnoreInaccessible = true };
            foreach (var entry in new DirectoryInfo(_work).EnumerateFileSystemInfos("*", options))
            {
                bytes += entry is FileInfo file ? file.Length : 0;
                if (++files > _limits.ScratchFiles || bytes > _limits.ScratchBytes)
                {
                    break;
                }
            }
        }
        catch (IOException)
        {
            // A file that went while it was looked at, or a path that became too long: the next look counts again.
        }

        return bytes > _limits.ScratchBytes ? $"Error: the code wrote more than {_limits.ScratchBytes >> 20} MiB of files and was stopped."
            : files > _limits.ScratchFiles ? $"Error: the code made more than {_limits.ScratchFiles} files and was stopped."
            : null;
    }

    /// <summary>What the model is told of a failure: Python's own words, or the limit behind the signal that ended it.</summary>
    private SandboxReply Failure(int exitCode, string errors, TimeSpan elapsed)
    {
        const int Signal = 128;
        const int OutOfTime = 24;
        const int Killed = 9;
        if (exitCode is Signal + OutOfTime or Signal + Killed)
        {
            return new SandboxReply(SandboxStatus.TimedOut, $"Error: the code used more than {_limits.ProcessorSeconds} s of processor time and was stopped.", [], elapsed);
        }

        var text = errors.Trim();
        return text.Contains("MemoryError", StringComparison.Ordinal)
            ? new SandboxReply(SandboxStatus.OverLimit, $"Error: the code wanted more than {_limits.Memory >> 20} MiB of memory.\n{text}", [], elapsed)
            : new SandboxReply(SandboxStatus.Failed, text.Length > 0 ? $"Error:\n{text}" : $"Error: Python ended with code {exitCode}.", [], elapsed);
    }

    /// <summary>Parts what was printed into text and pictures.</summary>
    private (string Text, ImmutableArray<Picture> Pictures, bool Refused) Collect(string printed)
    {
        var text = new List<string>();
        var pictures = ImmutableArray.CreateBuilder<Picture>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var refused = false;
        foreach (var line in printed.Split('\n'))
        {
            var scratch = new ScratchFile(_work, PythonSandbox.Workplace, line.Trim());
            if (!scratch.Exists)
            {
                text.Add(line);
            }
            else if (pictures.Count < _limits.Pictures && seen.Add(scratch.Name))
            {
                try
                {
                    pictures.Add(Picture.Read(scratch.Read(Picture.MostBytes)));
                }
                catch (PictureException e)
                {
                    refused = true;
                    text.Add($"Error: {scratch.Name}: {e.Message}");
                }
            }
        }

        return (string.Join('\n', text).Trim(), pictures.ToImmutable(), refused);
    }
}
