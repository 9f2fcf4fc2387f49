using Flywheel.Model.Decoding;

namespace Flywheel.Model.Tests.Decoding;

public sealed class StopMatcherTests
{
    [Theory]
    [InlineData("abc|de|fgh", "cdef", "ab", "cdef")]
    [InlineData("a</co|de>b", "</code>", "a", "</code>")]
    [InlineData("a</co|st>b", "</code>", "a</cost>b", null)]
    [InlineData("aab", "ab", "a", "ab")]
    [InlineData("aaa|ab", "aab", "aa", "aab")]
    [InlineData("x|y", "y,xy", "", "xy")]
    [InlineData("abcd", "cd,b", "a", "b")]
    [InlineData("tail</", "</code>", "tail</", null)]
    [InlineData("no|thing", "", "nothing", null)]
    public void Text_is_let_through_up_to_the_first_stop(string pieces, string stops, string text, string? stop)
    {
        var matcher = new StopMatcher([.. stops.Split(',', StringSplitOptions.RemoveEmptyEntries)]);
        var seen = "";
        string? found = null;
        foreach (var piece in pieces.Split('|'))
        {
            (var part, found) = matcher.Append(piece);
            seen += part;
            if (found is not null) break;
        }
        if (found is null) seen += matcher.Finish();

        Assert.Equal((text, stop), (seen, found));
    }

    [Fact]
    public void However_a_text_is_cut_the_same_stop_is_found()
    {
        const string Text = "thought <code>x = 1</cod </code> tail";
        var whole = new StopMatcher(["</code>", "</answer>"]).Append(Text);
        var random = new Random(2);
        for (var i = 0; i < 200; i++)
        {
            var matcher = new StopMatcher(["</code>", "</answer>"]);
            var (seen, at, stop) = ("", 0, (string?)null);
            while (at < Text.Length && stop is null)
            {
                var length = random.Next(1, Math.Min(9, Text.Length - at + 1));
                (var part, stop) = matcher.Append(Text.Substring(at, length));
                seen += part;
                at += length;
            }
            Assert.Equal(whole, (seen, stop));
        }
    }
}
