using Flywheel.Checker.Repairs;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Checker.Tests.Repairs;

public sealed class FixUnitRepairTests(CheckerBench bench) : IClassFixture<CheckerBench>
{
    [Fact]
    public void The_answer_gets_the_unit_in_which_the_conclusion_states_it() =>
        Assert.Equal(Triangle.Open.Answer, bench.Mend<FixUnitRepair>(Triangle.Open with { Answer = new NumberAnswer(60, "kg") }).Answer);

    [Fact]
    public void A_unit_that_neither_question_nor_picture_uses_is_not_taken() =>
        Assert.Null(bench.Propose<FixUnitRepair>(Triangle.Open with { Answer = new NumberAnswer(60, "kg"), Conclusion = "So it is 60 mm." }));
}
