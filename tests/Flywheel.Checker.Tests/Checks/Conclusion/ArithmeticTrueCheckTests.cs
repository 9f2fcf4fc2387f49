using Flywheel.Checker.Checks.Conclusion;

namespace Flywheel.Checker.Tests.Checks.Conclusion;

public sealed class ArithmeticTrueCheckTests(CheckerBench bench) : IClassFixture<CheckerBench>
{
    [Fact]
    public void A_false_equation_in_the_conclusion_is_found_with_both_sides()
    {
        var finding = Assert.Single(bench.Find<ArithmeticTrueCheck>(Triangle.Open with { Conclusion = "The angle at C is 180° - 70° - 50° = 61°." }));
        Assert.Equal(60, finding.Evidence["left"]!.GetValue<double>());
        Assert.Equal(61, finding.Evidence["right"]!.GetValue<double>());
    }

    [Fact]
    public void A_false_equation_in_a_thought_is_found() =>
        Assert.Single(bench.Find<ArithmeticTrueCheck>(Triangle.Open with { Steps = [Triangle.Open.Steps[0] with { Thought = "Together they make 70° + 50° = 130°." }] }));

    [Fact]
    public void True_equations_pass() => Assert.Empty(bench.Find<ArithmeticTrueCheck>(Triangle.Open));
}
