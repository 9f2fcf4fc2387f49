namespace Microsoft.SemanticKernel;

/// <summary>Only named by signatures here: prompts are in the kernel's own format.</summary>
public interface IPromptTemplateFactory;
