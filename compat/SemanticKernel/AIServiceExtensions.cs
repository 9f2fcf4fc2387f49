namespace Microsoft.SemanticKernel.Services;

public static class AIServiceExtensions
{
    public static string ModelIdKey => "ModelId";

    public static string EndpointKey => "Endpoint";

    public static string? GetModelId(this IAIService service)
    {
        ArgumentNullException.ThrowIfNull(service);
        return service.Attributes.GetValueOrDefault(ModelIdKey) as string;
    }
}
