using System.Text.Json.Serialization;

namespace Microsoft.SemanticKernel;

public class PromptExecutionSettings
{
    public static string DefaultServiceId => "default";

    [JsonPropertyName("service_id")]
    public string? ServiceId { get; set; }

    [JsonPropertyName("model_id")]
    public string? ModelId { get; set; }

    [JsonExtensionData]
    public IDictionary<string, object>? ExtensionData { get; set; }
}
