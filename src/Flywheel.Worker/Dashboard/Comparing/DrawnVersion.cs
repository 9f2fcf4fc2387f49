using System.Collections.Immutable;
using Flywheel.Synthesis.Figures;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Worker.Dashboard.Comparing;

/// <summary>A version of a problem with the inventories of its pictures; pixels are made when a browser asks for them.</summary>
/// <param name="Problem">The version.</param>
/// <param name="Pictures">The figure, then the picture after each step; ends with the first that failed.</param>
internal sealed record DrawnVersion(Problem Problem, ImmutableArray<FigureResult> Pictures)
{
    /// <summary>Whether every program ran: exports can hold this version.</summary>
    public bool IsDrawn => Pictures.Length == Problem.Steps.Length + 1 && Pictures[^1].Succeeded;

    /// <summary>Why it cannot be drawn, with the program that failed; null where it can.</summary>
    public string? Trouble => IsDrawn ? null : $"{(Pictures.Length == 1 ? "The figure" : $"Step {Pictures.Length - 1}")} cannot be drawn: {Pictures[^1].Errors[0]}";

    /// <summary>Runs the programs of a version.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static DrawnVersion Of(Problem problem, FigureEngine engine, CancellationToken cancellationToken)
    {
        var pictures = ImmutableArray.CreateBuilder<FigureResult>(problem.Steps.Length + 1);
        pictures.Add(engine.Draw(problem.FigureCode, cancellationToken));
        foreach (var step in problem.Steps)
        {
            if (pictures[^1].Scene is not { } scene)
            {
                break;
            }

            pictures.Add(engine.DrawStep(scene, step.Code, cancellationToken));
        }

        return new DrawnVersion(problem, pictures.ToImmutable());
    }
}
