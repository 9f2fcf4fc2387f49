using Flywheel.Worker.Postgres;

namespace Flywheel.Worker.Tests.Postgres;

/// <summary>
/// The entry point of this assembly, so that tests can use a local Postgres from another process and kill that:
/// <c>dotnet Flywheel.Worker.Tests.dll DATAFOLDER</c> prints the connection string, or what is wrong, and leaves at the end of its input.
/// </summary>
public static class PostgresUser
{
    public static async Task<int> Main(string[] arguments)
    {
        try
        {
            await using var postgres = await LocalPostgres.StartAsync(new LocalPostgresOptions { DataFolder = arguments[0] }, CancellationToken.None);
            Console.WriteLine(postgres.ConnectionString);
            await Console.In.ReadToEndAsync();
            return 0;
        }
        catch (LocalPostgresException error)
        {
            Console.WriteLine(error.Message);
            return 1;
        }
    }
}
