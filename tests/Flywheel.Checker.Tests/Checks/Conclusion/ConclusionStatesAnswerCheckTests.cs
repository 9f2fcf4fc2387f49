using Flywheel.Checker.Checks.Conclusion;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Checker.Tests.Checks.Conclusion;

public sealed class ConclusionStatesAnswerCheckTests(CheckerBench bench) : IClassFixture<CheckerBench>
{
    [Theory]
    [InlineData("So the angle at C is 180° - 70° - 50° = 61°.")]
    [InlineData("The angle at C is 60°. So it is 61°.")]
    [InlineData("The angle at C is 60°, so the answer is 61°.")]
    [InlineData("The angle follows from the sum.")]
    [InlineData("")]
    public void A_conclusion_that_ends_elsewhere_is_found(string conclusion) =>
        Assert.Equal("60°", Assert.Single(bench.Find<ConclusionStatesAnswerCheck>(Triangle.Open with { Conclusion = conclusion })).Evidence["expected"]!.GetValue<string>());

    [Fact]
    public void Another_letter_than_the_answers_is_found() =>
        Assert.Equal("B", Assert.Single(bench.Find<ConclusionStatesAnswerCheck>(Triangle.Closed with { Conclusion = "The angle at C is 60°, which is choice D." })).Evidence["expected"]!.GetValue<string>());

    [Fact]
    public void Another_choice_than_the_one_whose_name_is_its_letter_is_found()
    {
        var problem = Triangle.Open with { Choices = [new Choice("A", "C"), new Choice("B", "B")], Answer = new ChoiceAnswer("B", new TextAnswer("B")) };
        Assert.Single(bench.Find<ConclusionStatesAnswerCheck>(problem with { Conclusion = "It is greatest at B, which is choice A." }));
        Assert.Empty(bench.Find<ConclusionStatesAnswerCheck>(problem with { Conclusion = "It is greatest at B, which is choice B." }));
    }

    [Fact]
    public void A_longer_name_that_contains_the_answers_is_another_one() => Assert.Single(bench.Find<ConclusionStatesAnswerCheck>(Triangle.Open with
    {
        Choices = [new Choice("A", "dotted half note"), new Choice("B", "half note")],
        Answer = new ChoiceAnswer("B", new TextAnswer("half note")),
        Conclusion = "It is a dotted half note, which is choice B.",
    }));

    [Theory]
    [InlineData("Of the points A, B and C the last is the one that is named, so it is A.")]
    [InlineData("It is C, but in fact A.")]
    public void Another_name_than_the_answers_is_found(string conclusion) =>
        Assert.Single(bench.Find<ConclusionStatesAnswerCheck>(Triangle.Open with { Answer = new TextAnswer("C"), Conclusion = conclusion }));

    [Theory]
    [InlineData("The angle at C is 180° - 70° - 50° = 60°.")]
    [InlineData("From 70° and 50° follows 60° for the angle at C.")]
    public void A_conclusion_that_ends_with_the_answer_passes(string conclusion) => Assert.Empty(bench.Find<ConclusionStatesAnswerCheck>(Triangle.Open with { Conclusion = conclusion }));
}
