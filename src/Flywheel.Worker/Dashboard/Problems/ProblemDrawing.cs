using System.Collections.Immutable;
using Flywheel.Synthesis.Figures;
using Flywheel.Synthesis.Figures.Scenes;
using Flywheel.Synthesis.Perception;
using Flywheel.Synthesis.Problems;
using Flywheel.Worker.Hosting;

namespace Flywheel.Worker.Dashboard.Problems;

/// <summary>What a problem's programs draw, without the pixels: the picture's inventory, and what each step adds to it.</summary>
/// <param name="Scene">The picture; null where its program fails.</param>
/// <param name="Errors">Why its program fails.</param>
/// <param name="Steps">The steps, each with what it drew.</param>
/// <param name="Perception">A question about what is where in the picture, as the perception dataset asks it; null where there is none.</param>
internal sealed record ProblemDrawing(Scene? Scene, ImmutableArray<FigureError> Errors, ImmutableArray<StepView> Steps, PerceptionItem? Perception)
{
    private const double Margin = 5;

    /// <summary>Runs a problem's programs.</summary>
    public static ProblemDrawing Of(Problem problem, Workshop workshop, CancellationToken cancellationToken)
    {
        using var visit = workshop.Enter();
        var engine = visit.Get<FigureEngine>();
        var first = engine.Draw(problem.FigureCode, cancellationToken);
        var steps = ImmutableArray.CreateBuilder<StepView>();
        var (scene, drawn) = (first.Scene, 0);
        foreach (var (index, step) in problem.Steps.Index())
        {
            ImmutableArray<FigureError> errors = [];
            var before = scene?.Elements.Length ?? 0;
            if (scene is not null && step.Code.Length > 0)
            {
                var result = engine.DrawStep(scene, step.Code, cancellationToken);
                (scene, errors) = (result.Scene, result.Errors);
                drawn++;
            }

            var added = scene?.Elements.Skip(before).ToArray() ?? [];
            steps.Add(new StepView(
                index + 1, step.Thought, step.Code, drawn, scene?.Width ?? 0, scene?.Height ?? 0,
                [.. added.Select(e => e.Bounds.Inflate(Margin)).Where(b => !b.IsEmpty)], Describe(added), errors));
        }

        return new ProblemDrawing(first.Scene, first.Errors, steps.ToImmutable(), first.Scene is { } picture ? PerceptionAuthor.Write(picture, problem.Seed) : null);
    }

    /// <summary>A box for an SVG attribute.</summary>
    public static string Number(double value) => value.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture);

    private static string Describe(Element[] added) => string.Join(", ", added
        .Select(e => e.Name.Length > 0 ? $"{Words(e.Kind)} {e.Name}" : e.Text.Length > 0 ? $"{Words(e.Kind)} \"{e.Text}\"" : Words(e.Kind))
        .GroupBy(text => text, StringComparer.Ordinal)
        .Select(g => g.Count() == 1 ? g.Key : $"{g.Count()} × {g.Key}"));

    private static string Words(string kind) => kind.Replace('-', ' ');
}
