using Flywheel.Synthesis.Figures;

namespace Flywheel.Synthesis.Tests.Figures.Language;

public sealed class ErrorTests(LanguageFixture language) : IClassFixture<LanguageFixture>
{
    [Theory]
    [InlineData("Dot(1, 2", 1, 9, "The program ends too early. Add )")]
    [InlineData("Segment(1, 2, 3, 4;", 1, 19, "A ) is missing before ;. Add )")]
    [InlineData("var x = 3\nDot(x, 2);\nDot(1, 2);", 1, 10, "A semicolon is missing here. Add ;")]
    [InlineData("Dot(1, 2) Dot(3, 4);", 1, 11, "A semicolon is missing here. Add ;")]
    [InlineData("Dot(1 2);", 1, 7, ", is missing before 2. Add ,")]
    [InlineData("if x > 3 { Dot(1, 2); }", 1, 4, "( is missing before x. Add (")]
    [InlineData("if (true) {\n  Dot(1, 2);", 2, 13, "The program ends too early. Add }")]
    [InlineData("Dot(1, 2); }", 1, 12, "} is one too many. Remove it, or add the opening bracket.")]
    [InlineData("Text(\"abc, 1, 2);", 1, 6, "The string is not closed on its line. Add \"")]
    [InlineData("Text(\"a\\qb\", 1, 2);", 1, 8, "This escape does not exist. Write \\\\ for a backslash.")]
    [InlineData("var s = @\"abc;", 1, 9, "The string is never closed. Add \"")]
    [InlineData("var s = $\"{1:0.0\";", 1, 17, "The format in the string is not closed. Write $\"{x:0.##}\".")]
    [InlineData("var s = $\"{(1}\";", 1, 14, "} does not fit the brackets before it. Look for an unclosed bracket or string.")]
    [InlineData("/* abc", 1, 1, "The comment is never closed. Add */")]
    [InlineData("var c = 'ab';", 1, 9, "A character in single quotes must be exactly one. Write texts in double quotes.")]
    [InlineData("var x = 1 + ;", 1, 13, "; cannot stand here: a value is expected.")]
    [InlineData("var x = 3 \\ 2;", 1, 11, "A backslash can stand only in a string. Remove it.")]
    [InlineData("1 + 2;", 1, 1, "This line computes a value and drops it. Assign it, pass it to a call, or return it.")]
    [InlineData("if (true) var x = 1;", 1, 11, "A declaration cannot stand here alone. Put it in braces.")]
    [InlineData("break;", 1, 1, "break must stand inside a loop.")]
    [InlineData("var x;", 1, 5, "x needs a value. Write var x = ...;")]
    [InlineData("var p = Pt(1, 2);\np.X = 4;", 2, 1, "Only a variable or an item of an array can be assigned to.")]
    public void Syntax_errors(string code, int line, int column, string message) => Expect(code, FigureErrorKind.Syntax, line, column, message);

    [Theory]
    [InlineData("class Foo { }", 1, "Classes are not part of the figure language.")]
    [InlineData("using System;\nDot(1, 2);", 1, "using directives are not part of the figure language. Leave it out: everything is there already.")]
    [InlineData("public void F() { }", 1, "Functions and variables have no modifiers. Remove public.")]
    [InlineData("var x = typeof(int);", 9, "typeof is not part of the figure language.")]
    [InlineData("var x = new List<int>();", 9, "new List<int> is not part of the figure language. Only points and arrays are made with new.")]
    [InlineData("unsafe { }", 1, "unsafe is not part of the figure language.")]
    [InlineData("try { } catch { }", 1, "try is not part of the figure language. Test the values before they are used.")]
    [InlineData("throw new Exception();", 1, "throw is not part of the figure language. Test the values before they are used.")]
    [InlineData("goto a;", 1, "goto is not part of the figure language. Use loops and functions.")]
    [InlineData("var t = (1, 2);", 9, "Tuples are not part of the figure language. Use one variable for each value, or an array.")]
    [InlineData("foreach (var (i, x) in [1]) { }", 1, "Tuples are not part of the figure language. Use one variable for each value, or an array.")]
    [InlineData("var x = null;", 9, "null is not part of the figure language. No value is null.")]
    [InlineData("var a = [1]; var x = a?.Length;", 22, "?. is not part of the figure language. Write . instead of ?.; no value is null.")]
    [InlineData("float x = 3;", 1, "The type float is not part of the figure language. Use int, double, string or bool.")]
    [InlineData("List<int> x = [1];", 1, "The type List<int> is not part of the figure language. Use var, int, double, string, bool, Point, Element or arrays of these.")]
    [InlineData("pint x = 3;", 1, "The type pint is not part of the figure language. Did you mean int?")]
    [InlineData("var x = 3f;", 9, "Numbers have no suffix. Write 2 or 2.0.")]
    [InlineData("int[,] a = 3;", 4, "Arrays of several dimensions are not part of the figure language. Use an array of arrays.")]
    [InlineData("T F<T>(T x) => x;", 4, "Generic functions are not part of the figure language.")]
    [InlineData("void F(ref int x) { }", 8, "Parameters have no modifiers. Write only type and name.")]
    [InlineData("#if DEBUG\nDot(1, 2);", 1, "Directives are not part of the figure language. Remove the line.")]
    [InlineData("var @x = 1;", 5, "Names are written plainly, without @ or escapes.")]
    [InlineData("var x = from a in [1] select a;", 9, "Query expressions are not part of the figure language. Use Where, Select and OrderBy.")]
    [InlineData("lock (1) { }", 1, "lock is not part of the figure language.")]
    [InlineData("namespace A;", 1, "Namespaces are not part of the figure language.")]
    public void What_the_language_leaves_out(string code, int column, string message) => Expect(code, FigureErrorKind.Unsupported, 1, column, message);

    [Theory]
    [InlineData("Circl(1, 2, 3);", 1, 1, "There is no function Circl. Did you mean Circle?")]
    [InlineData("var center = Pt(1, 2);\nCircle(centre, 3);", 2, 8, "There is no variable centre. Did you mean center?")]
    [InlineData("Circle(1, 2, 3, colour: \"red\");", 1, 17, "Circle has no parameter colour. Did you mean color?")]
    [InlineData("Sqrt(4);", 1, 1, "There is no function Sqrt. Did you mean Math.Sqrt?")]
    [InlineData("var x = Math.Sqr(4);", 1, 14, "There is no Math.Sqr. Did you mean Sqrt?")]
    [InlineData("var x = [1].Lenght;", 1, 13, "There is no member Lenght. Did you mean Length?")]
    [InlineData("var x = [1].Length();", 1, 13, "There is no method Length. Write .Length without brackets.")]
    [InlineData("var x = [1].Count;", 1, 13, "There is no member Count. Call it: .Count(...).")]
    [InlineData("var x = [1].Sort();", 1, 13, "There is no method Sort. ")]
    [InlineData("Find(\"point\", \"A\");", 1, 1, "Find reads a picture; only answer code can call it. Use the positions that you drew with.")]
    [InlineData("var x = 1;\nvar x = 2;", 2, 5, "x is declared already. Use another name, or assign without a type.")]
    [InlineData("var f = Dot;", 1, 9, "Dot is a function. Call it: Dot(...).")]
    [InlineData("System.IO.File.ReadAllText(\"a\");", 1, 1, "There is no variable System.")]
    [InlineData("int x; Dot(x, 1);", 1, 12, "x is used before it has a value.")]
    [InlineData("void F(int size) { } F(sise: 1);", 1, 24, "F has no parameter sise. Did you mean size?")]
    public void Names_that_do_not_exist(string code, int line, int column, string message) => Expect(code, FigureErrorKind.Name, line, column, message.TrimEnd());

    [Theory]
    [InlineData("Circle(\"a\", 2, 3);", 8, "Circle: center must be a point, not a string. Write Circle(Point center, double radius, [color, fill, opacity, width, dashed, name]).")]
    [InlineData("Segment(Pt(1, 2), 3);", 19, "Segment: b must be a point, not an int. Write Segment(Point a, Point b, [label, color, width, dashed, name]).")]
    [InlineData("Circle(1);", 1, "Circle needs radius. Write Circle(Point center, double radius, [color, fill, opacity, width, dashed, name]).")]
    [InlineData("TickMark(Pt(1, 2), Pt(3, 4), count: 1.5);", 37, "TickMark: count must be an int, not 1.5. Write TickMark(Point a, Point b, [count, color]).")]
    [InlineData("Polyline([1, 2]);", 10, "Polyline: Item 0 of points must be a point, not an int. Write Polyline(Point[] points, [color, width, dashed, name]).")]
    [InlineData("int n = 2.5;", 5, "n must be an int, not 2.5. Round it with (int)Math.Round(...), or declare a double.")]
    [InlineData("var n = 1; n = \"a\";", 14, "n holds an int and cannot become a string. Declare another variable.")]
    [InlineData("const int n = 1; n = 2;", 18, "n cannot be changed. Use another variable.")]
    [InlineData("var a = [1, \"b\"];", 9, "Item 1 is a string, but item 0 is an int. Write numbers as text, \"3\", or make two arrays.")]
    [InlineData("string[] a = [1];", 10, "Item 0 of a must be a string, not an int.")]
    [InlineData("var s = \"a\" * 3;", 13, "* does not apply to a string and an int.")]
    [InlineData("if (1) { }", 5, "A condition must be true or false, not an int.")]
    [InlineData("var x = \"abc\".Select(c => c);", 15, "A string has no method Select. ")]
    [InlineData("var x = Pt(1, 2).Name;", 18, "A point has no Name. It has X, Y, Length, Direction, Unit, Normal.")]
    [InlineData("var x = 3; x();", 12, "An int cannot be called.")]
    [InlineData("var f = x => x; f(1, 2);", 17, "A lambda takes 1 argument, not 2.")]
    [InlineData("var x = [1].Select(() => 2);", 13, "A lambda takes 0 arguments, not 1.")]
    [InlineData("int F(int x) { } var y = F(1);", 26, "The result of F must be an int, not nothing.")]
    [InlineData("void F() { } Dot(F(), 1);", 18, "The argument is nothing: the call returns no value.")]
    [InlineData("int F(int x) => x; F(1, 2);", 25, "F takes at most 1 argument. Write F(x).")]
    [InlineData("int F(int x) => x; F();", 20, "F needs x. Write F(x).")]
    [InlineData("var x = Math.Sqrt(1, 2);", 14, "Math.Sqrt does not take 2 arguments. It takes 1, without names.")]
    public void Values_of_the_wrong_type(string code, int column, string message) => Expect(code, FigureErrorKind.Type, 1, column, message.TrimEnd());

    [Theory]
    [InlineData("Circle(1, 2, 30, color: \"purpel\");", 25, "There is no colour \"purpel\". Did you mean purple?")]
    [InlineData("Circle(1, 2, -3);", 1, "The radius must be positive, not -3.")]
    [InlineData("Dot(1, 1.0 / 0);", 1, "A coordinate is not a finite number. Look for a division by zero or a root of a negative number.")]
    [InlineData("Dot(1, 1 / 0);", 10, "Division by zero. Two ints are divided as ints.")]
    [InlineData("Dot(1, 5 % 0);", 10, "Division by zero. Two ints are divided as ints.")]
    [InlineData("var a = [1, 2]; a[2] = 3;", 19, "The index 2 is outside of 0 to 1.")]
    [InlineData("var a = [1, 2]; var x = a[^3];", 27, "The index ^3 is outside of 0 to 1.")]
    [InlineData("var x = [1, 2][1..4];", 16, "The range 1..4 is outside of 0..2.")]
    [InlineData("var x = 2000000000 + 2000000000;", 20, "The result is too large for an int. Write one of the numbers with a decimal point, such as 2.0.")]
    [InlineData("var x = 9999999999;", 9, "The number is too large for an int. Write it with a decimal point, such as 3000000000.0.")]
    [InlineData("var x = (int)1e10;", 9, "10000000000 does not fit an int.")]
    [InlineData("var x = 3 switch { 1 => 2 };", 11, "No arm of the switch matches. Add a last arm: _ => ...")]
    [InlineData("var x = new double[0].Max();", 23, "Max finds no item. Look at what the array holds.")]
    [InlineData("var x = \"abc\".Substring(4);", 15, "Substring(4) is outside of a string of 3 characters.")]
    [InlineData("var x = $\"{1:Q}\";", 12, "\"Q\" is not a number format. Use one such as 0.##, 0.00, F1 or N0.")]
    [InlineData("Canvas(5, 5);", 1, "A canvas of 5 x 5 is out of range. Both sides must be 32 to 1600 pixels.")]
    public void Values_out_of_range(string code, int column, string message) => Expect(code, FigureErrorKind.Value, 1, column, message);

    [Fact]
    public void Several_wrong_statements_are_reported_together()
    {
        var errors = language.Engine.Draw("var x = y + 1;\nDot(x, x);\nDot(z, 1);\nclass A { }").Errors;
        Assert.Equal(["(1,9)", "(3,5)", "(4,1)"], errors.Select(e => $"({e.Line},{e.Column})"));
    }

    [Fact]
    public void An_error_in_the_head_of_a_loop_leads_to_no_others()
    {
        var errors = language.Engine.Draw("for (var i = 0; i < n; i++) Dot(i, i);\nfor (var i = 0; i < 3; i++) Dot(i, i);\nforeach (var i in m) { }\nvar i = 1;").Errors;
        Assert.Equal(["(1,21)", "(3,19)"], errors.Select(e => $"({e.Line},{e.Column})"));
    }

    [Fact]
    public void An_error_in_a_lambda_given_to_a_primitive_is_reported_in_the_lambda()
    {
        var error = Assert.Single(language.Engine.Draw("Axes(-5, 5, -5, 5);\nCurve(x => 1 / (int)Math.Max(0, x));").Errors);
        Assert.Equal((2, 14), (error.Line, error.Column));
    }

    [Fact]
    public void Messages_are_short_whatever_the_program_says()
    {
        var name = new string('a', 30_000);
        foreach (var code in new[] { $"{name}();", $"Text(\"{name}\", 1, 2, color: \"b\");", $"Circle(1, 2, 3, color: \"{name[..1999]}\");", $"{name} x = 1;", $"var {name}  = 1; {name} = \"a\";", "Dot(1e300, 1);", $"F({name}: 1);" })
        {
            var error = language.Engine.Draw(code).Errors[0];
            Assert.True(error.ToString().Length < 650, error.ToString());
        }
    }

    [Fact]
    public void Elements_that_answer_code_looks_for_in_vain_are_suggested()
    {
        Assert.Equal("The picture has no point named \"D\". There are A, B, C.", Says("Find(\"point\", \"D\").X"));
        Assert.Equal("The picture has no pont named \"A\". Did you mean point?", Says("Find(\"pont\", \"A\").X").Replace("pont.", "pont named \"A\".", StringComparison.Ordinal));
        Assert.Equal("There is more than one point. Use All and pick one.", Says("Find(\"point\").X"));
        Assert.Equal("The segment \"AB\" has no \"lenght\". Did you mean length?", Says("Find(\"segment\")[\"lenght\"]"));
        Assert.Equal("Segment draws; answer code only reads the picture.", Says("Segment(1, 2, 3, 4)"));
        Assert.Equal("The answer code returns nothing. End it with return and the value.", Says("var x = 1;"));

        string Says(string code)
        {
            var error = Assert.Single(language.Engine.Evaluate(language.Triangle, code).Errors);
            return $"{error.Message}{(error.Suggestion is null ? "" : " " + error.Suggestion)}";
        }
    }

    private void Expect(string code, FigureErrorKind kind, int line, int column, string message)
    {
        var error = language.Engine.Draw(code).Errors[0];
        Assert.Equal($"({line},{column}): {message}", error.ToString());
        Assert.Equal(kind, error.Kind);
    }
}
