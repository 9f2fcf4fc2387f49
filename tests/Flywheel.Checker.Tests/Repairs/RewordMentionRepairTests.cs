using Flywheel.Checker.Repairs;

namespace Flywheel.Checker.Tests.Repairs;

public sealed class RewordMentionRepairTests(CheckerBench bench) : IClassFixture<CheckerBench>
{
    [Fact]
    public void A_strange_letter_becomes_the_only_one_that_the_question_leaves_out() =>
        Assert.Equal(Triangle.Open.Question, bench.Mend<RewordMentionRepair>(Triangle.Open with { Question = "Two angles of triangle ABK are given. How large is the angle at K?" }).Question);

    [Fact]
    public void A_strange_letter_becomes_the_one_that_the_answer_code_asks_for()
    {
        var problem = Triangle.Open with { Question = "How large is the angle at K?", AnswerCode = "Math.Round(AngleAt(All(\"point\")[0].Position, P(\"C\"), All(\"point\")[1].Position))" };
        Assert.Equal("How large is the angle at C?", bench.Mend<RewordMentionRepair>(problem).Question);
    }

    [Fact]
    public void The_centre_of_a_circle_is_the_point_in_its_middle()
    {
        var problem = Triangle.Drawing("Circle(c, 40);") with { Question = "How large is the angle between A and B at the centre K?" };
        Assert.EndsWith("at the centre C?", bench.Mend<RewordMentionRepair>(problem).Question, StringComparison.Ordinal);
    }

    [Fact]
    public void A_letter_that_could_be_any_is_left_alone() =>
        Assert.Null(bench.Propose<RewordMentionRepair>(Triangle.Open with { Question = "How large is the angle at K?" }));
}
