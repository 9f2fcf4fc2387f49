using System.Globalization;
using System.Text.Json.Serialization;

namespace Flywheel.Synthesis.Plans;

/// <summary>How many accepted problems of one domain, figure kind and level are wanted.</summary>
/// <param name="Domain">The domain's name.</param>
/// <param name="FigureKind">The figure kind.</param>
/// <param name="Level">Nominal difficulty, 0 to <see cref="Plan.MaximumLevel"/>.</param>
/// <param name="Quota">Accepted problems wanted, at least 1.</param>
/// <param name="Budget">Candidates that may be spent on them, at least the quota.</param>
public sealed record PlanCell(string Domain, string FigureKind, int Level, int Quota, int Budget)
{
    /// <summary>Names the cell within a run.</summary>
    [JsonIgnore]
    public string Key => KeyOf(Domain, FigureKind, Level);

    /// <summary>The key of a cell.</summary>
    public static string KeyOf(string domain, string figureKind, int level) => $"{domain}|{figureKind}|{level.ToString(CultureInfo.InvariantCulture)}";
}
