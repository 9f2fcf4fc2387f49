using Flywheel.Checker.Checks.Picture;

namespace Flywheel.Checker.Tests.Checks.Picture;

public sealed class LabelsApartCheckTests(CheckerBench bench) : IClassFixture<CheckerBench>
{
    [Fact]
    public void A_text_upon_another_is_found_with_its_place()
    {
        var finding = Assert.Single(bench.Find<LabelsApartCheck>(Triangle.Drawing("Text(\"one\", 330, 60);\nText(\"two\", 332, 61);")));
        Assert.Equal(330, finding.Evidence["x"]!.GetValue<double>(), 0);
        Assert.NotEqual(finding.Evidence["element"]!.GetValue<int>(), finding.Evidence["other"]!.GetValue<int>());
    }

    [Fact]
    public void Texts_side_by_side_pass() => Assert.Empty(bench.Find<LabelsApartCheck>(Triangle.Drawing("Text(\"one\", 330, 60);\nText(\"two\", 330, 84);")));
}
