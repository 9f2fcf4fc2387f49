using Hangfire.PostgreSql;
using Microsoft.Extensions.Logging;

namespace Hangfire.Server;

/// <summary>A thread that takes turns at one task until the server stops. A turn that fails is logged, and the next one waits a little.</summary>
internal static class ServerThread
{
    public static Thread Start(string name, Action turn, ILogger logger, CancellationToken stop)
    {
        var thread = new Thread(() => Run(name, turn, logger, stop)) { IsBackground = true, Name = $"Hangfire {name}" };
        thread.Start();
        return thread;
    }

    private static void Run(string name, Action turn, ILogger logger, CancellationToken stop)
    {
        var failures = 0;
        while (!stop.IsCancellationRequested)
        {
            try
            {
                turn();
                failures = 0;
            }
            catch (Exception error) when (error is not OutOfMemoryException)
            {
                if (stop.IsCancellationRequested)
                    return;
                logger.Log(failures == 0 ? LogLevel.Warning : LogLevel.Debug, error, "The server's {Thread} failed and is tried again.", name);
                stop.WaitHandle.WaitOne(Database.DelayBefore(failures++));
            }
        }
    }
}
