using Flywheel.Synthesis.Figures;

namespace Flywheel.Synthesis.Tests.Figures.Language;

public sealed class ToolTests(LanguageFixture language) : IClassFixture<LanguageFixture>
{
    private static readonly ToolLibrary Library = new(
    [
        new VisualToolSource("Cross", "void Cross(double x, double y, double size = 5)\n{\n    Segment(x - size, y - size, x + size, y + size);\n    Segment(x - size, y + size, x + size, y - size);\n}"),
        new VisualToolSource("Crosses", "void Crosses(int n) { for (var i = 0; i < n; i++) Cross(50 + i * 20, 50); }"),
        new VisualToolSource("Twice", "double Twice(double x) => x * 2;"),
        new VisualToolSource("Down", "int Down(int n) => n == 0 ? 0 : Down(n - 1);"),
        new VisualToolSource("Fails", "void Fails(double x)\n{\n    Circle(x, x, -1);\n}"),
        new VisualToolSource("Broken", "void Broken( { }"),
        new VisualToolSource("Misnamed", "void Other() { }"),
    ]);

    private readonly FigureEngine _engine = new(language.Fonts, tools: Library);

    [Theory]
    [InlineData("Cross(100, 100);", 2)]
    [InlineData("Crosses(n: 3);", 6)]
    [InlineData("Cross(Twice(50), size: 9, y: 3);", 2)]
    [InlineData("Down(20);", 0)]
    [InlineData("double Twice(double x) => 7; Cross(Twice(1), 1);", 2)]
    public void Tools_are_called_like_functions(string code, int elements) => Assert.Equal(elements, _engine.Draw(code).Scene?.Elements.Length);

    [Fact]
    public void Steps_call_tools_and_answers_do_not()
    {
        Assert.True(_engine.DrawStep(language.Triangle, "Cross(100, 100);").Succeeded);
        Assert.Equal(FigureErrorKind.Name, _engine.Evaluate(language.Triangle, "Twice(2)").Errors[0].Kind);
    }

    [Fact]
    public void An_error_inside_a_tool_is_reported_at_the_call()
    {
        var error = Assert.Single(_engine.Draw("Dot(1, 2);\n  Fails(3);").Errors);
        Assert.Equal("(2,3): In the tool Fails, line 3: The radius must be positive, not -1.", error.ToString());
    }

    [Fact]
    public void A_tool_with_errors_says_so_when_called_and_harms_nobody_else()
    {
        Assert.StartsWith("The tool Broken cannot be used", _engine.Draw("Broken();").Errors[0].Message, StringComparison.Ordinal);
        Assert.StartsWith("The tool Misnamed cannot be used", _engine.Draw("Misnamed();").Errors[0].Message, StringComparison.Ordinal);
        Assert.NotEmpty(_engine.CheckTool("Broken"));
        Assert.Empty(_engine.CheckTool("Crosses"));
        Assert.Throws<ArgumentException>(() => _engine.CheckTool("Missing"));
    }

    [Fact]
    public void Wrong_arguments_of_a_tool_are_found_before_it_runs() =>
        Assert.Equal("Cross has no parameter sise.", _engine.Draw("Cross(1, 2, sise: 3);").Errors[0].Message);
}
