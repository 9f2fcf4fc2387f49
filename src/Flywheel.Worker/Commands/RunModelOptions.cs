using System.CommandLine;
using Flywheel.Model.Authoring;
using Flywheel.Model.Chat;
using Flywheel.Worker.Models;
using Flywheel.Worker.Runs;
using Microsoft.Extensions.AI;

namespace Flywheel.Worker.Commands;

/// <summary>The options that say which model works on runs, how many questions it takes at a time and what it costs: shared by all commands that do such work.</summary>
internal sealed class RunModelOptions
{
    private readonly ModelOptions _model = new();
    private readonly Option<string?> _prompts = new("--prompts") { Description = "Folder with prompt files that replace shipped ones of the same name.", HelpName = "DIR" };
    private readonly Option<int> _calls = new("--model-calls") { Description = "Candidates of a batch that are with the model at a time.", HelpName = "N", DefaultValueFactory = _ => RunModel.DefaultCalls };
    private readonly Option<decimal> _promptPrice = new("--price-input") { Description = "Price of a million tokens read, in any currency.", HelpName = "PRICE" };
    private readonly Option<decimal> _completionPrice = new("--price-output") { Description = "Price of a million tokens written.", HelpName = "PRICE" };
    private readonly Option<string?> _embeddingEndpoint = new("--embedding-endpoint") { Description = "Address of an OpenAI-compatible embedding server for merging predicted names (default: built in).", HelpName = "URL" };
    private readonly Option<string?> _embeddingModel = new("--embedding-model") { Description = "The embedding model's name there.", HelpName = "NAME" };

    public RunModelOptions()
    {
        _calls.Require(n => n is >= 1 and <= 1_000, "--model-calls must be 1 to 1,000.");
        _promptPrice.Require(p => p >= 0, "--price-input must be 0 or more.");
        _completionPrice.Require(p => p >= 0, "--price-output must be 0 or more.");
    }

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        _model.AddTo(command);
        foreach (var option in new Option[] { _prompts, _calls, _promptPrice, _completionPrice, _embeddingEndpoint, _embeddingModel })
        {
            command.Options.Add(option);
        }

        command.Validators.Add(result =>
        {
            if ((result.GetValue(_embeddingEndpoint) is null) != (result.GetValue(_embeddingModel) is null))
            {
                result.AddError("--embedding-endpoint and --embedding-model belong together.");
            }
        });
    }

    /// <summary>Whether a command line names a model.</summary>
    public bool IsGiven(ParseResult parsed) => parsed.GetValue<string?>("--endpoint") is not null || parsed.GetValue<string?>("--model") is not null;

    /// <summary>Opens the model that an author needs; null for the rules.</summary>
    /// <exception cref="UsageException">The options name no model, or one that nobody asks.</exception>
    public RunModel? OpenFor(ParseResult parsed, AuthorKind author) => author != AuthorKind.Rules ? Open(parsed)
        : IsGiven(parsed) ? throw new UsageException("a model is given, but the rules write all problems. Say --author model or --author mix.") : null;

    /// <summary>Opens the model; the caller disposes of it.</summary>
    /// <exception cref="UsageException">The options name no model, or no address.</exception>
    /// <exception cref="IOException">A prompt file is wrong.</exception>
    public RunModel Open(ParseResult parsed)
    {
        var prompts = parsed.GetValue(_prompts) is { } folder ? PromptLibrary.Read(folder) : PromptLibrary.Shipped;
        var digest = parsed.GetValue<string?>("--endpoint") is null && parsed.GetValue<string?>("--model") is { } files && Directory.Exists(files) ? ModelDigest.Of(files) : null;
        var (embeddings, name, threshold) = Embeddings(parsed);
        return new RunModel(_model.Open(parsed, parsed.GetValue(_calls)), prompts, embeddings)
        {
            Digest = digest,
            EmbeddingName = name,
            MergeThreshold = threshold,
            PromptPrice = parsed.GetValue(_promptPrice),
            CompletionPrice = parsed.GetValue(_completionPrice),
            Calls = parsed.GetValue(_calls),
        };
    }

    private (IEmbeddingGenerator<string, Embedding<float>> Embeddings, string Name, double Threshold) Embeddings(ParseResult parsed)
    {
        if (parsed.GetValue(_embeddingEndpoint) is not { } endpoint || parsed.GetValue(_embeddingModel) is not { } model)
        {
            return (new HashedEmbeddings(), "built-in", RunModel.BuiltInThreshold);
        }

        if (!Uri.TryCreate(endpoint, UriKind.Absolute, out var address))
        {
            throw new UsageException($"--embedding-endpoint {endpoint} is no address; write it like http://localhost:8000/v1.");
        }

        var key = RemoteModelOptions.KeyVariables.Select(Environment.GetEnvironmentVariable).FirstOrDefault(k => !string.IsNullOrEmpty(k));
        var options = new RemoteEmbeddingOptions(new RemoteModelOptions(address, model) { ApiKey = key });
        return options.FindError() is { } error ? throw new UsageException(error) : (new RemoteEmbeddings(options, TimeProvider.System), model, RunModel.ServedThreshold);
    }
}
