using System.Collections.Concurrent;
using Flywheel.Model.Chat;
using Flywheel.Synthesis.Figures;

namespace Flywheel.Model.Authoring;

/// <summary>Has a model write the parts of a problem, and sends replies back with complaints, a bounded number of times. Thread-safe.</summary>
/// <param name="runner">Asks the model.</param>
/// <param name="engine">Runs the programs.</param>
/// <param name="options">How it is asked.</param>
internal sealed class PartsWriter(PromptRunner runner, FigureEngine engine, ModelAuthorOptions options)
{
    private readonly ProgramTrial _trial = new(engine);
    private readonly ConcurrentDictionary<string, string> _languages = new(StringComparer.Ordinal);

    /// <summary>Writes.</summary>
    /// <param name="prompt">The prompt that asks for a problem.</param>
    /// <param name="figureKind">The figure kind; the language's reference for it is put into the prompt.</param>
    /// <param name="variables">What else is put into the prompt.</param>
    /// <param name="seed">The seed of the first reply; each repair takes the next.</param>
    /// <param name="sentBack">Called whenever a reply is sent back.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="GenerationException">The model failed.</exception>
    public async Task<WrittenParts> WriteAsync(
        string prompt, string figureKind, IReadOnlyDictionary<string, string> variables, ulong seed, Action sentBack, CancellationToken cancellationToken)
    {
        var language = _languages.GetOrAdd(figureKind, ReferencePage.Brief);
        var reply = await AskAsync(prompt, new Dictionary<string, string>(variables, StringComparer.Ordinal) { ["language"] = language }, seed, cancellationToken);
        for (var repairs = 0; ; repairs++)
        {
            var (parts, complaints) = ProblemText.Read(reply);
            if (parts is not null)
            {
                complaints = complaints.AddRange(_trial.Try(parts, cancellationToken));
            }

            if (repairs == options.Repairs || complaints.IsEmpty)
            {
                return new WrittenParts(parts, complaints);
            }

            sentBack();
            var repair = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["problem"] = reply.Length > ProblemText.LongestReply ? reply[..ProblemText.LongestReply] : reply,
                ["complaints"] = string.Join('\n', complaints.Select(c => $"- {c}")),
                ["language"] = language,
            };
            reply = await AskAsync("repairer", repair, seed + (ulong)repairs + 1, cancellationToken);
        }
    }

    private Task<string> AskAsync(string prompt, Dictionary<string, string> variables, ulong seed, CancellationToken cancellationToken) =>
        runner.RunAsync(prompt, variables, options.Temperature, options.Tokens, seed, cancellationToken);
}
