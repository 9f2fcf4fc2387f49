namespace Flywheel.Checker.Tests;

public sealed class TriangleTests(CheckerBench bench) : IClassFixture<CheckerBench>
{
    [Fact]
    public void The_problems_that_these_tests_spoil_are_good()
    {
        bench.Accepts(Triangle.Open);
        bench.Accepts(Triangle.Closed);
    }
}
