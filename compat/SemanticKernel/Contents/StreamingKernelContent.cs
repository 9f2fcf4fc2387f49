namespace Microsoft.SemanticKernel;

/// <summary>A piece of what a model writes.</summary>
public abstract class StreamingKernelContent
{
    protected StreamingKernelContent()
    {
    }

    protected StreamingKernelContent(object? innerContent, int choiceIndex = 0, string? modelId = null, IReadOnlyDictionary<string, object?>? metadata = null)
    {
        (InnerContent, ChoiceIndex, ModelId, Metadata) = (innerContent, choiceIndex, modelId, metadata);
    }

    public int ChoiceIndex { get; set; }

    public object? InnerContent { get; set; }

    public string? ModelId { get; set; }

    public IReadOnlyDictionary<string, object?>? Metadata { get; set; }

    public abstract override string ToString();

    public abstract byte[] ToByteArray();
}
