using System.Text.Json;
using System.Text.Json.Nodes;

namespace Flywheel.Model.Training.Settings;

/// <summary>A key of a settings file.</summary>
/// <typeparam name="T">The settings that it is part of.</typeparam>
/// <param name="Name">Its name in the file.</param>
/// <param name="Help">What it decides, in a few words.</param>
/// <param name="Range">The values that it takes, as an error names them.</param>
/// <param name="Read">The settings with the value; null for a value out of range or of another kind.</param>
/// <param name="Write">The value in settings.</param>
/// <param name="NotDetermining">Why the weights do not depend on it; null for a key that they depend on.</param>
public sealed record SettingsKey<T>(string Name, string Help, string Range, Func<T, JsonElement, T?> Read, Func<T, JsonNode?> Write, string? NotDetermining = null)
    where T : class;
