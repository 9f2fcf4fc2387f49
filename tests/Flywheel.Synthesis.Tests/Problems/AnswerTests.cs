using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Tests.Problems;

public sealed class AnswerTests
{
    [Fact]
    public void Answers_print_as_they_are_written()
    {
        Assert.Equal("34 min", $"{new NumberAnswer(34, "min")}");
        Assert.Equal("6/7", $"{new TextAnswer("6/7")}");
        Assert.Equal("(-1, 8)", $"{new PointAnswer(-1, 8)}");
    }
}
