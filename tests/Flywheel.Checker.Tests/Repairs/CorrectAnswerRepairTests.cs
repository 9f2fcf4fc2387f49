using Flywheel.Checker.Repairs;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Checker.Tests.Repairs;

public sealed class CorrectAnswerRepairTests(CheckerBench bench) : IClassFixture<CheckerBench>
{
    [Fact]
    public void The_answer_is_taken_from_the_picture_and_put_into_the_conclusion()
    {
        var mended = bench.Mend<CorrectAnswerRepair>(Triangle.Open with { Answer = new NumberAnswer(61, "°"), Conclusion = "The angle at C is 61°." });
        Assert.Equal(Triangle.Open.Answer, mended.Answer);
        Assert.Equal("The angle at C is 60°.", mended.Conclusion);
    }

    [Fact]
    public void A_picture_that_gives_another_kind_of_answer_corrects_nothing() =>
        Assert.Null(bench.Propose<CorrectAnswerRepair>(Triangle.Open with { AnswerCode = "Find(\"point\", \"C\").Name" }));
}
