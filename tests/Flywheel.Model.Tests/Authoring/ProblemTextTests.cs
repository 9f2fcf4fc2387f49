using Flywheel.Model.Authoring;
using Flywheel.Synthesis.Problems;
using FsCheck;
using FsCheck.Fluent;

namespace Flywheel.Model.Tests.Authoring;

public sealed class ProblemTextTests
{
    private const string Good = """
        <question>How long is AB?</question>
        <answer>
        type: number
        value: 12
        unit: cm
        </answer>
        <figure>
        Segment(Point("A", 50, 50), Point("B", 200, 50), label: "12 cm");
        </figure>
        <step>
        <thought>I mark AB.</thought>
        <code>Segment(50, 50, 200, 50, color: "accent");</code>
        </step>
        <conclusion>AB is 12 cm.</conclusion>
        <answer_code>Number(Find("segment", "AB").Text)</answer_code>
        <tools>
        - MarkSegment
        </tools>
        """;

    [Fact]
    public void A_problem_in_the_right_form_is_read_without_complaint()
    {
        var (parts, complaints) = ProblemText.Read(Good);
        Assert.Empty(complaints);
        Assert.Equal(("How long is AB?", "AB is 12 cm."), (parts!.Question, parts.Conclusion));
        Assert.Equal(new NumberAnswer(12, "cm"), parts.Answer);
        Assert.Equal(new ThinkingStep("I mark AB.", "Segment(50, 50, 200, 50, color: \"accent\");"), parts.Steps.Single());
        Assert.Equal("MarkSegment", parts.Tools.Single());
    }

    [Theory]
    [InlineData("<question>", "<Question>")]
    [InlineData("<question>", "Here it is:\n< question >")]
    [InlineData("<question>", "<think>I will write <question>no</question></think>\n<question>")]
    [InlineData("Segment(Point", "```csharp\nSegment(Point")]
    [InlineData("</tools>", "</tools>\nI hope that helps!")]
    public void Slips_of_form_are_borne(string from, string to)
    {
        var text = Good.Replace(from, to, StringComparison.Ordinal);
        if (to.StartsWith("```", StringComparison.Ordinal))
        {
            text = text.Replace("</figure>", "```\n</figure>", StringComparison.Ordinal);
        }

        var (parts, complaints) = ProblemText.Read(text);
        Assert.Empty(complaints);
        Assert.Equal("How long is AB?", parts!.Question);
        Assert.StartsWith("Segment(Point", parts.FigureCode, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<question>How long is AB?</question>", "", "question: The part is missing; write it between <question> and </question>.")]
    [InlineData("How long is AB?", " ", "question (line 1): The part is empty.")]
    [InlineData("</conclusion>", "", "conclusion (line 14): The part is not closed by </conclusion>.")]
    [InlineData("value: 12", "value: twelve", "answer (line 2): Value must be a plain number such as 12.5, not \"twelve\"; a unit has a line of its own.")]
    [InlineData("value: 12", "value: 12 cm", "answer (line 2): Value must be a plain number such as 12.5, not \"12 cm\"; a unit has a line of its own.")]
    [InlineData("value: 12\n", "", "answer (line 2): The line \"value:\" is missing.")]
    [InlineData("type: number", "type: colour", "answer (line 2): The first line must be \"type:\" with number, text, point, set or choice.")]
    [InlineData("unit: cm", "in cm", "answer (line 2): \"in cm\" is no line of the form \"key: value\".")]
    [InlineData("type: number", "type: choice\nletter: B\nof: number", "answer (line 2): The answer is a choice, but there are no choices.")]
    [InlineData("<answer>", "<choices>\nA. 12 cm\nB. 9 cm\n</choices>\n<answer>", "answer (line 6): The question has choices, so the answer must be \"type: choice\" with the letter of one of them.")]
    [InlineData("<answer>", "<choices>\n1. 12 cm\n</choices>\n<answer>", "choices (line 2): Choices must be lines \"A. text\", \"B. text\" and so on, at most 10; expected A.")]
    [InlineData("<thought>I mark AB.</thought>", "", "step 1 (line 10): A step is a <thought>...</thought> and a <code>...</code>, both filled; there may be 8.")]
    [InlineData("<tools>", "<question>Again?</question>\n<tools>", "question (line 16): The part is there 2 times; write it once.")]
    public void Complaints_name_part_line_and_remedy(string from, string to, string complaint) =>
        Assert.Contains(complaint, ProblemText.Read(Good.Replace(from, to, StringComparison.Ordinal)).Complaints.Select(c => c.ToString()));

    [Fact]
    public void A_choice_says_what_it_means()
    {
        var text = Good.Replace("type: number", "type: choice\nletter: b\nof: number", StringComparison.Ordinal)
            .Replace("<answer>", "<choices>\nA) 9 cm\nB) 12 cm\n</choices>\n<answer>", StringComparison.Ordinal);
        var (parts, complaints) = ProblemText.Read(text);
        Assert.Empty(complaints);
        Assert.Equal(new ChoiceAnswer("B", new NumberAnswer(12, "cm")), parts!.Answer);
        Assert.Equal("12 cm", parts.Choices[1].Text);
    }

    [Fact]
    public void A_reply_cut_off_anywhere_is_read_without_an_error()
    {
        for (var length = 0; length < Good.Length; length++)
        {
            var (parts, complaints) = ProblemText.Read(Good[..length]);
            Assert.True(parts is not null || !complaints.IsEmpty);
        }
    }

    [Fact]
    public void Any_text_is_read_without_an_error() => Check.QuickThrowOnFailure(Prop.ForAll(
        Gen.Elements("<question>", "</question>", "<answer>", "type: number", "\n", "value: 1", "<step>", "<thought>", "</step>", "```", "<code>", "x", "</think>", "\0", "<figure>").ListOf().ToArbitrary(),
        pieces => ProblemText.Read(string.Concat(pieces)).Complaints.Length > 0));
}
