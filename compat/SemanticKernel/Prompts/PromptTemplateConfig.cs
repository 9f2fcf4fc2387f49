namespace Microsoft.SemanticKernel;

public sealed class PromptTemplateConfig
{
    public PromptTemplateConfig()
    {
    }

    public PromptTemplateConfig(string template)
    {
        Template = template;
    }

    public static string SemanticKernelTemplateFormat => "semantic-kernel";

    public string? Name { get; set; }

    public string? Description { get; set; }

    public string TemplateFormat { get; set; } = SemanticKernelTemplateFormat;

    public string Template { get; set; } = "";

    public List<InputVariable> InputVariables { get; set; } = [];
}
