using System.CommandLine;
using System.Net;
using Flywheel.Model.Chat;
using Flywheel.Model.Serving;

namespace Flywheel.Worker.Commands;

/// <summary><c>flywheel serve-model</c>: a model over the OpenAI chat API.</summary>
internal static class ServeModelCommand
{
    public static Command Create()
    {
        var defaults = new ServingOptions();
        var address = new Option<string>("--address")
        {
            Description = $"The address to listen on. Any but loopback needs a key, in {ServingOptions.KeyVariable}.",
            DefaultValueFactory = _ => defaults.Address.ToString(),
        };
        address.Require(a => IPAddress.TryParse(a, out _), "--address must be an IP address, such as 127.0.0.1 or 0.0.0.0.");
        var port = new Option<int>("--port") { Description = "The port; 0 takes a free one.", DefaultValueFactory = _ => defaults.Port };
        port.Require(p => p is >= 0 and <= 65_535, "--port must be 0 to 65535.");
        var requests = new Option<int>("--requests") { Description = "Replies that are written at a time by a model in a folder, 1 to 1024; more wait.", DefaultValueFactory = _ => new LocalModelOptions().Requests };
        requests.Require(n => n is >= 1 and <= 1_024, "--requests must be 1 to 1024.");
        var model = new ModelOptions();
        var command = new Command("serve-model", "Offer a model over the OpenAI chat API until Ctrl-C.") { address, port, requests };
        model.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var options = new ServingOptions
            {
                Address = IPAddress.Parse(parsed.GetRequiredValue(address)),
                Port = parsed.GetValue(port),
                ApiKey = Environment.GetEnvironmentVariable(ServingOptions.KeyVariable) is { Length: > 0 } key ? key : null,
            };
            if (options.FindError() is { } error)
            {
                throw new UsageException(error);
            }

            await using var opened = model.Open(parsed, parsed.GetValue(requests));
            await using var server = new ModelServer(options, opened, TimeProvider.System);
            await server.StartAsync(cancellationToken);
            await parsed.InvocationConfiguration.Output.WriteLineAsync($"Serving at {server.Address}v1; Ctrl-C ends.");
            await server.WaitAsync(cancellationToken);
            return CommandErrors.Success;
        });
        return command;
    }
}
