using Flywheel.Checker.Repairs;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Checker.Tests.Repairs;

public sealed class RebuildChoicesRepairTests(CheckerBench bench) : IClassFixture<CheckerBench>
{
    [Fact]
    public void The_right_choice_is_marked() =>
        Assert.Equal(Triangle.Closed.Answer, bench.Mend<RebuildChoicesRepair>(Triangle.Closed with { Answer = new ChoiceAnswer("D", new NumberAnswer(60, "°")) }).Answer);

    [Fact]
    public void A_second_right_choice_says_something_else()
    {
        var mended = bench.Mend<RebuildChoicesRepair>(Triangle.Closed with { Choices = Triangle.Closed.Choices.SetItem(3, new Choice("D", "60°")) });
        Assert.Single(mended.Choices, c => c.Text == "60°");
        bench.Accepts(mended);
    }

    [Fact]
    public void Choices_without_the_right_value_are_left_alone() =>
        Assert.Null(bench.Propose<RebuildChoicesRepair>(Triangle.Closed with { Choices = Triangle.Closed.Choices.SetItem(1, new Choice("B", "61°")) }));
}
