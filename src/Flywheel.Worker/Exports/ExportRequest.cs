using System.Text.Json;
using System.Text.Json.Serialization;
using Flywheel.Synthesis.Datasets;

namespace Flywheel.Worker.Exports;

/// <summary>What an export was asked for, as its row keeps it.</summary>
/// <param name="Settings">What decides the bytes.</param>
/// <param name="Format">The form of the files.</param>
internal sealed record ExportRequest(DatasetSettings Settings, ExportFormat Format)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    /// <summary>Reads what <see cref="ToJson"/> wrote; null where the text is something else.</summary>
    public static ExportRequest? Parse(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<ExportRequest>(text, Json) is { Settings: not null } request ? request : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The text of it.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Json);
}
