using Flywheel.Checker.Checks.Program;

namespace Flywheel.Checker.Tests.Checks.Program;

public sealed class FigureRunsCheckTests(CheckerBench bench) : IClassFixture<CheckerBench>
{
    [Fact]
    public void A_program_that_fails_is_found_with_line_and_column()
    {
        var finding = Assert.Single(bench.Find<FigureRunsCheck>(Triangle.Drawing("Segmant(a, b);")));
        Assert.Equal("Name", finding.Evidence["error"]!.GetValue<string>());
        Assert.Equal(9, finding.Evidence["line"]!.GetValue<int>());
    }

    [Fact]
    public void A_loop_without_end_is_found_as_over_budget()
    {
        var finding = Assert.Single(bench.Find<FigureRunsCheck>(Triangle.Drawing("while (true) { var x = 1; }")));
        Assert.Equal("Budget", finding.Evidence["error"]!.GetValue<string>());
    }

    [Fact]
    public void A_program_that_runs_passes() => Assert.Empty(bench.Find<FigureRunsCheck>(Triangle.Open));
}
