using System.Text.Json;

namespace Hangfire.Common;

/// <summary>The named values that travel with a job, each as JSON text.</summary>
internal sealed class JobParameters(Dictionary<string, string> values)
{
    public bool Changed { get; private set; }

    public IReadOnlyDictionary<string, string> Values => values;

    public static JobParameters Parse(string json) => new(JsonSerializer.Deserialize<Dictionary<string, string>>(json) ?? []);

    public T? Get<T>(string name) => SerializationHelper.Deserialize<T>(values.GetValueOrDefault(name));

    public void Set<T>(string name, T value)
    {
        values[name] = SerializationHelper.Serialize(value);
        Changed = true;
    }

    public string ToJson() => JsonSerializer.Serialize(values);
}
