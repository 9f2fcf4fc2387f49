namespace Hangfire.PostgreSql;

/// <summary>The servers that are at work, for people to look at. What a server may do depends on its leases, not on its row here.</summary>
internal sealed class ServerTable(Database database)
{
    private readonly string schema = database.Schema;

    /// <summary>Announces the server, or says that it still lives.</summary>
    public void Beat(string id, int workers, string[] queues)
    {
        using var connection = database.Open();
        new Session(connection, transaction: null).Execute(
            $"insert into {schema}.server (id, workers, queues) values ($1, $2, $3) on conflict (id) do update set heartbeat = now()", id, workers, queues);
    }

    public void Remove(string id)
    {
        using var connection = database.Open();
        new Session(connection, transaction: null).Execute($"delete from {schema}.server where id = $1", id);
    }

    public void RemoveSilent(TimeSpan timeout)
    {
        using var connection = database.Open();
        new Session(connection, transaction: null).Execute($"delete from {schema}.server where heartbeat < now() - $1", timeout);
    }
}
