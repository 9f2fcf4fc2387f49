using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Flywheel.Worker.Runs;

namespace Flywheel.Worker.Commands;

/// <summary>The options that say what a run makes: shared by the commands that plan one and that grow one.</summary>
internal sealed class GrowthOptions
{
    private readonly Option<int?> _target = new("--target") { Description = $"Accepted problems wanted (default: {GrowOptions.DefaultTarget:N0}; with --hours: no end).", HelpName = "N" };
    private readonly Option<string[]> _domain = new("--domain") { Description = "Only this knowledge domain; may be repeated (default: all).", HelpName = "NAME" };
    private readonly Option<string> _levels = new("--levels") { Description = "Levels of difficulty, such as 0..2.", HelpName = "A..B", DefaultValueFactory = _ => "0..4" };
    private readonly Option<ulong> _seed = new("--seed") { Description = "Everything random follows from it.", HelpName = "S", DefaultValueFactory = _ => 1 };
    private readonly Option<string?> _plan = new("--plan") { Description = "A plan file in place of --target, --domain and --levels; see `flywheel plan`.", HelpName = "FILE" };

    public GrowthOptions()
    {
        _target.Require(n => n >= 1, "--target must be at least 1.");
        _levels.Require(text => TryParseLevels(text, out _), "--levels must be a range from 0 such as 0..4, or 0.");
    }

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_target);
        command.Options.Add(_domain);
        command.Options.Add(_levels);
        command.Options.Add(_seed);
        command.Options.Add(_plan);
        command.Validators.Add(result =>
        {
            if (result.GetResult(_plan) is { Implicit: false } && (Given(result, _target) || Given(result, _domain) || Given(result, _levels)))
            {
                result.AddError("--plan says what is made; --target, --domain and --levels cannot be given beside it.");
            }
        });
    }

    /// <summary>What a command line asks for.</summary>
    public GrowOptions Read(ParseResult parsed)
    {
        _ = TryParseLevels(parsed.GetValue(_levels), out var levels);
        return new GrowOptions
        {
            Target = parsed.GetValue(_target),
            Domains = parsed.GetValue(_domain) ?? [],
            Levels = levels,
            Seed = parsed.GetValue(_seed),
            PlanFile = parsed.GetValue(_plan),
        };
    }

    /// <summary>Reads a range of levels from 0: <c>0..4</c>, or a single <c>0</c>.</summary>
    internal static bool TryParseLevels(string? text, out int[] levels)
    {
        levels = [];
        var parts = (text ?? "").Split("..");
        if (parts.Length > 2 || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var low)
            || !int.TryParse(parts[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var high)
            || low != 0 || high < low || high > Synthesis.Plans.Plan.MaximumLevel)
        {
            return false;
        }

        levels = [.. Enumerable.Range(low, high - low + 1)];
        return true;
    }

    private static bool Given(CommandResult result, Option option) => result.GetResult(option) is { Implicit: false };
}
