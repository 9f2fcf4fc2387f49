using System.Collections.Immutable;
using System.Text.Json;
using Flywheel.Synthesis.Plans;

namespace Flywheel.Worker.Runs;

/// <summary>What a run was asked to make, and until when.</summary>
/// <param name="Cells">The plan's cells; of an open-ended run, those of one round.</param>
/// <param name="Deadline">When no further wave is begun; null for none. Renewed when the run is resumed with a time limit.</param>
public sealed record RunPlan(ImmutableArray<PlanCell> Cells, DateTimeOffset? Deadline)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>The plan as the database keeps it.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Json);

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    public static RunPlan Parse(string json) => JsonSerializer.Deserialize<RunPlan>(json, Json) ?? throw new JsonException("The plan is null.");
}
