using Flywheel.Checker;
using Flywheel.Synthesis.Figures;
using Flywheel.Synthesis.Figures.Rendering;
using Flywheel.Synthesis.Problems;
using Flywheel.Worker.Dashboard.Pictures;
using Flywheel.Worker.Hosting;

namespace Flywheel.Worker.Dashboard.Deciding;

/// <summary>Draws and checks problems that are being edited: the same engine, budgets and checks that judge problems in runs.</summary>
internal sealed class ProblemPreviewer(Workshop workshop, PictureStore pictures) : IDisposable
{
    /// <summary>How long one preview may take.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _working = new(Environment.ProcessorCount);

    /// <summary>Reads a form, draws what it describes and checks it.</summary>
    /// <param name="form">The form.</param>
    /// <param name="basis">The version that is edited.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The preview, and the problem if the form makes one.</returns>
    public async Task<(ProblemPreview Preview, Problem? Problem)> MakeAsync(ProblemForm form, Problem basis, CancellationToken cancellationToken)
    {
        var faults = new List<FormFault>();
        if (form.Read(basis, faults) is not { } problem)
        {
            return (new ProblemPreview { Faults = faults }, null);
        }

        await _working.WaitAsync(cancellationToken);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            return (await CheckAsync(problem, patience.Token), problem);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return (new ProblemPreview { IsGivenUp = true }, problem);
        }
        finally
        {
            _working.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _working.Dispose();

    private async Task<ProblemPreview> CheckAsync(Problem problem, CancellationToken cancellationToken)
    {
        using var visit = workshop.Enter();
        var inspection = new Inspection(problem, visit.Get<FigureEngine>(), visit.Get<FigureRenderer>(), cancellationToken);
        var findings = visit.Get<ProblemChecker>().Inspect(inspection);
        cancellationToken.ThrowIfCancellationRequested();
        var computed = inspection.Answer?.Value;
        return new ProblemPreview
        {
            Troubles = [.. Troubles(inspection)],
            Pictures = await DrawAsync(inspection, cancellationToken),
            Findings = findings,
            Computed = computed?.Text,
            Given = problem.Answer.Value.Text,
            Matches = computed is not null && AnswerComparison.Matches(computed, problem.Answer),
            IsDrawn = inspection.ProgramsRan,
        };
    }

    private static IEnumerable<ProgramTrouble> Troubles(Inspection inspection)
    {
        var problem = inspection.Problem;
        return
        [
            .. ProgramTrouble.Of("Figure code", "figure-code", problem.FigureCode, inspection.Figure.Errors),
            .. inspection.Steps.SelectMany((step, i) => ProgramTrouble.Of($"Step {i + 1}: code", $"step-{i + 1}-code", problem.Steps[i].Code, step.Errors)),
            .. ProgramTrouble.Of("Answer code", "answer-code", problem.AnswerCode, inspection.Answer?.Errors ?? []),
        ];
    }

    private async Task<IReadOnlyList<DrawnPicture>> DrawAsync(Inspection inspection, CancellationToken cancellationToken)
    {
        var drawn = new List<DrawnPicture>();
        var codes = inspection.Problem.Steps.Select(s => s.Code).ToArray();
        for (var steps = 0; steps <= inspection.Steps.Count(s => s.Succeeded) && inspection.Figure.Succeeded; steps++)
        {
            drawn.Add(await pictures.DrawAsync(inspection.Problem.FigureCode, codes.Take(steps), cancellationToken));
        }

        return drawn;
    }
}
