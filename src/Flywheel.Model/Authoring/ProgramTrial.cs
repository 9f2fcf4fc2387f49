using System.Collections.Immutable;
using Flywheel.Synthesis.Figures;
using Flywheel.Synthesis.Figures.Scenes;

namespace Flywheel.Model.Authoring;

/// <summary>Runs the programs of a problem once, so that its writer hears of errors while it can mend them. What is true, the checker decides.</summary>
/// <param name="engine">Runs the programs.</param>
public sealed class ProgramTrial(FigureEngine engine)
{
    private const int ErrorsShown = 4;

    /// <summary>The complaints about a problem's programs, in their order; empty where all of them run.</summary>
    public ImmutableArray<Complaint> Try(ProblemParts parts, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(parts);
        var complaints = ImmutableArray.CreateBuilder<Complaint>();
        var figure = engine.Draw(parts.FigureCode, cancellationToken);
        Add(complaints, "figure", figure.Errors);
        if (figure.Scene is not { } scene)
        {
            return complaints.ToImmutable();
        }

        if (scene.Marks.IsEmpty)
        {
            complaints.Add(new Complaint("figure", 0, "The picture is empty."));
        }

        var evaluation = engine.Evaluate(scene, parts.AnswerCode, cancellationToken);
        Add(complaints, "answer_code", evaluation.Errors);
        if (evaluation.Succeeded && evaluation.ElementsRead.IsEmpty)
        {
            complaints.Add(new Complaint("answer_code", 0, "The code reads no element of the picture; it must compute the answer from them."));
        }

        TrySteps(parts, scene, complaints, cancellationToken);
        return complaints.ToImmutable();
    }

    private void TrySteps(ProblemParts parts, Scene scene, ImmutableArray<Complaint>.Builder complaints, CancellationToken cancellationToken)
    {
        for (var i = 0; i < parts.Steps.Length; i++)
        {
            var step = engine.DrawStep(scene, parts.Steps[i].Code, cancellationToken);
            Add(complaints, $"step {i + 1}", step.Errors);
            if (step.Scene is null)
            {
                return;
            }

            scene = step.Scene;
        }
    }

    private static void Add(ImmutableArray<Complaint>.Builder complaints, string part, ImmutableArray<FigureError> errors) =>
        complaints.AddRange(errors.Take(ErrorsShown).Select(e => new Complaint(part, 0, $"Error at {e}")));
}
