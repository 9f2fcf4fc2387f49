using System.Runtime.CompilerServices;
using Flywheel.Knowledge.Random;
using Flywheel.Model.Tests.Authoring;
using Flywheel.Synthesis.Authors;
using Flywheel.Synthesis.Datasets;
using Flywheel.Synthesis.Figures.Rendering;
using Flywheel.Synthesis.Problems;
using Flywheel.Synthesis.Problems.Fingerprints;

namespace Flywheel.Model.Tests.Training;

/// <summary>Problems that the rule author wrote, family after family, as the source of an export.</summary>
internal sealed class RuleProblems : IProblemSource
{
    private readonly List<Problem> _problems = [];
    private readonly List<ProblemSummary> _summaries = [];

    public RuleProblems(AuthorFixture authors, FigureRenderer renderer, int count, Func<Problem, bool>? wanted = null)
    {
        for (var i = 0; _problems.Count < count; i++)
        {
            var family = authors.Families.All[i % authors.Families.All.Length];
            var random = SeededRandom.For(7).Fork(i);
            var home = random.Pick(family.Homes.AsSpan());
            var problem = authors.Rules.Write(new AuthorRequest("rules", $"rules.{i:D4}", 7, random.NextBits(), i, home.Domain, family.FigureKind), family);
            if (problem is null || wanted?.Invoke(problem) == false) continue;
            _problems.Add(problem);
            _summaries.Add(new ProblemSummary(problem.Id, problem.Id, ProblemFingerprint.Of(problem, authors.Engine.Draw(problem.FigureCode).Scene!, renderer), ProblemJson.Write(problem)));
        }
    }

    public async IAsyncEnumerable<ProblemSummary> SummariesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        foreach (var summary in _summaries) yield return summary;
    }

    public async IAsyncEnumerable<Problem> ProblemsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        foreach (var problem in _problems) yield return problem;
    }
}
