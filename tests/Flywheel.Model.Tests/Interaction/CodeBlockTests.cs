using Flywheel.Model.Interaction;
using FsCheck;
using FsCheck.Fluent;

namespace Flywheel.Model.Tests.Interaction;

public sealed class CodeBlockTests
{
    [Theory]
    [InlineData("\n```python\nprint(1)\n```\n", "python", "print(1)")]
    [InlineData("\n'''python\nprint(1)\n'''\n", "python", "print(1)")]
    [InlineData("print(1)\nprint(2)", "", "print(1)\nprint(2)")]
    [InlineData("\n```\nDot(1, 2);\n```\n", "", "Dot(1, 2);")]
    [InlineData("```CSharp\r\nDot(1, 2);\r\n```", "csharp", "Dot(1, 2);")]
    [InlineData("```c#\nDot(1, 2);\n```", "c#", "Dot(1, 2);")]
    [InlineData("```Dot(1, 2);```", "", "Dot(1, 2);")]
    [InlineData("\n```python\nprint(1)", "python", "print(1)")]
    [InlineData("\n```python\nprint(1)```", "python", "print(1)")]
    [InlineData("I draw a line.\n```csharp\nDot(1, 2);\n```\nThat is all.", "csharp", "Dot(1, 2);")]
    [InlineData("```python\na = 1\n```\nand\n```python\nb = a\n```", "python", "a = 1\nb = a")]
    [InlineData("```python\n  if x:\n    y()\n```", "python", "  if x:\n    y()")]
    [InlineData("", "", "")]
    [InlineData("```", "", "")]
    public void Every_form_is_read(string text, string language, string code) => Assert.Equal(new CodeBlock(language, code), CodeBlock.Parse(text));

    [Theory]
    [InlineData("```python\ndef f():\n    '''a\n    docstring'''\n    return '''x'''\nf()\n```", "def f():\n    '''a\n    docstring'''\n    return '''x'''\nf()")]
    [InlineData("'''python\ns = '''+'''\nt = 1\n'''", "s = '''+'''\nt = 1")]
    [InlineData("```python\nprint(\"a ``` b\")\n```", "print(\"a ``` b\")")]
    public void Quotes_inside_code_are_no_fences(string text, string code) => Assert.Equal(code, CodeBlock.Parse(text).Code);

    [Fact]
    public void Any_text_is_read_without_an_error() => Check.QuickThrowOnFailure(Prop.ForAll(
        ArbMap.Default.ArbFor<NonNull<string>>(),
        text => CodeBlock.Parse(text.Get) is { Code: not null, Language: not null } && CodeBlock.Parse("```python\n'''" + text.Get).Code is not null));

    [Fact]
    public void What_is_fenced_is_read_back() => Check.QuickThrowOnFailure(Prop.ForAll(
        Gen.Elements("a = 1", "  b(a)", "", "# `note`", "s = 'x'", "Dot(1, 2);").ListOf().ToArbitrary(),
        lines =>
        {
            var code = string.Join('\n', lines).Trim('\n');
            return CodeBlock.Parse($"\n```python\n{code}\n```\n") == new CodeBlock("python", code);
        }));
}
