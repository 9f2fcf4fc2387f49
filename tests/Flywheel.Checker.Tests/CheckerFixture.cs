using System.Collections.Immutable;
using Flywheel.Checker.Checks;
using Flywheel.Checker.Damages;
using Flywheel.Knowledge.Import;
using Flywheel.Knowledge.Random;
using Flywheel.Knowledge.Sampling;
using Flywheel.Synthesis.Authors;
using Flywheel.Synthesis.Authors.Rules;
using Flywheel.Synthesis.Expansion;
using Flywheel.Synthesis.Figures;
using Flywheel.Synthesis.Figures.Rendering;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Checker.Tests;

/// <summary>The checker over real problems: one of every family, some of them expanded.</summary>
public sealed class CheckerFixture : IDisposable
{
    private readonly FontLibrary _fonts = new();
    private readonly Lazy<AuditResult> _audit;

    public CheckerFixture()
    {
        Engine = new FigureEngine(_fonts);
        Renderer = new FigureRenderer(_fonts);
        Checker = new ProblemChecker(Engine, Renderer, CheckerCatalog.Checks, CheckerCatalog.Repairs);
        var graph = KnowledgeFolder.Read(Path.Combine(Repository, "data", "knowledge")).ToGraph();
        var families = FamilyCatalog.CreateDefault();
        var author = new RuleAuthor(Engine, families, new KnowledgeSampler(graph, KnowledgeUsage.None));
        var expander = new Expander(Engine);
        var problems = new List<Problem>();
        for (var i = 0; i < families.All.Length; i++)
        {
            var (family, random) = (families.All[i], SeededRandom.For(21).Fork(i));
            var request = new AuthorRequest("test", $"p{i}", 1, random.NextBits(), i, family.Homes[0].Domain, family.FigureKind);
            if (author.Write(request, family) is { } problem)
            {
                problems.Add(i % 3 == 0 && expander.Expand(problem, $"p{i}.1", random.NextBits()) is { } child ? child : problem);
            }
        }

        Problems = problems;
        _audit = new Lazy<AuditResult>(() => Measure(CheckerCatalog.Checks, CheckerCatalog.Damages, Problems.Count));
    }

    public FigureEngine Engine { get; }

    public FigureRenderer Renderer { get; }

    public ProblemChecker Checker { get; }

    public IReadOnlyList<Problem> Problems { get; }

    private static string Repository
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "VThinker.sln")))
            {
                folder = folder.Parent;
            }

            return folder?.FullName ?? throw new DirectoryNotFoundException("The tests must run inside the repository.");
        }
    }

    /// <summary>What the checker makes of every kind of damage to these problems.</summary>
    public AuditResult Audit => _audit.Value;

    /// <summary>The measurement with some of the checks and damages, on some of the problems.</summary>
    public AuditResult Measure(ImmutableArray<Check> checks, ImmutableArray<Damage> damages, int problems)
    {
        var checker = new ProblemChecker(Engine, Renderer, checks, CheckerCatalog.Repairs);
        return new AuditMeasurement(checker, Engine, Renderer, damages).Measure(Problems.Take(problems), seed: 3, CancellationToken.None);
    }

    public Inspection Inspect(Problem problem) => new(problem, Engine, Renderer);

    public void Dispose()
    {
        Renderer.Dispose();
        _fonts.Dispose();
    }
}
