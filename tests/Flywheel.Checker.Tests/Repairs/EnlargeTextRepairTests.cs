using Flywheel.Checker.Repairs;

namespace Flywheel.Checker.Tests.Repairs;

public sealed class EnlargeTextRepairTests(CheckerBench bench) : IClassFixture<CheckerBench>
{
    [Fact]
    public void A_tiny_text_is_set_in_a_size_that_can_be_read() => bench.Accepts(bench.Mend<EnlargeTextRepair>(Triangle.Drawing("Text(\"not to scale\", 300, 430, size: 6);")));

    [Fact]
    public void A_text_whose_size_is_not_written_is_left_alone() => Assert.Null(bench.Propose<EnlargeTextRepair>(Triangle.Drawing("var tiny = 6;\nText(\"not to scale\", 300, 430, size: tiny);")));
}
