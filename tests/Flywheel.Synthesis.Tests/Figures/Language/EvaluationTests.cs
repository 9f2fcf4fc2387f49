using Flywheel.Synthesis.Figures;
using Flywheel.Synthesis.Figures.Geometry;

namespace Flywheel.Synthesis.Tests.Figures.Language;

public sealed class EvaluationTests(LanguageFixture language) : IClassFixture<LanguageFixture>
{
    [Theory]
    [InlineData("Round(Distance(P(\"A\"), P(\"B\")))", "300")]
    [InlineData("Round(AngleAt(P(\"B\"), P(\"A\"), P(\"C\")))", "90")]
    [InlineData("PolygonArea(Find(\"polygon\").Points)", "33750")]
    [InlineData("Find(\"segment\", \"AB\").Number", "12")]
    [InlineData("Find(\"segment\")[\"color\"]", "red")]
    [InlineData("Find(\"segment\")[\"length\"]", "300")]
    [InlineData("Find(\"segment\").Has(\"value\")", "false")]
    [InlineData("All(\"point\").Length", "3")]
    [InlineData("All().Count(e => e.Kind == \"point\")", "3")]
    [InlineData("All(\"point\").MaxBy(p => p.X).Name", "B")]
    [InlineData("Exists(\"point\", \"A\") && !Exists(\"bar\")", "true")]
    [InlineData("Find(\"angle-mark\").Text", "?")]
    [InlineData("Find(\"angle-mark\").Position", "(380, 350)")]
    [InlineData("Find(\"polygon\").Bounds.Width > 299", "true")]
    [InlineData("Find(\"polygon\").Index + Find(\"polygon\").Step", "3")]
    [InlineData("var s = 0.0; foreach (var p in All(\"point\")) s += p.Y; return s;", "825")]
    [InlineData("All(\"point\").Select(p => p.Name)", "A, B, C")]
    [InlineData("Find(\"point\", \"C\")", "C")]
    public void Answer_code_reads_the_inventory(string code, string expected)
    {
        var result = language.Engine.Evaluate(language.Triangle, code);
        Assert.True(result.Succeeded, string.Join('\n', result.Errors));
        Assert.Equal(expected, result.Value!.Text);
    }

    [Theory]
    [InlineData("42", "")]
    [InlineData("P(\"B\").X", "1")]
    [InlineData("Find(\"segment\", \"AB\").Number", "4")]
    [InlineData("All(\"point\").Length", "0,1,2")]
    [InlineData("All().Where(e => e.Kind == \"polygon\").Length", "")]
    [InlineData("All().Where(e => e.Kind == \"polygon\").First().Points.Length", "3")]
    [InlineData("All().First()", "0")]
    [InlineData("Exists(\"point\", \"C\")", "2")]
    public void Elements_that_the_answer_rests_on_are_noted(string code, string expected) =>
        Assert.Equal(expected, string.Join(',', language.Engine.Evaluate(language.Triangle, code).ElementsRead));

    [Fact]
    public void Code_that_is_read_once_computes_over_each_picture_in_turn()
    {
        var lower = language.Triangle with { Elements = [.. language.Triangle.Elements.Select(e => e with { Points = [.. e.Points.Select(p => p + new Point(0, 10))] })] };
        var results = language.Engine.EvaluateEach([language.Triangle, lower], "var s = 0.0; foreach (var p in All(\"point\")) s += p.Y; return s;").ToArray();
        Assert.Equal([825, 855], results.Select(r => r.Value!.Number));
    }

    [Fact]
    public void Code_that_cannot_be_read_fails_on_every_picture() =>
        Assert.All(language.Engine.EvaluateEach([language.Triangle, language.Triangle], "All(\"point\""), r => Assert.False(r.Succeeded));

    [Fact]
    public void Values_leave_the_engine_as_json()
    {
        Assert.Equal("""[1,2.5]""", Json("[1, 2.5]"));
        Assert.Equal("""{"x":80,"y":350}""", Json("P(\"A\")"));
        Assert.Equal("""{"element":0,"kind":"point","name":"A"}""", Json("Find(\"point\", \"A\")"));
        Assert.Equal("true", Json("1 < 2"));
        Assert.Equal("\"a\"", Json("\"a\""));
        Assert.Equal("\"NaN\"", Json("0.0 / 0"));

        string Json(string code) => language.Engine.Evaluate(language.Triangle, code).Value!.ToJson().ToJsonString();
    }

    [Fact]
    public void An_expression_may_span_lines_and_end_in_a_comment() =>
        Assert.Equal("3", language.Value("// the sum\n1\n  + 2 // done"));

    [Fact]
    public void Steps_add_to_the_picture_and_cannot_read_it()
    {
        var step = language.Engine.DrawStep(language.Triangle, "Segment(80, 350, 230, 237, dashed: true, color: \"accent\");");
        Assert.Equal(1, step.Scene!.Elements[^1].Step);
        Assert.Equal(language.Triangle.Elements.Length + 1, step.Scene.Elements.Length);
        Assert.Equal(FigureErrorKind.Name, language.Engine.DrawStep(language.Triangle, "var a = P(\"A\");").Errors[0].Kind);
        Assert.Equal(FigureErrorKind.Value, language.Engine.DrawStep(language.Triangle, "Canvas(100, 100);").Errors[0].Kind);
    }

    [Fact]
    public void The_same_code_gives_the_same_scene()
    {
        const string Code = "for (var i = 0; i < 20; i++) Point($\"P{i}\", 40 + i * 19, 200 + 100 * Math.Sin(i));";
        var (one, two) = (language.Draw(Code), language.Draw(Code));
        Assert.Equal(one.Marks.Select(m => m.ToString()), two.Marks.Select(m => m.ToString()));
    }

    [Fact]
    public void An_engine_serves_many_threads_at_once()
    {
        Parallel.For(0, 200, i =>
        {
            var result = language.Engine.Draw($"var s = 0; for (var i = 0; i <= {i}; i++) s += i; Text($\"{{s}}\", 100, 100);");
            Assert.Equal($"{i * (i + 1) / 2}", result.Scene!.Elements[0].Text);
        });
    }
}
