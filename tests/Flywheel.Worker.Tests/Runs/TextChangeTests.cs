using Flywheel.Knowledge.Random;
using Flywheel.Worker.Runs;

namespace Flywheel.Worker.Tests.Runs;

public sealed class TextChangeTests
{
    [Theory]
    [InlineData("the angle is 40 degrees", "the angle is 50 degrees", "the angle is [-40-]{+50+} degrees")]
    [InlineData("same", "same", "same")]
    [InlineData("", "new", "{+new+}")]
    [InlineData("old words", "", "[-old words-]")]
    [InlineData("a b c d", "a c d e", "a [-b -]c d{+ e+}")]
    public void Words_that_changed_are_marked(string before, string after, string shown) => Assert.Equal(shown, TextChange.Show(before, after));

    [Fact]
    public void Both_texts_can_be_read_back()
    {
        var random = SeededRandom.For(3);
        for (var i = 0; i < 300; i++)
        {
            var (before, after) = (Text(random), Text(random));
            var shown = TextChange.Show(before, after);
            Assert.Equal(before, Without(shown, "{+", "+}").Replace("[-", "", StringComparison.Ordinal).Replace("-]", "", StringComparison.Ordinal));
            Assert.Equal(after, Without(shown, "[-", "-]").Replace("{+", "", StringComparison.Ordinal).Replace("+}", "", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Long_texts_without_anything_in_common_are_shown_whole()
    {
        var (before, after) = (string.Join(' ', Enumerable.Range(0, 3_000)), string.Join('\n', Enumerable.Range(10_000, 3_000)));
        Assert.Equal($"[-{before}-]{{+{after}+}}", TextChange.Show(before, after));
    }

    [Fact]
    public void Documents_are_compared_value_by_value()
    {
        var changes = DocumentChange.Between("""{"steps": [{"code": "Dot(1, 2);"}], "gone": 1}""", """{"steps": [{"code": "Dot(1, 3);"}], "come": "x"}""");
        Assert.Equal(["steps[0].code", "come", "gone"], changes.Select(c => c.Where));
        Assert.Equal("Dot(1, [-2-]{+3+});", changes[0].Words);
    }

    private static string Without(string text, string open, string close)
    {
        for (var start = text.IndexOf(open, StringComparison.Ordinal); start >= 0; start = text.IndexOf(open, StringComparison.Ordinal))
        {
            text = text.Remove(start, text.IndexOf(close, start, StringComparison.Ordinal) + close.Length - start);
        }

        return text;
    }

    private static string Text(SeededRandom random) => string.Join(random.Chance(0.2) ? "\n" : " ", Enumerable.Range(0, random.Next(12)).Select(_ => random.Pick(["one", "two", "3.5", "(x)", "ä"])));
}
