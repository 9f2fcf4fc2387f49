using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Flywheel.Knowledge.Graph;

namespace Flywheel.Worker.Runs;

/// <summary>What determines the content of a run, apart from the code; the same settings give the same exported bytes.</summary>
public sealed record RunSettings
{
    /// <summary>One canary in this many candidates unless something else is said.</summary>
    public const int DefaultCanaryInterval = 50;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    /// <summary>Everything random follows from it.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>The author's name and version.</summary>
    public required string Author { get; init; }

    /// <summary>One canary in this many candidates; 0 for none.</summary>
    public int CanaryInterval { get; init; } = DefaultCanaryInterval;

    /// <summary>A fingerprint of the knowledge that problems are drawn from.</summary>
    public required string Knowledge { get; init; }

    /// <summary>A fingerprint of the plan; for an open-ended run, of the plan of one round.</summary>
    public required string Plan { get; init; }

    /// <summary>Whether the plan is repeated, round after round, until the time is over.</summary>
    public bool Repeats { get; init; }

    /// <summary>The model that writes, expands and reviews; null, and then not part of the settings' text, for a run of the rule author alone.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ModelSettings? Model { get; init; }

    /// <summary>
    /// Ids of the nodes, sorted, one of which every problem's principle is or lies below; null, and then not part of the settings' text, for a
    /// run over whole domains.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Nodes { get; init; }

    /// <summary>The settings as the database keeps them.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Json);

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="JsonException">The text is something else.</exception>
    public static RunSettings Parse(string json) => JsonSerializer.Deserialize<RunSettings>(json, Json) ?? throw new JsonException("The settings are null.");

    /// <summary>A name for a run with these settings: the same settings find the same run again.</summary>
    public string DeriveName() => $"grow-{Seed}-{Digest(ToJson())}";

    /// <summary>Ten hexadecimal digits of a text's SHA-256.</summary>
    public static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..10];

    /// <summary>A fingerprint of the knowledge that problems are drawn from.</summary>
    public static string KnowledgeDigest(KnowledgeGraph graph) => graph.Fingerprint[..16];

    /// <summary>What differs between these settings and later ones, each as a phrase, the plan apart; empty where they are the same.</summary>
    public IEnumerable<string> Differences(RunSettings now)
    {
        IEnumerable<(string Name, string Then, string Now)> parts =
        [
            ("seed", $"{Seed}", $"{now.Seed}"),
            ("author", Author, now.Author),
            ("canary interval", $"{CanaryInterval}", $"{now.CanaryInterval}"),
            ("knowledge", Knowledge, now.Knowledge),
            ("repetition", $"{Repeats}", $"{now.Repeats}"),
            ("part of the knowledge", PartOf(Nodes), PartOf(now.Nodes)),
            .. ModelSettings.Parts(Model, now.Model),
        ];
        return parts.Where(p => !string.Equals(p.Then, p.Now, StringComparison.Ordinal)).Select(p => $"{p.Name} {p.Now} instead of {p.Then}");
    }

    private static string PartOf(IReadOnlyList<string>? nodes) => nodes is null ? "all of the domains" : $"{nodes.Count} nodes ({Digest(string.Join('\n', nodes))})";
}
