using System.Text.Json;

namespace Flywheel.Worker.Runs;

/// <summary>One value of a problem's document that a repair changed.</summary>
/// <param name="Where">Where it stands, such as <c>steps[0].code</c>.</param>
/// <param name="Words">The change, word by word: <c>[-gone-]</c>, <c>{+come+}</c>.</param>
public sealed record DocumentChange(string Where, string Words)
{
    /// <summary>What differs between two documents, in the order of the later one; a value that went comes last.</summary>
    /// <param name="before">A problem as JSON; null for none.</param>
    /// <param name="after">The later version; null for none.</param>
    public static IReadOnlyList<DocumentChange> Between(string? before, string? after)
    {
        var (old, now) = (Values(before), Values(after));
        var places = now.Keys.Concat(old.Keys.Where(place => !now.ContainsKey(place)));
        return [.. places
            .Select(place => (Place: place, Old: old.GetValueOrDefault(place, ""), Now: now.GetValueOrDefault(place, "")))
            .Where(change => change.Old != change.Now)
            .Select(change => new DocumentChange(change.Place, TextChange.Show(change.Old, change.Now)))];
    }

    private static Dictionary<string, string> Values(string? json)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        if (json is not null)
        {
            using var document = JsonDocument.Parse(json);
            Collect(document.RootElement, "", values);
        }

        return values;
    }

    private static void Collect(JsonElement element, string place, Dictionary<string, string> values)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in element.EnumerateObject())
                {
                    Collect(property.Value, place.Length == 0 ? property.Name : $"{place}.{property.Name}", values);
                }

                break;
            case JsonValueKind.Array:
                foreach (var (index, item) in element.EnumerateArray().Index())
                {
                    Collect(item, $"{place}[{index}]", values);
                }

                break;
            default:
                values[place] = element.ToString();
                break;
        }
    }
}
