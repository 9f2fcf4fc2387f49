using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Flywheel.Checker.Checks;
using Flywheel.Synthesis.Figures.Drawing;

namespace Flywheel.Checker.Repairs;

/// <summary>Sets a text that is too small in a size that can be read.</summary>
internal sealed partial class EnlargeTextRepair : Repair
{
    /// <inheritdoc />
    public override string Name => "enlarge-text";

    /// <inheritdoc />
    public override ImmutableArray<string> Answers => ["text-legible"];

    /// <inheritdoc />
    public override Proposal? Propose(Inspection inspection, Finding finding)
    {
        var problem = inspection.Problem;
        if (finding.Evidence["element"] is not { } index || inspection.Scene.Marks.OfType<TextMark>().FirstOrDefault(t => t.Element == index.GetValue<int>()) is not { } mark)
        {
            return null;
        }

        var code = FigureLines.With(problem.FigureCode, mark.Text, line => Size().Replace(line, "size: 12"));
        return code is null ? null : new Proposal(problem with { FigureCode = code }, $"The text \"{mark.Text}\" was {mark.Style.Size:0.#} pixels high and is set in 12.");
    }

    [GeneratedRegex(@"size:\s*[\d.]+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Size();
}
