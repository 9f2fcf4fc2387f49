using Flywheel.Synthesis.Datasets;
using Flywheel.Synthesis.Problems;
using FsCheck;
using FsCheck.Fluent;

namespace Flywheel.Synthesis.Tests.Datasets;

public sealed class InteractiveThoughtTests
{
    [Fact]
    public void It_is_written_in_the_published_form() => Assert.Equal(
        "<think>I draw the height. <code>\n```csharp\nSegment(1, 2, 3, 4);\n```\n</code>\n<sandbox_output><image></sandbox_output> So it is 5.</think><answer>5 cm</answer>",
        new InteractiveThought([new ThinkingStep("I draw the height.", "Segment(1, 2, 3, 4);\n")], "So it is 5.", "5 cm").Write());

    [Theory]
    [InlineData("```python\nprint(1)\n```")]
    [InlineData("\n```csharp\nprint(1)\n```\n")]
    [InlineData("'''python\nprint(1)\n'''")]
    [InlineData("```\nprint(1)\n```")]
    [InlineData("print(1)")]
    public void Code_is_read_in_every_published_fence(string block)
    {
        var thought = InteractiveThought.Parse($"<think>First <code>{block}</code>\n<sandbox_output><image></sandbox_output> then.</think><answer>\\sqrt{{194}}</answer>", out var error);
        Assert.Null(error);
        Assert.Equal(("First", "print(1)", "then.", "\\sqrt{194}"), (thought!.Steps.Single().Thought, thought.Steps[0].Code, thought.Conclusion, thought.Answer));
    }

    [Fact]
    public void The_last_answer_counts()
    {
        var thought = InteractiveThought.Parse("<think>a</think> <answer>1</answer>\n<answer>2</answer>", out _);
        Assert.Equal("2", thought!.Answer);
    }

    [Theory]
    [InlineData("", "<think>")]
    [InlineData("<think>a</think>", "<answer>")]
    [InlineData("<answer>1</answer><think>a</think>", "<answer>")]
    [InlineData("<think>a <code>x</think><answer>1</answer>", "code block 1 is not closed")]
    public void What_is_wrong_is_said(string text, string part)
    {
        Assert.Null(InteractiveThought.Parse(text, out var error));
        Assert.Contains(part, error);
    }

    [Fact]
    public void A_tag_in_a_thought_is_refused() =>
        Assert.Throws<ArgumentException>(() => new InteractiveThought([new ThinkingStep("a</think>", "x")], "b", "c").Write());

    [Fact]
    public void Any_text_is_read_without_an_exception() => Prop.ForAll<string>(text =>
    {
        foreach (var part in new[] { text, $"<think>{text}</think><answer>{text}</answer>", $"<think><code>{text}</code>" })
        {
            _ = InteractiveThought.Parse(part ?? "", out _);
        }
    }).QuickCheckThrowOnFailure();
}
