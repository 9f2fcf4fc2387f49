using System.Collections.Frozen;
using Flywheel.Model.Chat;
using Flywheel.Model.Replies;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;
using Microsoft.SemanticKernel.Connectors.OpenAI;
using Microsoft.SemanticKernel.Services;

namespace Flywheel.Model.Authoring;

/// <summary>Asks a model with the prompts of a library. Thread-safe.</summary>
public sealed class PromptRunner
{
    private readonly FrozenDictionary<string, Kernel> _kernels;

    /// <param name="chat">The model.</param>
    /// <param name="prompts">The prompts.</param>
    public PromptRunner(IChatCompletionService chat, PromptLibrary prompts)
        : this(_ => chat, prompts)
    {
        ArgumentNullException.ThrowIfNull(chat);
    }

    /// <summary>Asks a model whose replies are kept and counted by prompt.</summary>
    /// <param name="model">The model.</param>
    /// <param name="prompts">The prompts.</param>
    public PromptRunner(RecordedModel model, PromptLibrary prompts)
        : this(prompt => new GeneratorChatService(model.For(prompt)), prompts)
    {
        ArgumentNullException.ThrowIfNull(model);
    }

    private PromptRunner(Func<string, IChatCompletionService> chat, PromptLibrary prompts)
    {
        ArgumentNullException.ThrowIfNull(prompts);
        Prompts = prompts;
        _kernels = prompts.Names.ToFrozenDictionary(name => name, name => MakeKernel(chat(name)), StringComparer.Ordinal);
        Model = prompts.Names.Count == 0 ? null : _kernels[prompts.Names[0]].GetRequiredService<IChatCompletionService>().GetModelId();
    }

    /// <summary>The prompts.</summary>
    public PromptLibrary Prompts { get; }

    /// <summary>The model's name; null where it has none.</summary>
    public string? Model { get; }

    /// <summary>Asks once and gives the reply's text.</summary>
    /// <param name="prompt">The prompt's name.</param>
    /// <param name="variables">What is put into it; characters that a message cannot hold are left out.</param>
    /// <param name="temperature">0 to 2.</param>
    /// <param name="tokens">New tokens at most.</param>
    /// <param name="seed">The same seed asks for the same reply.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="GenerationException">The model failed.</exception>
    public async Task<string> RunAsync(
        string prompt, IReadOnlyDictionary<string, string> variables, double temperature, int tokens, ulong seed, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(variables);
        var arguments = new KernelArguments(new OpenAIPromptExecutionSettings { Temperature = temperature, MaxTokens = tokens, Seed = (long)(seed & long.MaxValue) });
        foreach (var (name, value) in variables)
        {
            arguments[name] = PromptLibrary.Clean(value);
        }

        var result = await _kernels[prompt].InvokeAsync(Prompts[prompt], arguments, cancellationToken);
        return result.GetValue<string>() ?? "";
    }

    private static Kernel MakeKernel(IChatCompletionService chat)
    {
        var builder = Kernel.CreateBuilder();
        builder.Services.AddSingleton(chat);
        return builder.Build();
    }
}
