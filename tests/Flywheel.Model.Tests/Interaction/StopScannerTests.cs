using Flywheel.Model.Interaction;

namespace Flywheel.Model.Tests.Interaction;

public sealed class StopScannerTests
{
    [Theory]
    [InlineData("one </code> two", "one ", "</code>")]
    [InlineData("one </cod", "one </cod", null)]
    [InlineData("a <b> </answer></code>", "a <b> ", "</answer>")]
    [InlineData("<<sandbox_output>", "<", "<sandbox_output>")]
    [InlineData("", "", null)]
    public void A_stop_string_is_found_however_the_text_is_cut(string text, string before, string? stop)
    {
        for (var length = 1; length <= text.Length + 1; length++)
        {
            var scanner = new StopScanner(Protocol.StopStrings);
            var read = string.Concat(text.Chunk(length).Select(piece => scanner.Add(new string(piece)))) + scanner.Flush();
            Assert.Equal((before, stop), (read, scanner.Found));
        }
    }

    [Fact]
    public void Text_that_cannot_become_a_stop_string_is_not_held_back()
    {
        var scanner = new StopScanner(["</code>"]);
        Assert.Equal("x < y", scanner.Add("x < y"));
        Assert.Equal("a ", scanner.Add("a </"));
        Assert.Equal("</b", scanner.Add("b"));
    }
}
