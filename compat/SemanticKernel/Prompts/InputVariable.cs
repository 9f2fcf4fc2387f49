namespace Microsoft.SemanticKernel;

public class InputVariable
{
    public string Name { get; set; } = "";

    public string Description { get; set; } = "";

    public object? Default { get; set; }

    public bool IsRequired { get; set; } = true;
}
