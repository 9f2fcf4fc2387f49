using System.Text.Json.Serialization;

namespace Microsoft.SemanticKernel;

/// <summary>A part of what goes to or comes from a model.</summary>
public abstract class KernelContent
{
    protected KernelContent()
    {
    }

    protected KernelContent(object? innerContent, string? modelId = null, IReadOnlyDictionary<string, object?>? metadata = null)
    {
        (InnerContent, ModelId, Metadata) = (innerContent, modelId, metadata);
    }

    public string? MimeType { get; set; }

    [JsonIgnore]
    public object? InnerContent { get; set; }

    public string? ModelId { get; set; }

    public IReadOnlyDictionary<string, object?>? Metadata { get; set; }
}
