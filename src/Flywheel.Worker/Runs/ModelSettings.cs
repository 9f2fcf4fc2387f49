using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Flywheel.Worker.Runs;

/// <summary>The part of a run's settings that is about its model.</summary>
public sealed record ModelSettings
{
    /// <summary>Solvers asked for each problem unless something else is said.</summary>
    public const int DefaultSolvers = 3;

    /// <summary>Share of candidates that the model writes in a mixed run unless something else is said.</summary>
    public const double DefaultShare = 0.5;

    /// <summary>The model's name.</summary>
    public required string Name { get; init; }

    /// <summary>A digest of its files; null for a model behind a server, which may change unseen.</summary>
    public string? Digest { get; init; }

    /// <summary>A digest of each prompt, by name.</summary>
    public required ImmutableSortedDictionary<string, string> Prompts { get; init; }

    /// <summary>The embedding that merges predicted names.</summary>
    public required string Embedding { get; init; }

    /// <summary>Share of candidates that the model writes, above 0, at most 1; decided by the candidate's seed.</summary>
    public double Share { get; init; } = 1;

    /// <summary>Solvers whose consensus is asked for each problem, 0 for none to 64.</summary>
    public int Solvers { get; init; } = DefaultSolvers;

    /// <summary>Whether a model judges the wording of each question.</summary>
    public bool Judge { get; init; } = true;

    /// <summary>Whether the model is shown tools that models wrote before the run began.</summary>
    public bool PredictedTools { get; init; }

    /// <summary>What a process must have to work on the run: the same model, prompts and embedding.</summary>
    [JsonIgnore]
    public string Identity => IdentityOf(Name, Digest, Prompts, Embedding);

    /// <summary>The identity of a model.</summary>
    public static string IdentityOf(string name, string? digest, IReadOnlyDictionary<string, string> prompts, string embedding) =>
        JsonSerializer.Serialize(new object?[] { name, digest, prompts.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => $"{p.Key} {p.Value}"), embedding });

    /// <summary>What differs between these settings and later ones, by name.</summary>
    internal static IEnumerable<(string Name, string Then, string Now)> Parts(ModelSettings? then, ModelSettings? now) =>
    [
        ("model", NameOf(then), NameOf(now)),
        ("model share", $"{then?.Share}", $"{now?.Share}"),
        ("solvers", $"{then?.Solvers}", $"{now?.Solvers}"),
        ("judge", $"{then?.Judge}", $"{now?.Judge}"),
        ("predicted tools", $"{then?.PredictedTools}", $"{now?.PredictedTools}"),
        ("embedding", $"{then?.Embedding}", $"{now?.Embedding}"),
        .. (then?.Prompts.Keys ?? []).Union(now?.Prompts.Keys ?? [], StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Where(_ => then is not null && now is not null)
            .Select(p => ($"prompt {p}", then!.Prompts.GetValueOrDefault(p, "none"), now!.Prompts.GetValueOrDefault(p, "none"))),
    ];

    private static string NameOf(ModelSettings? settings) => settings is null ? "none" : settings.Digest is null ? settings.Name : $"{settings.Name} ({settings.Digest})";
}
