using Flywheel.Checker.Checks.Answers;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Checker.Tests.Checks.Answers;

public sealed class OneRightChoiceCheckTests(CheckerBench bench) : IClassFixture<CheckerBench>
{
    [Fact]
    public void A_wrong_choice_marked_is_found_with_the_right_one()
    {
        var finding = Assert.Single(bench.Find<OneRightChoiceCheck>(Triangle.Closed with { Answer = new ChoiceAnswer("D", new NumberAnswer(60, "°")) }));
        Assert.Equal("B", finding.Evidence["expected"]!.GetValue<string>());
    }

    [Fact]
    public void Two_right_choices_are_found() =>
        Assert.Contains(bench.Find<OneRightChoiceCheck>(Saying(3, "60°")), f => f.Evidence["letters"]?.GetValue<string>() == "B, D");

    [Fact]
    public void No_right_choice_is_found() => Assert.Single(bench.Find<OneRightChoiceCheck>(Saying(1, "61°")));

    [Fact]
    public void Letters_out_of_order_are_found() =>
        Assert.NotEmpty(bench.Find<OneRightChoiceCheck>(Triangle.Closed with { Choices = Triangle.Closed.Choices.SetItem(3, new Choice("E", "120°")) }));

    [Fact]
    public void Choices_without_a_marked_one_are_found() => Assert.Single(bench.Find<OneRightChoiceCheck>(Triangle.Closed with { Answer = new NumberAnswer(60, "°") }));

    [Fact]
    public void One_right_choice_that_is_marked_passes() => Assert.Empty(bench.Find<OneRightChoiceCheck>(Triangle.Closed));

    private static Problem Saying(int choice, string text) =>
        Triangle.Closed with { Choices = Triangle.Closed.Choices.SetItem(choice, Triangle.Closed.Choices[choice] with { Text = text }) };
}
