using Flywheel.Worker.Hosting;
using Npgsql;

namespace Flywheel.Worker.Dashboard.Security;

/// <summary>Tells whoever watches the process whether it works, and nothing else.</summary>
internal static class HealthEndpoint
{
    /// <summary>The address.</summary>
    public const string Path = "/health";

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(2);

    /// <summary>Adds the address.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) => endpoints.MapGet(Path, AnswerAsync).AllowAnonymous();

    private static async Task<IResult> AnswerAsync(DatabaseSession database, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(s_patience);
        try
        {
            await using var command = database.Source.CreateCommand("SELECT 1");
            await command.ExecuteScalarAsync(patience.Token);
            return Results.Text("ok");
        }
        catch (Exception e) when (e is NpgsqlException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return Results.Text("unavailable", statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }
}
