using Flywheel.Checker.Repairs;

namespace Flywheel.Checker.Tests.Repairs;

public sealed class MoveLabelRepairTests(CheckerBench bench) : IClassFixture<CheckerBench>
{
    [Fact]
    public void A_text_upon_another_is_moved_to_a_free_place() => bench.Accepts(bench.Mend<MoveLabelRepair>(Triangle.Drawing("Text(\"one\", 330, 60);\nText(\"two\", 332, 61);")));

    [Fact]
    public void Texts_that_no_line_of_their_own_writes_are_left_alone() =>
        Assert.Null(bench.Propose<MoveLabelRepair>(Triangle.Drawing("string[] words = [\"one\", \"two\"];\nforeach (var word in words) { Text(word, 330, 60); }")));
}
