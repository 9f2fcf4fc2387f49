using Flywheel.Checker.Checks;
using Flywheel.Checker.Repairs;
using Flywheel.Synthesis.Figures;
using Flywheel.Synthesis.Figures.Rendering;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Checker.Tests;

/// <summary>Runs single checks and repairs on single problems.</summary>
public sealed class CheckerBench : IDisposable
{
    private readonly FontLibrary _fonts = new();
    private readonly FigureEngine _engine;
    private readonly FigureRenderer _renderer;

    public CheckerBench()
    {
        _engine = new FigureEngine(_fonts);
        _renderer = new FigureRenderer(_fonts);
        Checker = new ProblemChecker(_engine, _renderer, CheckerCatalog.Checks, CheckerCatalog.Repairs);
    }

    public ProblemChecker Checker { get; }

    public Inspection Open(Problem problem) => new(problem, _engine, _renderer);

    /// <summary>What one check finds.</summary>
    internal Finding[] Find<T>(Problem problem) where T : Check, new() => [.. new T().Inspect(Open(problem))];

    /// <summary>What one repair makes of a problem; fails where the checks find nothing that it answers, or where it proposes nothing.</summary>
    internal Problem Mend<T>(Problem problem) where T : Repair, new() =>
        Propose<T>(problem)?.After ?? throw new InvalidOperationException($"{typeof(T).Name} proposes nothing.");

    /// <summary>What one repair proposes for the first finding that it answers.</summary>
    internal Proposal? Propose<T>(Problem problem) where T : Repair, new()
    {
        var (repair, inspection) = (new T(), Open(problem));
        var findings = Checker.Inspect(inspection).Where(f => f.IsFailure && repair.Answers.Contains(f.Check)).ToArray();
        Assert.NotEmpty(findings);
        return findings.Select(f => repair.Propose(inspection, f)).FirstOrDefault(p => p is not null);
    }

    /// <summary>Fails unless every check passes.</summary>
    internal void Accepts(Problem problem) => Assert.DoesNotContain(Checker.Inspect(Open(problem)), f => f.IsFailure);

    public void Dispose()
    {
        _renderer.Dispose();
        _fonts.Dispose();
    }
}
