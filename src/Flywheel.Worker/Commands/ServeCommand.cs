using System.CommandLine;
using Flywheel.Worker.Dashboard;
using Flywheel.Worker.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Flywheel.Worker.Commands;

/// <summary><c>flywheel serve</c>: the dashboard.</summary>
internal static class ServeCommand
{
    public static Command Create()
    {
        var model = new RunModelOptions();
        var database = new DatabaseOptions();
        var serving = new ServeOptions();
        var command = new Command("serve", "Offer the dashboard until Ctrl-C: runs, audit, problems, knowledge, datasets, jobs.");
        serving.AddTo(command);
        model.AddTo(command);
        database.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var settings = database.Read(parsed);
            var options = serving.Read(parsed, settings.DataFolder);
            var output = parsed.InvocationConfiguration.Output;
            await using var opened = model.IsGiven(parsed) ? model.Open(parsed) : null;
            await using var session = await DatabaseSession.OpenAsync(settings, cancellationToken);
            await RequireAdminAsync(options, session, cancellationToken);
            await using var workshop = new Workshop(session, options.Workers, opened, output.WriteLine);
            await workshop.LoadAsync(cancellationToken);
            await using var server = new DashboardServer(options, session, workshop, TimeProvider.System);
            await server.StartAsync(cancellationToken);
            await output.WriteLineAsync($"The dashboard is at {server.Address}; Ctrl-C ends.");
            if (server.Fingerprint is { } fingerprint && options.Certificate is null)
            {
                await output.WriteLineAsync("Its certificate vouches for itself, so browsers ask about it at first. Compare the SHA-256 fingerprint that they show:");
                await output.WriteLineAsync($"  {fingerprint}");
            }

            await server.WaitAsync(cancellationToken);
            return CommandErrors.Success;
        });
        return command;
    }

    /// <summary>A dashboard that nobody can sign in to is a mistake that would be found too late.</summary>
    private static async Task RequireAdminAsync(DashboardOptions options, DatabaseSession session, CancellationToken cancellationToken)
    {
        await using var context = session.CreateContext();
        if (options.RequiresSignIn && !await context.Users.AnyAsync(u => u.Role == nameof(Dashboard.Security.Role.Admin) && u.DisabledAt == null, cancellationToken))
        {
            throw new UsageException(
                $"{(options.BehindProxy ? "Behind a proxy" : $"On {options.Address}")} people have to sign in, and there is no administrator yet. Make one: ./flywheel user add NAME --role admin");
        }
    }
}
