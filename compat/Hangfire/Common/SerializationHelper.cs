using System.Text.Json;

namespace Hangfire.Common;

public static class SerializationHelper
{
    public static string Serialize<T>(T value) => JsonSerializer.Serialize(value);

    public static T? Deserialize<T>(string? value) => string.IsNullOrEmpty(value) ? default : JsonSerializer.Deserialize<T>(value);
}
