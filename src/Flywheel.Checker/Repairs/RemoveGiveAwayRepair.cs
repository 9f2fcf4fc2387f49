using System.Collections.Immutable;
using Flywheel.Checker.Checks;

namespace Flywheel.Checker.Repairs;

/// <summary>Cuts the sentence or the text that states the answer.</summary>
internal sealed class RemoveGiveAwayRepair : Repair
{
    /// <inheritdoc />
    public override string Name => "remove-give-away";

    /// <inheritdoc />
    public override ImmutableArray<string> Answers => ["answer-not-given-away"];

    /// <inheritdoc />
    public override Proposal? Propose(Inspection inspection, Finding finding)
    {
        var problem = inspection.Problem;
        if (finding.Evidence["element"] is { } index)
        {
            var text = inspection.Scene.Elements[index.GetValue<int>()].Text;
            return FigureLines.Without(problem.FigureCode, text) is { } code
                ? new Proposal(problem with { FigureCode = code }, $"The picture said \"{text}\".")
                : null;
        }

        if (finding.Evidence["text"]?.GetValue<string>() is not { } announced)
        {
            return null;
        }

        var sentences = Sentences.Split(problem.Question);
        var kept = sentences.Where(s => !s.Contains(announced, StringComparison.Ordinal)).ToArray();
        return kept.Length == sentences.Count || kept.Length == 0
            ? null
            : new Proposal(problem with { Question = string.Concat(kept).Trim() }, $"The question said \"{announced}\".");
    }
}
