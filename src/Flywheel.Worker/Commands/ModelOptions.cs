using System.CommandLine;
using Flywheel.Model.Chat;

namespace Flywheel.Worker.Commands;

/// <summary>The options that say which model is asked.</summary>
internal sealed class ModelOptions
{
    private readonly Option<string?> _endpoint = new("--endpoint")
    {
        Description = $"Address of an OpenAI-compatible server, such as http://localhost:8000/v1. Its key is read from {string.Join(" or ", RemoteModelOptions.KeyVariables)}.",
        HelpName = "URL",
    };

    private readonly Option<string?> _model = new("--model") { Description = "The model's name at the server.", HelpName = "NAME" };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_endpoint);
        command.Options.Add(_model);
    }

    /// <summary>Opens the model; the caller disposes it.</summary>
    /// <exception cref="UsageException">The options name no model.</exception>
    public RemoteModel Open(ParseResult parsed)
    {
        if (parsed.GetValue(_endpoint) is not { } endpoint || parsed.GetValue(_model) is not { } model)
        {
            throw new UsageException("which model? Give --endpoint URL --model NAME.");
        }

        if (!Uri.TryCreate(endpoint, UriKind.Absolute, out var address))
        {
            throw new UsageException($"--endpoint {endpoint} is no address; write it like http://localhost:8000/v1.");
        }

        var key = RemoteModelOptions.KeyVariables.Select(Environment.GetEnvironmentVariable).FirstOrDefault(k => !string.IsNullOrEmpty(k));
        var options = new RemoteModelOptions(address, model) { ApiKey = key };
        return options.FindError() is { } error ? throw new UsageException(error) : new RemoteModel(options, TimeProvider.System);
    }
}
