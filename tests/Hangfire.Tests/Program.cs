using Hangfire;
using Hangfire.PostgreSql;
using Hangfire.PostgreSql.Factories;

// Runs a server until it is killed: dotnet Hangfire.Tests.dll CONNECTION SCHEMA
var options = new PostgreSqlStorageOptions { SchemaName = args[1], InvisibilityTimeout = TimeSpan.FromSeconds(1) };
using var server = new BackgroundJobServer(new BackgroundJobServerOptions { WorkerCount = 2 }, new PostgreSqlStorage(new NpgsqlConnectionFactory(args[0], options), options));
Thread.Sleep(Timeout.Infinite);
