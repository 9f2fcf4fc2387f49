using System.Collections.Immutable;
using System.Globalization;
using Flywheel.Model.Chat;
using Flywheel.Model.Interaction;
using Flywheel.Model.Replies;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Model.Authoring;

/// <summary>Lets several solvers work on a problem, each with a seed of its own and the picture alone, and counts their answers.</summary>
/// <param name="thinker">The solver.</param>
public sealed class SolverPanel(Thinker thinker)
{
    /// <summary>Asks the solvers.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="picture">Its picture.</param>
    /// <param name="solvers">How many, 1 to 64.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="GenerationException">The solver's server is away.</exception>
    public async Task<AnswerVotes> AskAsync(Problem problem, Picture picture, int solvers, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentOutOfRangeException.ThrowIfLessThan(solvers, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(solvers, 64);
        var answers = await Task.WhenAll(Enumerable.Range(0, solvers).Select(i => AnswerAsync(problem, picture, problem.Seed + (ulong)i, cancellationToken)));
        return Count(problem.Answer, [.. answers]);
    }

    /// <summary>Counts answers against the right one.</summary>
    public static AnswerVotes Count(Answer right, ImmutableArray<string?> answers)
    {
        var rivals = answers.OfType<string>().Where(a => !IsSame(right, a)).GroupBy(Plain, StringComparer.Ordinal).OrderByDescending(g => g.Count()).FirstOrDefault();
        var agree = rivals is not null && rivals.Count() > 1;
        return new AnswerVotes(answers, answers.Count(a => a is not null && IsSame(right, a)), agree ? rivals!.First() : null, agree ? rivals!.Count() : 0);
    }

    /// <summary>A solver's answer; null for none, also where its reply broke off, was refused or took too long.</summary>
    private async Task<string?> AnswerAsync(Problem problem, Picture picture, ulong seed, CancellationToken cancellationToken)
    {
        try
        {
            var transcript = await thinker.AnswerAsync(
                new ThinkingRequest(picture, problem.FullQuestion) { Sampling = new SamplingSettings { Temperature = 1, TopP = 0.9, Seed = seed } }, cancellationToken);
            return string.IsNullOrWhiteSpace(transcript.Answer) ? null : transcript.Answer;
        }
        catch (GenerationException e) when (e.CostsOneReply())
        {
            return null;
        }
    }

    private static bool IsSame(Answer right, string given) => right switch
    {
        ChoiceAnswer choice => Plain(given).TrimEnd('.', ')').TrimStart('(') is var letter
            && (letter == choice.Letter.ToLowerInvariant() || letter.StartsWith(choice.Letter.ToLowerInvariant() + ".", StringComparison.Ordinal)),
        NumberAnswer number => Number(given) is { } value && Math.Abs(value - number.Number) <= Math.Max(number.Tolerance, 0.5 * Math.Pow(10, -number.Decimals)) + (1e-6 * Math.Abs(number.Number)),
        SetAnswer set => given.Split([',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Plain).ToHashSet(StringComparer.Ordinal).SetEquals(set.Items.Select(Plain)),
        _ => Plain(given) == Plain(right.Text),
    };

    /// <summary>The number at the beginning of an answer such as <c>12 cm</c> or <c>45°</c>; null where it begins otherwise.</summary>
    private static double? Number(string text)
    {
        var trimmed = text.Trim().Replace('\u2212', '-').TrimStart('$').TrimEnd('$');
        var end = 0;
        while (end < trimmed.Length && (char.IsAsciiDigit(trimmed[end]) || trimmed[end] is '.' or '-' or '+' or 'e' or 'E'))
        {
            end++;
        }

        return double.TryParse(trimmed[..end].TrimEnd('e', 'E', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : null;
    }

    private static string Plain(string text) => string.Join(' ', text.ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
