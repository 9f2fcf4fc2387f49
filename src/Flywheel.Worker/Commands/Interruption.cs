using System.Runtime.InteropServices;

namespace Flywheel.Worker.Commands;

/// <summary>
/// Ctrl-C and a request to terminate, for as long as it lives: the first asks the command to end in order, the second ends the process at
/// once, which loses nothing but the work that was being done.
/// </summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly TextWriter _errors;
    private readonly PosixSignalRegistration[] _registrations;
    private int _count;

    public Interruption(TextWriter errors)
    {
        _errors = errors;
        _registrations = [PosixSignalRegistration.Create(PosixSignal.SIGINT, Handle), PosixSignalRegistration.Create(PosixSignal.SIGTERM, Handle)];
    }

    /// <summary>Cancelled by the first signal.</summary>
    public CancellationToken Token => _source.Token;

    public void Dispose()
    {
        foreach (var registration in _registrations)
        {
            registration.Dispose();
        }

        _source.Dispose();
    }

    private void Handle(PosixSignalContext context)
    {
        context.Cancel = true;
        if (Interlocked.Increment(ref _count) > 1)
        {
            // Not the runtime's own exit: it would tear libraries down under the threads that still compute in them.
            EndProcess(CommandErrors.Interrupted);
        }

        _errors.WriteLine($"{Environment.NewLine}Stopping; once more to stop at once.");
        _ = _source.CancelAsync();
    }

    [DllImport("libc", EntryPoint = "_exit")]
    private static extern void EndProcess(int status);
}
