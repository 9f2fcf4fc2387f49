using Flywheel.Checker;
using Flywheel.Knowledge.Graph;
using Flywheel.Model.Interaction;
using Flywheel.Synthesis.Problems;
using Flywheel.Worker.Runs;

namespace Flywheel.Worker.Tests.Solution;

public sealed class ReferenceTests
{
    [Fact]
    public void References_go_one_way()
    {
        Assert.Equal([], Ours(typeof(KnowledgeGraph)));
        Assert.Equal(["Flywheel.Knowledge"], Ours(typeof(Problem)));
        Assert.Equal(["Flywheel.Knowledge", "Flywheel.Synthesis"], Ours(typeof(ProblemChecker)));
        Assert.Equal(["Flywheel.Knowledge", "Flywheel.Synthesis"], Ours(typeof(Thinker)));
        Assert.Equal(["Flywheel.Checker", "Flywheel.Knowledge", "Flywheel.Migrations", "Flywheel.Model", "Flywheel.Synthesis"], Ours(typeof(RunCoordinator)));
    }

    private static IEnumerable<string> Ours(Type type) => type.Assembly.GetReferencedAssemblies()
        .Select(a => a.Name!)
        .Where(n => n.StartsWith("Flywheel.", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal);
}
