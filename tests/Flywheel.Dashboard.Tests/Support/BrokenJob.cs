using Hangfire;

namespace Flywheel.Dashboard.Tests.Support;

/// <summary>A job that nobody tries a second time.</summary>
[AutomaticRetry(Attempts = 0)]
public sealed class BrokenJob
{
    /// <summary>Never runs: tests put it where they want it.</summary>
    public void Run(string run) => throw new InvalidOperationException(run);
}
