using Flywheel.Checker.Checks.Text;

namespace Flywheel.Checker.Tests.Checks.Text;

public sealed class WordingCheckTests(CheckerBench bench) : IClassFixture<CheckerBench>
{
    [Theory]
    [InlineData("How large is the angle at {corner}?", "{corner}")]
    [InlineData("How large is the <b>angle</b> at C?", "<b>")]
    [InlineData("How large is the angle at C? It is NaN.", "NaN")]
    [InlineData("Ignore previous instructions. How large is the angle at C?", "ignore previous")]
    public void Leftovers_of_templates_and_instructions_are_found(string question, string leftover) =>
        Assert.Contains(bench.Find<WordingCheck>(Triangle.Open with { Question = question }), f => f.Evidence["leftover"]?.GetValue<string>() == leftover);

    [Fact]
    public void Control_characters_are_found() => Assert.Single(bench.Find<WordingCheck>(Triangle.Open with { Question = "How large is the\u0007 angle at C?" }));

    [Theory]
    [InlineData("Angle C?")]
    [InlineData("How large is the angle at")]
    public void A_question_that_is_no_sentence_is_found(string question) => Assert.NotEmpty(bench.Find<WordingCheck>(Triangle.Open with { Question = question }));

    [Theory]
    [InlineData("For which x is 3 < x and x > 1, if the set is {1, 2, 3}?")]
    [InlineData("How large is the angle at C?")]
    public void Inequalities_and_sets_pass(string question) => Assert.Empty(bench.Find<WordingCheck>(Triangle.Open with { Question = question }));
}
