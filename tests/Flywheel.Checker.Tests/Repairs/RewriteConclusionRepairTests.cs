using Flywheel.Checker.Repairs;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Checker.Tests.Repairs;

public sealed class RewriteConclusionRepairTests(CheckerBench bench) : IClassFixture<CheckerBench>
{
    [Fact]
    public void A_conclusion_that_ends_elsewhere_is_written_anew()
    {
        var mended = bench.Mend<RewriteConclusionRepair>(Triangle.Open with { Conclusion = "So the angle at C is 65°." });
        Assert.Contains("60°", mended.Conclusion, StringComparison.Ordinal);
        bench.Accepts(mended);
    }

    [Fact]
    public void Without_the_pictures_word_for_the_answer_nothing_is_written() =>
        Assert.Null(bench.Propose<RewriteConclusionRepair>(Triangle.Open with { Answer = new NumberAnswer(65, "°"), Conclusion = "It follows from the sum." }));
}
