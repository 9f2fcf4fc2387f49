using System.Globalization;
using System.Text.Json;
using Flywheel.Knowledge.Storage;
using Microsoft.EntityFrameworkCore;

namespace Flywheel.Worker.Dashboard.Problems;

/// <summary>Which problems to show. What is null is not asked for.</summary>
internal sealed record ProblemFilter
{
    /// <summary>The longest value that is searched for, in characters.</summary>
    public const int LongestValue = 300;

    /// <summary>So many problems a search by words, node or tool finds at most.</summary>
    public const int MostFound = 1_000;

    /// <summary>So much of a question is searched, in characters; the index holds no more.</summary>
    private const int SearchedCharacters = 10_000;

    /// <summary>The run.</summary>
    public string? Run { get; init; }

    /// <summary>The domain's name.</summary>
    public string? Domain { get; init; }

    /// <summary>The figure kind.</summary>
    public string? FigureKind { get; init; }

    /// <summary>The level.</summary>
    public int? Level { get; init; }

    /// <summary>How the problem came about.</summary>
    public ProblemLineage? Lineage { get; init; }

    /// <summary>Where it stands; null for every judged one.</summary>
    public ProblemState? State { get; init; }

    /// <summary>The check that rejected it.</summary>
    public string? Reason { get; init; }

    /// <summary>Who wrote it.</summary>
    public string? Author { get; init; }

    /// <summary>The family of the root: what stands before the first operator.</summary>
    public string? Family { get; init; }

    /// <summary>Whether a repair changed it.</summary>
    public bool? Repaired { get; init; }

    /// <summary>The least failure rate of a solver, 0 to 1.</summary>
    public double? From { get; init; }

    /// <summary>The greatest failure rate of a solver, 0 to 1.</summary>
    public double? To { get; init; }

    /// <summary>A knowledge node that it rests on.</summary>
    public string? Node { get; init; }

    /// <summary>A visual tool that its steps use.</summary>
    public string? Tool { get; init; }

    /// <summary>Words of its question, as one writes them for a search engine.</summary>
    public string? Words { get; init; }

    /// <summary>Whether known-bad problems are shown among the others.</summary>
    public bool Canaries { get; init; }

    /// <summary>
    /// Whether it asks for what only an index of words, nodes or tools finds. These find in no order, and a word may be in every problem: so
    /// many are found and put into order, and the others are passed over (<see cref="MostFound"/>).
    /// </summary>
    public bool IsSearch => (Words ?? Node ?? Tool) is not null;

    /// <summary>Whether the counts of <see cref="ProblemTally"/> answer for it: it asks for nothing that they do not tell apart.</summary>
    public bool IsTallied => (From ?? To) is null && Node is null && Tool is null && Words is null;

    /// <summary>Reads the filter of an address. What cannot be understood is left out and named.</summary>
    /// <param name="query">The address's parameters.</param>
    /// <param name="faults">Gets a sentence for each parameter that was left out.</param>
    public static ProblemFilter Parse(IQueryCollection query, ICollection<string> faults)
    {
        return new ProblemFilter
        {
            Run = Text("run"),
            Domain = Text("domain"),
            FigureKind = Text("kind"),
            Level = Parsed<int>("level", (string text, out int level) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out level), "a whole number"),
            Lineage = Parsed<ProblemLineage>("lineage", Named, "root, parallel, sequential or regenerated"),
            State = Parsed<ProblemState>("state", Named, "settled, surplus, rejected, accepted, authored or canary"),
            Reason = Text("reason"),
            Author = Text("author"),
            Family = Text("family"),
            Repaired = Parsed("repaired", (string text, out bool repaired) => (repaired = text is "yes") || text is "no", "yes or no"),
            From = Parsed<double>("from", Share, "a number from 0 to 1"),
            To = Parsed<double>("to", Share, "a number from 0 to 1"),
            Node = Text("node"),
            Tool = Text("tool"),
            Words = Text("q"),
            Canaries = Text("canaries") is not null,
        };

        string? Text(string name)
        {
            var text = query[name].ToString().Trim();
            if (text.Length > LongestValue || text.Contains('\0', StringComparison.Ordinal))
            {
                faults.Add($"What is asked for as \"{name}\" is too long or no text; it was left out.");
                return null;
            }

            return text.Length == 0 ? null : text;
        }

        T? Parsed<T>(string name, Parser<T> parse, string wanted)
            where T : struct
        {
            if (Text(name) is not { } text)
            {
                return null;
            }

            if (parse(text, out var value))
            {
                return value;
            }

            faults.Add($"\"{name}\" must be {wanted}; it was left out.");
            return null;
        }
    }

    /// <summary>The parameters of an address that asks for the same.</summary>
    public IEnumerable<KeyValuePair<string, string>> Parameters()
    {
        (string Name, string? Value)[] all =
        [
            ("q", Words), ("run", Run), ("domain", Domain), ("kind", FigureKind), ("level", Level?.ToString(CultureInfo.InvariantCulture)),
            ("lineage", Lineage?.ToString().ToLowerInvariant()), ("state", State?.ToString().ToLowerInvariant()), ("reason", Reason), ("author", Author),
            ("family", Family), ("repaired", Repaired switch { true => "yes", false => "no", null => null }), ("from", Number(From)), ("to", Number(To)),
            ("node", Node), ("tool", Tool), ("canaries", Canaries ? "yes" : null),
        ];
        return all.Where(p => p.Value is not null).Select(p => KeyValuePair.Create(p.Name, p.Value!));
    }

    /// <summary>The problems that are asked for, in no order.</summary>
    public IQueryable<ProblemRow> Apply(FlywheelDbContext context)
    {
        var problems = InState(Sources(context)).AsNoTracking();
        problems = Run is null ? problems : problems.Where(p => p.RunId == Run);
        problems = Domain is null ? problems : problems.Where(p => p.Domain == Domain);
        problems = FigureKind is null ? problems : problems.Where(p => p.FigureKind == FigureKind);
        problems = Level is null ? problems : problems.Where(p => p.Level == Level);
        problems = Lineage is null ? problems : problems.Where(p => p.Lineage == Lineage);
        problems = Reason is null ? problems : problems.Where(p => p.Reason == Reason);
        problems = Author is null ? problems : problems.Where(p => p.Author == Author);
        problems = Repaired is null ? problems : Repaired.Value ? problems.Where(p => p.Repaired) : problems.Where(p => !p.Repaired);
        problems = From is null ? problems : problems.Where(p => p.MeasuredDifficulty >= From);
        problems = To is null ? problems : problems.Where(p => p.MeasuredDifficulty <= To);
        string[] nodes = Node is null ? [] : [Node];
        problems = Node is null ? problems : problems.Where(p => nodes.All(n => p.NodeIds.Contains(n)));
        problems = Words is null
            ? problems
            : problems.Where(p => EF.Functions.ToTsVector("simple", p.Question.Substring(0, SearchedCharacters)).Matches(EF.Functions.WebSearchToTsQuery("simple", Words)));
        // One more than are told, so that it shows whether there are more.
        return IsSearch ? problems.Take(MostFound + 1) : problems;
    }

    /// <summary>What keeps problems with these properties from being asked for; none where they are.</summary>
    public FacetKinds Misses(TallyEntry entry)
    {
        var shown = State is null ? entry.State is not (ProblemState.Authored or ProblemState.Accepted) && (Canaries || entry.State != ProblemState.Canary) : entry.State == State;
        return (shown ? FacetKinds.None : FacetKinds.State)
            | (Run is null || entry.Run == Run ? FacetKinds.None : FacetKinds.Run)
            | (Domain is null || entry.Domain == Domain ? FacetKinds.None : FacetKinds.Domain)
            | (FigureKind is null || entry.FigureKind == FigureKind ? FacetKinds.None : FacetKinds.FigureKind)
            | (Level is null || entry.Level == Level ? FacetKinds.None : FacetKinds.Level)
            | (Lineage is null || entry.Lineage == Lineage ? FacetKinds.None : FacetKinds.Lineage)
            | (Reason is null || entry.Reason == Reason ? FacetKinds.None : FacetKinds.Reason)
            | (Author is null || entry.Author == Author ? FacetKinds.None : FacetKinds.Author)
            | (Family is null || entry.Family == Family ? FacetKinds.None : FacetKinds.Family)
            | (Repaired is null || entry.Repaired == Repaired ? FacetKinds.None : FacetKinds.Repaired);
    }

    /// <summary>The words stand as literals, since the indexes are chosen by them.</summary>
    private IQueryable<ProblemRow> InState(IQueryable<ProblemRow> problems)
    {
        // Only what was rejected has a reason; said aloud, the index of what stands aside is found.
        var asked = State is null && Reason is not null ? ProblemState.Rejected : State;
        if (asked is { } state)
        {
            return problems.Where(p => p.State == state);
        }

        problems = problems.Where(p => p.State != ProblemState.Authored && p.State != ProblemState.Accepted);
        return Canaries ? problems : problems.Where(p => p.State != ProblemState.Canary);
    }

    /// <summary>What the model of the database has no words for.</summary>
    private IQueryable<ProblemRow> Sources(FlywheelDbContext context)
    {
        var tools = Tool is null ? null : JsonSerializer.Serialize(new[] { Tool });
        return (Family, tools) switch
        {
            (null, null) => context.Problems,
            (not null, null) => context.Problems.FromSql($"SELECT * FROM flywheel.problems WHERE left(split_part(family, '+', 1), 200) = {Family}"),
            (null, not null) => context.Problems.FromSql($"SELECT * FROM flywheel.problems WHERE document -> 'tools' @> {tools}::jsonb"),
            _ => context.Problems.FromSql($"SELECT * FROM flywheel.problems WHERE left(split_part(family, '+', 1), 200) = {Family} AND document -> 'tools' @> {tools}::jsonb"),
        };
    }

    private static bool Named<T>(string text, out T value)
        where T : struct, Enum
    {
        foreach (var candidate in Enum.GetValues<T>())
        {
            if (string.Equals(candidate.ToString(), text, StringComparison.OrdinalIgnoreCase))
            {
                value = candidate;
                return true;
            }
        }

        value = default;
        return false;
    }

    private static bool Share(string text, out double share) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out share) && share is >= 0 and <= 1;

    private static string? Number(double? number) => number?.ToString("0.####", CultureInfo.InvariantCulture);

    private delegate bool Parser<T>(string text, out T value);
}
