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
        var address = new Option<string>("--address")
        {
            Description = "The address to listen on. On any but loopback, people have to sign in (flywheel user add).",
            DefaultValueFactory = _ => IPAddress.Loopback.ToString(),
        };
        address.Require(a => IPAddress.TryParse(a, out _), "--address must be an IP address, such as 127.0.0.1 or 0.0.0.0.");
        var port = new Option<int>("--port") { Description = "The port; 0 takes a free one.", DefaultValueFactory = _ => DashboardOptions.DefaultPort };
        port.Require(p => p is >= 0 and <= 65_535, "--port must be 0 to 65535.");
        var workers = new Option<int>("--workers") { Description = "Jobs that this process does at a time; 0 to look on only.", HelpName = "W", DefaultValueFactory = _ => 1 };
        workers.Require(n => n is >= 0 and <= 256, "--workers must be 0 to 256.");
        var models = new Option<string[]>("--models") { Description = "A folder with trainings to show, beside those in the data folder; may be repeated.", HelpName = "DIR" };
        models.Require(folders => folders.All(Directory.Exists), "--models must be a folder that is there.");
        var model = new RunModelOptions();
        var database = new DatabaseOptions();
        var command = new Command("serve", "Offer the dashboard until Ctrl-C: runs, audit, problems, knowledge, datasets, jobs.") { address, port, workers, models };
        var serving = new ServeOptions();
        var command = new Command("serve", "Offer the dashboard until Ctrl-C: runs, audit, problems, knowledge, datasets, jobs.");
        serving.AddTo(command);
        model.AddTo(command);
        database.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var settings = database.Read(parsed);
            var options = new DashboardOptions
            {
                Address = IPAddress.Parse(parsed.GetRequiredValue(address)),
                Port = parsed.GetValue(port),
                Workers = parsed.GetValue(workers),
                DataFolder = settings.DataFolder,
                ModelFolders = [.. (parsed.GetValue(models) ?? []).Select(Path.GetFullPath)],
            };
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
