using System.Collections.Immutable;
using Flywheel.Model.Chat;
using Flywheel.Model.Interaction;
using Flywheel.Model.Tests.Chat;

namespace Flywheel.Model.Tests.Interaction;

/// <summary>
/// One file of the conformance kit: what a model writes segment by segment, what the sandbox returns (the figure sandbox where nothing is
/// said), and the turn and the end that must come of it.
/// </summary>
public sealed record GoldenTranscript(
    ImmutableArray<ScriptedText> Model,
    ImmutableArray<(SandboxStatus Status, int Pictures, string Text)> Sandbox,
    ThinkingLimits Limits,
    bool NeedsNamedStops,
    string Turn,
    ThinkingOutcome Outcome,
    string? Answer)
{
    public static string Folder => Path.Combine(AppContext.BaseDirectory, "Interaction", "Conformance");

    public static GoldenTranscript Read(string name)
    {
        var model = ImmutableArray.CreateBuilder<ScriptedText>();
        var sandbox = ImmutableArray.CreateBuilder<(SandboxStatus, int, string)>();
        var (limits, named, turn, outcome, answer) = (new ThinkingLimits(), false, "", ThinkingOutcome.Unanswered, (string?)null);
        foreach (var block in ("\n" + File.ReadAllText(Path.Combine(Folder, name + ".txt")).TrimEnd('\n')).Split("\n==="))
        {
            var (head, text) = block.IndexOf('\n', StringComparison.Ordinal) is >= 0 and var end ? (block[..end], block[(end + 1)..]) : (block, "");
            switch (head.Trim().Split(' ', 3))
            {
                case ["model", .. var rest]:
                    model.Add(new ScriptedText(text, rest is ["length"] ? FinishReason.Length : FinishReason.Stop));
                    break;
                case ["sandbox", var status, var pictures]:
                    sandbox.Add((Enum.Parse<SandboxStatus>(status), int.Parse(pictures), text));
                    break;
                case ["turn"]:
                    turn = text;
                    break;
                case ["end", var how, .. var what]:
                    (outcome, answer) = (Enum.Parse<ThinkingOutcome>(how), what.Length > 0 ? what[0] : null);
                    break;
                case [""]:
                    named = text.Contains("\nstops named", StringComparison.Ordinal);
                    limits = Limit(limits, text);
                    break;
                default:
                    throw new InvalidDataException($"{name}: \"{head}\" is no part of a transcript.");
            }
        }

        return new GoldenTranscript(model.ToImmutable(), sandbox.ToImmutable(), limits, named, turn, outcome, answer);
    }

    private static ThinkingLimits Limit(ThinkingLimits limits, string header)
    {
        foreach (var line in header.Split('\n').Where(l => l.StartsWith("limits ", StringComparison.Ordinal)))
        {
            limits = line.Split(' ') switch
            {
                [_, "segments", var n] => limits with { Segments = int.Parse(n) },
                [_, "output", var n] => limits with { OutputLength = int.Parse(n) },
                _ => throw new InvalidDataException(line),
            };
        }

        return limits;
    }
}
