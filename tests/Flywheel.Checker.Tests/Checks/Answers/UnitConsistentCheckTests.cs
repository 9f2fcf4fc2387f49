using Flywheel.Checker.Checks.Answers;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Checker.Tests.Checks.Answers;

public sealed class UnitConsistentCheckTests(CheckerBench bench) : IClassFixture<CheckerBench>
{
    [Fact]
    public void A_unit_that_nobody_speaks_of_is_found() =>
        Assert.Equal("kg", Assert.Single(bench.Find<UnitConsistentCheck>(Triangle.Open with { Answer = new NumberAnswer(60, "kg") })).Evidence["unit"]!.GetValue<string>());

    [Fact]
    public void A_letter_within_a_word_is_no_unit() => Assert.Single(bench.Find<UnitConsistentCheck>(Triangle.Open with { Answer = new NumberAnswer(60, "N") }));

    [Theory]
    [InlineData("°")]
    [InlineData("")]
    [InlineData("steps")]
    public void A_unit_of_the_question_and_a_counted_thing_pass(string unit) => Assert.Empty(bench.Find<UnitConsistentCheck>(Triangle.Open with { Answer = new NumberAnswer(60, unit) }));
}
