using System.Diagnostics;
using Flywheel.Synthesis.Figures;

namespace Flywheel.Synthesis.Tests.Figures.Language;

/// <summary>
/// Every limit is shown by a pair: a program just within it runs, the same program just beyond it ends with an error. So a limit that is no
/// longer enforced, or enforced elsewhere, fails here.
/// </summary>
public sealed class BudgetTests(LanguageFixture language) : IClassFixture<LanguageFixture>
{
    private static readonly FigureLimits Small = new()
    {
        SourceLength = 400,
        NestingDepth = 12,
        Steps = 1_000,
        Elements = 10,
        Marks = 20,
        PathPoints = 200,
        CallDepth = 8,
        TextLength = 30,
        ArrayLength = 20,
        Allocation = 500,
    };

    [Theory]
    [InlineData("// {0}", 397, 398)]
    public void Source_length(string code, int within, int beyond) => Expect(code.Replace("{0}", "{0}", StringComparison.Ordinal), n => new string('x', n), within, beyond);

    [Theory]
    [InlineData("var x = {0};", "(", "1", ")", 8, 14)]
    [InlineData("var x = {0};", "[", "1", "]", 8, 14)]
    [InlineData("{0}", "{", "", "}", 8, 14)]
    [InlineData("{0}", "if (true) ", ";", "", 4, 8)]
    [InlineData("{0}", "if (true) { ", "", "}", 4, 8)]
    [InlineData("var x = {0};", "!", "true", "", 8, 14)]
    [InlineData("var x = {0};", "- ", "1", "", 8, 14)]
    [InlineData("var x = {0};", "true ? 1 : ", "2", "", 4, 7)]
    [InlineData("var x = {0};", "(int)", "1", "", 8, 14)]
    [InlineData("var x = {0};", "a => ", "1", "", 8, 14, true)]
    [InlineData("var x = {0};", "$\"{", "1", "}\"", 8, 14)]
    [InlineData("if (false) ; {0}", "else if (false) ; ", "", "", 8, 14)]
    public void Nesting(string code, string open, string middle, string close, int within, int beyond, bool fails = false) =>
        Expect(code, n => Repeat(open, n) + middle + Repeat(close, n), within, beyond, fails);

    [Theory]
    [InlineData("for (var i = 0; i < {0}; i++) ;", 240, 340)]
    [InlineData("var i = 0; while (i < {0}) i++;", 190, 260)]
    [InlineData("var x = Range(0, 20); for (var i = 0; i < {0}; i++) x.Sum();", 100, 260)]
    [InlineData("var f = x => x; for (var i = 0; i < {0}; i++) f(1);", 100, 260)]
    public void Steps(string code, int within, int beyond) => Expect(code, n => $"{n}", within, beyond);

    [Fact]
    public void Elements() => Expect("for (var i = 0; i < {0}; i++) Dot(5, 5);", n => $"{n}", 10, 11);

    [Fact]
    public void Elements_of_the_base_picture_count_in_a_step()
    {
        var engine = new FigureEngine(language.Fonts, Small);
        var scene = engine.Draw("for (var i = 0; i < 8; i++) Dot(5, 5);").Scene!;
        Assert.True(engine.DrawStep(scene, "Dot(1, 1); Dot(2, 2);").Succeeded);
        Assert.Equal(FigureErrorKind.Budget, engine.DrawStep(scene, "Dot(1, 1); Dot(2, 2); Dot(3, 3);").Errors[0].Kind);
    }

    [Fact]
    public void Marks_count_labels_too() => Expect("for (var i = 0; i < {0}; i++) Arrow(5, 5, 50, 50, label: \"a\");", n => $"{n}", 6, 7);

    [Fact]
    public void Points_of_paths() => Expect("for (var i = 0; i < {0}; i++) Polyline(Range(0, 20).Select(j => Pt(j, i)));", n => $"{n}", 5, 6, limits: Small with { Steps = 100_000, Allocation = 10_000 });

    [Theory]
    [InlineData("int F(int n) => n == 0 ? 0 : F(n - 1); F({0});", 6, 7)]
    [InlineData("var x = 0; void A(int n) { if (n > 0) B(n - 1); } void B(int n) { if (n > 0) A(n - 1); } A({0});", 6, 7)]
    [InlineData("var f = [n => n]; f[0] = n => n == 0 ? 0 : f[0](n - 1); f[0]({0});", 6, 7)]
    [InlineData("int F(int n) => n == 0 ? 0 : [n].Select(x => F(x - 1))[0]; F({0});", 3, 4)]
    public void Calls(string code, int within, int beyond) => Expect(code, n => $"{n}", within, beyond);

    [Theory]
    [InlineData("var s = \"\"; for (var i = 0; i < {0}; i++) s += \"a\";", 30, 31)]
    [InlineData("var s = \"a\".PadLeft({0});", 30, 31)]
    [InlineData("var s = $\"{1,{0}}\";", 30, 31)]
    [InlineData("var s = $\"{1:{0}}\";", 28, 33)]
    [InlineData("var s = Join(\",\", Range(0, {0}));", 10, 16)]
    [InlineData("var s = \"aa\".Replace(\"a\", \"b\".PadLeft({0}));", 15, 16)]
    [InlineData("var s = $\"{\"a\".PadLeft({0})}{\"b\".PadLeft(10)}\";", 20, 21)]
    public void Text_length(string code, int within, int beyond) =>
        Expect(code, n => code.Contains(":{0}", StringComparison.Ordinal) ? new string('0', n) : $"{n}", within, beyond);

    [Theory]
    [InlineData("var a = [0]; for (var i = 1; i < {0}; i++) a = a.Append(i);", 20, 21)]
    [InlineData("var a = new int[{0}];", 20, 21)]
    [InlineData("var a = Range(0, {0});", 20, 21)]
    [InlineData("var a = Range(0, 10); var b = [.. a, .. Range(0, {0})];", 10, 11)]
    [InlineData("var a = Range(0, 10).Concat(Range(0, {0}));", 10, 11)]
    [InlineData("var a = Range(0, {0}).SelectMany(x => [x, x]);", 10, 11)]
    [InlineData("var a = \"abc\".Replace(\"b\", \" \".PadLeft({0})).Split(\" \");", 19, 20)]
    public void Array_length(string code, int within, int beyond) => Expect(code, n => $"{n}", within, beyond);

    [Theory]
    [InlineData("for (var i = 0; i < {0}; i++) { var a = new int[20]; }", 25, 26)]
    [InlineData("var s = \"a\".PadLeft(20); for (var i = 1; i < {0}; i++) s.ToUpper();", 25, 26)]
    [InlineData("var a = [1, 2, 3, 4, 5]; for (var i = 1; i < {0}; i++) a.Where(x => true);", 100, 101)]
    public void Allocation(string code, int within, int beyond) => Expect(code, n => $"{n}", within, beyond, limits: Small with { Steps = 100_000 });

    [Fact]
    public void Canvas()
    {
        Expect("Canvas({0}, 100);", n => $"{n}", 1_600, 1_601);
        Expect("Canvas({0}, 100);", n => $"{n}", 32, 31);
    }

    [Fact]
    public void Wall_time_ends_a_run_within_a_fifth_of_its_limit()
    {
        var limits = new FigureLimits { Time = TimeSpan.FromMilliseconds(300), Steps = int.MaxValue - 1_000, Allocation = int.MaxValue };
        var engine = new FigureEngine(language.Fonts, limits);
        engine.Draw("Dot(1, 1);");
        foreach (var code in new[]
        {
            "while (true) { }",
            "for (;;) { var s = \"a\".PadLeft(1999).ToUpper(); }",
            "var a = Range(0, 2000); for (;;) a.OrderBy(x => -x);",
            "var a = Range(0, 2000); for (;;) a.Distinct();",
            "for (;;) Theme(\"textbook\");",
            "int F(int n) => n < 1 ? 1 : F(n - 1) + F(n - 1); F(40);",
        })
        {
            // The fastest of five: a machine that is busy with something else must not fail the test.
            var elapsed = Enumerable.Range(0, 5).Min(_ =>
            {
                var started = Stopwatch.GetTimestamp();
                Assert.Equal("The program runs longer than 0.3 s.", engine.Draw(code).Errors[0].Message);
                return Stopwatch.GetElapsedTime(started);
            });
            Assert.True(elapsed < limits.Time * 1.2 + TimeSpan.FromMilliseconds(100), $"{code} took {elapsed}.");
        }
    }

    [Fact]
    public void Placing_labels_is_part_of_the_wall_time()
    {
        var engine = new FigureEngine(language.Fonts, new FigureLimits { Time = TimeSpan.FromMilliseconds(20) });
        var result = engine.Draw("Canvas(1600, 1600); for (var i = 0; i < 900; i++) Label(\"a long label without room\", 800, 800, size: 200);");
        Assert.Equal(FigureErrorKind.Budget, result.Errors[0].Kind);
        Assert.True(result.Usage.Elapsed < TimeSpan.FromSeconds(5), $"{result.Usage.Elapsed}");
    }

    [Fact]
    public void Cancellation_stops_a_run()
    {
        using var source = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));
        var engine = new FigureEngine(language.Fonts, new FigureLimits { Steps = int.MaxValue - 1_000, Time = TimeSpan.FromMinutes(1) });
        Assert.Throws<OperationCanceledException>(() => engine.Draw("while (true) { }", source.Token));
    }

    [Fact]
    public void Usage_tells_what_was_used()
    {
        var usage = language.Engine.Draw("for (var i = 0; i < 10; i++) Dot(i, i);").Usage;
        Assert.Equal((10, 10), (usage.Elements, usage.Marks));
        Assert.InRange(usage.Steps, 40, 80);
        Assert.InRange(usage.Elapsed.TotalMilliseconds, 0.001, 2_000);
    }

    private static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));

    private void Expect(string code, Func<int, string> fill, int within, int beyond, bool fails = false, FigureLimits? limits = null)
    {
        var engine = new FigureEngine(language.Fonts, limits ?? Small);
        var inside = engine.Draw(code.Replace("{0}", fill(within), StringComparison.Ordinal));
        Assert.True(fails || inside.Succeeded, string.Join('\n', inside.Errors));
        Assert.DoesNotContain(inside.Errors, e => e.Kind == FigureErrorKind.Budget);
        var outside = engine.Draw(code.Replace("{0}", fill(beyond), StringComparison.Ordinal));
        Assert.NotEmpty(outside.Errors);
        Assert.Contains(outside.Errors[0].Kind, new[] { FigureErrorKind.Budget, FigureErrorKind.Value });
    }
}
