using Flywheel.Checker.Repairs;

namespace Flywheel.Checker.Tests.Repairs;

public sealed class RedrawStepRepairTests(CheckerBench bench) : IClassFixture<CheckerBench>
{
    [Fact]
    public void A_step_that_draws_nothing_frames_what_the_answer_rests_on()
    {
        var mended = bench.Mend<RedrawStepRepair>(Triangle.Stepping("var x = 1;"));
        Assert.Equal(2, mended.Steps[0].Code.Split("Rectangle(").Length - 1);
        bench.Accepts(mended);
    }

    [Fact]
    public void Without_an_answer_there_is_nothing_to_frame() => Assert.Null(bench.Propose<RedrawStepRepair>(Triangle.Stepping("var x = 1;") with { AnswerCode = "Find(\"point\", \"K\").X" }));
}
