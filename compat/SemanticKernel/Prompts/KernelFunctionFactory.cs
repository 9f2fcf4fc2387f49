using Microsoft.Extensions.Logging;
using Microsoft.SemanticKernel.ChatCompletion;

namespace Microsoft.SemanticKernel;

public static class KernelFunctionFactory
{
    /// <exception cref="KernelException">The template is not understood.</exception>
    public static KernelFunction CreateFromPrompt(PromptTemplateConfig promptConfig, IPromptTemplateFactory? promptTemplateFactory = null, ILoggerFactory? loggerFactory = null)
    {
        ArgumentNullException.ThrowIfNull(promptConfig);
        return new PromptFunction(promptConfig);
    }

    private sealed class PromptFunction(PromptTemplateConfig config) : KernelFunction(config.Name ?? $"func{Guid.NewGuid():N}", config.Description ?? "")
    {
        private readonly PromptTemplate _template = new(config);

        private protected override async ValueTask<FunctionResult> InvokeCoreAsync(Kernel kernel, KernelArguments arguments, CancellationToken cancellationToken)
        {
            foreach (var variable in config.InputVariables.Where(v => v.IsRequired && v.Default is null && !arguments.ContainsKey(v.Name)))
                throw new KernelException($"Missing argument for function parameter '{variable.Name}'");
            var prompt = _template.Render(arguments);
            if (!ChatPromptParser.TryParse(prompt, out var history))
            {
                history = [];
                history.AddUserMessage(prompt);
            }

            var settings = arguments.ExecutionSettings?.GetValueOrDefault(PromptExecutionSettings.DefaultServiceId);
            var message = await kernel.GetRequiredService<IChatCompletionService>().GetChatMessageContentAsync(history, settings, kernel, cancellationToken);
            return new FunctionResult(this, message, prompt);
        }
    }
}
