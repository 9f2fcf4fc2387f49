using Flywheel.Checker.Repairs;

namespace Flywheel.Checker.Tests.Repairs;

public sealed class TrimProgramRepairTests(CheckerBench bench) : IClassFixture<CheckerBench>
{
    [Theory]
    [InlineData("while (true) { var spin = 1; }")]
    [InlineData("string Grow(string text) { return Grow(text + text); }\nvar grown = Grow(\"x\");")]
    public void A_runaway_is_taken_out_with_what_calls_it(string runaway) => bench.Accepts(bench.Mend<TrimProgramRepair>(Triangle.Drawing(runaway)));

    [Fact]
    public void A_runaway_that_draws_what_the_answer_needs_is_left_alone() =>
        Assert.Null(bench.Propose<TrimProgramRepair>(Triangle.Open with { FigureCode = Triangle.Figure.Replace("AngleMark(a, b, c, label: \"50°\");", "while (true) { AngleMark(a, b, c, label: \"50°\"); }", StringComparison.Ordinal) }));
}
