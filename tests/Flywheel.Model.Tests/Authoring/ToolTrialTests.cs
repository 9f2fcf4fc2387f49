using Flywheel.Model.Authoring;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Model.Tests.Authoring;

public sealed class ToolTrialTests(AuthorFixture author) : IClassFixture<AuthorFixture>
{
    private const string Source = "void MarkTwice(double x, double y) { Dot(x, y, color: \"accent\"); Dot(x + 5, y, color: \"accent\"); }";

    [Fact]
    public void A_function_that_a_step_declares_is_found_by_the_name_that_the_model_gave()
    {
        var tool = Assert.Single(Find(["Compass", "MarkTwice(x, y)"], $"{Source}\nMarkTwice(50, 60);"));
        Assert.Equal(("MarkTwice", "void MarkTwice(double x, double y)", Source, "MarkTwice(50, 60);"), (tool.Name, tool.Signature, tool.Source, tool.Example));
        Assert.Null(Try(tool));
    }

    [Fact]
    public void What_no_step_declares_is_no_proposed_tool() => Assert.Empty(Find(["MarkTwice"], "MarkTwice(50, 60);"));

    [Fact]
    public void A_function_that_is_not_named_is_no_proposed_tool() => Assert.Empty(Find(["Compass"], $"{Source}\nMarkTwice(50, 60);"));

    [Theory]
    [InlineData("MarkTwice", "void MarkTwice(double x) { Dot(x, wherever); }", "MarkTwice(5);", "Its source fails")]
    [InlineData("MarkTwice", "void MarkTwice(double x) { while (true) { } }", "MarkTwice(5);", "Its example fails")]
    [InlineData("MarkTwice", "void MarkTwice(double x) { System.IO.File.Delete(\"a\"); }", "MarkTwice(5);", "fails")]
    [InlineData("MarkTwice", "void MarkTwice(double x) { }", "MarkTwice(5);", "Its example draws nothing.")]
    [InlineData("mark", "void mark(double x) { Dot(x, x); }", "mark(5);", "begins with a capital")]
    [InlineData("Abc", "void Abc(double x) { Dot(x, x); }", "Abc(5);", "4 to 40 letters")]
    public void A_tool_that_does_not_run_on_its_own_is_refused(string name, string source, string example, string reason) =>
        Assert.Contains(reason, Try(new ProposedTool(name, "", source, example)), StringComparison.Ordinal);

    [Fact]
    public void A_name_that_is_taken_is_refused()
    {
        var taken = author.Graph.Tools[0].Name;
        Assert.Equal($"There is a tool named {taken}.", Try(new ProposedTool(taken, "", $"void {taken}(double x) {{ Dot(x, x); }}", $"{taken}(5);")));
    }

    private static IEnumerable<ProposedTool> Find(string[] names, string code) => ProposedTool.FindAll(names, [new ThinkingStep("I mark it.", code)]);

    private string? Try(ProposedTool tool) => new ToolTrial(author.Fonts, author.Graph.Tools).FindError(tool, default);
}
