using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Flywheel.Synthesis.Problems;

/// <summary>Problems as JSON documents, as the database and the bundle files keep them.</summary>
public static class ProblemJson
{
    /// <summary>The one form: camel case, enums by name, readable Unicode, unknown members refused.</summary>
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        IgnoreReadOnlyProperties = true,
        // The database keeps short names first, so that an answer's type may come after a point's x and y.
        AllowOutOfOrderMetadataProperties = true,
    };

    /// <summary>Writes a problem.</summary>
    public static string Write(Problem problem) => JsonSerializer.Serialize(problem, Options);

    /// <summary>Reads a problem.</summary>
    /// <exception cref="JsonException">The text is not a problem document; the message says where.</exception>
    public static Problem Read(string json) => JsonSerializer.Deserialize<Problem>(json, Options) ?? throw new JsonException("The document is null, not a problem.");
}
