using Flywheel.Synthesis.Figures;

namespace Flywheel.Synthesis.Tests.Figures.Language;

/// <summary>Programs written to break the engine: each ends with an error, quickly, on a thread with a small stack.</summary>
public sealed class HostileTests(LanguageFixture language) : IClassFixture<LanguageFixture>
{
    private const int SmallStack = 384 * 1_024;
    private const int Many = 3_000;

    public static TheoryData<string, string, string> Nests { get; } = new()
    {
        { "var x = ", "(", ")" },
        { "var x = ", "[", "]" },
        { "", "{", "}" },
        { "", "if(true)", "" },
        { "", "if(true){", "}" },
        { "", "while(true)", "" },
        { "", "for(;;)", "" },
        { "", "do ", "" },
        { "", "lock(x)", "" },
        { "", "if(a);else ", "" },
        { "", "if(a){}else ", "" },
        { "var x = ", "!", "" },
        { "var x = ", "- ", "" },
        { "var x = ", "-", "" },
        { "var x = ", "~", "" },
        { "var x = ", "^", "" },
        { "var x = ", "..", "" },
        { "var x = ", "& ", "" },
        { "var x = ", "*", "" },
        { "var x = ", "true?1:", "" },
        { "var x = ", "true?", ":1" },
        { "var x = ", "a=>", "" },
        { "var x = ", "(a)=>", "" },
        { "var x = ", "(a=(b)=>", "" },
        { "", "x=", "" },
        { "", "x??", "" },
        { "var x = ", "(int)", "" },
        { "var x = ", "(a)", "" },
        { "var x = ", "(a)!", "" },
        { "var x = ", "(int)-", "" },
        { "var x = ", "(a[])-", "" },
        { "", "a<", ">" },
        { "", "a<\u00a0", "" },
        { "", "a<5 ", "" },
        { "", "a<+", "" },
        { "var x = new ", "A<5 ", "" },
        { "var x = new ", "A<&& ", "" },
        { "var x = ", "$$\"\"\"{{1}", "" },
        { "var x = ", "$$\"\"\"{{1} ((((", "" },
        { "", "a<(b,", "" },
        { "var x = ", "(a,", ")" },
        { "", "throw ", "" },
        { "", "throw !", "" },
        { "", "await ", "" },
        { "var x = ", "new ", "" },
        { "var x = y is ", "not ", "" },
        { "", "ref ", "" },
        { "", "a:", "" },
        { "", "static ", "" },
        { "", "delegate{", "" },
        { "", "class A{", "" },
        { "", "namespace A{", "" },
        { "", "void F(){", "" },
        { "", "try{", "" },
        { "var x = ", "$\"{", "}\"" },
        { "", "a switch {", "" },
        { "", "a switch {1=>", "}" },
        { "", "x is {A:", "}" },
        { "", "x is [", "]" },
        { "", "x with {", "" },
        { "", "typeof(", ")" },
        { "", "from a in ", "" },
        { "var x = ", "[..", "]" },
        { "", "a?.", "" },
        { "", "()=>{} ", "" },
        { "", "new A{}?", "" },
        { "", "yield return ", "" },
        { "", "(a,b)=", "" },
        { "", "a<b>(", ")" },
        { "", "x = a<(b", "" },
        { "", "F(x:", "" },
        { "", "[a]", "" },
        { "", "int", "[] " },
        { "var x = 1; var y = x is 1", " or 1", ";" },
    };

    public static TheoryData<string> Programs { get; } = new()
    {
        "while(true){}",
        "for(;;);",
        "do{}while(true);",
        "var s=\"a\"; while(true) s+=s;",
        "var s=\"\"; while(true) s+=\"a\";",
        "var a=[1]; while(true) a=[..a,..a];",
        "var a=[1]; while(true) a=a.Append(1);",
        "int F(int x)=>F(x); F(1);",
        "int F(int x)=>G(x); int G(int x)=>F(x); F(1);",
        "var f = [x=>x]; f[0] = x => f[0](x); f[0](1);",
        "var f = [x=>x]; f[0] = x => [x].Select(f[0])[0]; f[0](1);",
        "Axes(-5, 5, -5, 5); Func<double, double> f = x => x; f = x => { while (true) { } }; Curve(f);",
        "int F(int n)=> n<1?1:F(n-1)+F(n-1); F(40);",
        "var a=Range(0,2000); while(true) a.OrderBy(x=>-x);",
        "var a=Range(0,2000); for(;;) a.Select(x=>a.Sum());",
        "var a=Range(0,2000); for(;;) a.Select(x=>a.Contains(-1));",
        "Range(0,2000000000);",
        "var a = new double[2000000000];",
        "\"a\".PadLeft(2000000000);",
        "var s=\"a\".PadLeft(2000); s.Replace(\" \",s);",
        "var s=$\"{1,99999999}\";",
        "var s=$\"{1,-99999999}\";",
        "var s=$\"{1:F999999999}\";",
        "for(;;) Dot(1,2);",
        "for(;;) Theme(\"textbook\");",
        "var a = [[1]]; a[0]=a; double[][] c = a;",
        "Dot(0.0/0,1);",
        "Dot(1e300,1);",
        "Circle(1,2,1e300);",
        "Text(\"a\",1,2,size:1e9);",
        "Label(\"a\",1,2,size:1e9);",
        "Canvas(1e9,1e9);",
        "Text(\"\\u202e\",1,2);",
        "Text(\"\\ud800\",1,2);",
        "Text(\"\\0\",1,2);",
        "Text(\"a\\nb\",1,2);",
        "var x = 1;\0",
        "\u202edot",
        "// \u2066",
        "var x = \"\u200b\";",
        "var \u0430 = 1;",
        "var p\u0430th = 1;",
        "var x\u200d = 1;",
        "var \uff41 = 1;",
        "var \u4e2d\u0434 = 1;",
        "var \\u0061 = 1;",
        "System.IO.File.Delete(\"x\");",
        "typeof(string).Assembly.GetType(\"System.IO.File\");",
        "\"\".GetType();",
        "var x = [1].GetType();",
        "Console.WriteLine(1);",
        "Environment.Exit(1);",
        "new System.Net.Http.HttpClient();",
        "Draw(1);",
        "Sketch();",
        "Math.GetType();",
        "Canvas.Method.Invoke();",
        "void* p = 0;",
        "var x = __makeref(1);",
        "#r \"System.dll\"",
        "#load \"x\"",
        "extern alias a;",
        "using static System.IO.File;",
        "dynamic d = 1;",
        "object o = 1;",
        "stackalloc int[5];",
        "await Task.Delay(1);",
        "\"",
        "'",
        "@\"",
        "$\"{",
        "$\"{1:",
        "\"\"\"",
        "$$\"\"\"{{1",
        "/*",
        "Dot(1, 2",
        "]", ")", "}", ";}", "`", "\\", "#", "$", "@", "\u00ad", "😀", "Dot(1,\u00ad2);",
    };

    [Theory]
    [MemberData(nameof(Nests))]
    public void Deep_nests_of_every_kind(string start, string open, string close)
    {
        foreach (var count in new[] { 20, 63, Many })
        {
            Run($"{start}{Repeat(open, count)}1{Repeat(close, count)};", mayDraw: count < Many);
            Run(start + Repeat(open, count), mayDraw: count < Many);
        }
    }

    [Theory]
    [MemberData(nameof(Programs))]
    public void Hostile_programs(string code) => Run(code);

    // A test's data is stored as UTF-8, which has no half characters.
    [Fact]
    public void Half_of_a_character() => Run("var x = \"\ud800\";");

    [Theory]
    [InlineData("var x = 1", "+1", 10_000)]
    [InlineData("var x = 1", "-1", 10_000)]
    [InlineData("var x = 1", "*1", 10_000)]
    [InlineData("var x = true", "&&true", 5_000)]
    [InlineData("var x = 1.0", "/1+1", 5_000)]
    public void Long_chains_of_operators_are_no_nest(string start, string link, int count) =>
        Assert.True(OnSmallStack(() => language.Engine.Draw(start + Repeat(link, count) + ";")).Succeeded);

    [Theory]
    [InlineData("var x = [1]", ".Reverse()")]
    [InlineData("var x = [1]", "[0]")]
    [InlineData("var x = a", ".b")]
    public void Long_chains_of_members_are_refused(string start, string link) => Run(start + Repeat(link, Many) + ";");

    [Theory]
    [InlineData("x")]
    [InlineData("(")]
    [InlineData("{")]
    [InlineData("\"")]
    [InlineData("$\"{")]
    [InlineData("/*")]
    [InlineData("Dot(1, 2);\n")]
    public void Ten_megabytes_are_refused_at_once(string piece)
    {
        var result = language.Engine.Draw(Repeat(piece, 10_000_000 / piece.Length));
        Assert.Equal(FigureErrorKind.Budget, result.Errors[0].Kind);
        Assert.True(result.Usage.Elapsed < new FigureLimits().Time, $"{result.Usage.Elapsed}");
    }

    [Theory]
    [InlineData(";")]
    [InlineData(",")]
    [InlineData("a ")]
    [InlineData("1 ")]
    [InlineData("() ")]
    [InlineData("[] ")]
    [InlineData("< ")]
    [InlineData("a<b>")]
    [InlineData("\"\" ")]
    [InlineData("var x;")]
    [InlineData("case 1: ")]
    [InlineData("global::")]
    [InlineData("a b, ")]
    [InlineData("=> ")]
    [InlineData("\u00e9")]
    public void Sources_of_full_length_are_read_in_time(string piece)
    {
        var result = OnSmallStack(() => language.Engine.Draw(Repeat(piece, 40_000 / piece.Length)));
        Assert.True(result.Usage.Elapsed < new FigureLimits().Time * 1.2, $"{result.Usage.Elapsed}");
    }

    private static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));

    private static T OnSmallStack<T>(Func<T> action)
    {
        T result = default!;
        var thread = new Thread(() => result = action(), SmallStack);
        thread.Start();
        Assert.True(thread.Join(TimeSpan.FromSeconds(60)), "The program hangs.");
        return result;
    }

    private void Run(string code, bool mayDraw = false)
    {
        var result = OnSmallStack(() => language.Engine.Draw(code));
        Assert.True(mayDraw || !result.Succeeded, "The program succeeded.");
        Assert.True(result.Usage.Elapsed < new FigureLimits().Time * 1.2, $"{result.Usage.Elapsed}");
        Assert.All(result.Errors, e => Assert.DoesNotContain("failed on these arguments", e.Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("}")]
    [InlineData("}\n")]
    [InlineData("\n}")]
    [InlineData(")")]
    [InlineData("]")]
    [InlineData("=> 1")]
    [InlineData("\\u005")]
    [InlineData("\\")]
    [InlineData("#")]
    [InlineData("\"")]
    [InlineData("$\"{")]
    [InlineData("/*")]
    public void Answer_code_that_begins_with_an_end_is_refused(string code)
    {
        var result = language.Engine.Evaluate(language.Triangle, code);
        Assert.False(result.Succeeded);
        Assert.InRange(result.Errors[0].Line, 1, 2);
    }
}
