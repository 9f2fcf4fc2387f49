using Hangfire.PostgreSql;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Hangfire.Server;

/// <summary>Hears of new jobs within a millisecond or so. Nothing depends on it but that: servers look for jobs from time to time anyway.</summary>
internal sealed class Listener
{
    private static readonly TimeSpan turn = TimeSpan.FromMilliseconds(250);

    private readonly Database database;
    private readonly HashSet<string> queues;
    private readonly Action newJob;
    private readonly Action newSchedule;
    private readonly CancellationToken stop;

    public Listener(Database database, string[] queues, Action newJob, Action newSchedule, ILogger logger, CancellationToken stop)
    {
        this.database = database;
        this.queues = [.. queues];
        this.newJob = newJob;
        this.newSchedule = newSchedule;
        this.stop = stop;
        ServerThread.Start("listener", Listen, logger, stop);
    }

    private void Listen()
    {
        using var connection = Connect();
        while (!stop.IsCancellationRequested)
            connection.Wait(turn);
    }

    private NpgsqlConnection Connect()
    {
        var opened = database.Open();
        opened.Notification += (_, notification) =>
        {
            if (notification.Payload.Length == 0)
                newSchedule();
            else if (queues.Contains(notification.Payload))
                newJob();
        };
        new Session(opened, transaction: null).Execute($"listen \"{database.Channel}\"");
        // What was announced before this is to be looked for.
        newJob();
        newSchedule();
        return opened;
    }
}
