using Flywheel.TestSupport.Postgres;
using Hangfire.AspNetCore;
using Hangfire.PostgreSql;
using Hangfire.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Hangfire.Tests;

public sealed class StorageTests(PostgresFixture database) : IClassFixture<PostgresFixture>
{
    [Fact]
    public void Tables_may_be_made_by_many_at_once()
    {
        var schema = $"s{Guid.NewGuid():N}";
        Parallel.For(0, 8, _ =>
        {
            using var rig = new Rig(database, options => options.SchemaName = schema);
            rig.Client.Enqueue<Work>(work => work.Note("x"));
        });
        Assert.Equal(8, database.Scalar<long>($"select count(*) from {schema}.job"));
    }

    [Theory]
    [InlineData("With Space-and.dots")]
    [InlineData("select")]
    public void Schema_may_have_any_name(string schema)
    {
        using var rig = new Rig(database, options => options.SchemaName = schema);
        rig.Serve();
        rig.Client.Enqueue<Work>(work => work.Note("x"));
        rig.Journal.WaitFor("x");
    }

    [Fact]
    public void Tables_of_another_storage_are_left_alone()
    {
        database.Execute("create schema foreign_jobs; create table foreign_jobs.job (id int)");
        using var rig = new Rig(database, options => options.SchemaName = "foreign_jobs");
        var error = Assert.Throws<InvalidOperationException>(() => rig.Storage);
        Assert.Contains("foreign_jobs", error.Message);
        Assert.Contains("another SchemaName", error.Message);
    }

    [Fact]
    public void Tables_of_another_version_are_left_alone()
    {
        using var rig = new Rig(database);
        _ = rig.Storage;
        database.Execute($"update {rig.Schema}.lease_schema set version = 99");
        using var second = rig.Neighbour();
        Assert.Contains("version 99", Assert.Throws<InvalidOperationException>(() => second.Storage).Message);
    }

    [Fact]
    public void Lock_is_held_by_one_at_a_time_and_freed()
    {
        using var rig = new Rig(database);
        using var connection = rig.Storage.GetConnection();
        using (connection.AcquireDistributedLock("resource", TimeSpan.Zero))
        {
            using var other = connection.AcquireDistributedLock("other", TimeSpan.Zero);
            var error = Assert.Throws<DistributedLockTimeoutException>(() => connection.AcquireDistributedLock("resource", TimeSpan.FromSeconds(0.1)));
            Assert.Equal("resource", error.Resource);
        }

        connection.AcquireDistributedLock("resource", TimeSpan.Zero).Dispose();
    }

    [Fact]
    public async Task Host_runs_a_server_from_its_start_to_its_stop()
    {
        var journal = new Journal();
        var builder = Host.CreateApplicationBuilder();
        builder.Services.AddSingleton(journal);
        builder.Services.AddScoped<Scoped>();
        builder.Services.AddHangfire((_, configuration) => configuration
            .UseRecommendedSerializerSettings()
            .UseSimpleAssemblyNameTypeSerializer()
            .UsePostgreSqlStorage(options => options.UseNpgsqlConnection(database.ConnectionString), new PostgreSqlStorageOptions { SchemaName = "hosted" })
            .WithJobExpirationTimeout(TimeSpan.FromHours(2)));
        builder.Services.AddHangfireServer(options => options.WorkerCount = 2);
        builder.Services.AddHangfireServer((_, options) => options.Queues = ["second"]);
        using var host = builder.Build();
        await host.StartAsync();
        var client = host.Services.GetRequiredService<IBackgroundJobClient>();
        client.Enqueue<Scoped>(scoped => scoped.Run("first"));
        client.Enqueue<Scoped>("second", scoped => scoped.Run("second"));
        journal.WaitFor("first disposed");
        journal.WaitFor("second disposed");
        await host.StopAsync();

        Assert.Empty(host.Services.GetRequiredService<JobStorage>().GetMonitoringApi().Servers());
        Assert.IsType<AspNetCoreJobActivator>(host.Services.GetRequiredService<JobActivator>());
        Assert.Equal(TimeSpan.FromHours(2), host.Services.GetRequiredService<JobStorage>().JobExpirationTimeout);
    }

    [Fact]
    public void Configuration_without_a_storage_is_refused()
    {
        using var services = new ServiceCollection().AddHangfire(_ => { }).BuildServiceProvider();
        Assert.Contains("UsePostgreSqlStorage", Assert.Throws<InvalidOperationException>(() => services.GetRequiredService<JobStorage>()).Message);
        using var nameless = new ServiceCollection().AddHangfire(configuration => configuration.UsePostgreSqlStorage(_ => { })).BuildServiceProvider();
        Assert.Contains("UseNpgsqlConnection", Assert.Throws<InvalidOperationException>(() => nameless.GetRequiredService<JobStorage>()).Message);
    }

    [Fact]
    public void Options_out_of_range_are_refused()
    {
        var storage = new PostgreSqlStorageOptions();
        Assert.Throws<ArgumentOutOfRangeException>(() => storage.InvisibilityTimeout = TimeSpan.FromSeconds(0.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => storage.QueuePollInterval = TimeSpan.Zero);
        Assert.Throws<ArgumentException>(() => storage.SchemaName = "a\"b");
        Assert.Throws<NotSupportedException>(() => storage.UseSlidingInvisibilityTimeout = false);
        var server = new BackgroundJobServerOptions();
        Assert.Throws<ArgumentOutOfRangeException>(() => server.WorkerCount = 0);
        Assert.Throws<ArgumentException>(() => server.Queues = []);
        Assert.Throws<ArgumentException>(() => server.Queues = ["No Queue"]);
        Assert.Throws<ArgumentOutOfRangeException>(() => server.HeartbeatInterval = TimeSpan.Zero);
    }

    public sealed class Scoped(Journal journal) : IAsyncDisposable
    {
        private string text = "";

        public async Task Run(string name)
        {
            await Task.Yield();
            text = name;
        }

        public ValueTask DisposeAsync()
        {
            journal.Add($"{text} disposed");
            return ValueTask.CompletedTask;
        }
    }
}
