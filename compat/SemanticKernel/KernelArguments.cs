using Microsoft.Extensions.AI;

namespace Microsoft.SemanticKernel;

/// <summary>What a function is called with: values by name, and how the model is to be asked.</summary>
public sealed class KernelArguments : AIFunctionArguments
{
    public KernelArguments()
    {
    }

    public KernelArguments(PromptExecutionSettings? executionSettings)
    {
        if (executionSettings is not null)
            ExecutionSettings = new Dictionary<string, PromptExecutionSettings>(StringComparer.Ordinal) { [executionSettings.ServiceId ?? PromptExecutionSettings.DefaultServiceId] = executionSettings };
    }

    public IReadOnlyDictionary<string, PromptExecutionSettings>? ExecutionSettings { get; set; }
}
