using System.Globalization;
using Flywheel.Synthesis.Plans;
using Flywheel.Worker.Runs;

namespace Flywheel.Worker.Dashboard.Pages.Runs;

/// <summary>What a person typed to start a run, as text, so that it can be shown again as it was.</summary>
internal sealed class RunForm
{
    /// <summary>The run's name; empty to derive it from the settings.</summary>
    public string? Name { get; set; }

    /// <summary>Accepted problems wanted; empty for the default, or for no end if there is a time limit.</summary>
    public string? Target { get; set; }

    /// <summary>Names of the domains; none for all.</summary>
    public List<string> Domains { get; set; } = [];

    /// <summary>The highest level; those below it come with it.</summary>
    public string? Levels { get; set; } = Plan.MaximumLevel.ToString(CultureInfo.InvariantCulture);

    /// <summary>The seed.</summary>
    public string? Seed { get; set; } = "1";

    /// <summary>One known-bad problem in this many candidates; 0 for none.</summary>
    public string? Canaries { get; set; } = RunSettings.DefaultCanaryInterval.ToString(CultureInfo.InvariantCulture);

    /// <summary>Time limit in hours; empty for none.</summary>
    public string? Hours { get; set; }

    /// <summary>Reads the form by the rules of the command line.</summary>
    /// <param name="known">The domains that there are.</param>
    /// <param name="fail">Is told the field and what is wrong with it.</param>
    /// <returns>What is asked for; use it only if nothing is wrong.</returns>
    public GrowOptions Read(IReadOnlyCollection<string> known, Action<string, string> fail)
    {
        if (!string.IsNullOrWhiteSpace(Name) && !RunCoordinator.IsName(Name.Trim()))
        {
            fail(nameof(Name), $"Use {RunCoordinator.NameRule}.");
        }

        if (Domains.Exists(d => !known.Contains(d)))
        {
            fail(nameof(Domains), "One of these domains does not exist; the list below is what there is.");
        }

        return new GrowOptions
        {
            Run = string.IsNullOrWhiteSpace(Name) ? null : Name.Trim(),
            Target = Whole(nameof(Target), Target, 1, int.MaxValue, "a whole number of at least 1, or leave it empty", fail),
            Domains = Domains.Distinct(StringComparer.Ordinal).ToArray(),
            Levels = [.. Enumerable.Range(0, 1 + (Whole(nameof(Levels), Levels, 0, Plan.MaximumLevel, $"0 to {Plan.MaximumLevel}", fail) ?? Plan.MaximumLevel))],
            Seed = ReadSeed(fail),
            CanaryInterval = Whole(nameof(Canaries), Canaries, 0, int.MaxValue, "0 or a whole number above it", fail) ?? RunSettings.DefaultCanaryInterval,
            Hours = ReadHours(fail),
        };
    }

    private ulong ReadSeed(Action<string, string> fail)
    {
        if (string.IsNullOrWhiteSpace(Seed))
        {
            return 1;
        }

        if (!ulong.TryParse(Seed.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var seed))
        {
            fail(nameof(Seed), "A seed is a whole number, 0 or more.");
        }

        return seed;
    }

    private double? ReadHours(Action<string, string> fail)
    {
        if (string.IsNullOrWhiteSpace(Hours))
        {
            return null;
        }

        if (double.TryParse(Hours.Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var hours) && hours is > 0 and <= 10_000)
        {
            return hours;
        }

        fail(nameof(Hours), "The time limit is more than 0 and at most 10,000 hours, or leave it empty.");
        return null;
    }

    private static int? Whole(string field, string? text, int least, int most, string rule, Action<string, string> fail)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        if (int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
        {
            return number;
        }

        fail(field, $"Give {rule}.");
        return null;
    }
}
