using System.CommandLine;
using Flywheel.Model.Chat;

namespace Flywheel.Worker.Commands;

/// <summary>The options that say which model is asked: one at a server, or one in a folder of this machine.</summary>
internal sealed class ModelOptions
{
    private readonly Option<string?> _endpoint = new("--endpoint")
    {
        Description = $"Address of an OpenAI-compatible server, such as http://localhost:8000/v1. Its key is read from {string.Join(" or ", RemoteModelOptions.KeyVariables)}.",
        HelpName = "URL",
    };

    private readonly Option<string?> _model = new("--model") { Description = "A folder with a model (config.json, tokenizer.json, safetensors); with --endpoint, the model's name at the server.", HelpName = "DIR|NAME" };

    private readonly Option<string> _device = DeviceOption.Create();

    private readonly Option<int?> _context = new("--context")
    {
        Description = $"Tokens of a conversation with its reply, for a model in a folder (default: what it was made for, at most {new LocalModelOptions().Context:N0}).",
    };

    public ModelOptions() => _context.Require(n => n is >= 2, "--context must be 2 or more.");

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_endpoint);
        command.Options.Add(_model);
        command.Options.Add(_device);
        command.Options.Add(_context);
    }

    /// <summary>Opens the model; the caller disposes of it.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="requests">Requests that the command makes at a time, for which a local model takes memory; null for the default.</param>
    /// <exception cref="UsageException">The options name no model.</exception>
    /// <exception cref="Flywheel.Model.ModelFileException">The folder's files are missing, damaged, or do not fit each other.</exception>
    public IOpenModel Open(ParseResult parsed, int? requests = null)
    {
        var model = parsed.GetValue(_model) ?? throw new UsageException("which model? Give --model DIR, a folder with a model, or --endpoint URL --model NAME.");
        return parsed.GetValue(_endpoint) is { } endpoint ? OpenRemote(endpoint, model) : OpenLocal(model, parsed, requests);
    }

    private static RemoteModel OpenRemote(string endpoint, string model)
    {
        if (!Uri.TryCreate(endpoint, UriKind.Absolute, out var address))
        {
            throw new UsageException($"--endpoint {endpoint} is no address; write it like http://localhost:8000/v1.");
        }

        var key = RemoteModelOptions.KeyVariables.Select(Environment.GetEnvironmentVariable).FirstOrDefault(k => !string.IsNullOrEmpty(k));
        var options = new RemoteModelOptions(address, model) { ApiKey = key };
        return options.FindError() is { } error ? throw new UsageException(error) : new RemoteModel(options, TimeProvider.System);
    }

    private LocalModel OpenLocal(string folder, ParseResult parsed, int? requests)
    {
        if (!Directory.Exists(folder))
        {
            throw new UsageException($"there is no folder {folder}. --model names a folder with a model; a server's model needs --endpoint URL, too.");
        }

        var defaults = new LocalModelOptions();
        var options = new LocalModelOptions { Requests = requests ?? defaults.Requests, Context = parsed.GetValue(_context) ?? defaults.Context };
        return options.FindError() is { } error
            ? throw new UsageException(error)
            : LocalModel.Open(folder, DeviceOption.Find(parsed.GetRequiredValue(_device)), options);
    }
}
