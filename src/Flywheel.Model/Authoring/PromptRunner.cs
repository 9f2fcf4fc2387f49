using Microsoft.Extensions.DependencyInjection;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;
using Microsoft.SemanticKernel.Connectors.OpenAI;

namespace Flywheel.Model.Authoring;

/// <summary>Asks a model with the prompts of a library. Thread-safe.</summary>
public sealed class PromptRunner
{
    private readonly Kernel _kernel;
    private readonly PromptLibrary _prompts;

    /// <param name="chat">The model.</param>
    /// <param name="prompts">The prompts.</param>
    public PromptRunner(IChatCompletionService chat, PromptLibrary prompts)
    {
        ArgumentNullException.ThrowIfNull(chat);
        ArgumentNullException.ThrowIfNull(prompts);
        var builder = Kernel.CreateBuilder();
        builder.Services.AddSingleton(chat);
        (_kernel, _prompts) = (builder.Build(), prompts);
    }

    /// <summary>Asks once and gives the reply's text.</summary>
    /// <param name="prompt">The prompt's name.</param>
    /// <param name="variables">What is put into it; characters that a message cannot hold are left out.</param>
    /// <param name="temperature">0 to 2.</param>
    /// <param name="tokens">New tokens at most.</param>
    /// <param name="seed">The same seed asks for the same reply.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="Chat.GenerationException">The model failed.</exception>
    public async Task<string> RunAsync(
        string prompt, IReadOnlyDictionary<string, string> variables, double temperature, int tokens, ulong seed, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(variables);
        var arguments = new KernelArguments(new OpenAIPromptExecutionSettings { Temperature = temperature, MaxTokens = tokens, Seed = (long)(seed & long.MaxValue) });
        foreach (var (name, value) in variables)
        {
            arguments[name] = PromptLibrary.Clean(value);
        }

        var result = await _kernel.InvokeAsync(_prompts[prompt], arguments, cancellationToken);
        return result.GetValue<string>() ?? "";
    }
}
