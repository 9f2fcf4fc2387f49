using System.CommandLine;
using Flywheel.Worker.Runs;

namespace Flywheel.Worker.Commands;

/// <summary>The options that say who writes problems and who reviews them.</summary>
internal sealed class AuthorOptions
{
    private readonly Option<string> _author = new("--author") { Description = "Who writes the problems: rules, model, or mix.", HelpName = "WHO", DefaultValueFactory = _ => "rules" };
    private readonly Option<double> _share = new("--model-share") { Description = "Share of candidates that the model writes with --author mix.", HelpName = "SHARE", DefaultValueFactory = _ => ModelSettings.DefaultShare };
    private readonly Option<int> _solvers = new("--solvers") { Description = "Solvers of the model whose consensus each problem needs; 0 for none.", HelpName = "K", DefaultValueFactory = _ => ModelSettings.DefaultSolvers };
    private readonly Option<bool> _noJudge = new("--no-judge") { Description = "Do not let the model judge the wording of questions." };
    private readonly Option<bool> _predictedTools = new("--predicted-tools") { Description = "Show the model tools that models wrote in earlier runs, too." };

    private readonly bool _mayUsePredictedTools;

    /// <param name="mayUsePredictedTools">Whether the command has a database with tools that models wrote.</param>
    public AuthorOptions(bool mayUsePredictedTools)
    {
        _mayUsePredictedTools = mayUsePredictedTools;
        _author.AcceptOnlyFromAmong("rules", "model", "mix");
        _share.Require(s => s is > 0 and < 1, "--model-share must be above 0 and below 1.");
        _solvers.Require(n => n is >= 0 and <= 64, "--solvers must be 0 to 64.");
    }

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _author, _share, _solvers, _noJudge })
        {
            command.Options.Add(option);
        }

        if (_mayUsePredictedTools)
        {
            command.Options.Add(_predictedTools);
        }

        command.Validators.Add(result =>
        {
            // Values are not read here: whether they are right is told by the options' own rules.
            var author = result.GetResult(_author) is { Tokens: [var token, ..] } ? token.Value : "rules";
            var given = new Option[] { _share, _solvers, _noJudge, _predictedTools }.Where(o => result.GetResult(o) is { Implicit: false }).ToArray();
            if (author == "rules" && given.Length > 0)
            {
                result.AddError($"{given[0].Name} is about a model; give --author model or --author mix, too.");
            }
            else if (author == "model" && given.Contains(_share))
            {
                result.AddError("--model-share is for --author mix; with --author model the model writes all.");
            }
        });
    }

    /// <summary>Options of growth with what a command line says.</summary>
    public GrowOptions Apply(ParseResult parsed, GrowOptions options) => options with
    {
        Author = Enum.Parse<AuthorKind>(parsed.GetRequiredValue(_author), ignoreCase: true),
        ModelShare = parsed.GetValue(_share),
        Solvers = parsed.GetValue(_solvers),
        Judge = !parsed.GetValue(_noJudge),
        PredictedTools = _mayUsePredictedTools && parsed.GetValue(_predictedTools),
    };
}
