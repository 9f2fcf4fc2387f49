using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Flywheel.Synthesis.Plans;

/// <summary>What a run has to make: exact quotas of accepted problems by domain, figure kind and level.</summary>
/// <param name="Cells">The cells, ordered by level, domain and figure kind.</param>
public sealed record Plan(ImmutableArray<PlanCell> Cells)
{
    /// <summary>The highest level of a chain of expansions.</summary>
    public const int MaximumLevel = 4;

    /// <summary>Candidates that a cell may spend for each problem wanted, unless the plan says otherwise.</summary>
    public const int BudgetFactor = 8;

    /// <summary>A cell never has a smaller budget than this by default: few problems are spread less evenly.</summary>
    public const int SmallestBudget = 24;

    private const int LargestTarget = 1_000_000_000;

    private const long LargestFile = 16L << 20;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>Accepted problems wanted over all cells.</summary>
    [JsonIgnore]
    public int Target => Cells.Sum(c => c.Quota);

    /// <summary>The budget that a quota gets by default.</summary>
    public static int DefaultBudget(int quota) => Math.Max(SmallestBudget, (int)Math.Min(int.MaxValue, (long)quota * BudgetFactor));

    /// <summary>Reads a plan file.</summary>
    /// <param name="path">A JSON file: <c>{"cells": [{"domain", "figureKind", "level", "quota", "budget"?}]}</c>.</param>
    /// <param name="domains">The domains' names.</param>
    /// <param name="figureKinds">The figure kinds that can be drawn.</param>
    /// <exception cref="PlanException">The file is unreadable or its content is not a plan; the message says where and what to do.</exception>
    public static Plan Read(string path, IReadOnlyCollection<string> domains, IReadOnlyCollection<string> figureKinds)
    {
        try
        {
            if (new FileInfo(path) is { Exists: true, Length: > LargestFile })
            {
                throw new PlanException($"{path}: the file has more than {LargestFile >> 20} MiB, which no plan needs.");
            }

            return Parse(File.ReadAllText(path), path, domains, figureKinds);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new PlanException($"The plan {path} cannot be read: {e.Message}", e);
        }
    }

    /// <summary>Reads a plan from text; as <see cref="Read"/>.</summary>
    /// <param name="text">The JSON text.</param>
    /// <param name="source">What messages call the text.</param>
    /// <param name="domains">The domains' names.</param>
    /// <param name="figureKinds">The figure kinds that can be drawn.</param>
    public static Plan Parse(string text, string source, IReadOnlyCollection<string> domains, IReadOnlyCollection<string> figureKinds)
    {
        Document document;
        try
        {
            document = JsonSerializer.Deserialize<Document>(text, Json) ?? throw new PlanException($"{source}: the plan is empty.");
        }
        catch (JsonException e)
        {
            throw new PlanException($"{source}, line {(e.LineNumber ?? 0) + 1}: this is not a plan: {e.Message}", e);
        }

        if (document.Cells.Length == 0)
        {
            throw new PlanException($"{source}: the plan has no cells.");
        }

        var cells = document.Cells.Select((cell, i) => Validated(cell, $"{source}, cell {i + 1}", domains, figureKinds)).ToArray();
        if (cells.GroupBy(c => c.Key, StringComparer.Ordinal).FirstOrDefault(g => g.Skip(1).Any()) is { } twins)
        {
            throw new PlanException($"{source}: the cell {twins.Key} occurs twice. Add their quotas up in one cell.");
        }

        if (cells.FirstOrDefault(c => c.Level > 0 && !Array.Exists(cells, p => p.Key == PlanCell.KeyOf(c.Domain, c.FigureKind, c.Level - 1))) is { } orphan)
        {
            throw new PlanException($"{source}: the cell {orphan.Key} is expanded from level {orphan.Level - 1}, but there is no cell {PlanCell.KeyOf(orphan.Domain, orphan.FigureKind, orphan.Level - 1)}.");
        }

        return cells.Sum(c => (long)c.Quota) <= LargestTarget
            ? Of(cells)
            : throw new PlanException($"{source}: the cells want more than {LargestTarget:N0} problems together.");
    }

    /// <summary>A plan of these cells, in the one order.</summary>
    public static Plan Of(IEnumerable<PlanCell> cells) => new(
        [.. cells.OrderBy(c => c.Level).ThenBy(c => c.Domain, StringComparer.Ordinal).ThenBy(c => c.FigureKind, StringComparer.Ordinal)]);

    /// <summary>The plan as the text of a plan file.</summary>
    public string ToJson() => JsonSerializer.Serialize(
        new Document([.. Cells.Select(c => new Cell(c.Domain, c.FigureKind, c.Level, c.Quota, c.Budget))]), Json);

    private static PlanCell Validated(Cell? cell, string where, IReadOnlyCollection<string> domains, IReadOnlyCollection<string> figureKinds)
    {
        if (cell is null)
        {
            throw new PlanException($"{where}: the cell is null.");
        }

        if (!domains.Contains(cell.Domain, StringComparer.Ordinal))
        {
            throw new PlanException($"{where}: there is no domain \"{Short(cell.Domain)}\". `flywheel knowledge stats` lists them.");
        }

        if (!figureKinds.Contains(cell.FigureKind, StringComparer.Ordinal))
        {
            throw new PlanException($"{where}: no author draws the figure kind \"{Short(cell.FigureKind)}\". Kinds are {string.Join(", ", figureKinds)}.");
        }

        if (cell.Level is < 0 or > MaximumLevel)
        {
            throw new PlanException($"{where}: level {cell.Level} is out of range; levels are 0 to {MaximumLevel}.");
        }

        if (cell.Quota is < 1 or > 100_000_000)
        {
            throw new PlanException($"{where}: a quota of {cell.Quota} is out of range; quotas are 1 to 100,000,000.");
        }

        var budget = cell.Budget ?? DefaultBudget(cell.Quota);
        return budget >= cell.Quota
            ? new PlanCell(cell.Domain, cell.FigureKind, cell.Level, cell.Quota, budget)
            : throw new PlanException($"{where}: a budget of {budget} candidates cannot give {cell.Quota} accepted problems.");
    }

    private static string Short(string text) => text.Length <= 60 ? text : text[..60] + "...";

    private sealed record Document(ImmutableArray<Cell?> Cells);

    private sealed record Cell(string Domain, string FigureKind, int Level, int Quota, int? Budget = null);
}
