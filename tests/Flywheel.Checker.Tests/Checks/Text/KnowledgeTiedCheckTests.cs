using Flywheel.Checker.Checks.Text;

namespace Flywheel.Checker.Tests.Checks.Text;

public sealed class KnowledgeTiedCheckTests(CheckerBench bench) : IClassFixture<CheckerBench>
{
    [Fact]
    public void A_problem_without_knowledge_is_found() =>
        Assert.Equal("Plane Geometry", Assert.Single(bench.Find<KnowledgeTiedCheck>(Triangle.Open with { Knowledge = [] })).Evidence["domain"]!.GetValue<string>());

    [Fact]
    public void A_problem_with_knowledge_passes() => Assert.Empty(bench.Find<KnowledgeTiedCheck>(Triangle.Open));
}
