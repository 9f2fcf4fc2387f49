using Flywheel.Checker.Checks.Text;

namespace Flywheel.Checker.Tests.Checks.Text;

public sealed class AnswerNotGivenAwayCheckTests(CheckerBench bench) : IClassFixture<CheckerBench>
{
    [Theory]
    [InlineData("Hint: the answer is 60°. How large is the angle at C?")]
    [InlineData("How large is the angle at C? (The result is 60°.)")]
    public void A_question_that_announces_the_answer_is_found(string question) =>
        Assert.Contains("60°", bench.Find<AnswerNotGivenAwayCheck>(Triangle.Open with { Question = question })[0].Evidence["text"]!.GetValue<string>(), StringComparison.Ordinal);

    [Theory]
    [InlineData("Answer: 60°")]
    [InlineData("60°")]
    public void A_picture_that_states_the_answer_is_found(string text) =>
        Assert.Equal(text, bench.Find<AnswerNotGivenAwayCheck>(Triangle.Drawing($"Text(\"{text}\", 330, 60);"))[0].Evidence["text"]!.GetValue<string>());

    [Theory]
    [InlineData("What is the answer if all angles add up to 180°?")]
    [InlineData("How large is the angle at C? Give the result in degrees.")]
    public void Speaking_of_an_answer_gives_nothing_away(string question) => Assert.Empty(bench.Find<AnswerNotGivenAwayCheck>(Triangle.Open with { Question = question }));
}
