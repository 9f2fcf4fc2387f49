using Flywheel.Checker.Checks.Picture;

namespace Flywheel.Checker.Tests.Checks.Picture;

public sealed class TextLegibleCheckTests(CheckerBench bench) : IClassFixture<CheckerBench>
{
    [Fact]
    public void A_tiny_text_is_found_with_its_size()
    {
        var finding = Assert.Single(bench.Find<TextLegibleCheck>(Triangle.Drawing("Text(\"not to scale\", 300, 430, size: 6);")));
        Assert.Equal(6, finding.Evidence["size"]!.GetValue<double>());
    }

    [Fact]
    public void A_text_in_the_colour_of_the_paper_is_found()
    {
        var finding = Assert.Single(bench.Find<TextLegibleCheck>(Triangle.Drawing("Text(\"note\", 300, 40, color: \"paper\");")));
        Assert.True(finding.Evidence["contrast"]!.GetValue<double>() < 1.5);
    }

    [Fact]
    public void A_text_of_ordinary_size_passes() => Assert.Empty(bench.Find<TextLegibleCheck>(Triangle.Drawing("Text(\"not to scale\", 300, 430, size: 12);")));
}
