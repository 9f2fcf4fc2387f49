using System.Globalization;
using Flywheel.Knowledge.Storage;
using Microsoft.AspNetCore.WebUtilities;

namespace Flywheel.Worker.Dashboard.Queries;

/// <summary>What a queue of decisions shows, and in which order; as it stands in addresses.</summary>
internal sealed record DecisionFilter
{
    /// <summary>The longest value, in characters; longer ones are ignored.</summary>
    public const int LongestValue = 200;

    /// <summary>The run; null for all.</summary>
    public string? Run { get; init; }

    /// <summary>A check that failed; null for any.</summary>
    public string? Check { get; init; }

    /// <summary>A repair that was proposed; null for any.</summary>
    public string? Repair { get; init; }

    /// <summary>The domain's name; null for all.</summary>
    public string? Domain { get; init; }

    /// <summary>The problem family or prompt; null for all.</summary>
    public string? Family { get; init; }

    /// <summary>Who wrote the problem, such as a model; null for all.</summary>
    public string? Author { get; init; }

    /// <summary>The stratum (see <see cref="DecisionRow.Stratum"/>); null for all.</summary>
    public string? Stratum { get; init; }

    /// <summary>Who gave the latest verdict; null for anybody.</summary>
    public string? Reviewer { get; init; }

    /// <summary>Words that question, answer or messages hold, as people type them into search engines; null for none.</summary>
    public string? Text { get; init; }

    /// <summary>What the machine decided; null for both.</summary>
    public DecisionOutcome? Outcome { get; init; }

    /// <summary>What people said.</summary>
    public DecisionState State { get; init; }

    /// <summary>The least confidence, in percent; null for no bound.</summary>
    public int? LeastConfidence { get; init; }

    /// <summary>The largest confidence, in percent; null for no bound.</summary>
    public int? MostConfidence { get; init; }

    /// <summary>The first day, in UTC, on which the machine decided; null for no bound.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The last day, in UTC; null for no bound.</summary>
    public DateOnly? To { get; init; }

    /// <summary>The order.</summary>
    public DecisionOrder Order { get; init; }

    /// <summary>Reads what <see cref="ToQuery"/> wrote. What cannot be understood is left out.</summary>
    /// <param name="query">A query without its question mark; null or empty for no filter.</param>
    /// <param name="complaints">Receives a sentence for each value that was left out.</param>
    public static DecisionFilter Parse(string? query, ICollection<string>? complaints = null) => Parse(new QueryCollection(QueryHelpers.ParseQuery(query)), complaints);

    /// <summary>Reads an address's query. What cannot be understood is left out.</summary>
    /// <param name="query">The query.</param>
    /// <param name="complaints">Receives a sentence for each value that was left out.</param>
    public static DecisionFilter Parse(IQueryCollection query, ICollection<string>? complaints = null)
    {
        var reader = new Reader(query, complaints ?? []);
        return new DecisionFilter
        {
            Run = reader.Text("run"),
            Check = reader.Text("check"),
            Repair = reader.Text("repair"),
            Domain = reader.Text("domain"),
            Family = reader.Text("family"),
            Author = reader.Text("author"),
            Stratum = reader.Text("stratum"),
            Reviewer = reader.Text("reviewer"),
            Text = reader.Text("text"),
            Outcome = reader.Choice<DecisionOutcome>("outcome"),
            State = reader.Choice<DecisionState>("state") ?? DecisionState.Open,
            LeastConfidence = reader.Percent("least"),
            MostConfidence = reader.Percent("most"),
            From = reader.Day("from"),
            To = reader.Day("to"),
            Order = reader.Choice<DecisionOrder>("order") ?? DecisionOrder.Doubtful,
        };
    }

    /// <summary>The filter as an address's query, without its question mark; empty for the default filter.</summary>
    public string ToQuery() => string.Join('&', Values().Select(v => $"{v.Name}={Uri.EscapeDataString(v.Value)}"));

    /// <summary>The values that differ from the default, by their names in addresses.</summary>
    public IEnumerable<(string Name, string Value)> Values()
    {
        (string Name, string? Value)[] all =
        [
            ("run", Run), ("check", Check), ("repair", Repair), ("domain", Domain), ("family", Family), ("author", Author), ("stratum", Stratum),
            ("reviewer", Reviewer), ("text", Text), ("outcome", NameOf(Outcome)), ("state", State == DecisionState.Open ? null : NameOf<DecisionState>(State)),
            ("least", LeastConfidence?.ToString(CultureInfo.InvariantCulture)), ("most", MostConfidence?.ToString(CultureInfo.InvariantCulture)),
            ("from", From?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), ("to", To?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            ("order", Order == DecisionOrder.Doubtful ? null : NameOf<DecisionOrder>(Order)),
        ];
        return all.Where(v => v.Value is not null).Select(v => (v.Name, v.Value!));
    }

    private static string? NameOf<T>(T? value)
        where T : struct, Enum => value?.ToString().ToLowerInvariant();

    private sealed class Reader(IQueryCollection query, ICollection<string> complaints)
    {
        public string? Text(string name)
        {
            var value = query[name] is { Count: > 0 } values ? values[^1]?.Trim() : null;
            if (string.IsNullOrEmpty(value))
            {
                return null;
            }

            // The database stores no NUL in text, so nothing can match one.
            return value.Length <= LongestValue && !value.Contains('\0') ? value : Complain<string>(name, $"is longer than {LongestValue} characters or holds a NUL");
        }

        public T? Choice<T>(string name)
            where T : struct, Enum
        {
            if (Text(name) is not { } text)
            {
                return null;
            }

            // Enum.Parse takes numbers, too.
            var index = Array.FindIndex(Enum.GetNames<T>(), n => string.Equals(n, text, StringComparison.OrdinalIgnoreCase));
            return index >= 0 ? Enum.GetValues<T>()[index] : Complain<T?>(name, $"is none of {string.Join(", ", Enum.GetNames<T>()).ToLowerInvariant()}");
        }

        public int? Percent(string name) => Text(name) is not { } text
            ? null
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= 100 ? number : Complain<int?>(name, "is no whole number from 0 to 100");

        public DateOnly? Day(string name) => Text(name) is not { } text
            ? null
            : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : Complain<DateOnly?>(name, "is no date such as 2026-11-21");

        private T? Complain<T>(string name, string fault)
        {
            complaints.Add($"The filter \"{name}\" was left out: it {fault}.");
            return default;
        }
    }
}
